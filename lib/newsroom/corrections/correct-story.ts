/** Telling readers what was wrong, what was unclear, or what has changed since: with the change, or after it. */
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { article, type CorrectionKind, correction, correctionKinds, revision } from '../../db/schema.ts'
import type { Transaction } from '../../db/transaction.ts'
import { changing } from '../../press/forgetting.ts'
import { touchedByNote } from '../../publication/touched-by.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { authorise } from '../permissions.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { type ArticleAtWork, lockArticle, subjectOf } from '../stories/article-at-work.ts'
import { readNote } from '../stories/draft-content.ts'
import { carryOut } from '../stories/move-article.ts'
import { contentOfRevision } from '../stories/revisions.ts'
import { changedPassages } from './changed-passages.ts'

export type GivenCorrection = {
  kind: CorrectionKind
  /** To readers: what was wrong and what is right. */
  note: string
  /** Brings the draft before readers in the same step. Without it the note is about what they see already. */
  publishes: boolean
  /** The draft's version that the person saw; another one is not published. */
  baseVersion?: number | undefined
  /** The revision that the note is about, where nothing is published; the one that readers see when left out. */
  revision?: number | undefined
  /** A note of the same article that this one sets right. */
  amendsId?: string | undefined
  /** Readers may see which words changed. Not by default: a name that had to go is not to be printed once more. */
  showsChange?: boolean | undefined
}

/**
 * Publishes a note on a story that readers have seen, and with it, if asked to, the change that it is about. The note is
 * linked to the revision that readers see since, and to the one that they saw before. It is never changed or deleted; one
 * that errs is set right by another, one that should not be there is withdrawn (`withdraw-note.ts`).
 * @returns the note's id, and the revision it is about
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `malformed`; `note-missing`; `killed`; `wrong-state` when
 *   it is not published; `embargoed` or `never-published` when nobody has seen it; and what `moveArticle` refuses
 */
export async function correctStory(
  db: Database,
  actor: Actor,
  articleId: string,
  given: GivenCorrection,
): Promise<{ correctionId: string; revision: number }> {
  const kind = correctionKinds.find((each) => each === given.kind)
  if (!kind) throw new RefusedByNewsroom('malformed', 'kind')
  const note = readNote(given.note)
  if (!note) throw new RefusedByNewsroom('note-missing', 'correct')
  return changing(db, async (tx, touches) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    checkIsRead(found)
    const amendsId = given.amendsId === undefined ? null : await noteOf(tx, articleId, given.amendsId)
    if (given.publishes) {
      authorise(actor, 'story.publish', subjectOf(found))
      if (given.baseVersion !== undefined && given.baseVersion !== found.version)
        throw new RefusedByNewsroom('stale-version', String(found.version))
      await carryOut(tx, touches, actor, found, { move: 'publish', note: null })
    }
    const [current] = await tx
      .select({ number: article.revisionNumber })
      .from(article)
      .where(eq(article.id, articleId))
    const asked = given.publishes ? undefined : given.revision
    const number = asked ?? current!.number
    if (number !== current!.number) await checkWasPublic(tx, articleId, number)
    // What was just published follows what was seen until now, whatever else the past holds.
    const previous =
      number !== found.revisionNumber && number === current!.number
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
    await record(tx, actor, {
      action: 'story.correct',
      subjectKind: 'article',
      subjectId: articleId,
      note,
      details: { kind, correction: correctionId, revision: number, previous, amends: amendsId },
    })
    touches(...touchedByNote(found))
    return { correctionId, revision: number }
  })
}

/**
 * Shows readers which words a correction changed, or no longer does. The note stays as it is.
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `malformed` when there is no such note, or nothing to show
 */
export async function showChange(
  db: Database,
  actor: Actor,
  articleId: string,
  correctionId: string,
  isShown: boolean,
): Promise<void> {
  await changing(db, async (tx, touches) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    await noteOf(tx, articleId, correctionId)
    const [row] = await tx.select().from(correction).where(eq(correction.id, correctionId))
    const changes =
      isShown && row!.revisionNumber !== null
        ? await changesOf(tx, articleId, row!.previousRevision, row!.revisionNumber)
        : null
    if (isShown && !changes) throw new RefusedByNewsroom('malformed', 'changes')
    await tx.update(correction).set({ changes }).where(eq(correction.id, correctionId))
    await record(tx, actor, {
      action: 'story.correct',
      subjectKind: 'article',
      subjectId: articleId,
      details: { correction: correctionId, shown: String(isShown) },
    })
    touches(...touchedByNote(found))
  })
}

/** A note is to readers: there must have been some. */
function checkIsRead({ articleId, state, wasPublic, isEmbargoed, embargoUntil }: ArticleAtWork): void {
  if (state === 'killed') throw new RefusedByNewsroom('killed', articleId)
  if (state !== 'published') throw new RefusedByNewsroom('wrong-state', state)
  if (isEmbargoed) throw new RefusedByNewsroom('embargoed', embargoUntil!.toISOString())
  if (!wasPublic) throw new RefusedByNewsroom('never-published', state)
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
  if (!row) throw new RefusedByNewsroom('malformed', 'correction')
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
  if (!row) throw new RefusedByNewsroom('malformed', 'revision')
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
  return changedPassages(before, after)
}
