/** Counts of the newsroom's lists: exact as far as there are pages, however much there is. */

/** Nothing is counted beyond what anybody pages through: a list may have a million. */
export const mostCounted = 3_000

/** How many there are; with `hasMore`, there are more than that. */
export type Counted = { count: number; hasMore: boolean }

/** @param counted no further than one more than `most` */
export const countedTo = (most: number, counted: number): Counted => ({
  count: Math.min(counted, most),
  hasMore: counted > most,
})

/** Together. */
export function sumOf(counts: readonly Counted[]): Counted {
  const { count, hasMore } = countedTo(
    mostCounted,
    counts.reduce((sum, each) => sum + each.count, 0),
  )
  return { count, hasMore: hasMore || counts.some((each) => each.hasMore) }
}
