/** The working text in the shape that the reader's page and the social card take: what an editor previews. */

import { eq, inArray, sql } from 'drizzle-orm'
import { countWords } from '../../arabic/count.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { inLocale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { sectionInAddress } from '../../publication/address-section.ts'
import { authorHref, sectionHref, shortHref, storyHref } from '../../publication/addresses.ts'
import { correctionsOf } from '../../publication/corrections.ts'
import { datasetsById } from '../../publication/datasets.ts'
import { entryRowsOf, withEntries } from '../../publication/live-entries.ts'
import { picturesById } from '../../publication/picture.ts'
import { profilesById } from '../../publication/profiles.ts'
import { recordingsById } from '../../publication/recordings.ts'
import { asReadersSee } from '../../publication/shared-boxes.ts'
import { mentionedStories, otherLocalesOf, type Story, topicsOf } from '../../publication/story.ts'
import type { BylineCredit } from '../../publication/summary.ts'
import { plainText } from '../../story/plain-text.ts'
import { referencesOf } from '../../story/references.ts'
import type { WorkingDraft } from './working-draft.ts'

/**
 * @param draft as `openDraft` gave it to somebody who may read it
 * @returns the story as readers would see it if it were published now; what to read next is left out
 */
export async function draftAsStory(db: Database, draft: WorkingDraft): Promise<Story> {
  const { locale, content, storyId } = draft
  const [row] = await db.orm
    .select({ entries: entryRowsOf(db, article.id) })
    .from(article)
    .where(eq(article.id, draft.articleId))
  const { document, live } = withEntries(
    await asReadersSee(db.orm, content.document, locale),
    row?.entries ?? [],
    locale,
  )
  const { storyIds, mediaIds, recordingIds, authorIds, datasetIds } = referencesOf(document)
  const [
    sections,
    [clock],
    topics,
    corrections,
    otherLocales,
    mentions,
    pictures,
    recordings,
    profiles,
    datasets,
    bylines,
  ] = await Promise.all([
    db.orm.select().from(section),
    // A mapped column: the two engines' drivers read a bare timestamp differently.
    db.orm.select({ now: sql`now()`.mapWith(article.createdAt) }).from(sql`(select 1) as one`),
    topicsOf(db, locale, storyId),
    correctionsOf(db, [draft.articleId]),
    otherLocalesOf(db, locale, storyId),
    mentionedStories(db, locale, storyIds),
    picturesById(db.orm, locale, [...mediaIds, ...(content.leadMediaId ? [content.leadMediaId] : [])]),
    recordingsById(db.orm, locale, recordingIds),
    profilesById(db, locale, authorIds),
    datasetsById(db, datasetIds),
    creditsOf(db, draft),
  ])
  const own = present(
    sections.find((each) => each.id === draft.sectionId),
    'section with this id',
  )
  const foreseen = draft.publishedAt ?? draft.scheduledFor ?? draft.embargoUntil
  return {
    articleId: draft.articleId,
    // Not one that readers see.
    revision: 0,
    storyId,
    locale,
    kind: draft.kind,
    href: storyHref(locale, sectionInAddress(draft.kind, own.slug), draft.slug),
    section: {
      id: own.id,
      name: inLocale(own.names, locale),
      slug: own.slug,
      href: sectionHref(locale, own.slug),
    },
    version: '',
    kicker: content.kicker,
    headline: content.headline,
    standfirst: content.standfirst,
    publishedAt: foreseen ? new Date(foreseen) : present(clock, 'clock').now,
    updatedAt: null,
    significantlyUpdatedAt: null,
    wordCount: countWords(plainText(document)),
    bylines,
    picture: (content.leadMediaId && pictures.get(content.leadMediaId)) || null,
    dateline: content.dateline,
    elsewhere: {
      searchTitle: content.searchTitle,
      searchDescription: content.searchDescription,
      socialTitle: content.socialTitle,
      socialDescription: content.socialDescription,
    },
    shortHref: shortHref(storyId, locale),
    document,
    live,
    topics,
    corrections: corrections.get(draft.articleId) ?? [],
    otherLocales,
    translatedFrom: null,
    newsletters: [],
    mentions,
    pictures,
    recordings,
    profiles,
    datasets,
    next: { thread: null, byAuthor: null, related: [] },
  }
}

async function creditsOf({ orm }: Database, { locale, content }: WorkingDraft): Promise<BylineCredit[]> {
  if (content.bylines.length === 0) return []
  const rows = await orm
    .select()
    .from(author)
    .where(
      inArray(
        author.id,
        content.bylines.map((each) => each.authorId),
      ),
    )
  const portraits = await picturesById(
    orm,
    locale,
    rows.flatMap((row) => row.portraitId ?? []),
  )
  return content.bylines.flatMap(({ authorId, role }) => {
    const row = rows.find((each) => each.id === authorId)
    if (!row) return []
    return {
      authorId,
      name: inLocale(row.names, locale),
      slug: row.slug,
      href: authorHref(locale, row.slug),
      role,
      jobTitle: inLocale(row.jobTitles, locale),
      handles: row.handles,
      portrait: (row.portraitId && portraits.get(row.portraitId)) || null,
    }
  })
}
