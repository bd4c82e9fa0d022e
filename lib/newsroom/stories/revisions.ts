/** Kept copies of a draft: who kept which words, when and why. */

import { and, desc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { withPresentAuthors } from '../directory/present-ids.ts'
import { type ArticleInput, articleId, articleInput, readBy, revisionNumber } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { transitionNames } from '../workflow.ts'
import { createRevision, writeWords } from './create-revision.ts'
import { type DraftContent, readNote } from './draft-content.ts'
import { contentOfRow } from './draft-fields.ts'
import { type EditableArticle, lockArticle, lockWords, readArticle } from './editable-article.ts'
import { writerOf } from './editing-tabs.ts'
import { revisionReasons } from './revision-reasons.ts'

/** A revision as a list shows it. */
export type RevisionLine = {
  number: number
  headline: string
  /** A word of `revisionReasons` (`revision-reasons.ts`), a move's name, or what a person wrote. */
  reason: string | null
  /**
   * Who moved it or gave the reason; of what was kept unasked, who wrote the words. Null for an import, the command
   * line, and whoever was removed.
   */
  keptBy: string | null
  /** Her `staff.id`. */
  staffId: string | null
  /** ISO 8601: when it was kept; of what was kept unasked, when its words were written. */
  keptAt: string
  /** Readers see this one. */
  isPublic: boolean
}
export type Revision = RevisionLine & { content: DraftContent }

/**
 * Every revision of an article, the newest first.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const listRevisions = operation({
  name: 'revision.list',
  input: articleInput,
  permission: 'story.read',
  run: list,
})

async function list(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<RevisionLine[]> {
  const found = await readArticle(db, actor, 'story.read', articleId)
  const rows = await db.orm
    .select(lineColumns)
    .from(revision)
    .leftJoin(staff, eq(staff.id, revision.staffId))
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
  return rows.map((row) => lineOf(row, found))
}

const readRevisionInput = z.object({ articleId, revision: revisionNumber })

/**
 * One revision, with its words.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed` when there is no such number
 */
export const readRevision = operation({
  name: 'revision.read',
  input: readRevisionInput,
  permission: 'story.read',
  run: read,
})

async function read(
  db: Database,
  actor: Actor,
  { articleId, revision: number }: z.output<typeof readRevisionInput>,
): Promise<Revision> {
  const found = await readArticle(db, actor, 'story.read', articleId)
  return db.orm.transaction(async (tx) => {
    const { content, ...row } = await wordsOf(tx, articleId, number)
    return { ...lineOf(row, found), content }
  })
}

const saveRevisionInput = z.object({
  articleId,
  reason: readBy<string | null | undefined, string | null>(readNote),
})

/**
 * Keeps the words as they are, with a reason of one's own.
 * @returns the revision's number
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `malformed`; `note-missing` without a reason
 */
export const saveRevision = operation({
  name: 'revision.save',
  input: saveRevisionInput,
  permission: 'story.edit',
  run: save,
})

async function save(
  db: Database,
  actor: Actor,
  { articleId, reason: why }: z.output<typeof saveRevisionInput>,
): Promise<number> {
  if (!why) throw new NewsroomError('note-missing', 'reason')
  return db.orm.transaction(async (tx) => {
    const found = await lockArticle(tx, actor, 'story.edit', articleId)
    const reason = isReserved(why) ? `“${why}”` : why
    const number = await createRevision(tx, found, actor.staffId, reason)
    await record(tx, actor, {
      action: 'story.keep',
      subjectKind: 'article',
      subjectId: articleId,
      note: why,
      details: { revision: number },
    })
    return number
  })
}

const restoreRevisionInput = z.object({ articleId, revision: revisionNumber })

/**
 * Makes the words of a revision the working text again, as a version and a revision of their own; what was there is
 * kept first. Tabs that have the draft open learn it by their next save, which is made from an older version.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `malformed` when there is no such number;
 *   `locked` while somebody else writes
 */
export const restoreRevision = operation({
  name: 'revision.restore',
  input: restoreRevisionInput,
  permission: 'story.edit',
  run: restore,
})

async function restore(
  db: Database,
  actor: Actor,
  { articleId, revision: number }: z.output<typeof restoreRevisionInput>,
): Promise<{ version: number; number: number }> {
  return db.orm.transaction(async (tx) => {
    const found = await lockWords(tx, actor, 'story.edit', articleId)
    const writer = await writerOf(tx, articleId)
    if (writer && writer.staffId !== actor.staffId) throw new NewsroomError('locked', writer.name)
    const { content } = await wordsOf(tx, articleId, number)
    if (found.version > found.revisedVersion) await createRevision(tx, found, found.savedBy, 'before-restore')
    const version = await writeWords(tx, actor, found, await withoutGoneAuthors(tx, content))
    const restored = await createRevision(tx, { articleId, content, version }, actor.staffId, 'restore')
    await record(tx, actor, {
      action: 'story.restore-revision',
      subjectKind: 'article',
      subjectId: articleId,
      details: { restored: number, revision: restored },
    })
    return { version, number: restored }
  })
}

/** A word of ours: as somebody's own it would be worded as ours, and thinned as ours. */
const isReserved = (why: string): boolean =>
  [...revisionReasons, ...transitionNames].some((each) => each === why)

const lineColumns = {
  number: revision.number,
  headline: revision.headline,
  reason: revision.reason,
  keptBy: staff.name,
  staffId: revision.staffId,
  keptAt: revision.createdAt,
}

const lineOf = (
  row: Omit<RevisionLine, 'keptAt' | 'isPublic'> & { keptAt: Date },
  { publishedAt, revisionNumber }: EditableArticle,
): RevisionLine => ({
  number: row.number,
  headline: row.headline,
  reason: row.reason,
  keptBy: row.keptBy,
  staffId: row.staffId,
  keptAt: row.keptAt.toISOString(),
  isPublic: publishedAt !== null && row.number === revisionNumber,
})

async function wordsOf(tx: Transaction, articleId: string, number: number) {
  const [row] = await tx
    .select({ ...lineColumns, words: revision })
    .from(revision)
    .leftJoin(staff, eq(staff.id, revision.staffId))
    .where(and(eq(revision.articleId, articleId), eq(revision.number, number)))
  if (!row) throw new NewsroomError('malformed', 'revision')
  const { words, ...line } = row
  return { ...line, content: contentOfRow(words) }
}

/**
 * The words of a revision of an article that the caller has looked up for somebody who may read it.
 * @throws {NewsroomError} `malformed` when there is no such number
 */
export const contentOfRevision = async (
  tx: Transaction,
  articleId: string,
  number: number,
): Promise<DraftContent> => (await wordsOf(tx, articleId, number)).content

/** The directory may have lost people since. */
export async function withoutGoneAuthors(tx: Transaction, kept: DraftContent): Promise<DraftContent> {
  if (kept.bylines.length === 0) return kept
  const content = await withPresentAuthors(tx, kept)
  const ids = content.bylines.map((each) => each.authorId)
  const known = await tx.select({ id: author.id }).from(author).where(inArray(author.id, ids))
  const isKnown = new Set(known.map((row) => row.id))
  return { ...content, bylines: content.bylines.filter((each) => isKnown.has(each.authorId)) }
}
