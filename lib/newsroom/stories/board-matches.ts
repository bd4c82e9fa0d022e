/**
 * Which articles a filter of the board finds, in its order, and how many: read from `board_article`, whatever the
 * archive holds. What no index has in the board's order (words, pictures) is gathered by its own index, to a bound.
 */

import { and, arrayContains, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { anyOf } from '../../db/conditions.ts'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { boardArticle } from '../../db/tables/boards.ts'
import { picturesIn } from '../../db/tables/columns.ts'
import { draft } from '../../db/tables/drafts.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { isLocale, type Locale } from '../../locale/table.ts'
import { warnedBefore } from '../../picture/licences.ts'
import { firstOf, itemAt } from '../../present.ts'
import { type ArticleState, articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
import { lookUp, type Since, withWords, wordsOfQuery } from './search-words.ts'

export type BoardCriteria = {
  locale?: Locale | undefined
  state?: ArticleState | undefined
  deskId?: string | undefined
  /** What the actor began or is credited in. */
  mine?: boolean | undefined
  /** What shows a picture whose licence has run out, or will within a fortnight; in its public text or its draft. */
  expiring?: boolean | undefined
  /** Words of the working text, or of the public one of what was never opened; in any spelling. */
  query?: string | undefined
  /** What was deleted, instead of what was not. */
  bin?: boolean | undefined
}

/** With who asks: who is meant by “mine”. */
export type AskedOfBoard = BoardCriteria & { actor: Pick<Actor, 'staffId' | 'authorId'> }

/** Of what has certain words: more than anybody looks through before she thinks of another word. */
export const mostWithWords = 500
/** Licences that ran out longest ago are left out beyond these. */
const mostExpiring = 1_000
/** As far back as the newest are looked for by words before all are. */
const lookBack = 2_000
/** Where the newest are from more months, the archive is not so large that a common word costs much. */
const mostMonths = 8

/** @returns ids in the board's order: what was worked on last first, in the bin what was deleted last */
export async function matches(
  db: Database,
  filter: AskedOfBoard,
  pageOf: (counted: Counted) => { limit: number; offset: number },
): Promise<{ ids: string[]; counted: Counted }> {
  if (isGathered(filter)) {
    const { rows, counted } = await gather(db, filter)
    const { limit, offset } = pageOf(counted)
    return { ids: rows.slice(offset, offset + limit).map(({ id }) => id), counted }
  }
  const where = conditions(filter)
  const counted = firstOf(countedOf(await countInOrder(db, [where])))
  return { ids: await inOrder(db, filter, where, pageOf(counted)), counted }
}

async function inOrder(
  { orm }: Database,
  filter: BoardCriteria,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const rows = await orm
    .select({ id: boardArticle.articleId })
    .from(boardArticle)
    .where(where)
    .orderBy(...orderOf(filter))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** The first that {@link matches} finds; nothing is counted. */
export async function newestMatches(db: Database, filter: AskedOfBoard, limit: number): Promise<string[]> {
  if (isGathered(filter)) return (await gather(db, filter, limit)).rows.slice(0, limit).map(({ id }) => id)
  return inOrder(db, filter, conditions(filter), { limit, offset: 0 })
}

/** How many `filter` finds in each state. */
export async function countStates(
  db: Database,
  filter: AskedOfBoard,
): Promise<Record<ArticleState, Counted>> {
  const inState = (state: ArticleState) => ({ ...filter, state })
  const counts = isGathered(filter)
    ? await countGathered(db, filter)
    : countedOf(
        await countInOrder(
          db,
          articleStates.map((state) => conditions(inState(state))),
        ),
      )
  return Object.fromEntries(articleStates.map((state, at) => [state, itemAt(counts, at)])) as Record<
    ArticleState,
    Counted
  >
}

async function countGathered(db: Database, filter: AskedOfBoard): Promise<Counted[]> {
  const { rows, counted } = await gather(db, { ...filter, state: undefined })
  const counts: Counted[] = []
  for (const state of articleStates)
    counts.push(
      counted.hasMore
        ? (await gather(db, { ...filter, state })).counted
        : { count: rows.filter((row) => row.state === state).length, hasMore: false },
    )
  return counts
}

const countedOf = (counts: readonly number[]): Counted[] => counts.map((each) => countedTo(mostCounted, each))

/** How many satisfy each of some conditions, counted in the order of an index that has them, no further than need be. */
async function countInOrder({ orm }: Database, all: readonly (SQL | undefined)[]): Promise<number[]> {
  const counts = all.map(
    (where) => sql`(select count(*)::int from (select 1 from ${boardArticle} where ${where}
      order by ${desc(boardArticle.workedOnAt)}, ${desc(boardArticle.articleId)} limit ${mostCounted + 1}) as one)`,
  )
  const { rows } = await orm.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}] as counts`,
  )
  return firstOf(rows).counts
}

const orderOf = ({ bin }: BoardCriteria): SQL[] => [
  desc(bin ? boardArticle.deletedAt : boardArticle.workedOnAt),
  desc(boardArticle.articleId),
]

/** What a filter asks of a row of `board_article`, its words and its pictures apart. */
function conditions({ actor, bin, locale, state, deskId, mine }: AskedOfBoard): SQL | undefined {
  return and(
    bin ? isNotNull(boardArticle.deletedAt) : isNull(boardArticle.deletedAt),
    locale !== undefined && isLocale(locale) ? eq(boardArticle.locale, locale) : undefined,
    state !== undefined && articleStates.includes(state) ? eq(boardArticle.state, state) : undefined,
    couldBeId(deskId) ? eq(boardArticle.deskId, deskId) : undefined,
    mine ? isMine(actor) : undefined,
  )
}

/** True of a row of `board_article` that the actor began or is credited in. */
export const isMine = (actor: AskedOfBoard['actor']): SQL =>
  anyOf(
    actor.staffId === null ? sql`false` : eq(boardArticle.createdBy, actor.staffId),
    actor.authorId === null ? undefined : arrayContains(boardArticle.authorIds, [actor.authorId]),
  )

const isGathered = ({ query, expiring }: BoardCriteria): boolean =>
  wordsOfQuery(query).length > 0 || expiring === true

type Row = { id: string; state: ArticleState }
type Gathered = { rows: Row[]; counted: Counted }

/**
 * What has certain words, or shows a picture whose licence runs out. Where too much has those words, the newest of it is
 * what was worked on lately; beyond that, whatever was found.
 * @param enough how many of the first are asked for, by who does not want to know how many there are
 */
async function gather(db: Database, filter: AskedOfBoard, enough?: number): Promise<Gathered> {
  const where = conditions(filter)
  const found = sql`${boardArticle.articleId} as id, ${boardArticle.state} as state,
    ${filter.bin ? boardArticle.deletedAt : boardArticle.workedOnAt} as at`
  const pictures = filter.expiring ? await expiringPictures(db) : undefined
  const words = wordsOfQuery(filter.query)
  if (words.length === 0) return ask(db, mostCounted, showing(pictures ?? [], found, where))

  const within =
    pictures &&
    sql`${boardArticle.articleId} in (select id from (${showing(pictures, sql`${boardArticle.articleId} as id`, undefined)}) as shown)`
  const lookedFor = await lookUp(db, words)
  const candidates = (since?: Since) =>
    withWords(lookedFor, found, and(where, within), mostWithWords + 1, since)
  const since = await monthsOfNewest(db)
  const newest = since && (await ask(db, mostWithWords, candidates(since)))
  if (newest && (newest.counted.hasMore || newest.rows.length >= (enough ?? Infinity))) return newest
  const all = await ask(db, mostWithWords, candidates())
  if (!newest || !all.counted.hasMore) return all
  const known = new Set(newest.rows.map(({ id }) => id))
  const older = all.rows.filter(({ id }) => !known.has(id))
  return { rows: [...newest.rows, ...older].slice(0, mostWithWords), counted: all.counted }
}

/** @param candidates a query for `id`, `state` and `at`, which may find one twice */
async function ask({ orm }: Database, most: number, candidates: SQL): Promise<Gathered> {
  const { rows } = await orm.execute<Row>(sql`
    with found as materialized (${candidates})
    select id, state from (select distinct id, state, at from found) as once
    order by at desc, id desc limit ${most + 1}`)
  return { rows: rows.slice(0, most), counted: countedTo(most, rows.length) }
}

/** The months in which the newest were worked on; undefined where all are among those, or it is too many months. */
async function monthsOfNewest({ orm }: Database): Promise<Since | undefined> {
  const { rows } = await orm.execute<Since>(sql`
    select array(
      select public.month_of(month) from generate_series(at, now() + interval '1 month', interval '1 month') as month
      union select public.month_of(now())) as months
    from (select ${boardArticle.workedOnAt} as at from ${boardArticle} where ${isNull(boardArticle.deletedAt)}
      order by ${desc(boardArticle.workedOnAt)}, ${desc(boardArticle.articleId)} offset ${lookBack} limit 1) as oldest`)
  return rows[0] && rows[0].months.length <= mostMonths ? rows[0] : undefined
}

async function expiringPictures({ orm }: Database): Promise<string[]> {
  const rows = await orm
    .select({ id: media.id })
    .from(media)
    .where(sql`${media.expiresAt} <= now() + make_interval(days => ${warnedBefore})`)
    .orderBy(desc(media.expiresAt))
    .limit(mostExpiring)
  return rows.map(({ id }) => id)
}

/** What shows any of some pictures, in its public text or its draft: both have an index of theirs. */
function showing(pictures: readonly string[], found: SQL, where: SQL | undefined): SQL {
  const ids = sql`${sql.param(pictures)}::text[]`
  const ways = [
    [article, article.id, sql`${article.leadMediaId} = any(${ids})`],
    [article, article.id, sql`${picturesIn(article.document)} && ${ids}`],
    [draft, draft.articleId, sql`${draft.leadMediaId} = any(${ids})`],
    [draft, draft.articleId, sql`${picturesIn(draft.document)} && ${ids}`],
  ] as const
  return sql.join(
    ways.map(
      ([
        table,
        id,
        shows,
      ]) => sql`(select ${found} from ${table} join ${boardArticle} on ${boardArticle.articleId} = ${id}
        where ${and(shows, where)} limit ${mostCounted + 1})`,
    ),
    sql` union all `,
  )
}
