import { lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'

const hideExpiredPicturesInput = z.object({ hides: z.boolean() })

/**
 * Whether readers go on seeing a picture whose licence has run out.
 * @throws {NewsroomError} `not-allowed`
 */
export const hideExpiredPictures = operation({
  name: 'settings.hide-expired-pictures',
  input: hideExpiredPicturesInput,
  permission: 'settings.edit',
  run: hide,
})

async function hide(
  db: Database,
  actor: Actor,
  { hides }: z.output<typeof hideExpiredPicturesInput>,
): Promise<void> {
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
