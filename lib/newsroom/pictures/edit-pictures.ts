import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Actor } from '../actor.ts'
import { localeName, pictureId } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { withWords } from './describe-picture.ts'
import { lockPicture } from './editable-picture.ts'
import { completeLicence, licenceFields, writeLicence } from './license-picture.ts'

/** At once: as many as a page of the library shows, twice. */
export const mostAtOnce = 48

const editPicturesInput = z.object({
  mediaIds: z.array(pictureId),
  words: z
    .object({
      locale: localeName,
      /** What each of them shows, by id. */
      alts: z.custom<ReadonlyMap<string, string>>((value) => value instanceof Map).optional(),
      caption: z.string().optional(),
      credit: z.string().optional(),
    })
    .optional(),
  licence: z.object(licenceFields).optional(),
})

/**
 * Says what many pictures show, and the same of all of them: of all or of none.
 * @param mediaIds past {@link mostAtOnce} they are left alone
 * @throws {NewsroomError} `not-allowed` when one of them is not the actor's to describe, or
 *   `picture-refused` (`unknown`, `licence-note`, `licence-deed`)
 */
export const editPictures = operation({
  name: 'picture.edit-many',
  input: editPicturesInput,
  permission: 'media.edit',
  run: edit,
})

async function edit(
  db: Database,
  actor: Actor,
  { mediaIds, words, licence }: z.output<typeof editPicturesInput>,
): Promise<void> {
  const complete = licence && completeLicence(licence)
  await withMutation(db, async (tx, emit) => {
    // In one order, whoever asks: two who say something of the same ones wait for each other, not for ever.
    for (const mediaId of [...new Set(mediaIds)].slice(0, mostAtOnce).sort()) {
      const row = await lockPicture(tx, actor, 'media.edit', mediaId)
      if (complete) await writeLicence(tx, actor, mediaId, complete, emit)
      if (!words) continue
      const { locale, alts, caption, credit } = words
      const alt = alts?.get(mediaId)
      const said = {
        alts: alt === undefined ? row.alts : withWords(row.alts, locale, alt),
        captions: caption === undefined ? row.captions : withWords(row.captions, locale, caption),
        credits: credit === undefined ? row.credits : withWords(row.credits, locale, credit),
      }
      if (
        (['alts', 'captions', 'credits'] as const).every((part) => said[part][locale] === row[part][locale])
      )
        continue
      await tx.update(media).set(said).where(eq(media.id, mediaId))
      await emit(actor, {
        type: 'PictureChanged',
        mediaId,
        cause: 'person',
        readersSee: true,
        details: { locale },
      })
    }
  })
}
