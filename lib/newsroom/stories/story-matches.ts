/**
 * Which stories a board shows, a row for each: of its versions that a filter finds, the one that comes first in the board's
 * order stands for it. Read by keyset, from a stretch of one index where the filter finds much, else from the index of what
 * it asks for; both to a bound, whatever the archive holds.
 */
import { and, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { boardArticle } from '../../db/tables/boards.ts'
import { firstOf } from '../../present.ts'
import { type ArticleState, articleStates, type BoardOrder } from '../../vocabulary.ts'
import { type Counted, countedTo } from '../counted.ts'
import { type AskedOfBoard, conditions, gather, isGathered, narrowed, ordered } from './board-matches.ts'

/** Where a page begins or ends, as its address says: the moment it is ordered by, in microseconds, and the article. */
export type Place = { at: string; id: string }
export type Beside = { side: 'after' | 'before'; place: Place }

/** Of the newest, so many are looked through before what is asked for is looked up by itself. */
const looked = 5_000
/** Nobody counts a board beyond it. */
const mostStoriesCounted = 500

export const placeOf = (text: string | undefined): Place | undefined => {
  const [, at, id] = /^(-?\d{1,17})-([\w-]{1,64})$/.exec(text ?? '') ?? []
  return at !== undefined && id !== undefined ? { at, id } : undefined
}
export const placeText = ({ at, id }: Place): string => `${at}-${id}`

type Asked = AskedOfBoard & { order: BoardOrder }
export type StoryPage = { ids: string[]; hasBefore: boolean; hasAfter: boolean; first?: Place; last?: Place }

const columnOf = (order: BoardOrder) =>
  order === 'worked' || order === 'worked-oldest' ? boardArticle.workedOnAt : boardArticle.datedAt
/** What is greatest comes first. */
const falls = (order: BoardOrder): boolean => order === 'worked' || order === 'dated'

/** A page of a board's stories, beside a place or from its beginning. */
export async function storyPage(
  db: Database,
  asked: Asked,
  limit: number,
  beside?: Beside,
): Promise<StoryPage> {
  const found = isGathered(asked)
    ? await gatheredPage(db, asked, limit, beside)
    : await orderedPage(db, asked, limit, beside)
  const places = found.slice(0, limit)
  const isBack = beside?.side === 'before'
  if (isBack) places.reverse()
  const isMore = found.length > limit
  return {
    ids: places.map(({ id }) => id),
    hasBefore: isBack ? isMore : beside !== undefined,
    hasAfter: isBack ? true : isMore,
    ...(places[0] && { first: places[0] }),
    ...(places.at(-1) && { last: places.at(-1) as Place }),
  }
}

async function orderedPage(db: Database, asked: Asked, limit: number, beside?: Beside): Promise<Place[]> {
  const { order } = asked
  const column = columnOf(order)
  const isDown = falls(order) !== (beside?.side === 'before')
  const way = sql.raw(isDown ? 'desc' : 'asc')
  const beyond = beside && past(column, beside.place, isDown)
  const found = sql`${boardArticle.articleId}, ${boardArticle.storyId}, ${column} as at`
  const shown = (rows: SQL) => sql`
    select article_id as id, (extract(epoch from at) * 1000000)::bigint::text as at
    from ${rows} as shown where ${standsFor(asked)}
    order by shown.at ${way}, shown.article_id ${way} limit ${limit + 1}`
  const inOrder = sql`order by ${column} ${way}, ${boardArticle.articleId} ${way}`
  const all = sql`(select ${found} from ${boardArticle} where ${and(conditions(asked), beyond)})`

  const rest = narrowed(asked)
  // Worked on last, under what its indexes have: the first rows of one of them.
  if (!rest && column === boardArticle.workedOnAt) return placesOf(db, shown(all))

  const latest = sql`(select ${found} from (select * from ${boardArticle} where ${and(ordered(asked), beyond)}
    ${inOrder} limit ${looked}) as board_article where ${rest ?? sql`true`} ${inOrder})`
  const near = await placesOf(db, shown(latest))
  if (near.length > limit) return near
  const { rows } = await db.orm.execute<{ places: Place[]; found: number }>(sql`
    with found as materialized (select ${found} from ${boardArticle} where ${and(conditions(asked), beyond)} limit ${looked + 1})
    select (select count(*)::int from found) as found, (select coalesce(json_agg(place), '[]') from (${shown(sql`found`)}) as place) as places`)
  const few = firstOf(rows)
  return few.found <= looked ? few.places : placesOf(db, shown(all))
}

const past = (column: ReturnType<typeof columnOf>, { at, id }: Place, isDown: boolean): SQL =>
  sql`(${column}, ${boardArticle.articleId}) ${sql.raw(isDown ? '<' : '>')}
    (timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id})`

/**
 * True of a row `shown` before which the filter finds no other version of its story. Asked of each row by the index of
 * stories, never of all: it is no join.
 */
function standsFor(asked: Asked): SQL {
  const column = columnOf(asked.order)
  return sql`(select true from ${boardArticle} where ${boardArticle.storyId} = shown.story_id
    and ${boardArticle.articleId} <> shown.article_id and ${conditions(asked)}
    and (${column}, ${boardArticle.articleId}) ${sql.raw(falls(asked.order) ? '>' : '<')} (shown.at, shown.article_id)
    limit 1) is null`
}

async function placesOf({ orm }: Database, query: SQL): Promise<Place[]> {
  const { rows } = await orm.execute<Place>(query)
  return rows
}

/** What words or pictures found, which is bounded, in the board's order. */
async function gatheredPage(db: Database, asked: Asked, limit: number, beside?: Beside): Promise<Place[]> {
  const { rows } = await gather(db, asked)
  if (rows.length === 0) return []
  const column = columnOf(asked.order)
  const way = sql.raw(falls(asked.order) ? 'desc' : 'asc')
  const inOrder = await placesOf(
    db,
    sql`select id, at from (
        select distinct on (${boardArticle.storyId}) ${boardArticle.articleId} as id, ${column} as moment,
          (extract(epoch from ${column}) * 1000000)::bigint::text as at
        from ${boardArticle} where ${inArray(
          boardArticle.articleId,
          rows.map(({ id }) => id),
        )}
        order by ${boardArticle.storyId}, ${column} ${way}, ${boardArticle.articleId} ${way}) as once
      order by moment ${way}, id ${way}`,
  )
  if (!beside) return inOrder.slice(0, limit + 1)
  const { at, id } = beside.place
  const isBeyond = (place: Place) => {
    const [one, two] = [BigInt(place.at), BigInt(at)]
    const order = one === two ? (place.id < id ? -1 : place.id > id ? 1 : 0) : one < two ? -1 : 1
    return falls(asked.order) ? order < 0 : order > 0
  }
  return beside.side === 'after'
    ? inOrder.filter(isBeyond).slice(0, limit + 1)
    : inOrder
        .filter((place) => !isBeyond(place) && place.id !== id)
        .reverse()
        .slice(0, limit + 1)
}

export type StoryCounts = { all: Counted; states: Record<ArticleState, Counted> }

/** How many stories a filter finds, and with a version in each state; its own state apart. */
export async function countStories(db: Database, filter: AskedOfBoard): Promise<StoryCounts> {
  const asked = { ...filter, state: undefined }
  if (isGathered(asked)) {
    const { rows, counted } = await gather(db, asked)
    return countRows(rows, counted.hasMore)
  }
  if (narrowed(asked)) return countNarrowed(db, asked)
  const most = mostStoriesCounted
  const counts = [undefined, ...articleStates].map(
    (state) => sql`(select json_build_object('count', count(distinct story_id), 'found', count(*)) from (
      select ${boardArticle.storyId} from ${boardArticle} where ${ordered({ ...asked, state })}
      order by ${boardArticle.workedOnAt} desc, ${boardArticle.articleId} desc limit ${most + 1}) as one)`,
  )
  const { rows } = await db.orm.execute<{ counts: { count: number; found: number }[] }>(
    sql`select json_build_array(${sql.join(counts, sql`, `)}) as counts`,
  )
  const [all, ...states] = firstOf(rows).counts.map(({ count, found }) => ({
    count: Math.min(count, most),
    hasMore: found > most,
  }))
  return {
    all: all ?? { count: 0, hasMore: false },
    states: byState((state) => states[articleStates.indexOf(state)] ?? { count: 0, hasMore: false }),
  }
}

const byState = (count: (state: ArticleState) => Counted) =>
  Object.fromEntries(articleStates.map((state) => [state, count(state)])) as Record<ArticleState, Counted>

function countRows(rows: readonly { storyId: string; state: ArticleState }[], hasMore: boolean): StoryCounts {
  const stories = (of: typeof rows): Counted => {
    const counted = countedTo(mostStoriesCounted, new Set(of.map(({ storyId }) => storyId)).size)
    return { count: counted.count, hasMore: counted.hasMore || hasMore }
  }
  return {
    all: stories(rows),
    states: byState((state) => stories(rows.filter((row) => row.state === state))),
  }
}

/** Among the latest, where that is enough to say “more than so many”; else all that an index finds. */
async function countNarrowed({ orm }: Database, asked: AskedOfBoard): Promise<StoryCounts> {
  type Row = { storyId: string; state: ArticleState }
  const found = sql`${boardArticle.storyId} as "storyId", ${boardArticle.state} as state`
  const { rows: latest } = await orm.execute<Row & { of: number }>(sql`
    with latest as materialized (select * from ${boardArticle} where ${ordered(asked)}
      order by ${boardArticle.workedOnAt} desc, ${boardArticle.articleId} desc limit ${looked})
    select ${found}, (select count(*)::int from latest) as of from latest as board_article where ${narrowed(asked)}`)
  const isAll = latest[0] !== undefined && latest[0].of < looked
  if (isAll || latest.length > mostStoriesCounted * 2) return countRows(latest, !isAll)
  const { rows: few } = await orm.execute<Row>(
    sql`select ${found} from ${boardArticle} where ${conditions(asked)} limit ${looked + 1}`,
  )
  return few.length <= looked ? countRows(few, false) : countRows(latest, true)
}
