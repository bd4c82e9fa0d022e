/**
 * Writing what a file of another system holds. Stories are known again by where they come from and the id that they had
 * there, so that reading the same file twice, or going on after it was cut off, writes nothing twice.
 */
import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { countWords } from '../../arabic/count.ts'
import { slugify } from '../../arabic/slug.ts'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { importEntry, importedStory, importRun } from '../../db/tables/imports.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article, byline, pathRedirect, story, storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { type AuditEntry, record, recordAll } from '../../newsroom/audit.ts'
import { localeName } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { authorise } from '../../newsroom/permissions.ts'
import { freeSlug } from '../../newsroom/stories/free-slug.ts'
import { writeArticle } from '../../newsroom/stories/write-article.ts'
import { withMutation } from '../../newsroom/with-mutation.ts'
import { storyHref } from '../../publication/addresses.ts'
import { oldPath } from '../../publication/old-path.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import { type Block, documentVersion, type StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { DocumentRefused, validateDocument } from '../../story/validate.ts'
import type { ArticleState, BylineEntry, ImportNote, ImportOutcome } from '../../vocabulary.ts'
import { importOwn } from '../own/import-own.ts'
import type { Survey } from './dry-run-import.ts'
import { Filing, nameIn, type Tell } from './filing.ts'
import type { Archive, PictureRecord, StoryRecord } from './import-record.ts'
import { linkedPaths, withStoryLinks } from './link-stories.ts'
import { type NoteKind, note } from './notes.ts'
import { Pictures } from './place-pictures.ts'
import { type RunReport, reportOfRun } from './run-report.ts'
import { storyBlocks } from './story-blocks.ts'

const importOptions = z.object({
  /** What was published over there is published here, with its date; else all are drafts. */
  publish: z.boolean(),
  /** The language of all of it; null: what each story says. */
  locale: localeName.nullable(),
  /** The slug of a section for all of it, their own becoming topics; null: their own sections. */
  section: z.string().nullable(),
})
export type TakeInOptions = z.output<typeof importOptions>

/** Stories written together: enough to be quick, few enough that nobody waits for the newsroom's locks. */
const batchSize = 25
const longestLine = 2_000

/** A story as it will be written. */
type Prepared = {
  position: number
  found: StoryRecord
  locale: Locale
  headline: string
  standfirst: string | null
  document: StoryDocument
  leadMediaId: string | null
  /** Words that pictures of ours have none of yet. */
  pictures: Map<string, PictureRecord>
  notes: ImportNote[]
  /** Why nothing of it is written. */
  left: ImportOutcome | null
}

type ImportContext = {
  archive: Archive
  surveyed: Survey
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** A run that was begun. */
  runId?: string
  tell?: (done: number) => void
  /** Ends the run between two batches. */
  signal?: AbortSignal
}

type ImportInput = ImportContext & { options: TakeInOptions }

/**
 * Takes in a file that was surveyed, and found whole. Goes on where an earlier run of it stopped.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference` for the section; and whatever ended the run, which says
 *   so then
 */
export const runImport = operation({
  name: 'import.run',
  input: importOptions,
  permission: ['archive.import', 'media.upload', 'story.publish'],
  run: takeAll,
})

async function takeAll(
  db: Database,
  actor: Actor,
  options: TakeInOptions,
  about: ImportContext,
): Promise<RunReport> {
  const given: ImportInput = { ...about, options }
  const { archive, surveyed, tell, signal } = given
  authoriseImport(actor, options.publish)
  const runId = given.runId ?? (await beginRun(db, actor, archive, options))
  const notes = surveyed.preview.notes.flatMap(({ kind, subjects }) =>
    ofFile.has(kind) ? subjects.map((subject) => note(kind, subject)) : [],
  )
  await db.orm
    .update(importRun)
    .set({ state: 'running', total: surveyed.stories, failure: null, notes, seenAt: sql`now()` })
    .where(eq(importRun.id, runId))
  try {
    if (archive.own)
      await importOwn(db, actor, {
        tree: archive.own,
        fileName: archive.fileName,
        runId,
        publish: options.publish,
        mediaFolder: given.mediaFolder,
        ...(tell && { tell }),
        ...(signal && { signal }),
      })
    else await takeStories(db, actor, { ...given, runId })
    await db.orm.transaction(async (tx) => {
      await tx
        .update(importRun)
        .set({ state: 'finished', finishedAt: sql`now()`, seenAt: sql`now()` })
        .where(eq(importRun.id, runId))
      await record(tx, actor, {
        action: 'archive.import',
        subjectKind: 'publication',
        subjectId: runId,
        details: { file: archive.fileName, source: surveyed.source, stories: surveyed.stories },
      })
    })
    return await reportOfRun(db, runId)
  } catch (error) {
    if (!signal?.aborted)
      await db.orm
        .update(importRun)
        .set({ state: 'failed', failure: failureOf(error), finishedAt: sql`now()` })
        .where(eq(importRun.id, runId))
    throw error
  }
}

/** Story after story, in batches. */
async function takeStories(
  db: Database,
  actor: Actor,
  { archive, surveyed, options, mediaFolder, runId, tell, signal }: ImportInput & { runId: string },
): Promise<void> {
  const pictures = new Pictures(db, actor, {
    shelf: archive.shelf,
    catalogue: surveyed.catalogue,
    mediaFolder,
  })
  const from = await doneBefore(db, runId)
  let position = 0
  let batch: Prepared[] = []
  const seen = new Set<string>()
  const paths = new Map<string, string>()
  const flush = async () => {
    if (batch.length === 0) return
    await writeBatch(db, actor, { runId, archive, surveyed, options, batch, paths })
    batch = []
    tell?.(position)
  }
  for await (const found of archive.read()) {
    if (found.kind !== 'story') continue
    signal?.throwIfAborted()
    position += 1
    const isTwice = seen.has(found.sourceId)
    seen.add(found.sourceId)
    if (position <= from) continue
    batch.push(
      isTwice
        ? leave(position, found, 'skipped', note('twice-in-file'))
        : await prepare(position, found, { surveyed, options, pictures }),
    )
    if (batch.length === batchSize) await flush()
  }
  await flush()
}

/** @throws {NewsroomError} `not-allowed` */
export function authoriseImport(actor: Actor, publishes: boolean): void {
  authorise(actor, 'archive.import')
  authorise(actor, 'media.upload')
  if (publishes) authorise(actor, 'story.publish')
}

export async function beginRun(
  db: Database,
  actor: Actor,
  archive: Pick<Archive, 'format' | 'fileName'>,
  options: Partial<TakeInOptions>,
): Promise<string> {
  const id = newId()
  await db.orm.insert(importRun).values({
    id,
    format: archive.format,
    fileName: archive.fileName,
    options: Object.fromEntries(
      Object.entries(options).filter((each): each is [string, string | boolean] => each[1] !== null),
    ),
    total: 0,
    startedBy: actor.staffId,
  })
  return id
}

async function doneBefore({ orm }: Database, runId: string): Promise<number> {
  const [run] = await orm.select({ done: importRun.done }).from(importRun).where(eq(importRun.id, runId))
  return run?.done ?? 0
}

/** Said once, by the survey. */
const ofFile: ReadonlySet<NoteKind> = new Set([
  'type-left-out',
  'comments-left-out',
  'characters-removed',
  'entry-left-out',
])

/** What ended a run, without the query that the database's driver repeats with all its values. */
const failureOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500)
}

const leave = (
  position: number,
  found: StoryRecord,
  left: ImportOutcome,
  ...notes: ImportNote[]
): Prepared => ({
  position,
  found,
  locale: found.locale ?? 'ar',
  headline: lineOf(found.headline) ?? '',
  standfirst: null,
  document: { type: 'doc', content: [] },
  leadMediaId: null,
  pictures: new Map(),
  notes: [...found.notes, ...notes],
  left,
})

const lineOf = (text: string | null): string | null =>
  withoutOverrides((text ?? '').replace(/[\s\u0085]+/gu, ' ').trim())
    .trim()
    .slice(0, longestLine) || null

/** Everything that needs no lock: reading its words, and keeping its pictures. */
async function prepare(
  position: number,
  found: StoryRecord,
  { surveyed, options, pictures }: { surveyed: Survey; options: TakeInOptions; pictures: Pictures },
): Promise<Prepared> {
  if (found.state === 'trash') return leave(position, found, 'skipped', note('was-in-trash'))
  try {
    const read = storyBlocks(found.html, {
      locale: options.locale ?? found.locale,
      otherwise: surveyed.locale,
      origin: surveyed.origin,
      headline: found.headline,
    })
    if (read.isCut) return leave(position, found, 'refused', note('too-long'))
    const notes = [...found.notes, ...read.notes]
    if (!read.isSure) notes.push(note('language-guessed', read.locale))
    const say = (each: ImportNote) => notes.push(each)
    const words = new Map<string, PictureRecord>()
    const seen = (mediaId: string, said: PictureRecord | undefined) => {
      if (said) words.set(mediaId, said)
    }
    const blocks = await pictures.placeIn(read.blocks, say, seen)
    const leadMediaId = await placeLead(found.lead, pictures, say, seen)
    const { document } = validateDocument({ type: 'doc', content: withoutLead(blocks, leadMediaId) })
    if (document.content.length === 0) notes.push(note('text-missing'))
    return {
      position,
      found,
      locale: read.locale,
      headline: lineOf(found.headline) ?? '',
      standfirst: lineOf(found.standfirst),
      document,
      leadMediaId,
      pictures: words,
      notes,
      left: null,
    }
  } catch (error) {
    if (error instanceof DocumentRefused) return leave(position, found, 'refused', note('too-long'))
    throw error
  }
}

async function placeLead(
  lead: string | null,
  pictures: Pictures,
  say: (each: ImportNote) => void,
  seen: (mediaId: string, said: PictureRecord | undefined) => void,
): Promise<string | null> {
  if (!lead) return null
  const placed = await pictures.place(lead)
  if ('mediaId' in placed) {
    seen(placed.mediaId, pictures.wordsOf(lead))
    return placed.mediaId
  }
  pictures.say(lead, placed, say)
  return null
}

/** Many put the picture over the story into its text as well, first of all: readers would see it twice. */
const withoutLead = ([first, ...rest]: Block[], leadMediaId: string | null): Block[] =>
  first === undefined
    ? []
    : first.type === 'figure' && first.attrs.mediaId === leadMediaId
      ? rest
      : [first, ...rest]

type Batch = {
  runId: string
  archive: Archive
  surveyed: Survey
  options: TakeInOptions
  batch: Prepared[]
  /** Ids of the stories of this file, by the paths that they had. */
  paths: Map<string, string>
}

async function writeBatch(db: Database, actor: Actor, given: Batch): Promise<void> {
  const { runId, archive, surveyed, options, batch, paths } = given
  await withMutation(db, async (tx, emit) => {
    // Imports take turns: two at once must not both create the same author, section or story.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('warraq import'))`)
    const tell: Tell = (event) => emit(actor, event)
    const filing = await Filing.open(tx, tell)
    const section = options.section === null ? null : filing.sectionWithSlug(options.section)
    if (section === undefined) throw new NewsroomError('unknown-reference', options.section!)
    const known = await knownStories(tx, surveyed.source, batch)
    const writing = new Writing(tx, tell, actor, { archive, surveyed, options, paths, filing, section })
    const entries: (typeof importEntry.$inferInsert)[] = []
    for (const each of batch) {
      const { outcome, articleId } = each.left
        ? { outcome: each.left, articleId: null }
        : await writing.write(each, known.get(each.found.sourceId))
      entries.push({
        runId,
        position: each.position,
        sourceId: each.found.sourceId,
        headline: each.headline,
        outcome,
        articleId,
        notes: each.notes,
      })
    }
    await writing.finish()
    await tx.insert(importEntry).values(entries)
    await tx
      .update(importRun)
      .set({ done: batch.at(-1)!.position, seenAt: sql`now()` })
      .where(eq(importRun.id, runId))
  })
}

type Known = typeof importedStory.$inferSelect

async function knownStories(
  tx: Transaction,
  source: string,
  batch: readonly Prepared[],
): Promise<Map<string, Known>> {
  const rows = await tx
    .select()
    .from(importedStory)
    .where(
      and(
        eq(importedStory.source, source),
        inArray(
          importedStory.sourceId,
          batch.map((each) => each.found.sourceId),
        ),
      ),
    )
  return new Map(rows.map((row) => [row.sourceId, row]))
}

/** What this writes into `revision.reason`: an article whose latest words are of this kind was edited by nobody. */
const reasonPrefix = 'import: '

type WritingOf = Pick<Batch, 'archive' | 'surveyed' | 'options' | 'paths'> & {
  filing: Filing
  /** Where all of it goes, if to one. */
  section: { id: string; slug: string } | null
}

/** Writes the stories of one batch, in its transaction. */
class Writing {
  readonly #tx: Transaction
  readonly #emit: Tell
  readonly #actor: Actor
  readonly #given: WritingOf
  readonly #imported: (typeof importedStory.$inferInsert)[] = []
  readonly #audit: AuditEntry[] = []
  readonly #redirects = new Map<string, { articleId: string; notes: ImportNote[] }>()
  readonly #pictureWords = new Map<string, { words: PictureRecord; locale: Locale }>()

  constructor(tx: Transaction, emit: Tell, actor: Actor, given: WritingOf) {
    this.#tx = tx
    this.#emit = emit
    this.#actor = actor
    this.#given = given
  }

  async write(
    each: Prepared,
    known: Known | undefined,
  ): Promise<{ outcome: ImportOutcome; articleId: string }> {
    const { filing } = this.#given
    const bylines: BylineEntry[] = []
    for (const key of each.found.people) {
      const person = this.#given.surveyed.people.get(key)
      if (!person) each.notes.push(note('author-unknown', key))
      const found = await filing.person(
        person ?? { kind: 'person', key, name: key, slug: null, email: null, biography: null },
        each.locale,
      )
      if (found && !bylines.some(({ authorId }) => authorId === found.id))
        bylines.push({ authorId: found.id, role: 'author' })
    }
    const hash = hashOf(each, bylines)
    for (const [mediaId, words] of each.pictures)
      this.#pictureWords.set(`${mediaId} ${each.locale}`, { words, locale: each.locale })
    if (known) {
      this.#remember(each.found, known.storyId)
      return { outcome: await this.#again(each, known, bylines, hash), articleId: known.articleId }
    }
    return { outcome: 'created', articleId: await this.#create(each, bylines, hash) }
  }

  async #create(each: Prepared, bylines: BylineEntry[], hash: string): Promise<string> {
    const { archive, surveyed } = this.#given
    const { found, locale, headline, notes } = each
    const group = await this.#storyOfGroup(found, locale)
    const filed = group ?? (await this.#begin(each))
    const wished = wishedSlug(found.slug, headline, locale)
    const slug = await freeSlug(this.#tx, wished, locale)
    if (found.slug && slug !== decoded(found.slug)) notes.push(note('slug-changed', slug))
    const { state, publishedAt } = this.#stateOf(each)
    const articleId = await writeArticle(this.#tx, {
      storyId: filed.storyId,
      locale,
      slug,
      state,
      headline,
      standfirst: each.standfirst,
      document: await this.#linked(each.document),
      leadMediaId: each.leadMediaId,
      publishedAt,
      bylines,
      createdBy: this.#actor.staffId,
      reason: reasonPrefix + archive.fileName,
    })
    this.#imported.push({
      source: surveyed.source,
      sourceId: found.sourceId,
      articleId,
      storyId: filed.storyId,
      groupKey: found.groupKey,
      contentHash: hash,
    })
    this.#remember(found, filed.storyId)
    for (const given of found.oldPaths) {
      const path = oldPath(given)
      if (path && path !== decoded(storyHref(locale, filed.sectionSlug, slug)))
        this.#redirects.set(path, { articleId, notes })
    }
    this.#audit.push({
      action: 'story.import',
      subjectKind: 'article',
      subjectId: articleId,
      details: { file: archive.fileName, state },
    })
    if (state === 'published' && publishedAt) {
      const arrival = {
        locale,
        slug,
        publishedAt,
        sectionId: filed.sectionId,
        topicIds: filed.topicIds,
        authorIds: bylines.map(({ authorId }) => authorId),
      }
      await this.#emit({
        type: 'StoryPublished',
        articleId,
        cause: 'import',
        step: null,
        ...(!group && { arrival }),
      })
    }
    // In a batch, its translation may follow.
    if (found.groupKey) await this.#writeImported()
    return articleId
  }

  #remember({ oldPaths }: StoryRecord, storyId: string): void {
    for (const given of oldPaths) {
      const path = oldPath(given)
      if (path) this.#given.paths.set(path, storyId)
    }
  }

  /** With links to earlier stories of the site by their ids. What comes later in the file is led to by its old address. */
  async #linked(document: StoryDocument): Promise<StoryDocument> {
    const { surveyed, paths } = this.#given
    if (!surveyed.origin) return document
    const linked = linkedPaths(document, surveyed.origin)
    if (linked.size === 0) return document
    const unknown = [...linked].filter((path) => !paths.has(path))
    if (unknown.length) {
      const led = await this.#tx
        .select({ path: pathRedirect.path, storyId: article.storyId })
        .from(pathRedirect)
        .innerJoin(article, eq(article.id, pathRedirect.articleId))
        .where(inArray(pathRedirect.path, unknown))
      for (const { path, storyId } of led) paths.set(path, storyId)
    }
    return withStoryLinks(document, surveyed.origin, paths)
  }

  /** The story that its translations are versions of already, where it has none in this language. */
  async #storyOfGroup({ groupKey }: StoryRecord, locale: Locale) {
    if (!groupKey) return null
    const { surveyed, filing } = this.#given
    const [row] = await this.#tx
      .select({ storyId: story.id, sectionId: story.sectionId })
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
    return row
      ? { ...row, sectionSlug: filing.entryOfSection(row.sectionId).slug, topicIds: [] as string[] }
      : null
  }

  /** A new story, filed. */
  async #begin({ found, locale, notes }: Prepared) {
    const { filing, section } = this.#given
    const own =
      found.section && !section
        ? found.section.isTag
          ? filing.knownSection(found.section)
          : await filing.section(found.section, locale)
        : null
    const filed = section ?? own ?? filing.firstSection ?? (await filing.section(general, locale))
    if (!section && !own)
      notes.push(note('section-guessed', nameIn(filing.entryOfSection(filed!.id), locale)))
    const terms = !own && found.section ? [found.section, ...found.topics] : found.topics
    const topicIds: string[] = []
    for (const term of terms.slice(0, mostTopics)) {
      const topic = await filing.topic(term, locale)
      if (topic && !topicIds.includes(topic.id)) topicIds.push(topic.id)
    }
    const storyId = newId()
    await this.#tx.insert(story).values({ id: storyId, sectionId: filed!.id })
    if (topicIds.length)
      await this.#tx
        .insert(storyTopic)
        .values(topicIds.map((topicId, position) => ({ storyId, topicId, position })))
    return { storyId, sectionId: filed!.id, sectionSlug: filed!.slug, topicIds }
  }

  /** As what it comes in: what not everybody could read over there, nobody can read here. */
  #stateOf({ found, headline, notes }: Prepared): { state: ArticleState; publishedAt: Date | null } {
    const { options } = this.#given
    const asDraft = { state: 'draft' as const, publishedAt: null }
    if (found.isPage) {
      notes.push(note('was-page'))
      return asDraft
    }
    if (found.state === 'in_review') return { state: headline ? 'in_review' : 'draft', publishedAt: null }
    const isDue = found.publishedAt !== null && found.publishedAt.getTime() <= Date.now()
    if (found.state === 'scheduled' || (found.state === 'published' && found.publishedAt && !isDue)) {
      notes.push(note('was-scheduled', found.publishedAt?.toISOString().slice(0, 16) ?? ''))
      return asDraft
    }
    if (found.state !== 'published' || !options.publish) return asDraft
    if (!headline) notes.push(note('headline-missing'))
    else if (!found.publishedAt) notes.push(note('date-missing'))
    else return { state: 'published', publishedAt: found.publishedAt }
    return asDraft
  }

  /** What was taken in before: whatever changed over there comes in too, unless somebody has worked on it here. */
  async #again(each: Prepared, known: Known, bylines: BylineEntry[], hash: string): Promise<ImportOutcome> {
    const tx = this.#tx
    await tx
      .select({ id: article.id })
      .from(article)
      .where(eq(article.id, known.articleId))
      .for('no key update')
    const [row] = await tx
      .select({
        state: article.state,
        storyId: article.storyId,
        locale: article.locale,
        slug: article.slug,
        headline: article.headline,
        deletedAt: article.deletedAt,
        version: draft.version,
        revisedVersion: draft.revisedVersion,
      })
      .from(article)
      .leftJoin(draft, eq(draft.articleId, article.id))
      .where(eq(article.id, known.articleId))
    const [last] = await tx
      .select({ number: revision.number, reason: revision.reason })
      .from(revision)
      .where(eq(revision.articleId, known.articleId))
      .orderBy(desc(revision.number))
      .limit(1)
    if (!row || !last) return 'already-there'
    const isUntouched =
      last.reason?.startsWith(reasonPrefix) === true &&
      (row.version === null || row.version <= (row.revisedVersion ?? 0)) &&
      row.deletedAt === null &&
      (row.state === 'draft' || row.state === 'published' || row.state === 'in_review')
    const isSame = known.contentHash === hash
    if (!isUntouched) {
      if (isSame) return 'already-there'
      each.notes.push(note('edited-here'))
      return 'changed'
    }
    if (!isSame) await this.#update(each, known, row, last.number + 1, bylines, hash)
    const isPublishedNow = row.state !== 'published' && (await this.#publishNow(each, known.articleId))
    return isSame && !isPublishedNow ? 'already-there' : 'updated'
  }

  async #update(
    each: Prepared,
    known: Known,
    row: { state: ArticleState; storyId: string; locale: Locale; headline: string },
    number: number,
    bylines: BylineEntry[],
    hash: string,
  ): Promise<void> {
    const tx = this.#tx
    const { articleId } = known
    const isPublic = row.state === 'published'
    const creditedBefore = isPublic
      ? await tx.select({ id: byline.authorId }).from(byline).where(eq(byline.articleId, articleId))
      : []
    const text = plainText(each.document)
    const content = {
      headline: each.headline,
      standfirst: each.standfirst,
      document: await this.#linked(each.document),
      documentVersion,
      leadMediaId: each.leadMediaId,
    }
    await tx
      .update(article)
      .set({
        ...content,
        plainText: text,
        wordCount: countWords(text),
        ...(isPublic && { revisionNumber: number, updatedAt: sql`now()` }),
      })
      .where(eq(article.id, articleId))
    await tx.insert(revision).values({
      articleId,
      number,
      ...content,
      bylines,
      reason: reasonPrefix + this.#given.archive.fileName,
      staffId: this.#actor.staffId,
      publishedAt: isPublic ? sql`now()` : null,
    })
    await tx.delete(byline).where(eq(byline.articleId, articleId))
    if (bylines.length)
      await tx.insert(byline).values(bylines.map((one, position) => ({ articleId, ...one, position })))
    // It holds no words of anybody's; whoever opens the story next is given these.
    await tx.delete(draft).where(eq(draft.articleId, articleId))
    await tx
      .update(importedStory)
      .set({ contentHash: hash, importedAt: sql`now()` })
      .where(eq(importedStory.articleId, articleId))
    this.#audit.push({
      action: 'story.import',
      subjectKind: 'article',
      subjectId: articleId,
      details: { file: this.#given.archive.fileName, state: row.state, revision: number },
    })
    if (!isPublic) return
    await this.#emit({
      type: 'StoryRewritten',
      articleId,
      storyId: row.storyId,
      locale: row.locale,
      cause: 'import',
      step: null,
      headlineChanges: row.headline !== each.headline,
      authorIds: {
        before: creditedBefore.map(({ id }) => id),
        after: bylines.map(({ authorId }) => authorId),
      },
    })
  }

  /** What came in as a draft, was edited by nobody, and is to be published now: with the date that it had. */
  async #publishNow(each: Prepared, articleId: string): Promise<boolean> {
    const { state, publishedAt } = this.#stateOf(each)
    if (state !== 'published' || !publishedAt) return false
    await this.#tx
      .update(article)
      .set({ state, publishedAt, scheduledFor: null })
      .where(eq(article.id, articleId))
    await this.#tx
      .update(revision)
      .set({ publishedAt })
      .where(
        and(
          eq(revision.articleId, articleId),
          eq(revision.number, sql`(select revision_number from article where id = ${articleId})`),
        ),
      )
    this.#audit.push({
      action: 'story.import',
      subjectKind: 'article',
      subjectId: articleId,
      details: { file: this.#given.archive.fileName, state },
    })
    await this.#emit({ type: 'StoryPublished', articleId, cause: 'import', step: null })
    return true
  }

  async #writeImported(): Promise<void> {
    if (this.#imported.length) await this.#tx.insert(importedStory).values(this.#imported.splice(0))
  }

  /** What all stories of the batch have to say together. */
  async finish(): Promise<void> {
    await this.#writeImported()
    await this.#leadOldAddresses()
    await this.#describePictures()
    await recordAll(this.#tx, this.#actor, this.#audit)
  }

  /** An old address that leads somewhere already, by a person's word or another story's, goes on leading there. */
  async #leadOldAddresses(): Promise<void> {
    if (this.#redirects.size === 0) return
    const made = await this.#tx
      .insert(pathRedirect)
      .values(
        [...this.#redirects].map(([path, { articleId }]) => ({
          path,
          articleId,
          createdBy: this.#actor.staffId,
        })),
      )
      .onConflictDoNothing()
      .returning({ path: pathRedirect.path })
    const led = new Set(made.map(({ path }) => path))
    for (const [path, { notes }] of this.#redirects)
      if (!led.has(path)) notes.push(note('old-address-taken', path))
    await this.#emit({ type: 'RedirectsImported', cause: 'import', paths: [...led], refused: 0 })
  }

  /** Pictures that nobody has described here are given the words that they had over there. */
  async #describePictures(): Promise<void> {
    for (const [key, { words, locale }] of this.#pictureWords) {
      const mediaId = key.split(' ')[0]!
      const [row] = await this.#tx
        .select({ alts: media.alts, captions: media.captions, credits: media.credits })
        .from(media)
        .where(eq(media.id, mediaId))
      if (!row) continue
      const said = (texts: typeof row.alts, text: string | null) => {
        const line = lineOf(text)
        return !line || texts[locale] ? texts : { ...texts, [locale]: line }
      }
      const next = {
        alts: said(row.alts, words.alt),
        captions: said(row.captions, words.caption),
        credits: said(row.credits, words.credit),
      }
      if (next.alts === row.alts && next.captions === row.captions && next.credits === row.credits) continue
      await this.#tx.update(media).set(next).where(eq(media.id, mediaId))
      await this.#emit({ type: 'PictureChanged', mediaId, cause: 'import', readersSee: true, details: {} })
    }
  }
}

/** Where stories go that had no section, in a publication that has none. */
const general = { name: 'أخبار', slug: 'news' }
const mostTopics = 20

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug).normalize('NFC')
  } catch {
    return slug
  }
}

/** The slug it had, unless it is a mere number, which is a section's page here or says nothing. */
const wishedSlug = (slug: string | null, headline: string, locale: Locale): string => {
  const own = slug ? decoded(slug) : ''
  return /\p{L}/u.test(own) ? slugify(own, locale) : headline || own || 'story'
}

/** Of what is written, so that a picture that is found only the second time counts as a change. */
const hashOf = (each: Prepared, bylines: BylineEntry[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        each.headline,
        each.standfirst,
        each.document,
        each.leadMediaId,
        bylines.map(({ authorId }) => authorId),
      ]),
    )
    .digest('hex')
