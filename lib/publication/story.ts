/** Finding one story by its address, and everything its page shows. */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { cache } from 'react'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { article, correction, redirect, relatedStory, story, storyTopic } from '../db/tables/stories.ts'
import { inLocale, type Locale, locales, type PerLocale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { rememberEach } from '../press/remembered.ts'
import type { PublicDataset } from '../story/blocks/data-table/printed-table.ts'
import type { MentionedStory, StoryDocument } from '../story/document.ts'
import { referencesOf } from '../story/references.ts'
import { upToDate } from '../story/up-steps.ts'
import type { ToldElsewhere } from '../vocabulary.ts'
import { addressSection } from './address-section.ts'
import { shortHref, storyHref, topicHref } from './addresses.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { datasetsById } from './datasets.ts'
import { versionOfStory } from './kept-stories.ts'
import { entryRowsOf, type LiveState, withEntries } from './live-entries.ts'
import { newslettersFor, type OfferedNewsletter, offeredNewsletters } from './newsletters.ts'
import { type Picture, picturesById } from './picture.ts'
import { type Profile, profilesById } from './profiles.ts'
import { type ReadNext, readNext, type Topic } from './read-next.ts'
import { type Recording, recordingsById } from './recordings.ts'
import { boxRowsOf, withSharedBoxes } from './shared-boxes.ts'
import { forgetSummary, type StorySummary, summariesOf } from './summary.ts'
import { isPublic, isPublicIn } from './visibility.ts'

export type Story = StorySummary & {
  dateline: string | null
  /** What its head says instead of headline and standfirst. */
  elsewhere: ToldElsewhere
  shortHref: string
  /** What a copy of it on a reader's device is compared by; '' of a draft, which nobody keeps. */
  version: string
  document: StoryDocument
  /** Of live coverage: how far what was posted to it is in its document. */
  live: LiveState
  topics: Topic[]
  corrections: Correction[]
  /** The same story in other languages, public ones only. */
  otherLocales: { locale: Locale; href: string; headline: string }[]
  /** The one of those that this was translated from. */
  translatedFrom: Locale | null
  /** Stories and pictures the document mentions, by id. */
  mentions: ReadonlyMap<string, MentionedStory>
  pictures: ReadonlyMap<string, Picture>
  /** Sounds, films and documents that the document mentions, by id. */
  recordings: ReadonlyMap<string, Recording>
  /** Those that are offered at its foot. */
  newsletters: OfferedNewsletter[]
  /** People that the document has a box about. */
  profiles: ReadonlyMap<string, Profile>
  /** Tables of figures that it shows, by id. */
  datasets: ReadonlyMap<string, PublicDataset>
  next: ReadNext
}

export type StoryLookup = { kind: 'found'; story: Story } | Elsewhere
/** What an address leads to, before anything of a story there has been read. */
export type Located = FoundStory | Elsewhere
type FoundStory = { kind: 'found'; articleId: string; storyId: string; sectionId: string }
type Elsewhere =
  /** It lives elsewhere now: a former slug, or the right slug under the wrong section. */
  | { kind: 'moved'; href: string }
  /** It was published and is withdrawn; `reason` when the newsroom gave one. */
  | { kind: 'gone'; reason: string | null }
  | { kind: 'missing' }

/** The slug as stored: NFC, whatever form the address was typed or pasted in. */
const storedForm = (segment: string): string => segment.normalize('NFC')

/**
 * What stands at an address.
 * @param sectionSlug decoded first segment; '' for a static page
 * @param slug decoded second segment, or the only one
 */
export async function findStory(
  db: Database,
  locale: Locale,
  sectionSlug: string,
  slug: string,
): Promise<StoryLookup> {
  const located = await locateStory(db, locale, sectionSlug, slug)
  return located.kind === 'found' ? { kind: 'found', story: await loadStory(db, locale, located) } : located
}

/** {@link findStory}, for who needs less of it than its page. Asked once for a page: what stands around it asks too. */
export const locateStory = cache(locate)

async function locate(db: Database, locale: Locale, sectionSlug: string, slug: string): Promise<Located> {
  const read = [tags.address(locale, storedForm(slug)), tags.sectionSlugs()]
  dependsOn(...read)
  let elsewhere: Elsewhere = { kind: 'missing' }
  // Whether a page stands there is asked before it is made, and again by the page.
  const known = await rememberEach<Located>(
    `address:${locale}`,
    [`${sectionSlug} ${slug}`],
    async ([key = '']) => {
      const located = await lookUp(db, locale, sectionSlug, slug)
      if (located.kind === 'found')
        return new Map([[key, { value: located, read: [...read, tags.article(located.articleId)] }]])
      elsewhere = located
      return new Map()
    },
  )
  return known.get(`${sectionSlug} ${slug}`) ?? elsewhere
}

async function lookUp(db: Database, locale: Locale, sectionSlug: string, slug: string): Promise<Located> {
  const [row] = await db.orm
    .select({
      id: article.id,
      storyId: article.storyId,
      state: article.state,
      killReason: article.killReason,
      sectionId: section.id,
      sectionSlug: addressSection,
      slug: article.slug,
      isPublic: sql<boolean>`${isPublic()}`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(eq(article.locale, locale), eq(article.slug, storedForm(slug))))
  if (row) dependsOn(tags.article(row.id))
  if (row?.state === 'killed') return { kind: 'gone', reason: row.killReason }
  if (row?.isPublic && row.sectionSlug !== sectionSlug)
    return { kind: 'moved', href: storyHref(locale, row.sectionSlug, row.slug) }
  if (row?.isPublic)
    return { kind: 'found', articleId: row.id, storyId: row.storyId, sectionId: row.sectionId }
  return formerAddress(db, locale, sectionSlug, slug)
}

async function formerAddress(
  db: Database,
  locale: Locale,
  sectionSlug: string,
  slug: string,
): Promise<Elsewhere> {
  const [row] = await db.orm
    .select({
      id: article.id,
      state: article.state,
      killReason: article.killReason,
      sectionSlug: addressSection,
      slug: article.slug,
      isPublic: sql<boolean>`${isPublic()}`,
    })
    .from(redirect)
    .innerJoin(article, eq(article.id, redirect.articleId))
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(
      and(
        eq(redirect.locale, locale),
        eq(redirect.sectionSlug, sectionSlug),
        eq(redirect.slug, storedForm(slug)),
      ),
    )
  if (row) dependsOn(tags.article(row.id))
  if (row?.state === 'killed') return { kind: 'gone', reason: row.killReason }
  if (row?.isPublic) return { kind: 'moved', href: storyHref(locale, row.sectionSlug, row.slug) }
  return { kind: 'missing' }
}

/** A story's words, and what they mention. */
export type StoryText = Pick<
  Story,
  'dateline' | 'document' | 'live' | 'mentions' | 'pictures' | 'recordings' | 'profiles' | 'datasets'
>

/** What is asked for with a text, so that it takes no statement of its own. */
type BesideText = {
  relatedIds: string[]
  elsewhere: ToldElsewhere
  version: string
  revision: number
  translatedFromId: string | null
  topics: Topic[]
  hasCorrections: boolean
}

/** The text of an article that a query of this folder has found public. */
export async function storyText(
  db: Database,
  locale: Locale,
  articleId: string,
): Promise<StoryText & BesideText> {
  const topics = db.orm
    .select({
      all: sql`coalesce(json_agg(json_build_array(${topic.id}, ${topic.slug}, ${topic.names}) order by ${storyTopic.position}), '[]')`,
    })
    .from(storyTopic)
    .innerJoin(topic, eq(topic.id, storyTopic.topicId))
    .where(eq(storyTopic.storyId, article.storyId))
  const related = db.orm
    .select({
      all: sql`coalesce(json_agg(${relatedStory.relatedId} order by ${relatedStory.position}), '[]')`,
    })
    .from(relatedStory)
    .where(eq(relatedStory.storyId, article.storyId))
  const corrections = db.orm.select().from(correction).where(eq(correction.articleId, article.id))
  const [row] = await db.orm
    .select({
      dateline: article.dateline,
      elsewhere: {
        searchTitle: article.searchTitle,
        searchDescription: article.searchDescription,
        socialTitle: article.socialTitle,
        socialDescription: article.socialDescription,
      },
      document: article.document,
      documentVersion: article.documentVersion,
      version: versionOfStory(db),
      revision: article.revisionNumber,
      entries: entryRowsOf(db, article.id),
      boxes: boxRowsOf(db, article),
      translatedFromId: article.translatedFromId,
      topics: sql<[id: string, slug: string, names: PerLocale][]>`(${topics})`,
      relatedIds: sql<string[]>`(${related})`,
      hasCorrections: sql<boolean>`exists(${corrections})`,
    })
    .from(article)
    .where(eq(article.id, articleId))
  if (!row) throw new Error(`Article ${articleId} was deleted while its page was being made`)
  const { document, live } = withEntries(
    withSharedBoxes(upToDate(row.document, row.documentVersion), row.boxes),
    row.entries,
    locale,
  )
  const { storyIds, mediaIds, recordingIds, authorIds, datasetIds } = referencesOf(document)
  const [mentions, pictures, recordings, profiles, datasets] = await Promise.all([
    mentionedStories(db, locale, storyIds),
    picturesById(db.orm, locale, mediaIds),
    recordingsById(db.orm, locale, recordingIds),
    profilesById(db, locale, authorIds),
    datasetsById(db, datasetIds),
  ])
  const { dateline, version, revision, elsewhere, translatedFromId, hasCorrections, relatedIds } = row
  return {
    ...{ revision, dateline, version, document, live, mentions, pictures, recordings, profiles, datasets },
    ...{ elsewhere, translatedFromId, hasCorrections, relatedIds },
    topics: namedTopics(
      locale,
      row.topics.map(([id, slug, names]) => ({ id, slug, names })),
    ),
  }
}

const nothingNext: ReadNext = { thread: null, byAuthor: null, related: [] }

/**
 * Reads the parts of a story until they are of one revision: published between two of our questions, or not heard of yet
 * where one of them was remembered, its page would have the old headline over the new words.
 */
export async function ofOneRevision<
  Parts extends { summary: StorySummary; text: { revision: number }; corrections: readonly Correction[] },
>(read: () => Promise<Parts>): Promise<Parts> {
  for (let left = mostReadings; ; left -= 1) {
    const parts = await read()
    const { summary, text, corrections } = parts
    const isOfOne =
      summary.revision === text.revision && corrections.every((each) => (each.revision ?? 0) <= text.revision)
    // Replicas may be further apart than that; whatever is shown is read anew when the change is heard of.
    if (isOfOne || left === 1) return parts
    forgetSummary(summary.locale, summary.articleId)
  }
}

/** Of a story that is published while it is read: nobody publishes one many times within a page's making. */
const mostReadings = 4

async function loadStory(db: Database, locale: Locale, located: FoundStory): Promise<Story> {
  const { story } = await ofOneRevision(() => readParts(db, locale, located))
  return story
}

async function readParts(db: Database, locale: Locale, { articleId, storyId, sectionId }: FoundStory) {
  const [[summary], { translatedFromId, hasCorrections, topics, relatedIds, ...text }] = await Promise.all([
    summariesOf(db, locale, [articleId]),
    storyText(db, locale, articleId),
  ])
  if (!summary) throw new Error(`Article ${articleId} was withdrawn while its page was being made`)
  dependsOn(tags.related(storyId, locale))
  const isPage = summary.kind === 'page'
  const author = summary.bylines.find((each) => each.role === 'author')
  const [corrections, otherLocales, offered, next] = await Promise.all([
    correctionsOf(db, hasCorrections ? [articleId] : []),
    otherLocalesOf(db, locale, storyId),
    isPage ? [] : offeredNewsletters(db, locale),
    // Whoever reads who we are is not led on to news.
    isPage
      ? nothingNext
      : readNext(
          db,
          locale,
          { articleId, storyId, sectionId, topics, author, relatedIds },
          referencesOf(text.document).storyIds,
        ),
  ])
  const story: Story = {
    ...summary,
    ...text,
    shortHref: shortHref(storyId, locale),
    topics: isPage ? [] : topics,
    corrections: corrections.get(articleId) ?? [],
    otherLocales: otherLocales.map(({ articleId: _, ...other }) => other),
    translatedFrom: otherLocales.find((each) => each.articleId === translatedFromId)?.locale ?? null,
    newsletters: newslettersFor(offered, { sectionId, topics, bylines: summary.bylines }),
    next,
  }
  return { story, summary, text, corrections: story.corrections }
}

/** A story's topics, in its editor's order. */
export async function topicsOf({ orm }: Database, locale: Locale, storyId: string): Promise<Topic[]> {
  const rows = await orm
    .select({ id: topic.id, slug: topic.slug, names: topic.names })
    .from(storyTopic)
    .innerJoin(topic, eq(topic.id, storyTopic.topicId))
    .where(eq(storyTopic.storyId, storyId))
    .orderBy(asc(storyTopic.position))
  return namedTopics(locale, rows)
}

function namedTopics(locale: Locale, rows: { id: string; slug: string; names: PerLocale }[]): Topic[] {
  dependsOn(...rows.map((row) => tags.topic(row.id)))
  return rows.map(({ id, slug, names }) => ({
    id,
    name: inLocale(names, locale),
    slug,
    href: topicHref(locale, slug),
  }))
}

/** Where the public finds a story in other languages. Asked once for a page. */
export const otherLocalesOf = cache(readOtherLocales)

async function readOtherLocales(
  { orm }: Database,
  locale: Locale,
  storyId: string,
): Promise<(Story['otherLocales'][number] & { articleId: string })[]> {
  dependsOn(tags.story(storyId), tags.sectionSlugs())
  const rows = await orm
    .select({
      articleId: article.id,
      locale: article.locale,
      slug: article.slug,
      section: addressSection,
      headline: article.headline,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(eq(article.storyId, storyId), ne(article.locale, locale), isPublic()))
  // In the paper's order of languages: what the database has first changes with how it looks for them.
  const inOrder = rows.toSorted((a, b) => locales.indexOf(a.locale) - locales.indexOf(b.locale))
  return inOrder.map((row) => ({
    articleId: row.articleId,
    locale: row.locale,
    href: storyHref(row.locale, row.section, row.slug),
    headline: row.headline,
  }))
}

/**
 * The public versions of some stories, by story id, for links inside a text. A story that is not public in
 * this language is absent: its words stay, its link does not.
 */
export async function mentionedStories(
  { orm }: Database,
  locale: Locale,
  storyIds: string[],
): Promise<Map<string, MentionedStory>> {
  if (storyIds.length === 0) return new Map()
  // By story, not by article: one that is not public yet has none to name, and will be linked when it is.
  dependsOn(tags.sectionSlugs(), ...storyIds.map((id) => tags.storyIn(id, locale)))
  const rows = await orm
    .select({
      storyId: article.storyId,
      slug: article.slug,
      section: addressSection,
      headline: article.headline,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(inArray(article.storyId, storyIds), isPublicIn(locale)))
  return new Map(
    rows.map((row) => [
      row.storyId,
      { href: storyHref(locale, row.section, row.slug), headline: row.headline, locale },
    ]),
  )
}

/** Where a story's short link leads: its version in `locale`, or null when the public has none. */
export async function storyHrefById(db: Database, locale: Locale, storyId: string): Promise<string | null> {
  return (await mentionedStories(db, locale, [storyId])).get(storyId)?.href ?? null
}
