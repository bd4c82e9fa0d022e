/** What a reader is offered where nothing was found: the newest stories, and what they are about. */
import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { topic } from '../db/tables/directory.ts'
import { article, storyTopic } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import { topicHref } from './addresses.ts'
import { newestOf } from './list-key.ts'
import type { Topic } from './read-next.ts'
import { publicStories, type StorySummary } from './summary.ts'

export type OfferedInstead = { latest: StorySummary[]; topics: Topic[] }

const mostLatest = 5
const mostTopics = 10
/** Topics are those of so many of the newest stories. */
const lookedThrough = 12

/** The same for all of a language, read once until a story comes or goes: what finds nothing must cost nothing. */
export const offeredInstead = (db: Database, locale: Locale): Promise<OfferedInstead> =>
  remember(`offered instead:${locale}`, async () => {
    dependsOn(tags.latest(locale))
    const ids = newestOf(db, 'latest', locale, { limit: lookedThrough })
    const newest = await publicStories(db, locale, inArray(article.id, ids), { limit: lookedThrough })
    const storyIds = newest.map(({ storyId }) => storyId)
    const rows = storyIds.length
      ? await db.orm
          .select({ id: topic.id, slug: topic.slug, names: topic.names })
          .from(storyTopic)
          .innerJoin(topic, eq(topic.id, storyTopic.topicId))
          .where(inArray(storyTopic.storyId, storyIds))
          .groupBy(topic.id)
          .orderBy(desc(sql`count(*)`), topic.slug)
          .limit(mostTopics)
      : []
    dependsOn(...rows.map(({ id }) => tags.topic(id)))
    return {
      latest: newest.slice(0, mostLatest),
      topics: rows.map(({ id, slug, names }) => ({
        id,
        slug,
        name: inLocale(names, locale),
        href: topicHref(locale, slug),
      })),
    }
  })
