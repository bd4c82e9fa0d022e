/**
 * Writing what our own export holds, with the ids that everything had: what is here already under its id is left as it
 * is, so that a second reading adds only what is missing. All of it was read and checked before (`readOwn`).
 */

import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { countWords } from '../../arabic/count.ts'
import { slugKey } from '../../arabic/slug.ts'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { dataset, datasetChange, datasetRow } from '../../db/tables/datasets.ts'
import type { section } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import { liveEntry } from '../../db/tables/live.ts'
import {
  checklistItem,
  checklistTick,
  sharedPart,
  sharedPartRevision,
  storyTemplate,
} from '../../db/tables/parts.ts'
import { author, media } from '../../db/tables/people-and-pictures.ts'
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
import type { Transaction } from '../../db/transaction.ts'
import type { PerLocale } from '../../locale/table.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { recordAll } from '../../newsroom/audit.ts'
import { readCaptions } from '../../newsroom/files/captions.ts'
import { keepFile } from '../../newsroom/files/upload-file.ts'
import { ownerOf } from '../../newsroom/front/front-key.ts'
import { lockLayout, logged, placeable, placesNow, writePlaces } from '../../newsroom/front/places.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { credentialsOfPicture } from '../../newsroom/pictures/credentials-in-child.ts'
import { insertPicture, pictureWithHash } from '../../newsroom/pictures/insert-picture.ts'
import { reEncodeInChild } from '../../newsroom/pictures/re-encode-in-child.ts'
import { receivePicture } from '../../newsroom/pictures/receive-picture.ts'
import { lastEndOf } from '../../newsroom/plan/recurrence.ts'
import { type DraftField, pickDraft } from '../../newsroom/stories/draft-fields.ts'
import { freeSlug, slugOwner, takeTurns } from '../../newsroom/stories/free-slug.ts'
import { withMutation } from '../../newsroom/with-mutation.ts'
import { mediaStore } from '../../picture/media-store.ts'
import { lastOf, present } from '../../present.ts'
import { oldPath } from '../../publication/old-path.ts'
import { type Block, documentVersion, type StoryDocument } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'
import { plainText } from '../../story/plain-text.ts'
import { asStored } from '../../story/unknown-block.ts'
import type { ImportNote, MenuItem, Menus } from '../../vocabulary.ts'
import { freeAsciiSlug } from '../desk-text/file-byline.ts'
import { note } from '../import/notes.ts'
import { noteDone, storiesDone } from '../import/run-state.ts'
import { takeTurn } from '../import/take-turn.ts'
import type { OwnExport } from './own-export.ts'
import type { OwnHeader, OwnRecord } from './records.ts'

type Given = {
  own: OwnExport
  fileName: string
  runId: string
  /** What was published is published; else it comes as a draft. */
  publish: boolean
  mediaFolder: string
  tell?: (done: number) => void
  signal?: AbortSignal
  /** Somebody wants it to stop, which `signal` then says. */
  askedToStop?: () => void
}

const batchSize = 25

/** Ids of the export, and what they are here where that is another. */
type Ids = Record<'section' | 'topic' | 'desk' | 'media' | 'author', Map<string, string>>

type Paper = NonNullable<OwnHeader['publication']>

export async function importOwn(db: Database, actor: Actor, given: Given): Promise<void> {
  const { own, tell, signal } = given
  const { publication: paper } = await own.header()
  const ids: Ids = {
    section: new Map(),
    topic: new Map(),
    desk: new Map(),
    media: new Map(),
    author: new Map(),
  }
  await takeDirectory(db, actor, own, ids)
  await takePictures(db, actor, given, ids)
  if (paper) await takeSettings(db, paper, ids)
  await takeAuthors(db, own, ids)
  await takeParts(db, own, ids)
  await takeDatasets(db, own)
  const filed = new Map<string, OwnRecord<'stories'>>()
  for await (const each of own.records('stories')) filed.set(each.id, each)

  const from = await storiesDone(db, given.runId)
  let position = 0
  let batch: { position: number; each: OwnRecord<'articles'> }[] = []
  const flush = async () => {
    if (batch.length && (await writeArticles(db, actor, given, batch, { ids, filed }))) given.askedToStop?.()
    batch = []
    tell?.(position)
  }
  for await (const each of own.records('articles')) {
    signal?.throwIfAborted()
    position += 1
    if (position <= from) continue
    batch.push({ position, each })
    if (batch.length === batchSize) await flush()
  }
  await flush()
  await takeHistory(db, given, ids)
  await takeRedirects(db, actor, given)
  await takeFronts(db, actor, given, ids)
  await takePlan(db, given, ids)
  await takeChecklist(db, own, ids)
}

/** What stories share and is not here yet. What a box says to readers is found by searches once its stories are there. */
async function takeParts(db: Database, own: OwnExport, ids: Ids): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await takeTurn(tx)
    for await (const { revisions, publishedDocument, ...each } of own.records('parts')) {
      const isBox = each.kind === 'box'
      if (each.kind !== 'template' && each.locale === null) continue
      const [made] = await tx
        .insert(sharedPart)
        .values({
          ...each,
          document: asStored(withIds(each.document, ids)),
          documentVersion,
          ...(isBox &&
            publishedDocument && {
              publishedDocument: asStored(withIds(publishedDocument, ids)),
              publishedDocumentVersion: documentVersion,
              indexedUpTo: '',
            }),
          sectionId: each.sectionId && (ids.section.get(each.sectionId) ?? null),
          topicIds: each.topicIds.flatMap((id) => ids.topic.get(id) ?? []),
        })
        .onConflictDoNothing()
        .returning({ id: sharedPart.id })
      if (!made || revisions.length === 0) continue
      await tx
        .insert(sharedPartRevision)
        .values(
          revisions.map((revision) => ({
            ...revision,
            partId: each.id,
            document: asStored(withIds(revision.document, ids)),
            documentVersion,
          })),
        )
        .onConflictDoNothing()
    }
  })
}

/** What the checklist asks, where somebody has seen to it, and which stories were begun from a template. */
async function takeChecklist(db: Database, own: OwnExport, ids: Ids): Promise<void> {
  // Read before: a transaction that asks nothing while a million stories are read is ended by the server.
  const begun: { id: string; templateId: string }[] = []
  for await (const { id, templateId } of own.records('stories'))
    if (templateId) begun.push({ id, templateId })
  await db.orm.transaction(async (tx) => {
    await takeTurn(tx)
    const here = async (id: string | null) =>
      id !== null &&
      (await tx.$count(sharedPart, and(eq(sharedPart.id, id), eq(sharedPart.kind, 'template')))) > 0
    for (const { id, templateId } of begun)
      if ((await here(templateId)) && (await tx.$count(story, eq(story.id, id))) > 0)
        await tx.insert(storyTemplate).values({ storyId: id, templateId }).onConflictDoNothing()
    for await (const { ticks, ...each } of own.records('checklist')) {
      const sectionId = each.sectionId && (ids.section.get(each.sectionId) ?? null)
      // Asked of what did not come, it would be asked of everything.
      if (each.sectionId && !sectionId) continue
      if (each.templateId && !(await here(each.templateId))) continue
      await tx
        .insert(checklistItem)
        .values({ ...each, sectionId })
        .onConflictDoNothing()
      for (const tick of ticks)
        if ((await tx.$count(article, eq(article.id, tick.articleId))) > 0)
          await tx
            .insert(checklistTick)
            .values({ ...tick, itemId: each.id })
            .onConflictDoNothing()
    }
  })
}

/** What is planned and is not here yet. Nobody is told of what was due before it came. */
async function takePlan(db: Database, { own }: Given, ids: Ids): Promise<void> {
  const here = (kind: 'section' | 'desk', id: string | null) => (id ? (ids[kind].get(id) ?? null) : null)
  await db.orm.transaction(async (tx) => {
    await takeTurn(tx)
    for await (const each of own.records('events')) {
      if (each.endsAt < each.startsAt) continue
      await tx
        .insert(plannedEvent)
        .values({ ...each, deskId: here('desk', each.deskId), lastEndsAt: lastEndOf(each) })
        .onConflictDoNothing()
    }
    for await (const each of own.records('coverages')) {
      const { eventId, articleId } = each
      const [event] = eventId
        ? await tx.select({ id: plannedEvent.id }).from(plannedEvent).where(eq(plannedEvent.id, eventId))
        : []
      const [made] = articleId
        ? await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId))
        : []
      const now = new Date()
      await tx
        .insert(coverage)
        .values({
          ...each,
          eventId: event?.id ?? null,
          articleId: made?.id ?? null,
          sectionId: here('section', each.sectionId),
          deskId: here('desk', each.deskId),
          ...(each.dueAt && each.dueAt < now && { toldSoonAt: now, toldOverdueAt: now }),
        })
        .onConflictDoNothing()
    }
  })
}

/** What the paper is called, looks and prints like: where there is none yet. */
async function takeSettings(db: Database, paper: Paper, ids: Ids): Promise<void> {
  const here = (items: MenuItem[] | undefined) =>
    items?.flatMap((item): MenuItem[] => {
      if (item.kind !== 'section' && item.kind !== 'topic') return [item]
      const known = ids[item.kind].get(item.id)
      return known ? [{ ...item, id: known }] : []
    })
  const menus = Object.fromEntries(
    Object.entries(paper.menus).map(([locale, { header, footer }]): [string, Menus] => [
      locale,
      {
        ...(header && { header: present(here(header), 'menu') }),
        ...(footer && { footer: present(here(footer), 'menu') }),
      },
    ]),
  )
  await db.orm
    .insert(publication)
    .values({ ...paper, menus, logoId: paper.logoId && (ids.media.get(paper.logoId) ?? null) })
    .onConflictDoNothing()
}

/** Sections, topics and desks: by id, else by slug, else new. */
async function takeDirectory(db: Database, actor: Actor, own: OwnExport, ids: Ids): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    await takeTurn(tx)
    for (const [kind, name] of [
      ['section', 'sections'],
      ['topic', 'topics'],
      ['desk', 'desks'],
    ] as const) {
      const table = entryTables[kind]
      const known = await tx.select({ id: table.id, slug: table.slug }).from(table)
      for await (const each of own.records(name)) {
        const found = known.find(({ id }) => id === each.id) ?? known.find(({ slug }) => slug === each.slug)
        ids[kind].set(each.id, found?.id ?? each.id)
        if (found) continue
        const slug = freeAsciiSlug(
          each.slug,
          each.id,
          known.map((one) => one.slug),
        )
        await tx.insert(table).values({ ...each, slug } as typeof section.$inferInsert)
        known.push({ id: each.id, slug })
        await emit(actor, { type: 'EntryCreated', kind, id: each.id, slug, deskId: null, cause: 'import' })
      }
    }
  })
}

/** Tables of figures that are not here yet, with what became of their cells. */
async function takeDatasets(db: Database, own: OwnExport): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await takeTurn(tx)
    const came = new Set<string>()
    for await (const { rows, ...table } of own.records('datasets')) {
      const [made] = await tx
        .insert(dataset)
        .values({ ...table, toldVersion: table.version })
        .onConflictDoNothing()
        .returning({ id: dataset.id })
      if (!made) continue
      came.add(made.id)
      if (rows.length > 0)
        await tx
          .insert(datasetRow)
          .values(rows.map((row, position) => ({ ...row, datasetId: made.id, position })))
    }
    for await (const change of own.records('datasetChanges'))
      if (came.has(change.datasetId)) await tx.insert(datasetChange).values(change).onConflictDoNothing()
  })
}

async function takeAuthors(db: Database, own: OwnExport, ids: Ids): Promise<void> {
  await withMutation(db, async (tx) => {
    await takeTurn(tx)
    const known = await tx.select({ id: author.id, slug: author.slug, email: author.email }).from(author)
    for await (const each of own.records('authors')) {
      const found = known.find(({ id }) => id === each.id) ?? known.find(({ slug }) => slug === each.slug)
      ids.author.set(each.id, found?.id ?? each.id)
      if (found) continue
      const isTaken = known.some(({ email }) => email && email.toLowerCase() === each.email?.toLowerCase())
      await tx.insert(author).values({
        ...each,
        email: isTaken ? null : each.email,
        deskId: each.deskId && (ids.desk.get(each.deskId) ?? null),
        portraitId: each.portraitId && (ids.media.get(each.portraitId) ?? null),
      })
      known.push(each)
    }
  })
}

/** Pictures are opened like a stranger's, for the export may be one's; what is kept is made from their pixels. */
async function takePictures(
  db: Database,
  actor: Actor,
  { own, mediaFolder, runId, signal }: Given,
  ids: Ids,
): Promise<void> {
  const notes: ImportNote[] = []
  for await (const { id, file, kind, fileName, tracks, ...row } of own.records('media')) {
    signal?.throwIfAborted()
    const [known] = await db.orm.select({ id: media.id }).from(media).where(eq(media.id, id))
    if (known) {
      ids.media.set(id, id)
      continue
    }
    const open = await own.file(file)
    if (!open) {
      notes.push(note('picture-missing', file))
      continue
    }
    try {
      if (kind !== 'picture') {
        const kept = await keepFile(db, {
          ...{ mediaFolder, bytes: open(), name: fileName ?? '', createdBy: actor.staffId },
          row: { ...row, id, tracks: readTracks(tracks) },
        })
        ids.media.set(id, kept.mediaId)
        continue
      }
      const kept = await receivePicture(
        mediaFolder,
        open(),
        async ({ folder, file: original, contentHash, type }) => {
          const same = await pictureWithHash(db.orm, contentHash)
          if (same) return same
          const renditions = join(folder, `renditions-${randomUUID()}`)
          const made = await reEncodeInChild({ file: original, type, folder: renditions })
          // What is known of the original came with it; the file is one of ours, and signed like any.
          const { encoded } = await credentialsOfPicture({ file: original, type, folder: renditions }, made)
          return insertPicture(db, {
            store: mediaStore(mediaFolder),
            folder: renditions,
            encoded,
            row: { ...row, id, contentHash, createdBy: actor.staffId },
          }).finally(() => rm(renditions, { recursive: true, force: true }))
        },
      )
      ids.media.set(id, kept.mediaId)
    } catch (error) {
      if (!(error instanceof NewsroomError) || !/^(picture|file)-refused$/.test(error.refusal)) throw error
      notes.push(note('picture-refused', `${file} (${error.subject})`))
    }
  }
  if (notes.length)
    await db.orm
      .update(importRun)
      .set({ notes: notes.slice(0, 1_000) })
      .where(eq(importRun.id, runId))
}

/** Captions as they are kept; what is none is left out, and the recording comes without it. */
const readTracks = (tracks: PerLocale): PerLocale =>
  Object.fromEntries(
    Object.entries(tracks).flatMap(([locale, text]) => {
      try {
        const read = readCaptions(text)
        return read ? [[locale, read]] : []
      } catch {
        return []
      }
    }),
  )

/**
 * A test that was going on where the paper was exported ends here without a winner: nobody of this newsroom began it, and its
 * sums are of other readers.
 */
function endedTest(test: OwnRecord<'articles'>['headlineTests'][number]) {
  if (test.endedAt && test.outcome) return test
  const endedAt = test.endedAt ?? new Date(Math.min(Date.now(), test.endsAt.getTime()))
  return { ...test, endedAt, outcome: 'stopped' as const, winner: null }
}

type Content = Pick<OwnRecord<'revisions'>, DraftField>

/** Words with the ids that they have here; a picture that did not come is left out. */
const contentOf = (each: Content, ids: Ids) => ({
  ...pickDraft(each),
  document: asStored(withIds(each.document, ids)),
  documentVersion,
  leadMediaId: each.leadMediaId && (ids.media.get(each.leadMediaId) ?? null),
  bylines: each.bylines.flatMap(({ authorId, role }) => {
    const known = ids.author.get(authorId)
    return known ? [{ authorId: known, role }] : []
  }),
})

function withIds(
  document: StoryDocument,
  { media: known, author: authors }: Pick<Ids, 'media' | 'author'>,
): StoryDocument {
  const visit = <N extends Block | Inline>(node: N): N[] => {
    if (node.type === 'figure') {
      const mediaId = known.get(node.attrs.mediaId)
      return mediaId ? [{ ...node, attrs: { ...node.attrs, mediaId } }] : []
    }
    if (node.type === 'audio' || node.type === 'video' || node.type === 'file') {
      const mediaId = known.get(node.attrs.mediaId)
      if (!mediaId) return node.type === 'file' ? [] : ((node.content ?? []) as N[])
      const posterId = node.type === 'video' && node.attrs.posterId && known.get(node.attrs.posterId)
      return [
        {
          ...node,
          attrs: { ...node.attrs, mediaId, ...(node.type === 'video' && { posterId: posterId || null }) },
        },
      ]
    }
    if (node.type === 'profileBox') {
      const authorId = authors.get(node.attrs.authorId)
      return authorId ? [{ ...node, attrs: { authorId } }] : []
    }
    if (node.type === 'embed' && node.attrs.mediaId) {
      const { mediaId, ...attrs } = node.attrs
      const own = known.get(mediaId)
      return [{ ...node, attrs: { ...attrs, ...(own && { mediaId: own }) } }]
    }
    if (node.type === 'liveUpdate') return [{ ...node, content: node.content.flatMap(visit) }]
    if (node.type === 'gallery' || node.type === 'beforeAfter')
      return [{ ...node, content: node.content.flatMap(visit) } as N]
    return [node]
  }
  return { ...document, content: document.content.flatMap(visit) }
}

async function writeArticles(
  db: Database,
  actor: Actor,
  { fileName, runId, publish }: Given,
  batch: { position: number; each: OwnRecord<'articles'> }[],
  { ids, filed }: { ids: Ids; filed: ReadonlyMap<string, OwnRecord<'stories'>> },
): Promise<boolean> {
  return withMutation(db, async (tx, emit) => {
    await takeTurn(tx)
    const known = new Set(
      (
        await tx
          .select({ id: article.id })
          .from(article)
          .where(
            inArray(
              article.id,
              batch.map(({ each }) => each.id),
            ),
          )
      ).map(({ id }) => id),
    )
    const entries: (typeof importEntry.$inferInsert)[] = []
    const audit: Parameters<typeof recordAll>[2][number][] = []
    for (const { position, each } of batch) {
      const notes: ImportNote[] = []
      const entry = { runId, position, sourceId: each.id, headline: each.headline, notes }
      if (known.has(each.id)) {
        entries.push({ ...entry, outcome: 'already-there', articleId: each.id })
        continue
      }
      const ofStory = filed.get(each.storyId)
      const isFiled = ofStory && (await beginStory(tx, ofStory, ids))
      const [twin] = await tx
        .select({ id: article.id })
        .from(article)
        .where(and(eq(article.storyId, each.storyId), eq(article.locale, each.locale)))
      if (!isFiled || twin) {
        entries.push({ ...entry, outcome: 'refused', articleId: twin?.id ?? null })
        continue
      }
      await takeTurns(tx, each.locale)
      const isFree = (await slugOwner(tx, each.slug, each.locale)) === null
      const slug = isFree ? each.slug : await freeSlug(tx, each.slug, each.locale)
      if (!isFree) notes.push(note('slug-changed', slug))
      const state = publish || each.state === 'draft' ? each.state : 'draft'
      const content = contentOf(each, ids)
      const { bylines, otherHeadlines: _, ...columns } = content
      const text = plainText(content.document)
      await tx.insert(article).values({
        ...columns,
        id: each.id,
        storyId: each.storyId,
        locale: each.locale,
        slug,
        slugKey: slugKey(slug),
        state,
        plainText: text,
        wordCount: countWords(text),
        publishedAt: state === each.state ? each.publishedAt : null,
        updatedAt: state === each.state ? each.updatedAt : null,
        significantlyUpdatedAt: state === each.state ? each.significantlyUpdatedAt : null,
        createdAt: each.createdAt,
        killReason: each.killReason,
        embargoUntil: each.embargoUntil,
        revisionNumber: each.revisionNumber,
      })
      if (bylines.length)
        await tx
          .insert(byline)
          .values(bylines.map((one, place) => ({ articleId: each.id, ...one, position: place })))
      if (each.corrections.length)
        await tx
          .insert(correction)
          .values(each.corrections.map((one) => ({ ...one, id: one.id ?? newId(), articleId: each.id })))
          .onConflictDoNothing()
      if (each.headlineTests.length)
        await tx
          .insert(headlineTest)
          .values(each.headlineTests.map((one) => ({ ...endedTest(one), articleId: each.id })))
          .onConflictDoNothing()
      if (each.entries.length)
        await tx.insert(liveEntry).values(
          each.entries.map(({ document, authorId, ...entry }) => ({
            ...entry,
            articleId: each.id,
            document: asStored(withIds(document, ids)),
            documentVersion,
            authorId: authorId && (ids.author.get(authorId) ?? null),
          })),
        )
      if (each.draft)
        await tx
          .insert(draft)
          .values({ articleId: each.id, ...contentOf(each.draft, ids), version: 2, revisedVersion: 1 })
      audit.push({
        action: 'story.import',
        subjectKind: 'article',
        subjectId: each.id,
        details: { file: fileName, state },
      })
      entries.push({ ...entry, outcome: 'created', articleId: each.id })
      if (state === 'published')
        await emit(actor, { type: 'StoryPublished', articleId: each.id, cause: 'import', step: null })
    }
    await recordAll(tx, actor, audit)
    await tx.insert(importEntry).values(entries)
    return noteDone(tx, runId, lastOf(batch).position)
  })
}

/** @returns whether the story is there now; not where its section did not come */
async function beginStory(tx: Transaction, each: OwnRecord<'stories'>, ids: Ids): Promise<boolean> {
  const sectionId = ids.section.get(each.sectionId)
  if (!sectionId) return false
  const [made] = await tx
    .insert(story)
    .values({
      id: each.id,
      kind: each.kind,
      sectionId,
      deskId: each.deskId && (ids.desk.get(each.deskId) ?? null),
      createdAt: each.createdAt,
    })
    .onConflictDoNothing()
    .returning({ id: story.id })
  const topicIds = [...new Set(each.topicIds.flatMap((id) => ids.topic.get(id) ?? []))]
  if (made && topicIds.length)
    await tx
      .insert(storyTopic)
      .values(topicIds.map((topicId, position) => ({ storyId: each.id, topicId, position })))
  return true
}

/** Former versions, and which version was translated from which: once all articles are there. */
async function takeHistory(db: Database, { own, signal }: Given, ids: Ids): Promise<void> {
  let rows: (typeof revision.$inferInsert)[] = []
  const flush = async () => {
    if (rows.length === 0) return
    const batch = rows
    rows = []
    await db.orm.transaction(async (tx) => {
      const there = await tx
        .select({ id: article.id })
        .from(article)
        .where(
          inArray(
            article.id,
            batch.map(({ articleId }) => articleId),
          ),
        )
      const known = new Set(there.map(({ id }) => id))
      const ours = batch.filter(({ articleId }) => known.has(articleId))
      if (ours.length) await tx.insert(revision).values(ours).onConflictDoNothing()
    })
  }
  for await (const { articleId, number, reason, createdAt, publishedAt, ...words } of own.records(
    'revisions',
  )) {
    signal?.throwIfAborted()
    rows.push({ articleId, number, reason, createdAt, publishedAt, ...contentOf(words, ids) })
    if (rows.length === 100) await flush()
  }
  await flush()
  for await (const { id, relatedIds } of own.records('stories')) {
    const others = relatedIds.filter((each) => each !== id)
    if (others.length === 0) continue
    const there = await db.orm
      .select({ id: story.id })
      .from(story)
      .where(inArray(story.id, [id, ...others]))
    const known = new Set(there.map((each) => each.id))
    const led = others.filter((each) => known.has(each))
    if (known.has(id) && led.length)
      await db.orm
        .insert(relatedStory)
        .values(led.map((relatedId, position) => ({ storyId: id, relatedId, position })))
        .onConflictDoNothing()
  }
  for await (const { id, translatedFromId, translatedFromRevision } of own.records('articles'))
    if (translatedFromId)
      await db.orm
        .update(article)
        .set({ translatedFromId, translatedFromRevision })
        .where(
          and(
            eq(article.id, id),
            isNull(article.translatedFromId),
            sql`exists (select 1 from article as source where source.id = ${translatedFromId})`,
          ),
        )
}

async function takeRedirects(db: Database, actor: Actor, { own }: Given): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    await takeTurn(tx)
    const paths: string[] = []
    const exists = async (id: string) =>
      (await tx.select({ id: article.id }).from(article).where(eq(article.id, id))).length > 0
    for await (const each of own.records('redirects')) {
      if ('articleId' in each && !(await exists(each.articleId))) continue
      if (!('path' in each)) {
        await tx
          .insert(redirect)
          .values({ ...each, slugKey: slugKey(each.slug) })
          .onConflictDoNothing()
        await emit(actor, { type: 'FormerAddressImported', locale: each.locale, slug: each.slug })
        continue
      }
      const path = oldPath(each.path)
      const isOurs = !('href' in each) || (/^\/(?!\/)/.test(each.href) && !/[\s\\]/.test(each.href))
      if (!path || !isOurs) continue
      await tx
        .insert(pathRedirect)
        .values({ ...each, path, createdBy: actor.staffId })
        .onConflictDoNothing()
      paths.push(path)
    }
    await emit(actor, { type: 'RedirectsImported', cause: 'import', paths, refused: 0 })
  })
}

/** The fronts that were laid out by hand, in languages whose front nobody has laid out here. */
async function takeFronts(db: Database, actor: Actor, { own, publish }: Given, ids: Ids): Promise<void> {
  // What came as drafts stands on no front.
  if (!publish) return
  for await (const { front: named, locale, places } of own.records('fronts')) {
    const owner = ownerOf(named)
    const id = owner && ids[owner.kind].get(owner.id)
    if (owner && !id) continue
    const of = { front: owner ? (`${owner.kind}:${id}` as const) : named, locale }
    await withMutation(db, async (tx, emit) => {
      const { version: changes } = await lockLayout(tx, of)
      if (changes > 0 || (await placesNow(tx, of)).some((each) => each !== null)) return
      const known = await placeable(tx, locale, places)
      const laidOut = places.map((each) => (each && known.has(each.articleId) ? each : null))
      const written = await writePlaces(tx, actor, of, changes, laidOut)
      await emit(actor, {
        type: 'FrontLaidOut',
        ...of,
        cause: 'import',
        version: written,
        places: logged(laidOut),
      })
    })
  }
}
