/** Which of the things that stand in the place of others are the same one, rewritten: order is kept. */
import { itemAt } from '../../present.ts'

/** Things that share less of their words than this are two, not one that was rewritten. */
const leastAlike = 0.4
/** Past so many, they are not compared each with each. */
const mostPairs = 10_000

/** One that was rewritten has both; what is gone comes before what is new. */
export type Aligned<T> = { before: T; after: T } | { before: T; after: null } | { before: null; after: T }

/**
 * @param wordsOf what a thing says
 * @param couldBe whether one could be the other at all
 */
export function alignAlike<T>(
  gone: readonly T[],
  added: readonly T[],
  wordsOf: (thing: T) => string,
  couldBe: (before: T, after: T) => boolean,
): Aligned<T>[] {
  if (gone.length === 0 || added.length === 0 || gone.length * added.length > mostPairs)
    return [...gone.map(asGone), ...added.map(asNew)]
  const bagsGone = gone.map((each) => bagOf(wordsOf(each)))
  const bagsAdded = added.map((each) => bagOf(wordsOf(each)))
  const likeness = bagsGone.map((bag, i) =>
    Float64Array.from(bagsAdded, (other, j) =>
      couldBe(itemAt(gone, i), itemAt(added, j)) ? similarity(bag, other) : 0,
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
  const result: Aligned<T>[] = []
  let i = 0
  let j = 0
  while (i < gone.length && j < added.length) {
    const here = alike(i, j)
    if (here >= leastAlike && itemAt(best, i)[j] === here + itemAt(itemAt(best, i + 1), j + 1)) {
      result.push({ before: itemAt(gone, i), after: itemAt(added, j) })
      i += 1
      j += 1
    } else if (itemAt(best, i)[j] === itemAt(itemAt(best, i + 1), j)) result.push(asGone(itemAt(gone, i++)))
    else result.push(asNew(itemAt(added, j++)))
  }
  return [...result, ...gone.slice(i).map(asGone), ...added.slice(j).map(asNew)]
}

const asGone = <T>(before: T): Aligned<T> => ({ before, after: null })
const asNew = <T>(after: T): Aligned<T> => ({ before: null, after })

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
