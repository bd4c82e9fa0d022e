/** How the words of a draft are written and kept, in a transaction that has the article locked. */
import { eq, max, sql } from 'drizzle-orm'
import { draft, revision } from '../../db/schema.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import type { ArticleAtWork } from './article-at-work.ts'
import { contentColumns, type DraftContent, draftColumns } from './draft-content.ts'
import type { WritingRun } from './writing-run.ts'

const runColumns = (run: WritingRun | null) => ({
  runTab: run?.tabId ?? null,
  runBase: run?.base ?? null,
  runTurn: run?.turn ?? null,
})

/** Notes that a later change of the same run holds the same words. */
export async function noteTurn(tx: Transaction, articleId: string, run: WritingRun): Promise<void> {
  await tx.update(draft).set(runColumns(run)).where(eq(draft.articleId, articleId))
}

/**
 * The next version of a locked article's draft.
 * @param run the run of saves that it belongs to; whatever else is written ends it
 * @returns its number
 */
export async function writeWords(
  tx: Transaction,
  actor: Actor,
  { articleId, version }: Pick<ArticleAtWork, 'articleId' | 'version'>,
  content: DraftContent,
  run: WritingRun | null = null,
): Promise<number> {
  await tx
    .update(draft)
    .set({
      ...draftColumns(content),
      ...runColumns(run),
      version: version + 1,
      updatedAt: sql`now()`,
      updatedBy: actor.staffId,
    })
    .where(eq(draft.articleId, articleId))
  return version + 1
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
