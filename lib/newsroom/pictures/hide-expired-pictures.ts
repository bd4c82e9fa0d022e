import { lte, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Actor } from '../actor.ts'
import { authorise } from '../permissions.ts'
import { withMutation } from '../with-mutation.ts'

/**
 * Whether readers go on seeing a picture whose licence has run out.
 * @throws {NewsroomError} `not-allowed`
 */
export async function hideExpiredPictures(db: Database, actor: Actor, hides: boolean): Promise<void> {
  authorise(actor, 'settings.edit')
  await withMutation(db, async (tx, emit) => {
    const [row] = await tx
      .select({ stands: publication.hidesExpiredPictures })
      .from(publication)
      .for('update')
    if (!row || row.stands === hides) return
    await tx.update(publication).set({ hidesExpiredPictures: hides })
    const expired = await tx.select({ id: media.id }).from(media).where(lte(media.expiresAt, sql`now()`))
    await emit(actor, { type: 'ExpiredPicturesHidden', hides, mediaIds: expired.map(({ id }) => id) })
  })
}

/** Whether readers no longer see what has run out. */
export async function hidesExpiredPictures({ orm }: Database): Promise<boolean> {
  const [row] = await orm.select({ hides: publication.hidesExpiredPictures }).from(publication)
  return row?.hides ?? false
}
