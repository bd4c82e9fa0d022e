import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/schema.ts'
import { changing } from '../../press/forgetting.ts'
import { touchedByArticle } from '../../publication/touched-by.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { lockArticle } from './article-at-work.ts'

/**
 * Keeps an article from the public until a moment, whatever anybody does; what is public already goes out of sight
 * until then. Null lifts it.
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `killed`; `moment-passed`, also when it is no moment;
 *   `embargo-after-schedule` when it is scheduled for before that: it must be scheduled anew first
 */
export async function setEmbargo(
  db: Database,
  actor: Actor,
  articleId: string,
  until: Date | null,
): Promise<void> {
  await changing(db, async (tx, touches) => {
    const found = await lockArticle(tx, actor, 'story.embargo', articleId)
    if (found.state === 'killed') throw new RefusedByNewsroom('killed', articleId)
    if (until !== null && (!(until instanceof Date) || Number.isNaN(until.getTime()) || until <= found.now))
      throw new RefusedByNewsroom('moment-passed', '')
    if (until && found.scheduledFor && found.scheduledFor < until)
      throw new RefusedByNewsroom('embargo-after-schedule', found.scheduledFor.toISOString())
    if (until?.getTime() === found.embargoUntil?.getTime()) return
    const isSeen = found.state === 'published' && found.wasPublic
    // Only what comes into sight or goes out of it is another page: an embargo that is moved is not.
    const changes = isSeen && (until !== null) !== found.isEmbargoed
    if (changes) touches(...(await touchedByArticle(tx, articleId)))
    await tx.update(article).set({ embargoUntil: until }).where(eq(article.id, articleId))
    if (changes) touches(...(await touchedByArticle(tx, articleId)))
    await record(tx, actor, {
      action: 'story.embargo',
      subjectKind: 'article',
      subjectId: articleId,
      details: { until: until?.toISOString() ?? null },
    })
  })
}
