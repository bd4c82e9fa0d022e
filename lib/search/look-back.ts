/** Looking for something from the newest stories on, as far back as it takes. */
import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { listingMonth } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { type Period, periodsOf, yearOf } from './indexed-periods.ts'
import type { Plan } from './plan-search.ts'

/** Stories of a look at the newest; each further look goes some times as far back. */
const firstLook = 4_000
/** What a word had lately says little of what it had long ago. */
const furtherAtMost = 8
/** A look at more than that part of the archive looks at all of it. */
const nearlyAll = 0.6

/** What is older than its first moment is left aside; `periods` are those from then on, as the index has them. */
export type Since = { from: string; periods: Period[]; stories: number }

export const publishedSince = ({ from }: Since): SQL => sql`${article.publishedAt} >= ${from}::timestamptz`

/**
 * Looks for something among the newest stories, and further back until there is enough: a common word is found at once,
 * and a rare one has few entries in the index however far back it goes. So no look gathers much more than was asked for.
 * @param within the stretch of time that is asked about
 * @param enough how many end it
 * @param ask is asked of the stories since a moment, at last of all, how many it found
 */
export async function lookBack<Found>(
  { orm }: Database,
  locale: Locale,
  within: Partial<Pick<Plan, 'from' | 'before'>>,
  enough: number,
  ask: (since?: Since) => Promise<{ found: Found; total: number }>,
): Promise<Found> {
  const day = 86_400_000
  // A day begins earlier or later elsewhere.
  const monthOf = (date: string, later: number) =>
    new Date(Date.parse(date) + later).toISOString().slice(0, 7)
  const months = await orm
    .select({ month: listingMonth.month, stories: listingMonth.stories })
    .from(listingMonth)
    .where(
      and(
        eq(listingMonth.locale, locale),
        within.from ? gte(listingMonth.month, monthOf(within.from, -day)) : undefined,
        within.before ? lte(listingMonth.month, monthOf(within.before, day)) : undefined,
      ),
    )
    .orderBy(desc(listingMonth.month))
  const all = months.reduce((sum, { stories }) => sum + stories, 0)
  for (let stories = firstLook; ; ) {
    const since = stories < all * nearlyAll ? newestOf(months, stories) : undefined
    const { found, total } = await ask(since)
    if (total >= enough || !since) return found
    const further = (1.5 * enough) / Math.max(total, 1)
    stories = since.stories * Math.min(Math.max(further, 2), furtherAtMost)
  }
}

/** The newest months, or years, that have at least so many stories together. */
function newestOf(months: readonly { month: string; stories: number }[], atLeast: number): Since {
  const taken: string[] = []
  let stories = 0
  for (const each of months) {
    if (stories >= atLeast) break
    taken.push(each.month)
    stories += each.stories
  }
  const { periods, from } = periodsOf(taken)
  const within = months.filter(({ month }) => periods.includes(month) || periods.includes(yearOf(month)))
  return { periods, from, stories: within.reduce((sum, each) => sum + each.stories, 0) }
}
