/** Pictures that have come, put into the stories that show them, as an import puts what changed over there. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { importEntry, importPicture, importPictureUse, importRun } from '../../db/tables/imports.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { record } from '../../newsroom/audit.ts'
import { createRevision } from '../../newsroom/stories/create-revision.ts'
import { publicContent } from '../../newsroom/stories/editable-article.ts'
import { notePublication, rewriteArticle } from '../../newsroom/stories/write-article.ts'
import { type Emit, withMutation } from '../../newsroom/with-mutation.ts'
import { validateDocument } from '../../story/validate.ts'
import type { ImportNote, ImportPictureUse, PictureUseOutcome } from '../../vocabulary.ts'
import { importReason } from './batch.ts'
import { importer } from './fetch-pictures.ts'
import { lockImported } from './lock-imported.ts'
import { note } from './notes.ts'
import { PictureWords } from './picture-words.ts'
import { wordsOfLead } from './prepare-story.ts'
import { putPictures } from './put-pictures.ts'
import { takeTurn } from './take-turn.ts'

/** Stories that are looked up together. */
const together = 50

/**
 * Puts pictures that have come into a few stories: those of which nothing else is on its way, so that a story with twenty
 * pictures has one revision more, not twenty.
 * @returns how many stories
 */
export async function placeFetched(db: Database, signal?: AbortSignal): Promise<number> {
  const ready = await db.orm
    .selectDistinct({ runId: importPictureUse.runId, articleId: importPictureUse.articleId })
    .from(importPictureUse)
    .where(
      and(
        eq(importPictureUse.outcome, 'ready'),
        // What failed once is not waited for.
        sql`not exists (
          select 1 from ${importPictureUse} other
          join ${importPicture} picture on picture.run_id = other.run_id and picture.address = other.address
          where other.run_id = ${importPictureUse.runId} and other.article_id = ${importPictureUse.articleId}
            and other.outcome is null and picture.next_at is not null and picture.reason is null)`,
      ),
    )
    .limit(together)
  for (const each of ready) {
    if (signal?.aborted) break
    await withMutation(db, (tx, emit) => placeIn(tx, emit, each))
  }
  return ready.length
}

async function placeIn(
  tx: Transaction,
  emit: Emit,
  { runId, articleId }: { runId: string; articleId: string },
): Promise<void> {
  await takeTurn(tx)
  const standing = await lockImported(tx, articleId)
  const coming = await tx
    .select({
      position: importPictureUse.position,
      place: importPictureUse.place,
      shown: importPictureUse.shown,
      mediaId: importPicture.mediaId,
      words: importPicture.words,
      kind: media.kind,
    })
    .from(importPictureUse)
    .innerJoin(
      importPicture,
      and(
        eq(importPicture.runId, importPictureUse.runId),
        eq(importPicture.address, importPictureUse.address),
      ),
    )
    .leftJoin(media, eq(media.id, importPicture.mediaId))
    .where(
      and(
        eq(importPictureUse.runId, runId),
        eq(importPictureUse.articleId, articleId),
        eq(importPictureUse.outcome, 'ready'),
      ),
    )
    .orderBy(asc(importPictureUse.position))
  const [run] = await tx.select().from(importRun).where(eq(importRun.id, runId))
  const content = await publicContent(tx, articleId)
  // Another process was here.
  if (coming.length === 0 || !run) return
  const conclude = (outcomeOf: (at: number) => PictureUseOutcome) =>
    noteOutcomes(
      tx,
      { runId, articleId },
      coming.map((each, at) => ({ ...each, outcome: outcomeOf(at) })),
    )
  // Nobody's story, or a picture that somebody deleted between its coming and now.
  const there = coming.flatMap(({ mediaId, kind, ...each }) =>
    mediaId && kind ? [{ ...each, mediaId, kind }] : [],
  )
  if (!standing || !content || there.length < coming.length) return conclude(() => 'gone')
  const actor = importer(run.startedBy)
  const words = new PictureWords(tx)
  const lead = there.find(({ place }) => place.role === 'lead')?.mediaId ?? content.leadMediaId
  for (const { mediaId, words: said, shown, place } of there) {
    const { locale } = standing.row
    if (place.role === 'figure' && mediaId === lead)
      words.add(mediaId, wordsOfLead(mediaId, said ?? undefined, place), locale)
    else if (said) words.add(mediaId, { kind: 'picture', key: shown, address: shown, ...said }, locale)
  }
  await words.write((event) => emit(actor, event))
  if (!standing.isUntouched) return conclude(() => 'edited-here')

  const put = putPictures({ blocks: content.document.content, leadMediaId: content.leadMediaId }, there)
  const outcomeOf = (at: number) => (put.found[at] ? 'placed' : 'gone')
  if (!put.found.includes(true)) return conclude(outcomeOf)
  const { row } = standing
  const next = {
    ...content,
    document: validateDocument({ type: 'doc', content: put.blocks }).document,
    leadMediaId: put.leadMediaId,
  }
  const number = await createRevision(
    tx,
    { articleId, content: next, version: row.version ?? 1 },
    actor.staffId,
    importReason(run.fileName),
  )
  const isPublic = row.state === 'published'
  // Its words are those of its day: readers are not told that it was changed.
  await rewriteArticle(tx, articleId, next, isPublic ? { revisionNumber: number } : {})
  await tx.delete(draft).where(eq(draft.articleId, articleId))
  await record(tx, actor, {
    action: 'story.import',
    subjectKind: 'article',
    subjectId: articleId,
    details: { file: run.fileName, state: row.state, revision: number },
  })
  await conclude(outcomeOf)
  if (!isPublic) return
  await notePublication(tx, articleId, number, sql`now()`)
  const authorIds = next.bylines.map(({ authorId }) => authorId)
  await emit(actor, {
    type: 'StoryRewritten',
    articleId,
    storyId: row.storyId,
    locale: row.locale,
    cause: 'import',
    step: null,
    headlineChanges: false,
    authorIds: { before: authorIds, after: authorIds },
  })
}

/** Of each picture what became of it; and the report no longer says of it that it is missing. */
async function noteOutcomes(
  tx: Transaction,
  { runId, articleId }: { runId: string; articleId: string },
  placed: readonly { position: number; shown: string; place: ImportPictureUse; outcome: PictureUseOutcome }[],
): Promise<void> {
  for (const outcome of new Set(placed.map((each) => each.outcome)))
    await tx
      .update(importPictureUse)
      .set({ outcome })
      .where(
        and(
          eq(importPictureUse.runId, runId),
          eq(importPictureUse.articleId, articleId),
          inArray(
            importPictureUse.position,
            placed.filter((each) => each.outcome === outcome).map((each) => each.position),
          ),
        ),
      )
  const isEntry = and(eq(importEntry.runId, runId), eq(importEntry.articleId, articleId))
  const entries = await tx
    .select({ position: importEntry.position, notes: importEntry.notes })
    .from(importEntry)
    .where(isEntry)
  for (const { position, notes } of entries)
    await tx
      .update(importEntry)
      .set({ notes: notesAfter(notes, placed) })
      .where(and(eq(importEntry.runId, runId), eq(importEntry.position, position)))
}

/** Each that came is missing once less; one that found no place lies in the library. */
function notesAfter(
  notes: readonly ImportNote[],
  placed: readonly { shown: string; place: ImportPictureUse; outcome: PictureUseOutcome }[],
): ImportNote[] {
  const next = [...notes]
  for (const { shown, place, outcome } of placed) {
    const what = place.role === 'recording' ? 'recording' : 'picture'
    const missing = note(`${what}-missing`, shown)
    const at = next.findIndex(({ kind, subject }) => kind === missing.kind && subject === missing.subject)
    const instead = outcome === 'placed' ? [] : [note(`${what}-in-library`, shown)]
    if (at >= 0) next.splice(at, 1, ...instead)
    else next.push(...instead)
  }
  return next
}
