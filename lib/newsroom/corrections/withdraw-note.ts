import { and, eq, sql } from 'drizzle-orm'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { correction } from '../../db/schema.ts'
import { changing } from '../../press/forgetting.ts'
import { touchedByNote } from '../../publication/touched-by.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { lockArticle } from '../stories/article-at-work.ts'
import { readNote } from '../stories/draft-content.ts'

/**
 * Takes a note's words from readers, which should not have been said or not of this story. In their place it says when
 * that was, and why: nothing disappears in silence. The words stay in the log and in the newsroom's list.
 * @param reason to readers
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `note-missing` without a reason; `malformed` when there is
 *   no such note, or it is withdrawn already
 */
export async function withdrawNote(
  db: Database,
  actor: Actor,
  articleId: string,
  correctionId: string,
  reason: string,
): Promise<void> {
  const why = readNote(reason)
  if (!why) throw new RefusedByNewsroom('note-missing', 'reason')
  await changing(db, async (tx, touches) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    const [row] = couldBeId(correctionId)
      ? await tx
          .select()
          .from(correction)
          .where(and(eq(correction.id, correctionId), eq(correction.articleId, articleId)))
      : []
    if (!row || row.withdrawnAt) throw new RefusedByNewsroom('malformed', 'correction')
    await tx
      .update(correction)
      .set({ withdrawnAt: sql`now()`, withdrawalReason: why, withdrawnBy: actor.name, changes: null })
      .where(eq(correction.id, correctionId))
    await record(tx, actor, {
      action: 'story.withdraw-note',
      subjectKind: 'article',
      subjectId: articleId,
      note: why,
      details: { correction: correctionId, kind: row.kind, words: row.note },
    })
    touches(...touchedByNote(found))
  })
}
