/** Everything that the publication has said, as files: JSON, a line each, for machines; Markdown for people. */

import { and, asc, eq, gt, inArray, lte, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { dataset, datasetChange } from '../../db/tables/datasets.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { frontSlot } from '../../db/tables/front.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { liveEntry } from '../../db/tables/live.ts'
import {
  checklistItem,
  checklistTick,
  sharedPart,
  sharedPartRevision,
  storyTemplate,
} from '../../db/tables/parts.ts'
import { author, desk, media, rendition } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { publication } from '../../db/tables/publication.ts'
import {
  article,
  byline,
  correction,
  pathRedirect,
  redirect,
  relatedStory,
  story,
  storyTopic,
} from '../../db/tables/stories.ts'
import { inLocale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { record } from '../../newsroom/audit.ts'
import { streamingOperation } from '../../newsroom/operation.ts'
import { contentOfRow } from '../../newsroom/stories/draft-fields.ts'
import { mediaStore } from '../../picture/media-store.ts'
import { firstOf, lastOf } from '../../present.ts'
import { datasetsById } from '../../publication/datasets.ts'
import { asReadersSee } from '../../publication/shared-boxes.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import { referencesOf } from '../../story/references.ts'
import { upToDate } from '../../story/up-steps.ts'
import { markdownOf } from './document-markdown.ts'
import { exportVersion } from './records.ts'
import type { ZipEntry } from './zip-writer.ts'

/** Rows read at a time. */
const page = 200

const exportFilesInput = z.object({
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: z.string(),
  /** With the files of pictures. */
  withMedia: z.boolean(),
})

/**
 * The files of an export, as they are made: nothing is held but the rows at hand. What comes about meanwhile may be
 * missing; what is in it belongs together, for what others refer to is written after them.
 * @throws {NewsroomError} `not-allowed`
 */
export const exportFiles = streamingOperation({
  name: 'export.files',
  input: exportFilesInput,
  permission: 'archive.export',
  run: files,
})

async function* files(
  db: Database,
  actor: Actor,
  options: z.output<typeof exportFilesInput>,
): AsyncGenerator<ZipEntry> {
  await db.orm.transaction((tx) =>
    record(tx, actor, { action: 'archive.export', subjectKind: 'publication', subjectId: '1' }),
  )
  const { rows } = await db.orm.execute<{ now: Date }>(sql`select now() as now`)
  const until = new Date(firstOf(rows).now)
  const lines = (path: string, records: AsyncIterable<unknown>): ZipEntry => ({
    path,
    content: jsonLines(records),
  })
  yield {
    path: 'warraq.json',
    content: [Buffer.from(`${JSON.stringify(await headOf(db, until), null, 2)}\n`)],
  }
  yield lines('articles.jsonl', articles(db, until))
  yield lines('revisions.jsonl', revisions(db, until))
  yield lines('redirects.jsonl', redirects(db, until))
  yield lines('fronts.jsonl', fronts(db))
  yield lines('coverages.jsonl', coverages(db))
  yield lines('events.jsonl', events(db))
  yield lines('parts.jsonl', parts(db))
  yield lines('checklist.jsonl', checklist(db))
  yield lines('datasets.jsonl', datasets(db))
  yield lines('datasetChanges.jsonl', datasetChanges(db))
  yield* markdownFiles(db, until)
  yield lines('stories.jsonl', stories(db))
  yield lines('authors.jsonl', authors(db))
  for (const [path, table] of [
    ['sections.jsonl', section],
    ['topics.jsonl', topic],
    ['desks.jsonl', desk],
  ] as const)
    yield lines(path, entries(db, table))
  yield lines('media.jsonl', pictures(db))
  if (options.withMedia) yield* pictureFiles(db, options.mediaFolder)
}

async function* jsonLines(records: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  let text = ''
  for await (const each of records) {
    text += `${JSON.stringify(each)}\n`
    if (text.length < 64_000) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

async function headOf({ orm }: Database, until: Date) {
  const [row] = await orm.select().from(publication)
  return {
    format: 'warraq',
    version: exportVersion,
    documentVersion,
    exportedAt: until.toISOString(),
    ...(row && {
      publication: {
        names: row.names,
        taglines: row.taglines,
        timeZone: row.timeZone,
        contactEmail: row.contactEmail,
        handles: row.handles,
        readings: row.readings,
        accents: row.accents,
        logoId: row.logoId,
        policies: row.policies,
        podcast: row.podcast,
        machineTerms: row.machineTerms,
        adsTxt: row.adsTxt,
        trustTxt: row.trustTxt,
        offersPush: row.offersPush,
        menus: row.menus,
        withdrawnNotes: row.withdrawnNotes,
        hidesExpiredPictures: row.hidesExpiredPictures,
        requiresMachineLabel: row.requiresMachineLabel,
      },
    }),
  }
}

/** Pages of a table by its id. */
async function* byId<T extends { id: string }>(read: (after: string) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let after = ''; ; ) {
    const rows = await read(after)
    if (rows.length === 0) return
    yield rows
    after = lastOf(rows).id
  }
}

/** What is planned; whose it is, who moves in does not know. */
async function* coverages({ orm }: Database): AsyncGenerator<unknown> {
  for await (const rows of byId((after) =>
    orm.select().from(coverage).where(gt(coverage.id, after)).orderBy(asc(coverage.id)).limit(page),
  ))
    for (const { staffId, createdBy, toldSoonAt, toldOverdueAt, version, ...row } of rows) yield row
}

async function* events({ orm }: Database): AsyncGenerator<unknown> {
  for await (const rows of byId((after) =>
    orm
      .select()
      .from(plannedEvent)
      .where(gt(plannedEvent.id, after))
      .orderBy(asc(plannedEvent.id))
      .limit(page),
  ))
    for (const { createdBy, lastEndsAt, importedVersion, version, ...row } of rows) yield row
}

/** What stories share, with what it said before: a story's day is read from there. */
async function* parts({ orm }: Database): AsyncGenerator<unknown> {
  for await (const rows of byId((after) =>
    orm.select().from(sharedPart).where(gt(sharedPart.id, after)).orderBy(asc(sharedPart.id)).limit(page),
  )) {
    const revisions = await orm
      .select()
      .from(sharedPartRevision)
      .where(
        inArray(
          sharedPartRevision.partId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(sharedPartRevision.number))
    for (const { createdBy, indexedUpTo, documentVersion: own, publishedDocumentVersion, ...row } of rows)
      yield {
        ...row,
        document: upToDate(row.document, own),
        publishedDocument:
          row.publishedDocument && publishedDocumentVersion !== null
            ? upToDate(row.publishedDocument, publishedDocumentVersion)
            : null,
        revisions: revisions
          .filter(({ partId }) => partId === row.id)
          .map(({ number, act, name, document, documentVersion: then, madeBy, at }) => ({
            ...{ number, act, name, madeBy, at },
            document: upToDate(document, then),
          })),
      }
  }
}

async function* checklist({ orm }: Database): AsyncGenerator<unknown> {
  for await (const rows of byId((after) =>
    orm
      .select()
      .from(checklistItem)
      .where(gt(checklistItem.id, after))
      .orderBy(asc(checklistItem.id))
      .limit(page),
  ))
    for (const { version, ...row } of rows) {
      const ticks = await orm
        .select({
          articleId: checklistTick.articleId,
          tickedBy: checklistTick.tickedBy,
          tickedAt: checklistTick.tickedAt,
        })
        .from(checklistTick)
        .where(eq(checklistTick.itemId, row.id))
        .orderBy(asc(checklistTick.articleId))
      yield { ...row, ticks }
    }
}

/** Tables of figures, with their rows. */
async function* datasets({ orm }: Database): AsyncGenerator<unknown> {
  for await (const ids of byId((after) =>
    orm
      .select({ id: dataset.id })
      .from(dataset)
      .where(gt(dataset.id, after))
      .orderBy(asc(dataset.id))
      .limit(page),
  ))
    for (const { id } of ids) {
      const table = (await datasetsById({ orm }, [id])).get(id)
      const [row] = await orm.select().from(dataset).where(eq(dataset.id, id))
      if (!row || !table) continue
      const { toldVersion, toldAt, ...kept } = row
      yield { ...kept, columns: table.columns, version: table.version, rows: table.rows }
    }
}

/** What became of their cells. Who it was is told by name alone. */
async function* datasetChanges({ orm }: Database): AsyncGenerator<unknown> {
  for (let after = { datasetId: '', version: 0 }; ; ) {
    const rows = await orm
      .select()
      .from(datasetChange)
      .where(
        sql`(${datasetChange.datasetId}, ${datasetChange.version}) > (${after.datasetId}, ${after.version})`,
      )
      .orderBy(asc(datasetChange.datasetId), asc(datasetChange.version))
      .limit(page)
    if (rows.length === 0) return
    for (const { staffId, ...row } of rows) yield row
    after = lastOf(rows)
  }
}

const articlePages = ({ orm }: Database, until: Date) =>
  byId((after) =>
    orm
      .select()
      .from(article)
      .where(and(gt(article.id, after), lte(article.createdAt, until), sql`${article.deletedAt} is null`))
      .orderBy(asc(article.id))
      .limit(page),
  )

async function* articles(db: Database, until: Date): AsyncGenerator<unknown> {
  const { orm } = db
  for await (const rows of articlePages(db, until)) {
    const ids = rows.map(({ id }) => id)
    const credits = await orm
      .select()
      .from(byline)
      .where(inArray(byline.articleId, ids))
      .orderBy(asc(byline.position))
    const notes = await orm
      .select()
      .from(correction)
      .where(inArray(correction.articleId, ids))
      .orderBy(asc(correction.correctedAt), asc(correction.id))
    const posted = await orm
      .select()
      .from(liveEntry)
      .where(inArray(liveEntry.articleId, ids))
      .orderBy(asc(liveEntry.at), asc(liveEntry.id))
    const tests = await orm
      .select()
      .from(headlineTest)
      .where(inArray(headlineTest.articleId, ids))
      .orderBy(asc(headlineTest.startedAt), asc(headlineTest.id))
    // A draft of which a revision has every word that readers see says nothing new.
    const drafts = await orm
      .select()
      .from(draft)
      .where(
        and(inArray(draft.articleId, ids), or(gt(draft.version, draft.revisedVersion), gt(draft.version, 1))),
      )
    for (const row of rows) {
      const working = drafts.find((each) => each.articleId === row.id)
      yield {
        id: row.id,
        storyId: row.storyId,
        locale: row.locale,
        slug: row.slug,
        // What waits for its moment would come before readers as soon as it is read elsewhere.
        state: row.state === 'scheduled' ? 'approved' : row.state,
        ...contentOfRow({
          ...row,
          otherHeadlines: [],
          bylines: credits
            .filter((each) => each.articleId === row.id)
            .map(({ authorId, role }) => ({ authorId, role })),
        }),
        publishedAt: row.publishedAt,
        updatedAt: row.updatedAt,
        significantlyUpdatedAt: row.significantlyUpdatedAt,
        createdAt: row.createdAt,
        killReason: row.killReason,
        embargoUntil: row.embargoUntil,
        revisionNumber: row.revisionNumber,
        translatedFromId: row.translatedFromId,
        translatedFromRevision: row.translatedFromRevision,
        draft: working ? contentOfRow(working) : null,
        entries: posted
          .filter((each) => each.articleId === row.id)
          .map((each) => ({
            id: each.id,
            key: each.key,
            anchor: each.anchor,
            state: each.state,
            at: each.at,
            headline: each.headline,
            document: upToDate(each.document, each.documentVersion),
            isKey: each.isKey,
            isBreaking: each.isBreaking,
            isPinned: each.isPinned,
            authorId: each.authorId,
            writtenBy: each.writtenBy,
            change: each.change,
            createdAt: each.createdAt,
            changedAt: each.changedAt,
          })),
        headlineTests: tests
          .filter((each) => each.articleId === row.id)
          .map((each) => ({
            id: each.id,
            headlines: each.headlines,
            shown: each.shown,
            opened: each.opened,
            startedAt: each.startedAt,
            endsAt: each.endsAt,
            endedAt: each.endedAt,
            outcome: each.outcome,
            winner: each.winner,
            usedAt: each.usedAt,
          })),
        corrections: notes
          .filter((each) => each.articleId === row.id)
          .map((each) => ({
            id: each.id,
            kind: each.kind,
            note: each.note,
            correctedAt: each.correctedAt,
            revisionNumber: each.revisionNumber,
            previousRevision: each.previousRevision,
            changes: each.changes,
            amendsId: each.amendsId,
            withdrawnAt: each.withdrawnAt,
            withdrawalReason: each.withdrawalReason,
          })),
      }
    }
  }
}

async function* revisions({ orm }: Database, until: Date): AsyncGenerator<unknown> {
  for (let after = { articleId: '', number: 0 }; ; ) {
    const rows = await orm
      .select({ revision })
      .from(revision)
      .innerJoin(article, eq(article.id, revision.articleId))
      .where(
        and(
          sql`(${revision.articleId}, ${revision.number}) > (${after.articleId}, ${after.number})`,
          lte(article.createdAt, until),
          sql`${article.deletedAt} is null`,
        ),
      )
      .orderBy(asc(revision.articleId), asc(revision.number))
      .limit(page)
    if (rows.length === 0) return
    for (const { revision: row } of rows)
      yield {
        articleId: row.articleId,
        number: row.number,
        ...contentOfRow(row),
        reason: row.reason,
        createdAt: row.createdAt,
        publishedAt: row.publishedAt,
      }
    after = lastOf(rows).revision
  }
}

async function* redirects({ orm }: Database, until: Date): AsyncGenerator<unknown> {
  const former = await orm
    .select({
      articleId: redirect.articleId,
      locale: redirect.locale,
      sectionSlug: redirect.sectionSlug,
      slug: redirect.slug,
    })
    .from(redirect)
    .innerJoin(article, eq(article.id, redirect.articleId))
    .where(and(lte(article.createdAt, until), sql`${article.deletedAt} is null`))
    .orderBy(asc(redirect.locale), asc(redirect.sectionSlug), asc(redirect.slug))
  yield* former
  for (let after = ''; ; ) {
    const rows = await orm
      .select()
      .from(pathRedirect)
      .where(gt(pathRedirect.path, after))
      .orderBy(asc(pathRedirect.path))
      .limit(page)
    if (rows.length === 0) return
    for (const { path, articleId, href } of rows) yield articleId ? { path, articleId } : { path, href }
    after = lastOf(rows).path
  }
}

/** What was laid out by hand; what no language's editor placed is the newest everywhere. */
async function* fronts({ orm }: Database): AsyncGenerator<unknown> {
  const slots = await orm
    .select()
    .from(frontSlot)
    .orderBy(asc(frontSlot.front), asc(frontSlot.locale), asc(frontSlot.position))
  for (const placed of Map.groupBy(slots, (each) => `${each.front} ${each.locale}`).values())
    yield {
      front: lastOf(placed).front,
      locale: lastOf(placed).locale,
      places: Array.from({ length: lastOf(placed).position + 1 }, (_, position) => {
        const slot = placed.find((each) => each.position === position)
        return slot ? { articleId: slot.articleId, until: slot.until } : null
      }),
    }
}

async function* stories({ orm }: Database): AsyncGenerator<unknown> {
  const pages = byId((after) =>
    orm.select().from(story).where(gt(story.id, after)).orderBy(asc(story.id)).limit(page),
  )
  for await (const rows of pages) {
    const filed = await orm
      .select()
      .from(storyTopic)
      .where(
        inArray(
          storyTopic.storyId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(storyTopic.position))
    const led = await orm
      .select()
      .from(relatedStory)
      .where(
        inArray(
          relatedStory.storyId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(relatedStory.position))
    const begun = await orm
      .select()
      .from(storyTemplate)
      .where(
        inArray(
          storyTemplate.storyId,
          rows.map(({ id }) => id),
        ),
      )
    for (const { id, kind, sectionId, deskId, createdAt } of rows)
      yield {
        id,
        kind,
        sectionId,
        deskId,
        topicIds: filed.filter((each) => each.storyId === id).map(({ topicId }) => topicId),
        relatedIds: led.filter((each) => each.storyId === id).map(({ relatedId }) => relatedId),
        templateId: begun.find((each) => each.storyId === id)?.templateId ?? null,
        createdAt,
      }
  }
}

async function* authors({ orm }: Database): AsyncGenerator<unknown> {
  for (const row of await orm.select().from(author).orderBy(asc(author.id)))
    yield {
      id: row.id,
      slug: row.slug,
      names: row.names,
      jobTitles: row.jobTitles,
      biographies: row.biographies,
      email: row.email,
      handles: row.handles,
      deskId: row.deskId,
      portraitId: row.portraitId,
      languages: row.languages,
      archivedAt: row.archivedAt,
    }
}

async function* entries(
  { orm }: Database,
  table: typeof section | typeof topic | typeof desk,
): AsyncGenerator<unknown> {
  for (const row of await orm.select().from(table).orderBy(asc(table.id)))
    yield {
      id: row.id,
      slug: row.slug,
      names: row.names,
      descriptions: row.descriptions,
      archivedAt: row.archivedAt,
      ...('position' in row && { position: row.position, isOpinion: row.isOpinion }),
      ...('aliases' in row && { aliases: row.aliases }),
    }
}

const picturePages = ({ orm }: Database) =>
  byId(async (after) => {
    // The format of a file that is no picture: it has one, and no size.
    const rows = await orm
      .select({ media, format: rendition.format })
      .from(media)
      .leftJoin(rendition, and(eq(rendition.mediaId, media.id), eq(rendition.width, 0)))
      .where(gt(media.id, after))
      .orderBy(asc(media.id))
      .limit(page)
    return rows.map((row) => ({ ...row.media, format: row.format }))
  })

async function* pictures(db: Database): AsyncGenerator<unknown> {
  for await (const rows of picturePages(db))
    for (const row of rows)
      yield {
        id: row.id,
        file: fileOf(row.id, row.format),
        kind: row.kind,
        fileName: row.fileName,
        tracks: row.tracks,
        alts: row.alts,
        captions: row.captions,
        credits: row.credits,
        licence: row.licence,
        licenceKind: row.licenceKind,
        licenceNote: row.licenceNote,
        takenAt: row.takenAt,
        digitalSource: row.digitalSource,
        credentials: row.credentials,
        expiresAt: row.expiresAt,
        focalX: row.focalX,
        focalY: row.focalY,
        crops: row.crops,
        createdAt: row.createdAt,
      }
}

const fileOf = (mediaId: string, format: string | null = null): string =>
  `media/${mediaId}.${format ?? 'jpg'}`

/** Each picture once, in its largest size; of anything else its file. */
async function* pictureFiles(db: Database, mediaFolder: string): AsyncGenerator<ZipEntry> {
  const store = mediaStore(mediaFolder)
  for await (const rows of picturePages(db))
    for (const { id, kind, format } of rows) {
      const [largest] = await db.orm
        .select({ path: rendition.path })
        .from(rendition)
        .where(and(eq(rendition.mediaId, id), kind === 'picture' ? eq(rendition.format, 'jpeg') : undefined))
        .orderBy(sql`${rendition.width} desc`)
        .limit(1)
      const file = largest && (await store.open(largest.path))
      if (file)
        yield {
          path: fileOf(id, format),
          content: file.body as unknown as AsyncIterable<Uint8Array>,
          isPacked: false,
        }
    }
}

/** What readers saw, for people: one file for each article that was ever published, or is at hand as a draft. */
async function* markdownFiles(db: Database, until: Date): AsyncGenerator<ZipEntry> {
  const { orm } = db
  const people = await orm.select({ id: author.id, names: author.names }).from(author)
  const topics = await orm.select({ id: topic.id, names: topic.names }).from(topic)
  const sections = await orm.select({ id: section.id, slug: section.slug }).from(section)
  for await (const rows of articlePages({ ...db }, until)) {
    const formats = await formatsOf(db, rows)
    const filed = await orm
      .select({ id: story.id, sectionId: story.sectionId, topicId: storyTopic.topicId })
      .from(story)
      .leftJoin(storyTopic, eq(storyTopic.storyId, story.id))
      .where(
        inArray(
          story.id,
          rows.map(({ storyId }) => storyId),
        ),
      )
      .orderBy(asc(storyTopic.position))
    const credits = await orm
      .select()
      .from(byline)
      .where(
        and(
          inArray(
            byline.articleId,
            rows.map(({ id }) => id),
          ),
          ne(byline.role, 'editor'),
        ),
      )
      .orderBy(asc(byline.position))
    for (const row of rows) {
      const ofStory = filed.filter(({ id }) => id === row.storyId)
      const named = (all: { id: string; names: (typeof people)[number]['names'] }[], id: string | null) =>
        all.filter((each) => each.id === id).map(({ names }) => inLocale(names, row.locale))
      const fields = {
        title: row.headline,
        kicker: row.kicker,
        standfirst: row.standfirst,
        dateline: row.dateline,
        id: row.id,
        story: row.storyId,
        language: row.locale,
        slug: row.slug,
        state: row.state,
        published: row.publishedAt?.toISOString() ?? null,
        section: sections.find(({ id }) => id === ofStory[0]?.sectionId)?.slug ?? null,
        topics: ofStory.flatMap(({ topicId }) => named(topics, topicId)),
        authors: credits
          .filter(({ articleId }) => articleId === row.id)
          .flatMap(({ authorId }) => named(people, authorId)),
        picture: row.leadMediaId && `../../${fileOf(row.leadMediaId)}`,
      }
      // As readers see it: what shared boxes say stands in their place.
      const document = await asReadersSee(orm, upToDate(row.document, row.documentVersion), row.locale)
      const tables = await datasetsById({ orm }, referencesOf(document).datasetIds)
      const body = markdownOf(document, {
        datasetOf: (id) => tables.get(id),
        locale: row.locale,
        pictureAt: (id) => `../../${fileOf(id)}`,
        fileAt: (id) => `../../${fileOf(id, formats.get(id))}`,
      })
      yield {
        path: `markdown/${row.locale}/${row.slug}.md`,
        content: [Buffer.from(`---\n${frontMatterOf(fields)}---\n\n${body}\n`)],
      }
    }
  }
}

/** What each sound, film and document that the texts name is kept as. */
async function formatsOf(
  { orm }: Database,
  rows: readonly { document: StoryDocument; documentVersion: number }[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => referencesOf(upToDate(row.document, row.documentVersion)).recordingIds)
  if (ids.length === 0) return new Map()
  const found = await orm
    .select({ id: rendition.mediaId, format: rendition.format })
    .from(rendition)
    .where(and(inArray(rendition.mediaId, ids), eq(rendition.width, 0)))
  return new Map(found.map(({ id, format }) => [id, format]))
}

/** YAML, of which JSON's texts are a part. */
const frontMatterOf = (fields: Record<string, string | string[] | null>): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && value.length > 0)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')
