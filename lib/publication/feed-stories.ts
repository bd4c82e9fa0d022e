/** What feeds carry: the newest stories of a language or of one list in it, whole. */
import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { topic } from '../db/tables/directory.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { article, storyTopic } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { referencesOf } from '../story/references.ts'
import { upToDate } from '../story/up-steps.ts'
import { authorHref, deskHref, type ListAddress, type PodcastSubject, topicHref } from './addresses.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { datasetsById } from './datasets.ts'
import { withSound } from './episodes.ts'
import { type ListKey, newestOf } from './list-key.ts'
import { sectionAt } from './listing.ts'
import { entryRowsOf, withEntries } from './live-entries.ts'
import { picturesById } from './picture.ts'
import { profilesById } from './profiles.ts'
import type { Topic } from './read-next.ts'
import { recordingsById } from './recordings.ts'
import { boxRowsOf, withSharedBoxes } from './shared-boxes.ts'
import { mentionedStories, type StoryText } from './story.ts'
import { publicStories, type StorySummary } from './summary.ts'

/** A busy desk publishes as many between two visits of a slow reader; past it a feed is a download. */
export const feedSize = 30

export type FeedStory = StorySummary & StoryText & { topics: Topic[]; corrections: Correction[] }
export type FeedList = { name: string; description: string; href: string }

/**
 * @returns the list, null for that of the whole language, with its newest stories; null when there is no such list
 */
export async function feedStories(
  db: Database,
  locale: Locale,
  address?: ListAddress,
): Promise<{ list: FeedList | null; stories: FeedStory[] } | null> {
  if (!address) {
    dependsOn(tags.latest(locale))
    return { list: null, stories: await wholeStories(db, locale, 'latest') }
  }
  const found = await findList(db, locale, address)
  if (!found) return null
  const { key, ...list } = found
  return { list, stories: await wholeStories(db, locale, key) }
}

/** As many as a podcast's program shows of one that it does not know yet. */
const podcastSize = 100

/** The newest stories of a language, section or topic that have a sound; null when there is no such list. */
export async function podcastStories(
  db: Database,
  locale: Locale,
  address?: PodcastSubject,
): Promise<{ list: FeedList | null; stories: FeedStory[] } | null> {
  const found = address ? await findList(db, locale, address) : null
  if (address && !found) return null
  // A sound may come to any story of the list, also to one that has none now.
  dependsOn(tags.latest(locale), tags.changes(locale))
  const { key, ...list } = found ?? { key: 'latest' as const }
  const stories = await wholeStories(db, locale, key, { limit: podcastSize, where: withSound(db) })
  return { list: found ? (list as FeedList) : null, stories }
}

/** A list by its address, and under which name its stories are listed. */
async function findList(
  db: Database,
  locale: Locale,
  { kind, slug }: ListAddress,
): Promise<(FeedList & { key: ListKey }) | null> {
  const { orm } = db
  dependsOn(tags.entryAt(kind, slug))
  switch (kind) {
    case 'section': {
      const found = await sectionAt(db, locale, slug)
      if (!found) return null
      dependsOn(tags.listOf('section', found.id, locale))
      return { ...found, key: `section:${found.id}` }
    }
    case 'topic': {
      const [row] = await orm.select().from(topic).where(eq(topic.slug, slug))
      if (!row) return null
      dependsOn(tags.topic(row.id), tags.about('topic', row.id), tags.listOf('topic', row.id, locale))
      return { ...namedIn(row, locale), href: topicHref(locale, row.slug), key: `topic:${row.id}` }
    }
    case 'desk': {
      const [row] = await orm.select().from(desk).where(eq(desk.slug, slug))
      if (!row) return null
      dependsOn(tags.desk(row.id), tags.about('desk', row.id), tags.listOf('desk', row.id, locale))
      return { ...namedIn(row, locale), href: deskHref(locale, row.slug), key: `desk:${row.id}` }
    }
    case 'author': {
      const [row] = await orm.select().from(author).where(eq(author.slug, slug))
      if (!row) return null
      dependsOn(tags.author(row.id), tags.about('author', row.id), tags.listOf('author', row.id, locale))
      return {
        name: inLocale(row.names, locale),
        description: inLocale(row.biographies, locale),
        href: authorHref(locale, row.slug),
        key: `author:${row.id}`,
      }
    }
  }
}

const namedIn = (row: Pick<typeof topic.$inferSelect, 'names' | 'descriptions'>, locale: Locale) => ({
  name: inLocale(row.names, locale),
  description: inLocale(row.descriptions, locale),
})

/** Nine queries at most, whatever the number of stories. */
async function wholeStories(
  db: Database,
  locale: Locale,
  key: ListKey,
  { limit, where }: { limit: number; where?: SQL } = { limit: feedSize },
): Promise<FeedStory[]> {
  const newest = newestOf(db, key, locale, { limit, where })
  const summaries = await publicStories(db, locale, inArray(article.id, newest), { limit })
  if (summaries.length === 0) return []
  const articleIds = summaries.map((each) => each.articleId)
  const texts = await documentsOf(db, locale, articleIds)
  const references = [...texts.values()].map(({ document }) => referencesOf(document))
  const mentions = await mentionedStories(db, locale, [
    ...new Set(references.flatMap((each) => each.storyIds)),
  ])
  const pictures = await picturesById(
    db.orm,
    locale,
    references.flatMap((each) => each.mediaIds),
  )
  const recordings = await recordingsById(
    db.orm,
    locale,
    references.flatMap((each) => each.recordingIds),
  )
  const profiles = await profilesById(
    db,
    locale,
    references.flatMap((each) => each.authorIds),
  )
  const datasets = await datasetsById(
    db,
    references.flatMap((each) => each.datasetIds),
  )
  const topics = await topicsOf(
    db,
    locale,
    summaries.map((each) => each.storyId),
  )
  const corrections = await correctionsOf(db, articleIds)
  return summaries.flatMap((summary) => {
    const text = texts.get(summary.articleId)
    return text
      ? [
          {
            ...summary,
            ...text,
            mentions,
            pictures,
            recordings,
            profiles,
            datasets,
            topics: topics.get(summary.storyId) ?? [],
            corrections: corrections.get(summary.articleId) ?? [],
          },
        ]
      : []
  })
}

async function documentsOf(db: Database, locale: Locale, articleIds: string[]) {
  const rows = await db.orm
    .select({
      id: article.id,
      dateline: article.dateline,
      document: article.document,
      version: article.documentVersion,
      entries: entryRowsOf(db, article.id),
      boxes: boxRowsOf(db, article),
    })
    .from(article)
    .where(inArray(article.id, articleIds))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        dateline: row.dateline,
        ...withEntries(withSharedBoxes(upToDate(row.document, row.version), row.boxes), row.entries, locale),
      },
    ]),
  )
}

async function topicsOf(
  { orm }: Database,
  locale: Locale,
  storyIds: string[],
): Promise<Map<string, Topic[]>> {
  const rows = await orm
    .select({ storyId: storyTopic.storyId, id: topic.id, slug: topic.slug, names: topic.names })
    .from(storyTopic)
    .innerJoin(topic, eq(topic.id, storyTopic.topicId))
    .where(inArray(storyTopic.storyId, storyIds))
    .orderBy(asc(storyTopic.position))
  const topics = new Map<string, Topic[]>()
  for (const row of rows) {
    dependsOn(tags.topic(row.id))
    const { id, slug } = row
    const own = { id, name: inLocale(row.names, locale), slug, href: topicHref(locale, slug) }
    topics.set(row.storyId, [...(topics.get(row.storyId) ?? []), own])
  }
  return topics
}
