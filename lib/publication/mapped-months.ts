/** Which months of which languages have stories, and how many. */
import { and, asc, desc, eq, gt, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listing, listingMonth } from '../db/tables/listings.ts'
import { appearsAt, article, correction } from '../db/tables/stories.ts'
import { type Locale, locales } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { isNoPage } from './visibility.ts'

/** A month as addresses write it, in UTC: `2026-11`. */
export type Month = string

/** @returns the moments at which a month begins and the next one does */
function boundsOf(month: Month): { from: Date; until: Date } {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return { from: new Date(Date.UTC(year, index - 1)), until: new Date(Date.UTC(year, index)) }
}

/** True of an entry of a list that was published in a month. */
export const inMonth = (month: Month): SQL => {
  const { from, until } = boundsOf(month)
  return allOf(gte(listing.publishedAt, from), lt(listing.publishedAt, until))
}

/** When a note was said, or withdrawn. */
const toldAt = sql`coalesce(${correction.withdrawnAt}, ${correction.correctedAt})`

const correctedAt = sql`(select max(${toldAt}) from ${correction} where ${correction.articleId} = ${article.id})`

export const changedOrCorrected = sql`greatest(${article.publishedAt}, ${article.updatedAt}, ${correctedAt})`

export type MonthOfStories = {
  locale: Locale
  month: Month
  /** Never 0. */
  stories: number
  /** When the last of its stories came, changed, was corrected or went. */
  changedAt: Date
}

/** Every month in which a language has public stories, the newest first. */
export async function monthsOfStories({ orm }: Database): Promise<MonthOfStories[]> {
  dependsOn(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const of = sql`public.month_of(${article.publishedAt})`
  // Counted among the stories of their month already: few.
  const hidden = orm
    .select({
      locale: article.locale,
      month: of.as('hidden_month'),
      stories: sql<number>`count(*)`.as('hidden'),
    })
    .from(article)
    .where(
      and(
        sql`${article.state} = 'published'`,
        isNull(article.deletedAt),
        gt(appearsAt(article), sql`now()`),
        isNoPage,
      ),
    )
    .groupBy(article.locale, of)
    .as('hidden_stories')
  const { locale, month, stories, changedAt } = listingMonth
  const seen = sql<number>`(${stories} - coalesce(${hidden.stories}, 0))::int`
  return orm
    .select({
      locale,
      month,
      stories: seen,
      changedAt: sql`least(${changedAt}, now())`.mapWith(changedAt),
    })
    .from(listingMonth)
    .leftJoin(hidden, and(eq(hidden.locale, locale), eq(hidden.month, month)))
    .where(gt(seen, 0))
    .orderBy(desc(month), asc(locale))
}
