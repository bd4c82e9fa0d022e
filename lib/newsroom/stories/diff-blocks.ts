/** What changed between two documents: which blocks came, went or were rewritten, and in these which words. */
import { itemAt } from '../../present.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import { canonical } from '../writing/canonical.ts'
import { alignAlike } from './align-alike.ts'
import { type DiffPart, diffSequence, diffWords } from './diff-words.ts'

export type BlockDiff =
  | { kind: 'same'; block: Block }
  | { kind: 'gone'; block: Block }
  | { kind: 'new'; block: Block }
  /** `words` are all the same when only its form changed: a mark, a level, a direction, another picture. */
  | { kind: 'changed'; before: Block; after: Block; words: DiffPart[] }

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

/** Blocks in the place of others: those that are alike are the same one, rewritten. */
function pair(gone: readonly Block[], added: readonly Block[]): BlockDiff[] {
  return alignAlike(gone, added, wordsOfBlock, (one, two) => one.type === two.type).map((each) => {
    if (each.before === null) return { kind: 'new', block: each.after }
    if (each.after === null) return { kind: 'gone', block: each.before }
    const { before, after } = each
    return { kind: 'changed', before, after, words: diffWords(wordsOfBlock(before), wordsOfBlock(after)) }
  })
}
