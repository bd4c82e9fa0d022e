/** Kept copies of a draft: who kept which words, when and why. */
import { eq, max } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { draft, revision } from '../../db/schema.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import type { ArticleAtWork } from './article-at-work.ts'
import { contentColumns, type DraftContent } from './draft-content.ts'

/** A revision as a list shows it. */
export type RevisionLine = {
  number: number
  headline: string
  /** A word of {@link keptFor}, a move's name, or what a person wrote. */
  reason: string | null
  /** Null for an import, the command line, and whoever was removed. */
  keptBy: string | null
  /** ISO 8601. */
  keptAt: string
  /** Readers see this one. */
  isPublic: boolean
}
export type Revision = RevisionLine & { content: DraftContent }

/** Why a revision was kept, besides the moves of the workflow and people's own words. */
export const keptFor = ['create', 'translate', 'autosave', 'take-over', 'before-restore', 'restore'] as const
export type KeptFor = (typeof keptFor)[number]

/** The newest first. */
export async function listRevisions(
  _db: Database,
  _actor: Actor,
  _articleId: string,
): Promise<RevisionLine[]> {
  throw new Error('To come')
}

export async function readRevision(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _number: number,
): Promise<Revision> {
  throw new Error('To come')
}

/** Keeps the words as they are, with a reason of one's own. @returns its number */
export async function keepRevision(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _reason: string,
): Promise<number> {
  throw new Error('To come')
}

/** Makes the words of a revision the working text again, as a new revision; what was there is kept first. */
export async function restoreRevision(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _number: number,
): Promise<{ version: number; number: number }> {
  throw new Error('To come')
}

/**
 * Keeps the working text of a locked article as its next revision, whether or not an earlier one holds the same words.
 * @returns its number
 */
export async function keepWords(
  tx: Transaction,
  { articleId, content, version }: Pick<ArticleAtWork, 'articleId' | 'content' | 'version'>,
  staffId: string | null,
  reason: string | null,
): Promise<number> {
  const number = (await latestRevision(tx, articleId)) + 1
  await tx.insert(revision).values({ articleId, number, ...contentColumns(content), reason, staffId })
  await tx.update(draft).set({ keptVersion: version }).where(eq(draft.articleId, articleId))
  return number
}

/** The number of the last revision that was kept; 0 before the first. */
export async function latestRevision(tx: Transaction, articleId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(revision.number) })
    .from(revision)
    .where(eq(revision.articleId, articleId))
  return last?.number ?? 0
}
