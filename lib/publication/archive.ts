/** What was published when: the months that have anything, the days of a month, and the stories of a day. */
import { desc, inArray, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listing } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import { dayAfter, isDay, isMonth, monthAfter } from '../locale/days.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { newestOf } from './list-key.ts'
import { countingUntil, type Paging, pageSize, pagingOf } from './paging.ts'
import { publicStories, type StorySummary } from './summary.ts'
import { isVisible } from './visibility.ts'

/** A day or a month in the publication's zone, in the Gregorian calendar: `2026-11-30`, `2026-11`. */
export type Period = string

export type ArchiveMonth = {
  month: Period
  /** Days that have stories, with how many. */
  days: ReadonlyMap<Period, number>
  /** The nearest months that have any. */
  previous: Period | null
  next: Period | null
}

export type ArchiveDay = {
  day: Period
  stories: StorySummary[]
  paging: Paging
  /** The nearest days that have any. */
  previous: Period | null
  next: Period | null
}

/**
 * A period as the segments of its address write it.
 * @returns null for what is none: `2026-13`, `2026-2-3`, `2026-02-30`
 */
export function readPeriod(segments: readonly string[]): Period | null {
  const period = segments.join('-')
  return (segments.length === 2 && isMonth(period)) ||
    (segments.length === 3 && isDay(period) && period >= '1900')
    ? period
    : null
}

/** A moment in a period, whatever the zone it is printed in: for formatting it in UTC. */
export const noonOf = (period: Period): Date =>
  new Date(`${period.length === 7 ? `${period}-01` : period}T12:00:00Z`)

const published = sql`${listing.publishedAt}`
const inLatest = (locale: Locale) =>
  sql`${listing.list} = 'latest' and ${listing.locale} = ${locale} and ${isVisible(listing)}`
/** When a period begins in a zone. */
const startOf = (period: Period, zone: string) =>
  sql`(${period.length === 7 ? `${period}-01` : period}::timestamp at time zone ${zone})`
const endOf = (period: Period, zone: string) =>
  sql`((${period.length === 7 ? `${period}-01` : period}::timestamp + ${period.length === 7 ? '1 month' : '1 day'}::interval) at time zone ${zone})`
const dayIn = (zone: string) => sql`to_char(${published} at time zone ${zone}, 'YYYY-MM-DD')`

/** Every month that has stories, the newest first: one step of the index for each, however many stories there are. */
export async function archiveMonths({ orm }: Database, locale: Locale, zone: string): Promise<Period[]> {
  dependsOn(tags.latest(locale))
  const newestBefore = (before: ReturnType<typeof sql>) =>
    sql`(select date_trunc('month', ${published} at time zone ${zone}) from ${listing}
      where ${inLatest(locale)} ${before} order by ${published} desc limit 1)`
  const { rows } = await orm.execute<{ month: string }>(sql`
    with recursive months as (
      select ${newestBefore(sql``)} as month
      union all
      select ${newestBefore(sql`and ${published} < months.month at time zone ${zone}`)} from months where month is not null
    )
    select to_char(month, 'YYYY-MM') as month from months where month is not null`)
  return rows.map(({ month }) => month)
}

/** The days of a month and how many stories each has; null where it has none. */
export async function archiveMonth(
  db: Database,
  locale: Locale,
  month: Period,
  zone: string,
): Promise<ArchiveMonth | null> {
  const [from, until] = [startOf(month, zone), endOf(month, zone)]
  dependsOnPeriod(locale, month)
  const { rows } = await db.orm.execute<{ day: string; stories: number }>(sql`
    select ${dayIn(zone)} as day, count(*)::int as stories from ${listing}
    where ${inLatest(locale)} and ${published} >= ${from} and ${published} < ${until} group by 1 order by 1`)
  if (rows.length === 0) return null
  const { previous, next } = await nearest(db, locale, month, zone)
  return { month, days: new Map(rows.map(({ day, stories }) => [day, stories])), previous, next }
}

/** A page of a day's stories, the newest first; null where there are none, and past its last page. */
export async function archiveDay(
  db: Database,
  locale: Locale,
  day: Period,
  page: number,
  zone: string,
): Promise<ArchiveDay | null> {
  const [from, until] = [startOf(day, zone), endOf(day, zone)]
  dependsOnPeriod(locale, day)
  const { rows } = await db.orm.execute<{ counted: number }>(sql`
    select count(*)::int as counted from (select from ${listing} where ${inLatest(locale)}
      and ${published} >= ${from} and ${published} < ${until} limit ${countingUntil}) as entry`)
  const { counted } = firstOf(rows)
  const paging = pagingOf(page, counted)
  if (counted === 0 || page > paging.pages) return null
  const ids = newestOf(db, 'latest', locale, {
    limit: pageSize,
    offset: (page - 1) * pageSize,
    where: allOf(sql`${published} >= ${from}`, sql`${published} < ${until}`),
  })
  const stories = await publicStories(db, locale, inArray(article.id, ids), { limit: pageSize })
  return { day, stories, paging, ...(await nearest(db, locale, day, zone)) }
}

/** The periods of the same length before and after one that have stories. */
async function nearest(
  { orm }: Database,
  locale: Locale,
  period: Period,
  zone: string,
): Promise<{ previous: Period | null; next: Period | null }> {
  const one = (beyond: ReturnType<typeof sql>, order: ReturnType<typeof sql>) =>
    sql`(select substr(${dayIn(zone)}, 1, ${period.length}) from ${listing} where ${inLatest(locale)} and ${beyond}
      order by ${order} limit 1)`
  const { rows } = await orm.execute<{ previous: string | null; next: string | null }>(sql`
    select ${one(sql`${published} < ${startOf(period, zone)}`, desc(published))} as previous,
      ${one(sql`${published} >= ${endOf(period, zone)}`, sql`${published}`)} as next`)
  const { previous, next } = firstOf(rows)
  // What comes between changes which is nearest; what comes after the newest is the latest.
  for (const other of [previous, next]) if (other) dependsOnBetween(locale, period, other)
  if (!previous || !next) dependsOn(tags.latest(locale))
  return { previous, next }
}

/** Months are told of in UTC, and a zone is up to fourteen hours away from it. */
function dependsOnPeriod(locale: Locale, period: Period): void {
  dependsOnBetween(locale, period, period)
}

/** A gap of more months than this is one of a paper that paused. */
const mostMonths = 36

function dependsOnBetween(locale: Locale, one: Period, other: Period): void {
  const [from, to] = [one, other].sort() as [Period, Period]
  const months: string[] = []
  const last = dayAfter(to.length === 7 ? `${monthAfter(to, 1)}-01` : to, 1).slice(0, 7)
  let month = dayAfter(from.length === 7 ? `${from}-01` : from, -1).slice(0, 7)
  for (; month <= last && months.length <= mostMonths; month = monthAfter(month, 1)) months.push(month)
  dependsOn(
    ...(months.length > mostMonths
      ? [tags.latest(locale)]
      : months.map((month) => tags.month(locale, month))),
  )
}
