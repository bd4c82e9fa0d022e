/** An article that an import brought, locked, and whether anybody has worked on it since. */
import { desc, eq, sql } from 'drizzle-orm'
import { draft, revision } from '../../db/tables/drafts.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { noteThread } from '../../db/tables/notes.ts'
import { article, correction } from '../../db/tables/stories.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import type { UndoOutcome } from '../../vocabulary.ts'
import { isEditedHere } from './edited-here.ts'

/** Why it is not only what the import made of it; null where it is. */
function editedAs(
  row: Parameters<typeof isEditedHere>[0] & { corrections: number },
  last: { reason: string | null },
): UndoOutcome | null {
  if (row.corrections > 0) return 'kept-corrected'
  if (!isEditedHere(row, last)) return null
  // As it came, if it still stood where it came to.
  return isEditedHere({ ...row, state: 'draft' }, last) ? 'kept' : 'kept-moved'
}

/**
 * @param strength `update` for who may delete it
 * @returns null where it is no more; `edited` says what of it is somebody's own, null for nothing; `isUntouched` whether it
 *   may be brought up to date
 */
export async function lockImported(
  tx: Transaction,
  articleId: string,
  strength: 'no key update' | 'update' = 'no key update',
) {
  await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for(strength)
  const [row] = await tx
    .select({
      state: article.state,
      storyId: article.storyId,
      locale: article.locale,
      headline: article.headline,
      deletedAt: article.deletedAt,
      version: draft.version,
      revisedVersion: draft.revisedVersion,
      corrections: sql<number>`(select count(*)::int from ${correction} where ${correction.articleId} = ${article.id})`,
    })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId))
  const [last] = await tx
    .select({ number: revision.number, reason: revision.reason })
    .from(revision)
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
    .limit(1)
  if (!row || !last) return null
  const isReworked = isEditedHere(row, last)
  return { row, last, isUntouched: !isReworked && row.deletedAt === null, edited: editedAs(row, last) }
}

/** Whether somebody has written about an article, or beside it, what would be gone with it. */
export async function hasNotes(tx: Transaction, articleId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ has: boolean }>(
    sql`select ${sql.join(
      [noteThread, suggestion, liveEntry, headlineTest].map(
        (table) => sql`exists (select from ${table} where ${table.articleId} = ${articleId})`,
      ),
      sql` or `,
    )} as has`,
  )
  return firstOf(rows).has
}
