/** A desk's text file becomes a story: read, tidied, filed under people and subjects, and stored in one transaction. */

import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { article, byline, story, storyTopic } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import { inLocale, type Locale, localeTable } from '../locale/table.ts'
import { operator } from '../newsroom/actor.ts'
import { record } from '../newsroom/audit.ts'
import { freeSlug } from '../newsroom/stories/free-slug.ts'
import { writeArticle } from '../newsroom/stories/write-article.ts'
import { type Emit, withMutation } from '../newsroom/with-mutation.ts'
import { present } from '../present.ts'
import { sectionInAddress } from '../publication/address-section.ts'
import { shortHref, storyHref } from '../publication/addresses.ts'
import { plainText } from '../story/plain-text.ts'
import type { ArticleState } from '../vocabulary.ts'
import type { TextChange } from './desk-text/change-lines.ts'
import { ImportRefused } from './desk-text/decode-text.ts'
import { deskTextInThread } from './desk-text/desk-text-in-thread.ts'
import { earlierStories, linkEarlierStories } from './desk-text/earlier-story.ts'
import { type Filed, fileAuthor, fileDesk } from './desk-text/file-byline.ts'
import type { PreparedText, prepareDeskText, TextFile } from './desk-text/prepare-desk-text.ts'
import type { DeskText } from './desk-text/read-desk-text.ts'
import { suggestSubjects } from './desk-text/subjects.ts'

export type ImportOptions = {
  /** Stores it published instead of as a draft; a story that lacks what readers need stays a draft all the same. */
  publish: boolean
  /** The language, where a person said it. */
  locale?: Locale
  /** A section's slug; otherwise one is suggested from the words. */
  section?: string
  /** Nothing is written: the report says what would be. */
  isDryRun?: boolean
}

export type ImportReport = {
  /** `already-there`: the same text was imported before; nothing was written. */
  outcome: 'created' | 'already-there'
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  /** Paths. A draft's lead nowhere until it is published. */
  href: string
  shortHref: string
  headline: string
  author: { name: string; created: boolean } | null
  desk: { name: string; created: boolean } | null
  /** Names in the story's language. */
  section: string
  topics: string[]
  /** Every change made to the words of the file. */
  tidied: TextChange[]
  /** Choices made for the desk that a person may want to make otherwise. */
  unsure: string[]
  /** What is missing, or was left out. */
  warnings: string[]
}

/** A draft needs something to be found by: how many words of a story without a headline stand in for one. */
const wordsForHeadline = 8

/**
 * Stores the story of a text file, with its author and desk, in one transaction: all of it or, where anything
 * fails, nothing. The same text again, also at the same moment, is answered with the story that is there.
 * @param file its `name` is said in messages and in the revision
 * @param prepare reads the file: in a thread of its own, but for a test that is about something else
 * @throws {ImportRefused} when the file is not a story; the message tells a person what to do
 */
export async function importStory(
  db: Database,
  file: TextFile,
  options: ImportOptions,
  prepare: typeof prepareDeskText = deskTextInThread,
): Promise<ImportReport> {
  const prepared = await prepare(file, options.locale)
  const writing = withMutation(db, async (tx, emit) => {
    // Imports take turns: two at once must not both create the same author, desk or story.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('warraq import'))`)
    const earlier = await reportOfEarlierImport(tx, prepared.sourceHash)
    if (earlier) return earlier
    const report = await store(tx, file.name, prepared, options, emit)
    await record(tx, operator, {
      action: 'story.import',
      subjectKind: 'article',
      subjectId: report.articleId,
      details: { file: file.name, state: report.state },
    })
    // A desk's own story is news, however it comes.
    if (report.state === 'published')
      await emit(operator, {
        type: 'StoryPublished',
        articleId: report.articleId,
        cause: 'person',
        step: null,
      })
    if (options.isDryRun) throw new DryRunEnded(report)
    return report
  })
  return writing.catch((error: unknown) => {
    if (error instanceof DryRunEnded) return error.report
    throw error
  })
}

/** Takes back all that was written to learn what would be. */
class DryRunEnded extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('Nothing is written')
    this.report = report
  }
}

async function store(
  tx: Transaction,
  fileName: string,
  { read, tidied, sourceHash }: PreparedText,
  options: ImportOptions,
  emit: Emit,
): Promise<ImportReport> {
  const { locale } = read
  const unsure = [...read.doubts]
  const warnings = [...read.warnings, ...tidied.warnings]
  const text = plainText(tidied.document)
  const headline = tidied.headline ?? `${text.split(/\s+/u).slice(0, wordsForHeadline).join(' ')}…`

  const subjects = await chooseSubjects(
    tx,
    { headline: tidied.headline ?? '', text },
    locale,
    options,
    unsure,
  )
  const linked = read.references.length
    ? linkEarlierStories(
        tidied.document,
        await earlierStories(
          tx,
          locale,
          subjects.topics.map((each) => each.id),
        ),
      )
    : { document: tidied.document, changes: [], doubts: [] }
  unsure.push(...linked.doubts)

  const filedDesk = read.byline.desk ? await fileDesk(tx, read.byline.desk, locale) : null
  const filedAuthor = await fileAuthor(tx, read.byline, locale, filedDesk?.id ?? null, unsure)
  if (filedAuthor?.gainedName)
    await emit(operator, {
      type: 'EntryChanged',
      kind: 'author',
      id: filedAuthor.id,
      cause: 'import',
      parts: ['names'],
      moved: null,
      deskIds: [],
    })

  const lacking = whatIsLacking(read, filedAuthor)
  warnings.push(...lacking)
  if (options.publish && lacking.length) warnings.push('So it was stored as a draft, not published.')
  const isPublished = options.publish && lacking.length === 0

  const storyId = newId()
  await tx.insert(story).values({
    id: storyId,
    sectionId: subjects.section.id,
    deskId: filedDesk?.id ?? null,
    sourceHash,
  })
  if (subjects.topics.length)
    await tx
      .insert(storyTopic)
      .values(subjects.topics.map((each, position) => ({ storyId, topicId: each.id, position })))
  const slug = await freeSlug(tx, headline, locale)
  const articleId = await writeArticle(tx, {
    storyId,
    locale,
    slug,
    state: isPublished ? 'published' : 'draft',
    headline,
    standfirst: tidied.standfirst,
    document: linked.document,
    publishedAt: isPublished ? await databaseTime(tx) : null,
    bylines: filedAuthor ? [{ authorId: filedAuthor.id, role: 'author' }] : [],
    reason: `import: ${fileName}`,
  })
  return {
    outcome: 'created',
    articleId,
    storyId,
    locale,
    state: isPublished ? 'published' : 'draft',
    href: storyHref(locale, subjects.section.slug, slug),
    shortHref: shortHref(storyId, locale),
    headline,
    author: filedAuthor && { name: filedAuthor.name, created: filedAuthor.created },
    desk: filedDesk && { name: filedDesk.name, created: filedDesk.created },
    section: inLocale(subjects.section.names, locale),
    topics: subjects.topics.map((each) => inLocale(each.names, locale)),
    tidied: [...tidied.changes, ...linked.changes],
    unsure,
    warnings,
  }
}

/** Why readers should not be shown the story yet. */
function whatIsLacking(read: DeskText, filedAuthor: Filed | null): string[] {
  const lacking: string[] = []
  if (read.headline === null)
    lacking.push('There is no headline: the first words stand in for one. Give it its own.')
  if (read.document.content.length === 0) lacking.push('There is no text under the headline.')
  if (!filedAuthor) lacking.push('There is no byline: add the author.')
  if (!read.localeIsSure)
    lacking.push(
      `The language could not be told; ${languageName(read.locale)} was assumed. Say it with --locale.`,
    )
  return lacking
}

/** Published by the clock that decides what is public, or the story might be invisible for its first second. */
async function databaseTime(tx: Transaction): Promise<Date> {
  const [row] = await tx
    .select({ now: sql`now()`.mapWith(article.createdAt) })
    .from(section)
    .limit(1)
  return present(row, 'such row').now
}

async function chooseSubjects(
  tx: Transaction,
  words: { headline: string; text: string },
  locale: Locale,
  options: ImportOptions,
  unsure: string[],
) {
  const sections = await tx
    .select()
    .from(section)
    .where(isNull(section.archivedAt))
    .orderBy(asc(section.position))
  const topics = await tx.select().from(topic).where(isNull(topic.archivedAt)).orderBy(asc(topic.slug))
  const filings = await tx
    .select({ topicId: storyTopic.topicId, sectionId: story.sectionId, stories: count() })
    .from(storyTopic)
    .innerJoin(story, eq(story.id, storyTopic.storyId))
    .groupBy(storyTopic.topicId, story.sectionId)
  const suggested = suggestSubjects(words, { topics, sections, filings })
  const asked = sections.find((each) => each.slug === options.section)
  const fitting = sections.find((each) => each.id === suggested.sectionId)
  const chosen = options.section === undefined ? (fitting ?? sections[0]) : asked
  if (!chosen)
    throw new ImportRefused(
      'unknown-section',
      sections.length
        ? `There is no section ${options.section}. There are: ${sections.map((each) => each.slug).join(', ')}.`
        : 'This publication has no sections yet. Start it once with `npm start`, which fills an empty one.',
    )
  if (options.section === undefined)
    unsure.push(
      fitting
        ? `The section “${inLocale(chosen.names, locale)}” was chosen from the words.`
        : `No word points to a section; “${inLocale(chosen.names, locale)}” was taken because it is the first.`,
    )
  const named = (ids: string[]) => ids.flatMap((id) => topics.find((each) => each.id === id) ?? [])
  for (const each of named(suggested.passingTopicIds))
    unsure.push(`“${inLocale(each.names, locale)}” is mentioned once; the story was not filed under it.`)
  return { section: chosen, topics: named(suggested.topicIds) }
}

/** What an earlier import of the same text made, as it is now; null where there was none. */
async function reportOfEarlierImport(tx: Transaction, sourceHash: string): Promise<ImportReport | null> {
  const [found] = await tx
    .select({ story, article, section, desk })
    .from(story)
    .innerJoin(article, eq(article.storyId, story.id))
    .innerJoin(section, eq(section.id, story.sectionId))
    .leftJoin(desk, eq(desk.id, story.deskId))
    .where(eq(story.sourceHash, sourceHash))
    .orderBy(asc(article.createdAt))
    .limit(1)
  if (!found) return null
  const { locale, id: articleId } = found.article
  const [by] = await tx
    .select({ names: author.names })
    .from(byline)
    .innerJoin(author, eq(author.id, byline.authorId))
    .where(and(eq(byline.articleId, articleId), eq(byline.role, 'author')))
    .orderBy(asc(byline.position))
    .limit(1)
  const topics = await tx
    .select({ names: topic.names })
    .from(storyTopic)
    .innerJoin(topic, eq(topic.id, storyTopic.topicId))
    .where(eq(storyTopic.storyId, found.story.id))
    .orderBy(asc(storyTopic.position))
  return {
    outcome: 'already-there',
    articleId,
    storyId: found.story.id,
    locale,
    state: found.article.state,
    href: storyHref(locale, sectionInAddress(found.story.kind, found.section.slug), found.article.slug),
    shortHref: shortHref(found.story.id, locale),
    headline: found.article.headline,
    author: by ? { name: inLocale(by.names, locale), created: false } : null,
    desk: found.desk && { name: inLocale(found.desk.names, locale), created: false },
    section: inLocale(found.section.names, locale),
    topics: topics.map((each) => inLocale(each.names, locale)),
    tidied: [],
    unsure: [],
    warnings: [],
  }
}

/** A language as English calls it. */
export const languageName = (locale: Locale): string =>
  new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? localeTable[locale].name
