/** The query to the database: which public stories satisfy a plan, and in what order. */
import { and, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listing } from '../db/tables/listings.ts'
import { article, periodsIn } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { pageSize } from '../publication/paging.ts'
import { isPublicIn } from '../publication/visibility.ts'
import { periodsOfLocales } from './indexed-periods.ts'
import { lookBack, publishedSince, type Since } from './look-back.ts'
import type { Plan, Sequence, Wanted } from './plan-search.ts'

/**
 * Ranking unpacks a story's whole index entry, so only so many of the newest matches are ranked; the others follow
 * by age. Beyond five hundred matches a reader wants the news anyway.
 */
const mostRanked = 500
/** What is ranked by more words costs as much with fewer stories. */
const mostRankings = 1_000
/** Found further than that nobody pages; beyond it there is more, and nobody counts how much. */
const mostFound = 100 * pageSize
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
export type Matches = {
  /** How many there are, as far as they were counted. */
  total: number
  /** There are more than `total`. */
  hasMore: boolean
  ids: string[]
}

/**
 * Stories that satisfy everything wanted: how many there are, counted to {@link mostFound}, and the ids of `limit` of
 * them from `offset` on, the best first.
 */
export const matchStories = (db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> =>
  pageOf(db, locale, plan, page, mostFound + 1, (since) => allWanted(locale, plan, page.timeZone, since))

/**
 * The same for stories that satisfy at least half of what is wanted: for when none satisfies it all. Not counted further
 * than the page takes: every word is looked for by itself.
 */
export async function matchSome(db: Database, locale: Locale, plan: Plan, page: Page): Promise<Matches> {
  const texts = plan.wanted.filter(({ any }) => any.length > 0).map(wantedText)
  if (texts.length === 0) return { total: 0, hasMore: false, ids: [] }
  return pageOf(db, locale, plan, page, 0, (since) => {
    const conditions = filters(locale, plan, page.timeZone, since)
    const each = texts.map(
      (text) =>
        sql`(SELECT id, published_at FROM ${article} WHERE ${and(conditions, has(text, locale, since))} ${upTo})`,
    )
    return sql`SELECT id, published_at, count(*)::int AS satisfied FROM (${sql.join(each, sql` UNION ALL `)}) AS each
      GROUP BY id, published_at HAVING count(*) >= ${Math.ceil(texts.length / 2)}`
  })
}

/** Of each of some plans for the same stretch of time, whether any story satisfies everything that it wants. */
export const whichMatch = (
  db: Database,
  locale: Locale,
  plans: readonly Plan[],
  timeZone: string,
): Promise<boolean[]> =>
  whichStand(
    db,
    locale,
    plans[0] ?? {},
    plans.map((plan) => (since) => allWanted(locale, plan, timeZone, since)),
  )

/** Which of some words public stories have. */
export async function publicAmong(
  db: Database,
  locale: Locale,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  const stand = await whichStand(
    db,
    locale,
    {},
    words.map(
      (word) => (since) =>
        sql`SELECT FROM ${article} WHERE ${and(
          isPublicIn(locale),
          since && publishedSince(since),
          has(lexeme(word), locale, since),
        )} ${upTo}`,
    ),
  )
  return new Set(words.filter((_, at) => stand[at]))
}

/** The newest public story that has a word, or one of the newest; null where none has it. */
export async function newestWith(db: Database, locale: Locale, word: string): Promise<string | null> {
  return lookBack(db, locale, {}, 1, async (since) => {
    const { rows } = await db.orm.execute<{ id: string }>(sql`
      WITH standing AS MATERIALIZED (
        SELECT id, published_at FROM ${article}
        WHERE ${and(isPublicIn(locale), since && publishedSince(since), has(lexeme(word), locale, since))} ${upTo})
      SELECT id FROM standing ORDER BY published_at DESC LIMIT 1`)
    return { found: rows[0]?.id ?? null, total: rows.length }
  })
}

function allWanted(locale: Locale, plan: Plan, timeZone: string, since?: Since): SQL {
  const branches = branchesOf(plan.wanted, locale, since).map(({ text, filed }) => {
    const without = plan.unwanted.map((each) => `!${sequenceText(each)}`)
    const words = text.length > 0 ? has(anyOf([...text, ...without], '&'), locale, since) : undefined
    return sql`(SELECT id, published_at, ${filed.length}::int AS satisfied FROM ${article}
      WHERE ${and(filters(locale, plan, timeZone, since, words !== undefined), words, ...filed)} ${upTo})`
  })
  return sql.join(branches, sql` UNION ALL `)
}

/** Matches gathered at once: some times what is counted, for what is found has to be put in order. */
const upTo = sql.raw(`LIMIT ${8 * mostFound}`)

/**
 * A subquery hides the words from the planner. If it saw how common they are it would read every story to test it,
 * not knowing that a test unpacks the whole index entry; the index finds the commonest in milliseconds.
 */
function has(words: string, locale: Locale, since?: Since): SQL {
  const inPeriods =
    since && sql`${periodsIn(article)} && ${sql.param(periodsOfLocales([locale], since.periods))}::text[]`
  return allOf(sql`${article.search} @@ (SELECT ${words}::tsquery)`, inPeriods)
}

async function whichStand(
  db: Database,
  locale: Locale,
  within: Partial<Pick<Plan, 'from' | 'before'>>,
  all: readonly ((since?: Since) => SQL)[],
): Promise<boolean[]> {
  const stand = all.map(() => false)
  if (all.length === 0) return stand
  return lookBack(db, locale, within, all.length, async (since) => {
    const left = all.flatMap((matching, at) => (stand[at] ? [] : [{ matching, at }]))
    // Not asked whether there is one, but for some: for one the planner would read the archive until it meets it.
    const gathered = left.map(
      ({ matching, at }) => sql`${sql.identifier(`m${at}`)} AS MATERIALIZED (${matching(since)})`,
    )
    const asked = left.map(({ at }) => sql`EXISTS (SELECT FROM ${sql.identifier(`m${at}`)})`)
    const { rows } = await db.orm.execute<{ found: boolean[] }>(
      sql`WITH ${sql.join(gathered, sql`, `)} SELECT ARRAY[${sql.join(asked, sql`, `)}] AS found`,
    )
    left.forEach(({ at }, place) => {
      stand[at] = firstOf(rows).found[place] === true
    })
    return { found: stand, total: stand.filter(Boolean).length }
  })
}

/**
 * Matches are looked for from the newest on, until they can be counted to `enough` and fill the page: the newest that
 * were found are ranked, the others follow by age.
 */
async function pageOf(
  db: Database,
  locale: Locale,
  plan: Plan,
  { limit, offset }: Page,
  enough: number,
  matching: (since?: Since) => SQL,
): Promise<Matches> {
  const { orm } = db
  // Ranking by a word costs with every story.
  const toRank = Math.min(mostRanked, Math.ceil(mostRankings / Math.max(plan.wanted.length, 1)))
  const needed = Math.max(mostRanked, Math.min(offset + limit, mostFound))
  const { rows, total, hasMore } = await lookBack(
    db,
    locale,
    plan,
    Math.max(enough, needed),
    async (since) => {
      const found = await orm.execute<{ id: string; satisfied: number; total: number }>(sql`
      WITH matching AS MATERIALIZED (${matching(since)}),
        once AS (SELECT id, max(satisfied) AS satisfied, published_at FROM matching GROUP BY id, published_at)
      SELECT id, satisfied, (count(*) OVER ())::int AS total FROM once
      ORDER BY satisfied DESC, published_at DESC, id LIMIT ${needed}`)
      const counted = found.rows[0]?.total ?? 0
      return {
        found: {
          rows: found.rows,
          total: Math.min(counted, mostFound),
          hasMore: since !== undefined || counted > mostFound,
        },
        total: counted,
      }
    },
  )
  const later = rows.slice(toRank).map(({ id }) => id)
  if (offset >= toRank) return { total, hasMore, ids: later.slice(offset - toRank, offset - toRank + limit) }

  const ranked = rows.slice(0, toRank)
  const best = await orm.execute<{ id: string }>(sql`
    SELECT id FROM (
      -- Joined to nothing, a vector is unpacked once and not for every word.
      SELECT id, published_at, search || '' AS search, satisfied
      FROM unnest(${sql.param(ranked.map(({ id }) => id))}::text[], ${sql.param(ranked.map(({ satisfied }) => satisfied))}::int[])
        AS matching(id, satisfied) JOIN article USING (id) OFFSET 0
    ) AS newest
    ORDER BY ${scoreOf(plan.wanted)} DESC, published_at DESC, id LIMIT ${limit} OFFSET ${offset}`)
  return { total, hasMore, ids: [...best.rows.map(({ id }) => id), ...later].slice(0, limit) }
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
    since && publishedSince(since),
    from || undefined,
    until || undefined,
    without,
    ...plan.authors.map((ids) => standsInAny('author', ids, locale, since)),
    ...plan.topics.map((ids) => standsInAny('topic', ids, locale, since)),
  )
}

/** True of an article in one of some lists. */
const standsInAny = (
  kind: 'author' | 'topic',
  ids: readonly string[],
  locale: Locale,
  since: Since | undefined,
): SQL =>
  sql`${article.id} IN (SELECT ${listing.articleId} FROM ${listing}
    WHERE ${listing.list} = ANY(${sql.param(ids.map((id) => `${kind}:${id}`))}::text[]) AND ${listing.locale} = ${locale}
      AND ${since ? sql`${listing.publishedAt} >= ${since.from}::timestamptz` : sql`true`})`

type Branch = { text: string[]; filed: SQL[] }

/** Every way to satisfy everything wanted; each can use an index, which one condition with OR in it could not. */
function branchesOf(wanted: readonly Wanted[], locale: Locale, since: Since | undefined): Branch[] {
  let named = 0
  let branches: Branch[] = [{ text: [], filed: [] }]
  for (const each of wanted) {
    const { any, topicIds, authorIds } = each
    const ways: Branch[] = any.length > 0 ? [{ text: [wantedText(each)], filed: [] }] : []
    if ((topicIds.length > 0 || authorIds.length > 0) && (named++ < mostNamed || ways.length === 0)) {
      if (topicIds.length > 0) ways.push({ text: [], filed: [standsInAny('topic', topicIds, locale, since)] })
      if (authorIds.length > 0)
        ways.push({ text: [], filed: [standsInAny('author', authorIds, locale, since)] })
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
