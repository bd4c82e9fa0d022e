/** Which months of which languages have stories, and in how many parts a map lists them. */

import { asc, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { article, correction } from '../db/tables/stories.ts'
import { type Locale, locales } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { isPublic, isPublicIn } from './visibility.ts'

/** A month as addresses write it, in UTC: `2026-11`. */
export type Month = string

const monthOf = sql<Month>`to_char(${article.publishedAt} at time zone 'UTC', 'YYYY-MM')`

/** @returns the moments at which a month begins and the next one does */
function boundsOf(month: Month): { from: Date; until: Date } {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return { from: new Date(Date.UTC(year, index - 1)), until: new Date(Date.UTC(year, index)) }
}

export const inMonth = (locale: Locale, month: Month): SQL => {
  const { from, until } = boundsOf(month)
  return allOf(isPublicIn(locale), gte(article.publishedAt, from), lt(article.publishedAt, until))
}

/** Greatest of what is there; corrections are asked for apart where many articles are looked at. */
export const changed = sql`greatest(${article.publishedAt}, ${article.updatedAt})`

/** When a note was said, or withdrawn. */
export const toldAt = sql`coalesce(${correction.withdrawnAt}, ${correction.correctedAt})`

const correctedAt = sql`(select max(${toldAt}) from ${correction} where ${correction.articleId} = ${article.id})`

export const changedOrCorrected = sql`greatest(${article.publishedAt}, ${article.updatedAt}, ${correctedAt})`

/** Oldest first, so that a file that is full stays as it is. The index on (locale, state, published_at desc, id), backwards. */
export const oldestFirst = [asc(article.publishedAt), desc(article.id)]

export type MonthOfStories = {
  locale: Locale
  month: Month
  /** When something in each file of `size` stories last changed; as many as the month needs. */
  parts: Date[]
}

/** Every month in which a language has public stories, the newest first. */
export async function monthsOfStories({ orm }: Database, size: number): Promise<MonthOfStories[]> {
  dependsOn(...locales.flatMap((locale) => [tags.latest(locale), tags.changes(locale)]))
  const months = await orm
    .select({
      locale: article.locale,
      month: monthOf,
      count: sql<number>`count(*)::int`,
      changedAt: sql`max(${changed})`.mapWith(article.publishedAt),
    })
    .from(article)
    .where(isPublic())
    .groupBy(article.locale, monthOf)
    .orderBy(desc(monthOf), asc(article.locale))
  const corrections = await orm
    .select({
      locale: article.locale,
      month: monthOf,
      changedAt: sql`max(${toldAt})`.mapWith(correction.correctedAt),
    })
    .from(correction)
    .innerJoin(article, eq(article.id, correction.articleId))
    .where(isPublic())
    .groupBy(article.locale, monthOf)
  const corrected = new Map(corrections.map((row) => [`${row.locale} ${row.month}`, row.changedAt]))
  return Promise.all(
    months.map(async ({ locale, month, count, changedAt }) => ({
      locale,
      month,
      parts:
        count > size
          ? await partsOfMonth({ orm }, locale, month, size)
          : [latest(changedAt, corrected.get(`${locale} ${month}`))],
    })),
  )
}

const latest = (first: Date, second: Date | undefined): Date => (second && second > first ? second : first)

async function partsOfMonth(
  { orm }: Pick<Database, 'orm'>,
  locale: Locale,
  month: Month,
  size: number,
): Promise<Date[]> {
  const counted = orm
    .select({
      part: sql<number>`((row_number() over (order by ${article.publishedAt} asc, ${article.id} desc) - 1) / ${sql.raw(String(size))})::int`.as(
        'part',
      ),
      changedAt: sql`${changedOrCorrected}`.mapWith(article.publishedAt).as('changed_at'),
    })
    .from(article)
    .where(inMonth(locale, month))
    .as('counted')
  const rows = await orm
    .select({ changedAt: sql`max(${counted.changedAt})`.mapWith(article.publishedAt) })
    .from(counted)
    .groupBy(counted.part)
    .orderBy(counted.part)
  return rows.map((row) => row.changedAt)
}
