import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { withMutation } from '../with-mutation.ts'
import { withWords } from './describe-picture.ts'
import { lockPicture } from './editable-picture.ts'
import { completeLicence, type PictureLicence, writeLicence } from './license-picture.ts'

/** What is said of many pictures at once; what is left out stays as it is. */
export type SaidOfMany = {
  words?: {
    locale: Locale
    /** What each of them shows, by id. */
    alts?: ReadonlyMap<string, string>
    caption?: string | undefined
    credit?: string | undefined
  }
  licence?: PictureLicence | undefined
}

/** At once: as many as a page of the library shows, twice. */
export const mostAtOnce = 48

/**
 * Says what many pictures show, and the same of all of them: of all or of none.
 * @param mediaIds past {@link mostAtOnce} they are left alone
 * @throws {NewsroomError} `not-allowed` when one of them is not the actor's to describe, or
 *   `picture-refused` (`unknown`, `licence-note`, `licence-deed`)
 */
export async function editPictures(
  db: Database,
  actor: Actor,
  mediaIds: readonly string[],
  { words, licence }: SaidOfMany,
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
