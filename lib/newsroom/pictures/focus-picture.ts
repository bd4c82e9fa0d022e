import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { type CropFocuses, cropNames } from '../../picture/crops.ts'
import type { Actor } from '../actor.ts'
import { calledAs, pictureId } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockPicture } from './editable-picture.ts'

const point = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })

const focusPictureInput = z.object({
  mediaId: pictureId,
  focus: point,
  /** Replaces all that stood; what is left out looks where the picture looks. */
  crops: calledAs('focus', z.partialRecord(z.enum(cropNames), point).default({})),
})

/**
 * Says where crops of a picture keep looking, and where single crops look instead. Pages, cards and search engines'
 * pictures that show it are made anew; nothing else is.
 * @param crops replaces all that stood; what is left out looks where the picture looks
 * @throws {NewsroomError} `not-allowed`, `picture-refused` (`unknown`), or `malformed` (`focus`)
 */
export const focusPicture = operation({
  name: 'picture.focus',
  input: focusPictureInput,
  permission: 'media.edit',
  run: focusOn,
})

async function focusOn(
  db: Database,
  actor: Actor,
  { mediaId, focus, crops = {} }: z.output<typeof focusPictureInput>,
): Promise<void> {
  const names = Object.keys(crops)
  const set = {
    focalX: rounded(focus.x),
    focalY: rounded(focus.y),
    crops: Object.fromEntries(
      Object.entries(crops as CropFocuses).map(([name, { x, y }]) => [
        name,
        { x: rounded(x), y: rounded(y) },
      ]),
    ) as CropFocuses,
  }
  await withMutation(db, async (tx, emit) => {
    const row = await lockPicture(tx, actor, 'media.edit', mediaId)
    // The columns are single precision.
    const stands = { focalX: rounded(row.focalX), focalY: rounded(row.focalY), crops: row.crops }
    if (isDeepStrictEqual(stands, set)) return
    await tx.update(media).set(set).where(eq(media.id, mediaId))
    await emit(actor, {
      type: 'PictureChanged',
      mediaId,
      cause: 'person',
      readersSee: true,
      details: { focalX: set.focalX, focalY: set.focalY, crops: names.join(' ') },
    })
  })
}

/** To a thousandth: less than a pixel of any crop. */
const rounded = (fraction: number): number => Math.round(fraction * 1_000) / 1_000
