/** Telling readers what was wrong, what was unclear, or what has changed since: with the change, or after it. */

import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article, correction } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { present } from '../../present.ts'
import { correctionKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, noteFor, readBy, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { type EditableArticle, lockArticle, subjectOf } from '../stories/editable-article.ts'
import { contentOfRevision } from '../stories/revisions.ts'
import { applyTransition } from '../stories/transition-article.ts'
import { withMutation } from '../with-mutation.ts'
import { changedPassagesInThread, textThreadIsReady } from '../writing/ask-text-thread.ts'

const correctStoryInput = z.object({
  articleId,
  kind: z.enum(correctionKinds),
  note: readBy(noteFor('correct')),
  /** Brings the draft before readers in the same step. Without it the note is about what they see already. */
  publishes: z.boolean().default(false),
  /** The draft's version that the person saw; another one is not published. */
  baseVersion: version.optional(),
  /** The revision that the note is about, where nothing is published; the one that readers see when left out. */
  revision: z.number().optional(),
  /** A note of the same article that this one sets right. */
  amendsId: z.string().optional(),
  /** Readers may see which words changed. Not by default: a name that had to go is not to be printed once more. */
  showsChange: z.boolean().default(false),
})

/**
 * Publishes a note on a story that readers have seen, and with it, if asked to, the change that it is about. The note is
 * linked to the revision that readers see since, and to the one that they saw before. It is never changed or deleted; one
 * that errs is set right by another, one that should not be there is withdrawn (`withdraw-note.ts`).
 * @returns the note's id, and the revision it is about
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `note-missing`; `killed`; `wrong-state` when
 *   it is not published; `embargoed` or `never-published` when nobody has seen it; and what `transitionArticle` refuses
 */
export const correctStory = operation({
  name: 'story.correct',
  input: correctStoryInput,
  permission: 'story.correct',
  run: correct,
})

async function correct(
  db: Database,
  actor: Actor,
  { articleId, kind, note, ...given }: z.output<typeof correctStoryInput>,
): Promise<{ correctionId: string; revision: number }> {
  if (given.showsChange) await textThreadIsReady()
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    checkIsRead(found)
    const amendsId = given.amendsId === undefined ? null : await noteOf(tx, articleId, given.amendsId)
    if (given.publishes) {
      authorise(actor, 'story.publish', subjectOf(found))
      if (given.baseVersion !== undefined && given.baseVersion !== found.version)
        throw new NewsroomError('stale-version', String(found.version))
      await applyTransition(tx, emit, actor, found, { move: 'publish', note: null })
    }
    const [current] = await tx
      .select({ number: article.revisionNumber })
      .from(article)
      .where(eq(article.id, articleId))
    const asked = given.publishes ? undefined : given.revision
    const number = asked ?? present(current, 'revision that readers see').number
    if (number !== present(current, 'revision that readers see').number)
      await checkWasPublic(tx, articleId, number)
    // What was just published follows what was seen until now, whatever else the past holds.
    const previous =
      number !== found.revisionNumber && number === present(current, 'revision that readers see').number
        ? found.revisionNumber
        : await publicBefore(tx, articleId, number)
    const correctionId = newId()
    await tx.insert(correction).values({
      id: correctionId,
      articleId,
      kind,
      note,
      revisionNumber: number,
      previousRevision: previous,
      changes: given.showsChange ? await changesOf(tx, articleId, previous, number) : null,
      amendsId,
      staffId: actor.staffId,
      writtenBy: actor.name,
    })
    await emit(actor, {
      type: 'CorrectionPublished',
      articleId,
      locale: found.locale,
      correctionId,
      kind,
      note,
      revision: number,
      previous,
      amendsId,
    })
    return { correctionId, revision: number }
  })
}

const showChangeInput = z.object({ articleId, correctionId: z.string(), isShown: z.boolean() })

/**
 * Shows readers which words a correction changed, or no longer does. The note stays as it is.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed` when there is no such note, or nothing to show
 */
export const showChange = operation({
  name: 'correction.show-change',
  input: showChangeInput,
  permission: 'story.correct',
  run: show,
})

async function show(
  db: Database,
  actor: Actor,
  { articleId, correctionId, isShown }: z.output<typeof showChangeInput>,
): Promise<void> {
  if (isShown) await textThreadIsReady()
  await withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    await noteOf(tx, articleId, correctionId)
    const [row] = await tx.select().from(correction).where(eq(correction.id, correctionId))
    const changes =
      isShown && row && row.revisionNumber !== null
        ? await changesOf(tx, articleId, row.previousRevision, row.revisionNumber)
        : null
    if (isShown && !changes) throw new NewsroomError('malformed', 'changes')
    await tx.update(correction).set({ changes }).where(eq(correction.id, correctionId))
    await emit(actor, {
      type: 'CorrectionShown',
      articleId,
      locale: found.locale,
      correctionId,
      isShown,
    })
  })
}

/** A note is to readers: there must have been some. */
function checkIsRead({ articleId, state, wasPublic, isEmbargoed, embargoUntil }: EditableArticle): void {
  if (state === 'killed') throw new NewsroomError('killed', articleId)
  if (state !== 'published') throw new NewsroomError('wrong-state', state)
  if (isEmbargoed)
    throw new NewsroomError('embargoed', present(embargoUntil, 'end of the embargo').toISOString())
  if (!wasPublic) throw new NewsroomError('never-published', state)
}

async function noteOf(tx: Transaction, articleId: string, correctionId: string): Promise<string> {
  const [row] = couldBeId(correctionId)
    ? await tx
        .select({ id: correction.id })
        .from(correction)
        .where(
          and(
            eq(correction.id, correctionId),
            eq(correction.articleId, articleId),
            isNull(correction.withdrawnAt),
          ),
        )
    : []
  if (!row) throw new NewsroomError('malformed', 'correction')
  return row.id
}

async function checkWasPublic(tx: Transaction, articleId: string, number: number): Promise<void> {
  const [row] = isNumber(number)
    ? await tx
        .select({ number: revision.number })
        .from(revision)
        .where(
          and(
            eq(revision.articleId, articleId),
            eq(revision.number, number),
            isNotNull(revision.publishedAt),
          ),
        )
    : []
  if (!row) throw new NewsroomError('malformed', 'revision')
}

const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= 2_147_483_647

/** The last revision that readers saw before another; null when it was the first. */
async function publicBefore(tx: Transaction, articleId: string, number: number): Promise<number | null> {
  const [row] = await tx
    .select({ number: revision.number })
    .from(revision)
    .where(
      and(eq(revision.articleId, articleId), lt(revision.number, number), isNotNull(revision.publishedAt)),
    )
    .orderBy(desc(revision.number))
    .limit(1)
  return row?.number ?? null
}

async function changesOf(tx: Transaction, articleId: string, previous: number | null, number: number) {
  if (previous === null) return null
  const [before, after] = [
    await contentOfRevision(tx, articleId, previous),
    await contentOfRevision(tx, articleId, number),
  ]
  return changedPassagesInThread(before, after)
}
