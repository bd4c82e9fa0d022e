/** What changed between two documents: which blocks came, went or were rewritten, and in these which words. */
import { itemAt } from '../../present.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import { canonical } from '../writing/canonical.ts'
import { type DiffPart, diffSequence, diffWords } from './diff-words.ts'

export type BlockDiff =
  | { kind: 'same'; block: Block }
  | { kind: 'gone'; block: Block }
  | { kind: 'new'; block: Block }
  /** `words` are all the same when only its form changed: a mark, a level, a direction, another picture. */
  | { kind: 'changed'; before: Block; after: Block; words: DiffPart[] }

/** Blocks that share less of their words than this are two, not one that was rewritten. */
const leastAlike = 0.4

/**
 * Every block of both documents, once, in reading order; where blocks were replaced, what is gone comes before what is
 * new.
 */
export function diffBlocks(before: StoryDocument, after: StoryDocument): BlockDiff[] {
  const known = new Map<string, number>()
  const blockOf: Block[] = []
  /** Equal blocks are one number, whatever the order of their keys: the database keeps its own. */
  const numbers = ({ content }: StoryDocument) =>
    content.map((block) => {
      const form = canonical(block)
      const number = known.get(form) ?? blockOf.push(block) - 1
      known.set(form, number)
      return number
    })
  const result: BlockDiff[] = []
  let gone: Block[] = []
  let added: Block[] = []
  const flush = () => {
    result.push(...pair(gone, added))
    gone = []
    added = []
  }
  for (const { kind, items } of diffSequence(numbers(before), numbers(after))) {
    const blocks = items.map((number) => itemAt(blockOf, number))
    if (kind === 'gone') gone.push(...blocks)
    else if (kind === 'new') added.push(...blocks)
    else {
      flush()
      result.push(...blocks.map((block) => ({ kind, block })))
    }
  }
  flush()
  return result
}

/** Past so many, blocks are not compared each with each. */
const mostPairs = 10_000

/** Blocks in the place of others: those that are alike are the same one, rewritten; order is kept. */
function pair(gone: readonly Block[], added: readonly Block[]): BlockDiff[] {
  if (gone.length === 0 || added.length === 0 || gone.length * added.length > mostPairs)
    return [...gone.map((block) => ({ kind: 'gone' as const, block })), ...added.map(asNew)]
  const bagsGone = gone.map((block) => bagOf(wordsOfBlock(block)))
  const bagsAdded = added.map((block) => bagOf(wordsOfBlock(block)))
  const likeness = bagsGone.map((bag, i) =>
    Float64Array.from(bagsAdded, (other, j) =>
      itemAt(gone, i).type === itemAt(added, j).type ? similarity(bag, other) : 0,
    ),
  )
  const alike = (i: number, j: number) => itemAt(itemAt(likeness, i), j)
  // best[i][j]: the most likeness that pairs of gone[i…] and added[j…] can have.
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(added.length + 1))
  for (let i = gone.length - 1; i >= 0; i -= 1)
    for (let j = added.length - 1; j >= 0; j -= 1) {
      const here = alike(i, j)
      itemAt(best, i)[j] = Math.max(
        itemAt(itemAt(best, i + 1), j),
        itemAt(itemAt(best, i), j + 1),
        here >= leastAlike ? here + itemAt(itemAt(best, i + 1), j + 1) : 0,
      )
    }
  const result: BlockDiff[] = []
  let i = 0
  let j = 0
  while (i < gone.length && j < added.length) {
    const here = alike(i, j)
    if (here >= leastAlike && itemAt(best, i)[j] === here + itemAt(itemAt(best, i + 1), j + 1)) {
      const [before, after] = [itemAt(gone, i), itemAt(added, j)]
      result.push({
        kind: 'changed',
        before,
        after,
        words: diffWords(wordsOfBlock(before), wordsOfBlock(after)),
      })
      i += 1
      j += 1
    } else if (itemAt(best, i)[j] === itemAt(itemAt(best, i + 1), j))
      result.push({ kind: 'gone', block: itemAt(gone, i++) })
    else result.push(asNew(itemAt(added, j++)))
  }
  return [
    ...result,
    ...gone.slice(i).map((block) => ({ kind: 'gone' as const, block })),
    ...added.slice(j).map(asNew),
  ]
}

const asNew = (block: Block): BlockDiff => ({ kind: 'new', block })

/** Words and how often, without order. */
type Bag = { words: ReadonlyMap<string, number>; size: number }

function bagOf(text: string): Bag {
  const words = new Map<string, number>()
  const found = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  for (const word of found) words.set(word, (words.get(word) ?? 0) + 1)
  return { words, size: found.length }
}

/** The share of words that two bags have in common (Sørensen–Dice), 0 to 1; two that have none are alike. */
function similarity(one: Bag, two: Bag): number {
  const total = one.size + two.size
  if (total === 0) return 1
  let common = 0
  for (const [word, n] of one.words) common += Math.min(n, two.words.get(word) ?? 0)
  return (2 * common) / total
}
