/**
 * Which articles a filter of the board finds, in its order, and how many: read from `board_article`, whatever the
 * archive holds. What no index has in the board's order (words, pictures) is gathered by its own index, to a bound.
 */

import { and, arrayContains, desc, eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
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
import { type ArticleState, articleStates, type StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
import { lookedAt, lookUp, type Since, withWords, wordsOfQuery } from './search-words.ts'

export type BoardCriteria = {
  locale?: Locale | undefined
  state?: ArticleState | undefined
  deskId?: string | undefined
  /** What the actor began, is credited in or has in hand. */
  mine?: boolean | undefined
  /** What shows a picture whose licence has run out, or will within a fortnight; in its public text or its draft. */
  expiring?: boolean | undefined
  /** Words of the working text, or of the public one of what was never opened; in any spelling. */
  query?: string | undefined
  /** What was deleted, instead of what was not. */
  bin?: boolean | undefined
  sectionId?: string | undefined
  authorId?: string | undefined
  topicId?: string | undefined
  /** A person's id; `nobody` for what nobody has in hand. */
  ownerId?: string | undefined
  kind?: StoryKind | undefined
  /** With a lead picture, or without. */
  hasPicture?: boolean | undefined
  /** From when it is to be published, was published or was begun; and before when. */
  from?: Date | undefined
  before?: Date | undefined
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
/** How much further the next looks go than the first. */
const furtherBack = [1, 6, 36]
/** What the index is asked for at once, of a look that is not at all of it. */
const mostMonthsAtOnce = 100

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
export const conditions = (asked: AskedOfBoard): SQL | undefined => and(ordered(asked), narrowed(asked))

/** What the indexes of the board's order have. */
export const ordered = ({ bin, locale, state, deskId }: AskedOfBoard): SQL | undefined =>
  and(
    bin ? isNotNull(boardArticle.deletedAt) : isNull(boardArticle.deletedAt),
    locale !== undefined && isLocale(locale) ? eq(boardArticle.locale, locale) : undefined,
    state !== undefined && articleStates.includes(state) ? eq(boardArticle.state, state) : undefined,
    couldBeId(deskId) ? eq(boardArticle.deskId, deskId) : undefined,
  )

/** What they have not; undefined where nothing of it is asked for. */
export function narrowed(asked: AskedOfBoard): SQL | undefined {
  const { actor, mine, authorId, ownerId, hasPicture, from, before } = asked
  const filed = [
    ...(couldBeId(asked.sectionId) ? [`section:${asked.sectionId}`] : []),
    ...(couldBeId(asked.topicId) ? [`topic:${asked.topicId}`] : []),
    ...(asked.kind ? [`kind:${asked.kind}`] : []),
    ...(couldBeId(ownerId) && ownerId !== nobody ? [`owner:${ownerId}`] : []),
  ]
  return and(
    filed.length > 0 ? arrayContains(boardArticle.filed, filed) : undefined,
    ownerId === nobody
      ? sql`not exists (select from unnest(${boardArticle.filed}) as entry where entry like 'owner:%')`
      : undefined,
    couldBeId(authorId) ? arrayContains(boardArticle.authorIds, [authorId]) : undefined,
    hasPicture === undefined ? undefined : eq(boardArticle.hasLead, hasPicture),
    from && gte(boardArticle.datedAt, from),
    before && lt(boardArticle.datedAt, before),
    mine ? isMine(actor) : undefined,
  )
}

/** In place of an owner's id. */
export const nobody = 'nobody'

/** True of a row of `board_article` that the actor began, is credited in or has in hand. */
export const isMine = (actor: AskedOfBoard['actor']): SQL =>
  anyOf(
    actor.staffId === null ? sql`false` : eq(boardArticle.createdBy, actor.staffId),
    actor.staffId === null ? undefined : arrayContains(boardArticle.filed, [`owner:${actor.staffId}`]),
    actor.authorId === null ? undefined : arrayContains(boardArticle.authorIds, [actor.authorId]),
  )

export const isGathered = ({ query, expiring }: BoardCriteria): boolean =>
  wordsOfQuery(query).length > 0 || expiring === true

type Row = { id: string; storyId: string; state: ArticleState }
type Gathered = { rows: Row[]; counted: Counted }

/**
 * What has certain words, or shows a picture whose licence runs out. Where too much has those words, the newest of it is
 * what was worked on lately; beyond that, whatever was found.
 * @param enough how many of the first are asked for, by who does not want to know how many there are
 */
export async function gather(db: Database, filter: AskedOfBoard, enough?: number): Promise<Gathered> {
  const where = conditions(filter)
  const found = sql`${boardArticle.articleId} as id, ${boardArticle.storyId} as story_id, ${boardArticle.state} as state,
    ${filter.bin ? boardArticle.deletedAt : boardArticle.workedOnAt} as at`
  const pictures = filter.expiring ? await expiringPictures(db) : undefined
  const words = wordsOfQuery(filter.query)
  if (words.length === 0) return ask(db, mostCounted, showing(pictures ?? [], found, where))

  const within =
    pictures &&
    sql`${boardArticle.articleId} in (select id from (${showing(pictures, sql`${boardArticle.articleId} as id`, undefined)}) as shown)`
  const lookedFor = await lookUp(db, words)
  const kept = and(where, within)
  const seen = await idsOf(db, lookedAt(lookedFor, kept))
  const candidates = (since?: Since) =>
    sql.join(
      [
        ...withWords(lookedFor, found, kept, mostWithWords + 1, { since, state: filter.state }),
        sql`select ${found} from ${boardArticle} where ${inArray(boardArticle.articleId, seen)}`,
      ].map((each) => sql`(${each})`),
      sql` union all `,
    )
  let newest: Row[] = []
  for (const since of await looksBack(db)) {
    const { rows, counted } = await ask(db, mostWithWords, candidates(since))
    if (counted.hasMore || rows.length >= (enough ?? Infinity)) return { rows, counted }
    newest = rows
  }
  const all = await ask(db, mostWithWords, candidates())
  if (!all.counted.hasMore) return all
  const known = new Set(newest.map(({ id }) => id))
  const older = all.rows.filter(({ id }) => !known.has(id))
  return { rows: [...newest, ...older].slice(0, mostWithWords), counted: all.counted }
}

async function idsOf({ orm }: Database, ids: SQL | null): Promise<string[]> {
  if (!ids) return []
  const { rows } = await orm.execute<{ article_id: string }>(ids)
  return rows.map((row) => row.article_id)
}

/** @param candidates a query for `id`, `state` and `at`, which may find one twice */
async function ask({ orm }: Database, most: number, candidates: SQL): Promise<Gathered> {
  const { rows } = await orm.execute<Row>(sql`
    with found as materialized (${candidates})
    select id, story_id as "storyId", state from (select distinct id, story_id, state, at from found) as once
    order by at desc, id desc limit ${most + 1}`)
  return { rows: rows.slice(0, most), counted: countedTo(most, rows.length) }
}

/**
 * The latest months to look through before all are: those in which the newest were worked on, then some times as many. None
 * where the newest are from many months: then the archive is not so large that a common word costs much.
 */
async function looksBack({ orm }: Database): Promise<Since[]> {
  const [oldest] = await orm
    .select({ at: boardArticle.workedOnAt })
    .from(boardArticle)
    .where(isNull(boardArticle.deletedAt))
    .orderBy(desc(boardArticle.workedOnAt), desc(boardArticle.articleId))
    .offset(lookBack)
    .limit(1)
  if (!oldest) return []
  const span = Math.max(0, Date.now() - oldest.at.getTime())
  const [first, ...further] = furtherBack.map((times) => ({ months: monthsSince(Date.now() - times * span) }))
  if (!first || first.months.length > mostMonths) return []
  return [first, ...further.filter(({ months }) => months.length <= mostMonthsAtOnce)]
}

/** In UTC, from the newest on; the coming one, too, for clocks that go fast. */
function monthsSince(from: number): string[] {
  const months: string[] = []
  const month = new Date()
  month.setUTCDate(1)
  month.setUTCHours(0, 0, 0, 0)
  for (
    month.setUTCMonth(month.getUTCMonth() + 1);
    months.length <= mostMonthsAtOnce;
    month.setUTCMonth(month.getUTCMonth() - 1)
  ) {
    months.push(month.toISOString().slice(0, 7))
    if (month.getTime() <= from) break
  }
  return months
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
