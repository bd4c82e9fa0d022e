/** Lists in pages, addressed by `?page=2` so that every page is a link. */

export const pageSize = 12
/** Beyond this nobody pages; it bounds what a stranger's `offset` can cost the database. */
const lastPage = 500

/**
 * The page number asked for: 1 when none is given, null when what is given is no page
 * (`?page=0`, `?page=abc`, `?page=1&page=2`, `?page=1e9`).
 */
export function readPage(value: string | string[] | undefined): number | null {
  if (value === undefined) return 1
  if (typeof value !== 'string' || !/^[1-9]\d{0,2}$/.test(value)) return null
  const page = Number(value)
  return page <= lastPage ? page : null
}

/** Nothing is counted beyond what can be paged to: a list may have a million. */
const mostCounted = lastPage * pageSize

/** How far to count so as to know whether there are more than {@link mostCounted}. */
export const countingUntil = mostCounted + 1

export type Paging = {
  page: number
  pages: number
  /** At most {@link mostCounted}. */
  total: number
  /** There are more than `total`. */
  hasMore: boolean
}

/** The same of a list that is whole in memory, with its own number on a page. */
export const pagingIn = (page: number, total: number, onPage: number): Paging => ({
  page,
  pages: Math.max(1, Math.ceil(total / onPage)),
  total,
  hasMore: false,
})

/**
 * `pages` is at least 1: an empty list still has a first page.
 * @param counted no further than {@link countingUntil}
 * @param hasMore there are more than were counted
 */
export const pagingOf = (page: number, counted: number, hasMore = false): Paging => {
  const total = Math.min(counted, mostCounted)
  return {
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    total,
    hasMore: hasMore || counted > total,
  }
}
