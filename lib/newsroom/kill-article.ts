import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article, frontSlot } from '../db/schema.ts'
import { changing } from '../press/forgetting.ts'
import { touchedByArticle } from '../publication/touched-by.ts'
import { RefusedByNewsroom } from './refused.ts'

/**
 * Withdraws a story for good: its address answers 410 with the reason, and no list shows it again.
 * @param reason what readers are told; null tells them only that it was withdrawn
 * @throws {RefusedByNewsroom} `unknown-article`, or `never-published`: what no reader saw is deleted, not killed
 */
export async function killArticle(db: Database, articleId: string, reason: string | null): Promise<void> {
  await changing(db, async (tx, touches) => {
    const [row] = await tx
      .select({ wasPublic: sql<boolean>`coalesce(${article.publishedAt} <= now(), false)` })
      .from(article)
      .where(eq(article.id, articleId))
    if (!row) throw new RefusedByNewsroom('unknown-article', articleId)
    if (!row.wasPublic) throw new RefusedByNewsroom('never-published', articleId)
    touches(...(await touchedByArticle(tx, articleId)))
    await tx.update(article).set({ state: 'killed', killReason: reason }).where(eq(article.id, articleId))
    await tx.delete(frontSlot).where(eq(frontSlot.articleId, articleId))
  })
}
