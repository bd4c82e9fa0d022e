/** What a reader may go on with after the last paragraph: the story's thread, its author, its subjects. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { listing } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { type ListKey, newestOf, oldestOf } from './list-key.ts'
import { type BylineCredit, type StorySummary, summariesOf } from './summary.ts'
import { isPublicIn } from './visibility.ts'

export type Topic = { id: string; name: string; slug: string; href: string }

/** Nothing stands in it twice, nor what the text already links to: the reader has met that. */
export type ReadNext = {
  /** What was written of the story's first topic right after it, and before it, the newest first. */
  thread: { topic: Topic; later: StorySummary[]; earlier: StorySummary[] } | null
  /** The newest by who is named first over the story. */
  byAuthor: { author: BylineCredit; stories: StorySummary[] } | null
  /** What editors chose, in their order; then most topics in common first, then the same section, the newest first within. */
  related: StorySummary[]
}

/** How many of the newest of each of its lists are looked through for what is related to a story. */
const relatedAmong = 50
const most = { picked: Number.POSITIVE_INFINITY, later: 1, earlier: 2, author: 3, related: 4 }

type Place = 'picked' | 'later' | 'earlier' | 'author' | 'related'

/**
 * One statement finds all of it by the index of lists, another reads what is not in memory.
 * @param own the story that is read
 * @param alreadyLinked ids of stories in its text
 */
export async function readNext(
  db: Database,
  locale: Locale,
  own: {
    articleId: string
    storyId: string
    sectionId: string
    topics: readonly Topic[]
    author: BylineCredit | undefined
    /** What editors chose, by story id. */
    relatedIds: readonly string[]
  },
  alreadyLinked: readonly string[],
): Promise<ReadNext> {
  const { articleId, storyId, sectionId, topics, author, relatedIds } = own
  const [topic] = topics
  dependsOn(
    tags.listOf('section', sectionId, locale),
    ...topics.map(({ id }) => tags.listOf('topic', id, locale)),
    ...(author ? [tags.listOf('author', author.authorId, locale)] : []),
    ...relatedIds.map((id) => tags.storyIn(id, locale)),
  )
  const lists: ListKey[] = [`section:${sectionId}`, ...topics.map(({ id }) => `topic:${id}` as const)]
  const topicIds = sql`${sql.param(topics.map(({ id }) => id))}::text[]`
  const known = sql`${sql.param([storyId, ...alreadyLinked])}::text[]`
  // Of each more than it shows: what stands above is left out below, and so is what the text links to.
  const spare = alreadyLinked.length + 1
  const moment = sql`(select published_at from article where id = ${articleId})`
  const earlier = sql`${listing.publishedAt} <= ${moment}`
  const later = sql`${listing.publishedAt} > ${moment}`
  const picked = sql`${sql.param([...relatedIds])}::text[]`
  const parts = [
    ...(relatedIds.length > 0
      ? [
          sql`select 'picked' as place, ${article.id} as id, -array_position(${picked}, ${article.storyId}) as shared, false as near
            from ${article} where ${article.storyId} = any (${picked}) and ${isPublicIn(locale)}`,
        ]
      : []),
    ...(topic
      ? [
          sql`select 'later' as place, id, 0 as shared, false as near from (${oldestOf(db, `topic:${topic.id}`, locale, { limit: most.later + spare, where: later })}) as later(id)`,
          sql`select 'earlier', id, 0, false from (${newestOf(db, `topic:${topic.id}`, locale, { limit: most.earlier + spare, where: earlier })}) as earlier(id)`,
        ]
      : []),
    ...(author
      ? [
          sql`select 'author', id, 0, false from (${newestOf(db, `author:${author.authorId}`, locale, { limit: most.author + most.later + most.earlier + spare })}) as authors(id)`,
        ]
      : []),
    sql`select 'related', candidate.id,
      (select count(*)::int from story_topic join article on article.story_id = story_topic.story_id
        where article.id = candidate.id and story_topic.topic_id = any (${topicIds})),
      candidate.near
    from (
      select newest.id, bool_or(own.list = ${lists[0]}) as near from unnest(${sql.param(lists)}::text[]) as own(list),
        lateral ${newestOf(db, sql`own.list`, locale, { limit: relatedAmong + alreadyLinked.length })} as newest(id)
      group by newest.id
    ) as candidate`,
  ]
  const { rows } = await db.orm.execute<{ place: Place; id: string }>(sql`
    select place, id from (
      select found.place, found.id, row_number() over (
        partition by found.place
        order by found.shared desc, found.near desc,
          case when found.place = 'later' then article.published_at end, article.published_at desc, article.id desc
      ) as rank
      from (${sql.join(parts, sql` union all `)}) as found(place, id, shared, near)
      join article on article.id = found.id
      where found.place = 'picked' or article.story_id <> all (${known})
    ) as ranked
    where rank <= ${most.related + most.author + most.later + most.earlier + relatedIds.length}
    order by place, rank`)
  const ids = { picked: [], later: [], earlier: [], author: [], related: [] } as Record<Place, string[]>
  const shown = new Set<string>()
  // What somebody chose stands where she put it, and nowhere else.
  for (const place of ['picked', 'later', 'earlier', 'author', 'related'] as const)
    for (const row of rows)
      if (row.place === place && ids[place].length < most[place] && !shown.has(row.id)) {
        ids[place].push(row.id)
        shown.add(row.id)
      }
  const found = new Map(
    (await summariesOf(db, locale, [...shown])).map((each) => [each.articleId, each] as const),
  )
  const storiesOf = (place: Place): StorySummary[] => ids[place].flatMap((id) => found.get(id) ?? [])
  const thread = { later: storiesOf('later'), earlier: storiesOf('earlier') }
  const ofAuthor = storiesOf('author')
  const picks = storiesOf('picked')
  return {
    thread: topic && thread.later.length + thread.earlier.length > 0 ? { topic, ...thread } : null,
    byAuthor: author && ofAuthor.length > 0 ? { author, stories: ofAuthor } : null,
    related: [...picks, ...storiesOf('related').slice(0, Math.max(0, most.related - picks.length))],
  }
}
