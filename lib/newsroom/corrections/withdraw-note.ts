import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { correction } from '../../db/tables/stories.ts'
import type { Actor } from '../actor.ts'
import { articleId, noteFor, readBy } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'

const withdrawNoteInput = z.object({ articleId, correctionId: z.string(), reason: readBy(noteFor('reason')) })

/**
 * Takes a note's words from readers, which should not have been said or not of this story. In their place it says when
 * that was, and why: nothing disappears in silence. The words stay in the log and in the newsroom's list.
 * @param reason to readers
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `note-missing` without a reason; `malformed` when there is
 *   no such note, or it is withdrawn already
 */
export const withdrawNote = operation({
  name: 'correction.withdraw',
  input: withdrawNoteInput,
  permission: 'story.correct',
  run: withdraw,
})

async function withdraw(
  db: Database,
  actor: Actor,
  { articleId, correctionId, reason: why }: z.output<typeof withdrawNoteInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.correct', articleId)
    const [row] = couldBeId(correctionId)
      ? await tx
          .select()
          .from(correction)
          .where(and(eq(correction.id, correctionId), eq(correction.articleId, articleId)))
      : []
    if (!row || row.withdrawnAt) throw new NewsroomError('malformed', 'correction')
    await tx
      .update(correction)
      .set({ withdrawnAt: sql`now()`, withdrawalReason: why, withdrawnBy: actor.name, changes: null })
      .where(eq(correction.id, correctionId))
    await emit(actor, {
      type: 'CorrectionWithdrawn',
      articleId,
      locale: found.locale,
      correctionId,
      kind: row.kind,
      words: row.note,
      reason: why,
    })
  })
}
