import { and, eq, exists, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { previewLink } from '../../db/tables/connections.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { operator } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { openDraft, type WorkingDraft } from '../stories/working-draft.ts'
import { readPreviewToken } from './preview-token.ts'

/**
 * The draft that a link shows, to whoever has it. Null, and nothing else, for every link that does not: one that we did
 * not sign, that is over or taken back, whose article is deleted or killed, whose maker is gone or suspended.
 * @param secret `newsroomSecret()`
 */
export async function openPreview(
  db: Database,
  secret: string,
  token: string,
): Promise<{ draft: WorkingDraft; expiresAt: Date } | null> {
  const facts = readPreviewToken(secret, token)
  if (!facts) return null
  const [opened] = await db.orm
    .update(previewLink)
    .set({ opened: sql`${previewLink.opened} + 1`, lastOpenedAt: sql`now()` })
    .where(
      and(
        eq(previewLink.id, facts.id),
        eq(previewLink.expiresAt, facts.expiresAt),
        isNull(previewLink.revokedAt),
        gt(previewLink.expiresAt, sql`now()`),
        exists(
          db.orm
            .select({ one: sql`1` })
            .from(staff)
            .where(and(eq(staff.id, previewLink.madeBy), isNull(staff.suspendedAt))),
        ),
        exists(
          db.orm
            .select({ one: sql`1` })
            .from(article)
            .where(
              and(
                eq(article.id, previewLink.articleId),
                isNull(article.deletedAt),
                ne(article.state, 'killed'),
              ),
            ),
        ),
      ),
    )
    .returning({ articleId: previewLink.articleId })
  if (!opened) return null
  try {
    // Nobody asks here but the link, which is what was just looked at.
    return {
      draft: await openDraft(db, operator, { articleId: opened.articleId }),
      expiresAt: facts.expiresAt,
    }
  } catch (error) {
    // Deleted in between.
    if (error instanceof NewsroomError) return null
    throw error
  }
}
