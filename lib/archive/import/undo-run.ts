/**
 * Taking an import back: stories that it made and nobody has edited since are gone, with their old addresses; those that
 * it brought up to date are as they were; what it added to the directory and nothing else uses is gone. What somebody
 * edited stays, and is named. In batches, as an import is written, each with what was done of it: a second call goes on.
 */
import { and, asc, desc, eq, exists, gt, inArray, isNull, not, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { importEntry, importedEntry, importedStory, importRun } from '../../db/tables/imports.ts'
import { article, byline, pathRedirect, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { takeTurns } from '../../newsroom/directory/editable-entry.ts'
import { isUsed } from '../../newsroom/directory/remove-entry.ts'
import { idOf } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { requireProof } from '../../newsroom/people/proof.ts'
import { authorise } from '../../newsroom/permissions.ts'
import { createRevision } from '../../newsroom/stories/create-revision.ts'
import { contentOfRow } from '../../newsroom/stories/draft-fields.ts'
import { withoutGoneAuthors } from '../../newsroom/stories/revisions.ts'
import { notePublication, rewriteArticle } from '../../newsroom/stories/write-article.ts'
import { withMutation } from '../../newsroom/with-mutation.ts'
import type { BeforeImport, UndoOutcome } from '../../vocabulary.ts'
import { forgetSite, sourceOfSite } from '../wordpress-site/site-state.ts'
import { importReason } from './batch.ts'
import type { Tell } from './filing.ts'
import { BatchSize, leaveToOthers } from './leave-to-others.ts'
import { hasNotes, lockImported } from './lock-imported.ts'
import { recordOfRun } from './record-of-run.ts'
import { isSilent, noteFailed } from './run-state.ts'
import { takeTurn } from './take-turn.ts'

const undoRunInput = z.object({ runId: idOf('unknown-reference') })

/**
 * Begins to take a run back, or goes on with it; a run's trial goes with it. Proof is needed of whoever takes stories from
 * readers; a trial has none that they see.
 * @param about `dataFolder`: where it is remembered how far a running site is known, which it is no more then
 * @returns `finished`: settled when all of it is done; a failure is noted on the run
 * @throws {NewsroomError} `not-allowed`; `proof-needed`; `wrong-state`, also of our own export, whose stories may have been
 *   edited where it was made
 */
export const undoRun = operation({
  name: 'import.undo',
  input: undoRunInput,
  permission: ['archive.import', 'story.publish'],
  run: undo,
})

async function undo(
  db: Database,
  actor: Actor,
  { runId }: z.output<typeof undoRunInput>,
  about: { dataFolder?: string; tell?: (done: number) => void } = {},
): Promise<{ finished: Promise<void> }> {
  authorise(actor, 'archive.import')
  authorise(actor, 'story.publish')
  const run = await db.orm.transaction(async (tx) => {
    const [found] = await tx.select().from(importRun).where(eq(importRun.id, runId)).for('update')
    const [row] = await tx
      .update(importRun)
      .set({ state: 'undoing', failure: null, seenAt: sql`now()` })
      .where(
        and(
          eq(importRun.id, runId),
          or(
            inArray(importRun.state, ['finished', 'stopped', 'failed']),
            and(inArray(importRun.state, ['running', 'stopping', 'undoing']), isSilent),
          ),
        ),
      )
      .returning()
    if (!found || !row || found.format === 'warraq') throw new NewsroomError('wrong-state', runId)
    if (!found.trialOf) requireProof(actor, 'archive.import')
    await recordOfRun(tx, actor, 'archive.begin-undo', row)
    return row
  })
  // Else what was taken back would come again by itself, or never: it is known already.
  if (run.format === 'wordpress-site' && run.trialOf === null && about.dataFolder)
    await forgetSite(about.dataFolder, sourceOfSite(run.fileName))
  const finished = takeBack(db, actor, run, about.tell).catch(async (error: unknown) => {
    await noteFailed(db, runId, error)
    throw error
  })
  // Whoever does not wait for it reads on the run's page that it failed.
  finished.catch(() => {})
  return { finished }
}

/** A run with its trials. */
const runsOf = async ({ orm }: Database, runId: string): Promise<string[]> => [
  runId,
  ...(await orm.select({ id: importRun.id }).from(importRun).where(eq(importRun.trialOf, runId))).map(
    ({ id }) => id,
  ),
]

async function takeBack(
  db: Database,
  actor: Actor,
  { id: runId, fileName }: typeof importRun.$inferSelect,
  tell: (done: number) => void = () => {},
): Promise<void> {
  const runIds = await runsOf(db, runId)
  const size = new BatchSize()
  for (let done = 0; ; ) {
    const from = performance.now()
    const stories = await withMutation(db, (tx, emit) =>
      undoStories(tx, (event) => emit(actor, event), actor, { runId, runIds, fileName, most: size.stories }),
    )
    if (stories === 0) break
    size.learn(stories, performance.now() - from)
    done += stories
    tell(done)
    await leaveToOthers(db)
  }
  for (let after: string | null = ''; after !== null; ) {
    const last: string = after
    after = await withMutation(db, (tx, emit) =>
      removeEntries(tx, (event) => emit(actor, event), { runId, runIds, after: last }),
    )
    await leaveToOthers(db)
  }
  while (
    (await withMutation(db, (tx, emit) => removeAddresses(tx, (event) => emit(actor, event), runIds))) > 0
  )
    await leaveToOthers(db)
  await db.orm.transaction(async (tx) => {
    await tx
      .update(importRun)
      .set({ state: 'undone', finishedAt: sql`now()`, seenAt: sql`now()` })
      .where(inArray(importRun.id, runIds))
    await recordOfRun(tx, actor, 'archive.undo-import', { id: runId, fileName })
  })
}

const noteSeen = (tx: Transaction, runId: string) =>
  tx.update(importRun).set({ seenAt: sql`now()` }).where(eq(importRun.id, runId))

/** @returns how many were looked at; 0 when none is left */
async function undoStories(
  tx: Transaction,
  emit: Tell,
  actor: Actor,
  given: { runId: string; runIds: string[]; fileName: string; most: number },
): Promise<number> {
  await takeTurn(tx)
  await noteSeen(tx, given.runId)
  // What came last goes first: a run before its trial, and what links to a story before that.
  const entries = await tx
    .select()
    .from(importEntry)
    .where(
      and(
        inArray(importEntry.runId, given.runIds),
        isNull(importEntry.undone),
        inArray(importEntry.outcome, ['created', 'updated']),
      ),
    )
    .orderBy(desc(sql`${importEntry.runId} = ${given.runId}`), desc(importEntry.position))
    .limit(given.most)
  for (const { runId, position, articleId, before } of entries) {
    const undone = articleId
      ? before
        ? await restoreStory(tx, emit, actor, { articleId, before, fileName: given.fileName })
        : await removeStory(tx, emit, articleId)
      : 'removed'
    await tx
      .update(importEntry)
      .set({ undone })
      .where(and(eq(importEntry.runId, runId), eq(importEntry.position, position)))
  }
  return entries.length
}

async function removeStory(tx: Transaction, emit: Tell, articleId: string): Promise<UndoOutcome> {
  const standing = await lockImported(tx, articleId, 'update')
  if (!standing) return 'removed'
  const { row: found, edited } = standing
  if (edited) return edited
  if (await hasNotes(tx, articleId)) return 'kept-noted'
  await emit({
    type: 'StoryTakenBack',
    articleId,
    cause: 'import',
    headline: found.headline,
    wasPublic: found.state === 'published' && found.deletedAt === null,
    isGone: true,
  })
  // A translation stays when its source goes.
  await tx
    .update(article)
    .set({ translatedFromId: null, translatedFromRevision: null })
    .where(eq(article.translatedFromId, articleId))
  await tx.delete(article).where(eq(article.id, articleId))
  const left = tx.select({ one: sql`1` }).from(article).where(eq(article.storyId, story.id))
  await tx.delete(story).where(and(eq(story.id, found.storyId), not(exists(left))))
  return 'removed'
}

/** As it was before the import, its words as one more revision of theirs. */
async function restoreStory(
  tx: Transaction,
  emit: Tell,
  actor: Actor,
  { articleId, before, fileName }: { articleId: string; before: BeforeImport; fileName: string },
): Promise<UndoOutcome> {
  const standing = await lockImported(tx, articleId, 'update')
  if (!standing) return 'removed'
  const { row: found, last, edited } = standing
  if (edited) return edited
  if (found.deletedAt !== null) return 'kept-binned'
  if (last.number !== before.after) return 'kept'
  const [words] = await tx
    .select()
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.number, before.revision)))
  // There is nothing to go back to.
  if (!words) return 'kept-thinned'
  const isWithdrawn = found.state === 'published' && before.state !== 'published'
  if (isWithdrawn)
    await emit({
      type: 'StoryTakenBack',
      articleId,
      cause: 'import',
      headline: found.headline,
      wasPublic: true,
      isGone: false,
    })
  const columns = {
    state: before.state,
    publishedAt: before.publishedAt ? new Date(before.publishedAt) : null,
    updatedAt: before.updatedAt ? new Date(before.updatedAt) : null,
  }
  if (before.after === before.revision)
    await tx
      .update(article)
      .set({ ...columns, revisionNumber: before.seen })
      .where(eq(article.id, articleId))
  else {
    const credited = await tx
      .select({ id: byline.authorId })
      .from(byline)
      .where(eq(byline.articleId, articleId))
    const content = await withoutGoneAuthors(tx, contentOfRow(words))
    const number = await createRevision(
      tx,
      { articleId, content, version: found.version ?? 1 },
      actor.staffId,
      importReason(fileName),
    )
    const isPublic = before.state === 'published'
    await rewriteArticle(tx, articleId, content, {
      ...columns,
      revisionNumber: isPublic ? number : before.seen,
      ...(isPublic && { updatedAt: sql`now()` }),
    })
    await tx.delete(draft).where(eq(draft.articleId, articleId))
    if (isPublic) {
      await notePublication(tx, articleId, number, sql`now()`)
      await emit({
        type: 'StoryRewritten',
        articleId,
        storyId: found.storyId,
        locale: found.locale,
        cause: 'import',
        step: null,
        headlineChanges: found.headline !== content.headline,
        authorIds: {
          before: credited.map(({ id }) => id),
          after: content.bylines.map(({ authorId }) => authorId),
        },
      })
    }
  }
  await tx
    .update(importedStory)
    .set({ contentHash: before.contentHash })
    .where(eq(importedStory.articleId, articleId))
  return 'restored'
}

/** Entries that are looked at in one transaction. */
const entriesAtOnce = 20
const addressesAtOnce = 200

/** Where lists and pictures of the site led, leads nowhere again. @returns how many; 0 when none is left */
async function removeAddresses(tx: Transaction, emit: Tell, runIds: string[]): Promise<number> {
  const some = tx
    .select({ path: pathRedirect.path })
    .from(pathRedirect)
    .where(inArray(pathRedirect.runId, runIds))
    .limit(addressesAtOnce)
  const gone = await tx
    .delete(pathRedirect)
    .where(inArray(pathRedirect.path, some))
    .returning({ path: pathRedirect.path })
  for (const { path } of gone) await emit({ type: 'RedirectRemoved', cause: 'import', path })
  return gone.length
}

/**
 * Removes what the import added to the directory, nobody has changed and nothing uses.
 * @param after id of the last entry that was looked at
 * @returns the same for the next call; null when none is left
 */
async function removeEntries(
  tx: Transaction,
  emit: Tell,
  { runId, runIds, after }: { runId: string; runIds: string[]; after: string },
): Promise<string | null> {
  await takeTurn(tx)
  await noteSeen(tx, runId)
  const made = await tx
    .select({ kind: importedEntry.kind, id: importedEntry.entryId })
    .from(importedEntry)
    .where(and(inArray(importedEntry.runId, runIds), gt(importedEntry.entryId, after)))
    .orderBy(asc(importedEntry.entryId))
    .limit(entriesAtOnce)
  for (const { kind, id } of made) {
    await takeTurns(tx, kind)
    const table = entryTables[kind]
    const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update')
    if (row) {
      const isLastSection = kind === 'section' && (await tx.$count(section)) === 1
      if (row.version > 1 || isLastSection || (await isUsed(tx, kind, id))) continue
      await tx.delete(table).where(eq(table.id, id))
      const deskId = 'deskId' in row ? row.deskId : null
      const name = Object.values(row.names)[0] ?? ''
      await emit({ type: 'EntryRemoved', kind, id, name, slug: row.slug, deskId, cause: 'import' })
    }
    await tx.delete(importedEntry).where(and(eq(importedEntry.kind, kind), eq(importedEntry.entryId, id)))
  }
  return made.at(-1)?.id ?? null
}
