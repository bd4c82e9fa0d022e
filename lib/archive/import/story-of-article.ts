/** Which story an article that comes in is a version of: one that its translations began, or a new one, filed. */
import { and, eq, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import { importedStory } from '../../db/tables/imports.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { mostTopics } from '../../newsroom/limits.ts'
import { sectionHref, topicHref } from '../../publication/addresses.ts'
import type { StoryKind } from '../../vocabulary.ts'
import type { Batch } from './batch.ts'
import { nameIn } from './filing.ts'
import type { FoundStory } from './import-record.ts'
import { note } from './notes.ts'
import type { PreparedStory } from './prepare-story.ts'

/** Where stories go that had no section, in a publication that has none. */
const general = { name: 'أخبار', slug: 'news' }

export type FiledStory = {
  storyId: string
  kind: StoryKind
  sectionId: string
  sectionSlug: string
  topicIds: string[]
}

/** The story that its translations are versions of already, where it has none in this language. */
export async function storyOfGroup(
  { tx, surveyed, filing }: Batch,
  { groupKey }: FoundStory,
  locale: Locale,
): Promise<FiledStory | null> {
  if (!groupKey) return null
  const [row] = await tx
    .select({ storyId: story.id, kind: story.kind, sectionId: story.sectionId })
    .from(importedStory)
    .innerJoin(story, eq(story.id, importedStory.storyId))
    .where(
      and(
        eq(importedStory.source, surveyed.source),
        eq(importedStory.groupKey, groupKey),
        sql`not exists (select 1 from ${article} where ${article.storyId} = ${story.id} and ${article.locale} = ${locale})`,
      ),
    )
    .limit(1)
  return row ? { ...row, sectionSlug: filing.entryOfSection(row.sectionId).slug, topicIds: [] } : null
}

export async function beginStory(
  { tx, filing, section, rules, addresses }: Batch,
  { found, kind, locale, notes }: PreparedStory,
): Promise<FiledStory> {
  const { section: category, topics } = rules.terms(found)
  const own =
    category && !section
      ? category.isTag
        ? filing.knownSection(category)
        : await filing.section(category, locale)
      : null
  const filed = section ?? own ?? filing.firstSection ?? (await filing.section(general, locale))
  if (own && category) addresses.leadToList(category.oldPaths, sectionHref(locale, own.slug))
  if (!filed) throw new Error(`No section could be made for the story ${found.sourceId}`)
  // A static page has none that a reader would see.
  if (!section && !own && kind !== 'page')
    notes.push(note('section-guessed', nameIn(filing.entryOfSection(filed.id), locale)))
  const terms = !own && category && rules.takesAsTopic(category) ? [category, ...topics] : topics
  const topicIds: string[] = []
  for (const term of terms.slice(0, mostTopics)) {
    const topic = await filing.topic(term, locale)
    if (topic) addresses.leadToList(term.oldPaths, topicHref(locale, topic.slug))
    if (topic && !topicIds.includes(topic.id)) topicIds.push(topic.id)
  }
  const storyId = newId()
  await tx.insert(story).values({ id: storyId, kind, sectionId: filed.id })
  if (topicIds.length)
    await tx.insert(storyTopic).values(topicIds.map((topicId, position) => ({ storyId, topicId, position })))
  return { storyId, kind, sectionId: filed.id, sectionSlug: filed.slug, topicIds }
}
