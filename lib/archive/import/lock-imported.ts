/** An article that an import brought, locked, and whether anybody has worked on it since. */
import { desc, eq } from 'drizzle-orm'
import { draft, revision } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isEditedHere } from './edited-here.ts'

/** Null where it is no more. */
export async function lockImported(tx: Transaction, articleId: string) {
  await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for('no key update')
  const [row] = await tx
    .select({
      state: article.state,
      storyId: article.storyId,
      locale: article.locale,
      headline: article.headline,
      deletedAt: article.deletedAt,
      version: draft.version,
      revisedVersion: draft.revisedVersion,
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
  const isUntouched = !isEditedHere(row, last) && row.deletedAt === null
  return { row, last, isUntouched }
}
