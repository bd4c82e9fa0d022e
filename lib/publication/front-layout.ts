/** What an editor put where on a front, and what comes there by itself: as ids, which the page then reads at once. */

import { and, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { frontSlot } from '../db/tables/front.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { dependsOn, type Tag, tags, trueUntil } from '../press/cache-dependencies.ts'
import type { FrontKey } from '../vocabulary.ts'
import { type FrontArea, frontPlaces, headPlaces, placesIn } from './front-shape.ts'
import { newestOf, standsIn } from './list-key.ts'
import { isNoPage, isPublic, isPublicIn } from './visibility.ts'

/** By place; null where nobody put anything that readers may see. */
export type PlacedIds = readonly (string | null)[]

/** That the layout of a front is another. The paper's changes with what is new, and has that tag. */
export const layoutTag = (front: FrontKey, locale: Locale): Tag =>
  front === 'front' ? tags.front(locale) : tags.layout(front, locale)

/** What an editor placed on a front, and coverage that goes on, the latest words first. */
export type Layout = { placed: PlacedIds; live: string[] }

/**
 * As far as the public may see it and its time there is not over. One statement, and another for a preview.
 * @param front of a section or a topic: coverage that stands in its list
 * @param given article ids by place, instead of what its editor placed: for a preview
 */
export async function layoutOf(
  db: Database,
  front: FrontKey,
  locale: Locale,
  given?: PlacedIds,
): Promise<Layout> {
  dependsOn(layoutTag(front, locale), tags.live(locale))
  const { rows } = await db.orm.execute<{
    slots: [id: string, place: number][]
    coverage: [id: string, saidAt: number][]
    now: number
  }>(sql`select
    (select coalesce(json_agg(json_build_array(id, place)), '[]') from ${slotsOf(db, front, locale)} as slot(id, place)) as slots,
    (select coalesce(json_agg(json_build_array(id, said_at) order by said_at desc, id), '[]')
      from ${coverageOf(db, front, locale)} as coverage(id, said_at)) as coverage,
    ${milliseconds(sql`now()`)} as now`)
  const { slots, coverage, now } = firstOf(rows)
  return {
    placed: given
      ? await publicAmong(db, locale, given)
      : byPlace((place) => slots.find(([, each]) => each === place)?.[0] ?? null),
    live: stillLive(coverage, now),
  }
}

const milliseconds = (moment: SQL): SQL => sql`floor(extract(epoch from ${moment}) * 1000)::float8`

export const idsIn = (placed: PlacedIds, area: FrontArea): string[] =>
  placesIn(area).flatMap((place) => placed[place] ?? [])

export const headOf = (placed: PlacedIds): PlacedIds => placed.slice(0, headPlaces)

const slotsOf = ({ orm }: Database, front: FrontKey, locale: Locale) =>
  orm
    .select({ id: article.id, place: frontSlot.position })
    .from(frontSlot)
    .innerJoin(article, eq(article.id, frontSlot.articleId))
    .where(
      and(
        eq(frontSlot.front, front),
        eq(frontSlot.locale, locale),
        lt(frontSlot.position, frontPlaces),
        or(isNull(frontSlot.until), gt(frontSlot.until, sql`now()`)),
        isPublicIn(locale),
        isNoPage,
      ),
    )

async function publicAmong({ orm }: Database, locale: Locale, given: PlacedIds): Promise<PlacedIds> {
  const ids = given.filter((id) => id !== null)
  const rows = await orm
    .select({ id: article.id })
    .from(article)
    .where(and(inArray(article.id, ids), isPublicIn(locale), isNoPage))
  const known = new Set(rows.map((row) => row.id))
  return byPlace((place) => {
    const id = given[place]
    return id && known.has(id) ? id : null
  })
}

const byPlace = (idOf: (place: number) => string | null): PlacedIds =>
  Array.from({ length: frontPlaces }, (_, place) => idOf(place))

/** Hours after its last words for which coverage counts as going on. */
const liveFor = 24
/** Days that coverage may last which is still asked for. */
const longestCoverage = 14
const mostLive = 4

const coverageOf = (db: Database, front: FrontKey, locale: Locale) =>
  db.orm
    .select({
      id: article.id,
      saidAt: milliseconds(sql`coalesce(${article.updatedAt}, ${article.publishedAt})`),
    })
    .from(story)
    .innerJoin(article, eq(article.storyId, story.id))
    .where(
      and(
        sql`${story.kind} = 'live'`,
        sql`${story.createdAt} > now() - make_interval(days => ${longestCoverage})`,
        isPublicIn(locale),
        ...(front === 'front' ? [] : [standsIn(db, front)]),
      ),
    )
    .orderBy(sql`2 desc`, article.id)
    .limit(20)

/** @param coverage the latest words first, with when they were said; like `now`, milliseconds since 1970 */
function stillLive(coverage: readonly [id: string, saidAt: number][], now: number): string[] {
  const live: string[] = []
  for (const [id, saidAt] of coverage) {
    // Also of what is over: new words bring it back.
    dependsOn(tags.article(id))
    const until = saidAt + liveFor * 3_600_000
    if (until <= now || live.length === mostLive) continue
    trueUntil(until)
    live.push(id)
  }
  return live
}

/** Of each of the lead's topics this many are looked through. */
const relatedAmong = 12
/** Days before or after the lead: what is older is no part of the same news. */
const relatedWithin = 30

/**
 * What belongs to a story that leads: of the newest of its topics, the most topics in common first.
 * @param without what stands on the page already
 */
export async function relatedTo(
  db: Database,
  locale: Locale,
  articleId: string,
  without: ReadonlySet<string>,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.orm.execute<{ topicIds: string[]; ids: string[] }>(sql`
    with own as (
      select st.topic_id, lead.published_at from article lead join story_topic st on st.story_id = lead.story_id
        where lead.id = ${articleId}
    ),
    candidate as (
      select newest.id, count(*) as common, max(own.published_at) as lead_at
        from own, lateral ${newestOf(db, sql`'topic:' || own.topic_id`, locale, { limit: relatedAmong })} as newest(id)
        group by newest.id
    )
    select array(select topic_id from own) as "topicIds", array(
      select candidate.id from candidate join article on article.id = candidate.id
        where candidate.id <> all (${sql.param([articleId, ...without])}::text[]) and ${isPublic()}
          and abs(extract(epoch from article.published_at - candidate.lead_at)) < ${relatedWithin * 86_400}
        order by candidate.common desc, article.published_at desc, article.id desc limit ${limit}
    ) as ids`)
  const { topicIds, ids } = firstOf(rows)
  dependsOn(...topicIds.map((id) => tags.listOf('topic', id, locale)))
  return ids
}
