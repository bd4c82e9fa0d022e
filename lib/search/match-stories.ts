/** The query to the database: which public stories satisfy a plan, and in what order. */

import { and, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { article, byline, storyTopic } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
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
 * Stories that satisfy everything wanted: how many there are, and the ids of `limit` of them from `offset` on, the
 * best first.
 */
export const matchStories = (db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> =>
  pageOf(db, plan, matchingAll(locale, plan, page.timeZone), page)

/** The same for stories that satisfy at least half of what is wanted: for when none satisfies it all. */
export function matchSome(db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> {
  const conditions = filters(locale, plan, page.timeZone)
  const texts = plan.wanted.filter(({ any }) => any.length > 0).map(wantedText)
  const each = texts.map(
    (text) => sql`SELECT id, published_at FROM ${article} WHERE ${conditions} AND ${has(text)}`,
  )
  const partly = sql`
    SELECT id, published_at, count(*)::int AS satisfied FROM (${sql.join(each, sql` UNION ALL `)}) AS each
    GROUP BY id, published_at HAVING count(*) >= ${Math.ceil(texts.length / 2)}`
  return pageOf(db, plan, partly, page)
}

/** Whether any story satisfies everything wanted. */
export async function matchesAny(
  { orm }: Database,
  locale: Locale,
  plan: Plan,
  timeZone: string,
): Promise<boolean> {
  const { rows } = await orm.execute<{ found: boolean }>(
    sql`SELECT EXISTS (${matchingAll(locale, plan, timeZone)}) AS found`,
  )
  return firstOf(rows).found
}

function matchingAll(locale: Locale, plan: Plan, timeZone: string): SQL {
  const conditions = filters(locale, plan, timeZone)
  const branches = branchesOf(plan.wanted).map(({ text, filed }) => {
    const words = text.length > 0 ? has(anyOf(text, '&')) : undefined
    return sql`SELECT id, published_at, ${filed.length}::int AS satisfied FROM ${article}
      WHERE ${and(conditions, words, ...filed)}`
  })
  return sql.join(branches, sql` UNION ALL `)
}

/**
 * A subquery hides the words from the planner. If it saw how common they are it would read every story to test it,
 * not knowing that a test unpacks the whole index entry; the index finds the commonest in milliseconds.
 */
const has = (words: string): SQL => sql`${article.search} @@ (SELECT ${words}::tsquery)`

async function pageOf({ orm }: Database, plan: Plan, matching: SQL, page: Page): Promise<Matches> {
  const { limit, offset } = page
  const newest = await orm.execute<{ id: string; satisfied: number; total: number }>(sql`
    SELECT id, max(satisfied) AS satisfied, (count(*) OVER ())::int AS total
    FROM (${matching}) AS matching GROUP BY id, published_at
    ORDER BY satisfied DESC, published_at DESC, id LIMIT ${Math.max(mostRanked, offset + limit)}`)
  const total = newest.rows[0]?.total ?? 0
  const later = newest.rows.slice(mostRanked).map(({ id }) => id)
  if (offset >= mostRanked)
    return { total, ids: later.slice(offset - mostRanked, offset - mostRanked + limit) }

  const ranked = newest.rows.slice(0, mostRanked)
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

function filters(locale: Locale, plan: Plan, timeZone: string): SQL {
  const since = plan.from && sql`${article.publishedAt} >= ${plan.from}::timestamp AT TIME ZONE ${timeZone}`
  const until =
    plan.before && sql`${article.publishedAt} < ${plan.before}::timestamp AT TIME ZONE ${timeZone}`
  const without =
    plan.unwanted.length > 0
      ? sql`${article.id} NOT IN (SELECT id FROM ${article} WHERE ${has(anyOf(plan.unwanted.map(sequenceText), '|'))})`
      : undefined
  return allOf(
    isPublicIn(locale),
    since || undefined,
    until || undefined,
    without,
    ...plan.authors.map(writtenBy),
    ...plan.topics.map(filedUnder),
  )
}

const writtenBy = (ids: readonly string[]): SQL =>
  sql`${article.id} IN (SELECT ${byline.articleId} FROM ${byline} WHERE ${byline.authorId} = ANY(${sql.param(ids)}::text[]))`
const filedUnder = (ids: readonly string[]): SQL =>
  sql`${article.storyId} IN (SELECT ${storyTopic.storyId} FROM ${storyTopic} WHERE ${storyTopic.topicId} = ANY(${sql.param(ids)}::text[]))`

type Branch = { text: string[]; filed: SQL[] }

/** Every way to satisfy everything wanted; each can use an index, which one condition with OR in it could not. */
function branchesOf(wanted: readonly Wanted[]): Branch[] {
  let named = 0
  let branches: Branch[] = [{ text: [], filed: [] }]
  for (const each of wanted) {
    const { any, topicIds, authorIds } = each
    const ways: Branch[] = any.length > 0 ? [{ text: [wantedText(each)], filed: [] }] : []
    if ((topicIds.length > 0 || authorIds.length > 0) && (named++ < mostNamed || ways.length === 0)) {
      if (topicIds.length > 0) ways.push({ text: [], filed: [filedUnder(topicIds)] })
      if (authorIds.length > 0) ways.push({ text: [], filed: [writtenBy(authorIds)] })
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
