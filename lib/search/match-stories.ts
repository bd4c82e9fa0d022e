/** The query to the database: which public stories satisfy a plan, and in what order. */
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listing, listingMonth } from '../db/tables/listings.ts'
import { article, monthsIn } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { countingUntil } from '../publication/paging.ts'
import { isPublicIn } from '../publication/visibility.ts'
import type { Plan, Sequence, Wanted } from './plan-search.ts'

/**
 * Ranking unpacks a story's whole index entry, so only so many of the newest matches are ranked; the others follow
 * by age. Beyond five hundred matches a reader wants the news anyway.
 */
const mostRanked = 500
/** What a word is worth in the text (D), nowhere (C), in kicker and standfirst (B), in the headline (A). */
const weights = '{0.1, 0, 0.5, 1}'
/** Alternatives by subject or author double the branches of the query. */
const mostNamed = 3

const lexeme = (word: string): string => `'${word.replaceAll(/['\\]/g, '')}'`
const anyOf = (alternatives: readonly string[], operator: '|' | '&' | '<->'): string =>
  alternatives.length === 1 ? firstOf(alternatives) : `(${alternatives.join(` ${operator} `)})`
const sequenceText = (sequence: Sequence): string =>
  anyOf(
    sequence.map((forms) => anyOf(forms.map(lexeme), '|')),
    '<->',
  )
const wantedText = ({ any }: Wanted): string =>
  anyOf(
    any.map((together) => anyOf(together.map(sequenceText), '&')),
    '|',
  )

export type Page = { timeZone: string; limit: number; offset: number }
export type Matches = { total: number; ids: string[] }

/**
 * Stories that satisfy everything wanted: how many there are, counted to {@link countingUntil}, and the ids of `limit` of
 * them from `offset` on, the best first.
 */
export const matchStories = (db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> =>
  pageOf(db, locale, plan, page, (since) => allWanted(locale, plan, page.timeZone, since))

/** The same for stories that satisfy at least half of what is wanted: for when none satisfies it all. */
export function matchSome(db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> {
  const texts = plan.wanted.filter(({ any }) => any.length > 0).map(wantedText)
  return pageOf(db, locale, plan, page, (since) => {
    const conditions = filters(locale, plan, page.timeZone, since)
    const each = texts.map(
      (
        text,
      ) => sql`(SELECT id, published_at FROM ${article} WHERE ${and(conditions, has(text, locale, since))}
        ${since ? sql`` : upTo})`,
    )
    return sql`SELECT id, published_at, count(*)::int AS satisfied FROM (${sql.join(each, sql` UNION ALL `)}) AS each
      GROUP BY id, published_at HAVING count(*) >= ${Math.ceil(texts.length / 2)}`
  })
}

/** Whether any story satisfies everything wanted. */
export async function matchesAny(
  { orm }: Database,
  locale: Locale,
  plan: Plan,
  timeZone: string,
): Promise<boolean> {
  const { rows } = await orm.execute<{ found: boolean }>(sql`
    WITH matching AS MATERIALIZED (${allWanted(locale, plan, timeZone)}) SELECT EXISTS (SELECT FROM matching) AS found`)
  return firstOf(rows).found
}

/** What is older than its first moment is left aside; `months` are those from then on, as the index has them. */
type Since = { from: string; months: string[] }

function allWanted(locale: Locale, plan: Plan, timeZone: string, since?: Since): SQL {
  const branches = branchesOf(plan.wanted, locale).map(({ text, filed }) => {
    const without = plan.unwanted.map((each) => `!${sequenceText(each)}`)
    const words = text.length > 0 ? has(anyOf([...text, ...without], '&'), locale, since) : undefined
    return sql`(SELECT id, published_at, ${filed.length}::int AS satisfied FROM ${article}
      WHERE ${and(filters(locale, plan, timeZone, since, words !== undefined), words, ...filed)} ${since ? sql`` : upTo})`
  })
  return sql.join(branches, sql` UNION ALL `)
}

const upTo = sql.raw(`LIMIT ${countingUntil}`)

/**
 * A subquery hides the words from the planner. If it saw how common they are it would read every story to test it,
 * not knowing that a test unpacks the whole index entry; the index finds the commonest in milliseconds.
 */
function has(words: string, locale: Locale, since?: Since): SQL {
  const inMonths =
    since &&
    sql`${monthsIn(article)} && ${sql.param(since.months.map((month) => `${locale} ${month}`))}::text[]`
  return allOf(sql`${article.search} @@ (SELECT ${words}::tsquery)`, inMonths)
}

/**
 * Up to {@link countingUntil} matches are gathered whole, whatever their age, and put in order. Where there are more,
 * only the newest are looked at, as far back as it takes to fill the page: the index knows the months.
 */
async function pageOf(
  { orm }: Database,
  locale: Locale,
  plan: Plan,
  { limit, offset }: Page,
  matching: (since?: Since) => SQL,
): Promise<Matches> {
  const needed = Math.max(mostRanked, offset + limit)
  const gather = async (since?: Since) => {
    const { rows } = await orm.execute<{ id: string; satisfied: number; total: number }>(sql`
      WITH matching AS MATERIALIZED (${matching(since)}),
        once AS (SELECT id, max(satisfied) AS satisfied, published_at FROM matching GROUP BY id, published_at)
      SELECT id, satisfied, (count(*) OVER ())::int AS total FROM once
      ORDER BY satisfied DESC, published_at DESC, id LIMIT ${needed}`)
    return rows
  }
  let newest = await gather()
  const total = newest[0]?.total ?? 0
  if (total >= countingUntil)
    for (const since of await stretches(orm, locale)) {
      newest = await gather(since)
      if (newest.length >= needed) break
    }
  const later = newest.slice(mostRanked).map(({ id }) => id)
  if (offset >= mostRanked)
    return { total, ids: later.slice(offset - mostRanked, offset - mostRanked + limit) }

  const ranked = newest.slice(0, mostRanked)
  const best = await orm.execute<{ id: string }>(sql`
    SELECT id FROM (
      -- Joined to nothing, a vector is unpacked once and not for every word.
      SELECT id, published_at, search || '' AS search, satisfied
      FROM unnest(${sql.param(ranked.map(({ id }) => id))}::text[], ${sql.param(ranked.map(({ satisfied }) => satisfied))}::int[])
        AS matching(id, satisfied) JOIN article USING (id) OFFSET 0
    ) AS newest
    ORDER BY ${scoreOf(plan.wanted)} DESC, published_at DESC, id LIMIT ${limit} OFFSET ${offset}`)
  return { total, ids: [...best.rows.map(({ id }) => id), ...later].slice(0, limit) }
}

/** How many stories each further look back takes in; the last one takes in all. */
const lookBack = [20_000, 300_000, Number.POSITIVE_INFINITY]

async function stretches(orm: Database['orm'], locale: Locale): Promise<Since[]> {
  const months = await orm
    .select({ month: listingMonth.month, stories: listingMonth.stories })
    .from(listingMonth)
    .where(eq(listingMonth.locale, locale))
    .orderBy(desc(listingMonth.month))
  return lookBack.map((most) => {
    const taken: string[] = []
    let stories = 0
    for (const each of months) {
      if (stories >= most) break
      taken.push(each.month)
      stories += each.stories
    }
    return { from: `${taken.at(-1) ?? '0001-01'}-01T00:00:00Z`, months: taken }
  })
}

function filters(
  locale: Locale,
  plan: Plan,
  timeZone: string,
  since?: Since,
  leavesOutUnwanted = false,
): SQL {
  const from = plan.from && sql`${article.publishedAt} >= ${plan.from}::timestamp AT TIME ZONE ${timeZone}`
  const until =
    plan.before && sql`${article.publishedAt} < ${plan.before}::timestamp AT TIME ZONE ${timeZone}`
  const without =
    plan.unwanted.length > 0 && !leavesOutUnwanted
      ? sql`NOT ${article.search} @@ ${anyOf(plan.unwanted.map(sequenceText), '|')}::tsquery`
      : undefined
  return allOf(
    isPublicIn(locale),
    since && sql`${article.publishedAt} >= ${since.from}::timestamptz`,
    from || undefined,
    until || undefined,
    without,
    ...plan.authors.map((ids) => standsInAny('author', ids, locale)),
    ...plan.topics.map((ids) => standsInAny('topic', ids, locale)),
  )
}

/** True of an article in one of some lists. */
const standsInAny = (kind: 'author' | 'topic', ids: readonly string[], locale: Locale): SQL =>
  sql`${article.id} IN (SELECT ${listing.articleId} FROM ${listing}
    WHERE ${listing.list} = ANY(${sql.param(ids.map((id) => `${kind}:${id}`))}::text[]) AND ${listing.locale} = ${locale})`

type Branch = { text: string[]; filed: SQL[] }

/** Every way to satisfy everything wanted; each can use an index, which one condition with OR in it could not. */
function branchesOf(wanted: readonly Wanted[], locale: Locale): Branch[] {
  let named = 0
  let branches: Branch[] = [{ text: [], filed: [] }]
  for (const each of wanted) {
    const { any, topicIds, authorIds } = each
    const ways: Branch[] = any.length > 0 ? [{ text: [wantedText(each)], filed: [] }] : []
    if ((topicIds.length > 0 || authorIds.length > 0) && (named++ < mostNamed || ways.length === 0)) {
      if (topicIds.length > 0) ways.push({ text: [], filed: [standsInAny('topic', topicIds, locale)] })
      if (authorIds.length > 0) ways.push({ text: [], filed: [standsInAny('author', authorIds, locale)] })
    }
    branches = branches.flatMap((branch) =>
      ways.map((way) => ({ text: [...branch.text, ...way.text], filed: [...branch.filed, ...way.filed] })),
    )
  }
  return branches
}

/**
 * Relevance, most of it from what the words are and where they stand, the rest from how new the story is. Of a row
 * with `search`, `published_at` and `satisfied`.
 */
function scoreOf(wanted: readonly Wanted[]): SQL {
  const texts = wanted.filter(({ any }) => any.length > 0)
  const words = texts.map((each) => {
    // ts_rank divides by the number of words in the query: a word is not worth less for having more forms.
    const forms = each.any.flat(2).reduce((sum, of) => sum + of.length, 0)
    return sql`ts_rank(${weights}, search, ${wantedText(each)}::tsquery, 1) * ${forms}::int`
  })
  const adjacent =
    texts.length > 1
      ? [sql`CASE WHEN search @@ ${texts.map(wantedText).join(' <-> ')}::tsquery THEN 0.3 ELSE 0 END`]
      : []
  const relevance = sql.join([...words, ...adjacent, sql`satisfied * 0.05`], sql` + `)
  const days = sql`greatest(extract(epoch FROM now() - published_at)::float8 / 86400, 0)`
  return sql`(${relevance}) * (0.6 + 0.4 * exp(- ${days} / 60))`
}
