import { eq } from 'drizzle-orm'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type Action, authorise } from '../permissions.ts'

/**
 * A picture, locked, for an actor who may do this to it.
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`)
 */
export async function lockPicture(
  tx: Transaction,
  actor: Actor,
  action: Action,
  mediaId: string,
): Promise<typeof media.$inferSelect> {
  authorise(actor, action)
  const [row] = await tx.select().from(media).where(eq(media.id, mediaId)).for('update')
  // What is no picture is described on a page of its own; it is deleted like one.
  if (!row || (row.kind !== 'picture' && action !== 'media.delete'))
    throw new NewsroomError('picture-refused', 'unknown')
  authorise(actor, action, { createdBy: row.createdBy })
  return row
}
