import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article } from '../db/schema.ts'
import { changing } from '../press/forgetting.ts'
import { touchedByArticle } from '../publication/touched-by.ts'
import { RefusedByNewsroom } from './refused.ts'

/**
 * Makes a draft public, as of now. A story that was public before keeps its first moment of publication.
 * @throws {RefusedByNewsroom} `unknown-article`, or `killed`: what was withdrawn for good stays so
 */
export async function publishArticle(db: Database, articleId: string): Promise<void> {
  await changing(db, async (tx, touches) => {
    const [row] = await tx
      .select({ state: article.state, publishedAt: article.publishedAt })
      .from(article)
      .where(eq(article.id, articleId))
    if (!row) throw new RefusedByNewsroom('unknown-article', articleId)
    if (row.state === 'killed') throw new RefusedByNewsroom('killed', articleId)
    touches(...(await touchedByArticle(tx, articleId)))
    await tx
      .update(article)
      .set({ state: 'published', publishedAt: row.publishedAt ?? sql`now()` })
      .where(eq(article.id, articleId))
  })
}
