import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Actor } from '../actor.ts'
import { localeName, pictureId } from '../fields.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockPicture } from './editable-picture.ts'

/** A picture's words in one language; '', null or nothing for none. */
const wordsOrNone = z.string().nullable().default(null)

const describePictureInput = z.object({
  mediaId: pictureId,
  locale: localeName,
  /** What it shows, for those who cannot see it. */
  alt: wordsOrNone,
  /** Printed under it. */
  caption: wordsOrNone,
  /** Whose it is. */
  credit: wordsOrNone,
})

/**
 * Says in one language what a picture shows, what is printed under it and whose it is. Stories that say it otherwise for
 * themselves keep their own words.
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`)
 */
export const describePicture = operation({
  name: 'picture.describe',
  input: describePictureInput,
  permission: 'media.edit',
  run: describe,
})

async function describe(
  db: Database,
  actor: Actor,
  { mediaId, locale, ...words }: z.output<typeof describePictureInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockPicture(tx, actor, 'media.edit', mediaId)
    const said = {
      alts: withWords(row.alts, locale, words.alt),
      captions: withWords(row.captions, locale, words.caption),
      credits: withWords(row.credits, locale, words.credit),
    }
    if ((['alts', 'captions', 'credits'] as const).every((part) => row[part][locale] === said[part][locale]))
      return
    await tx.update(media).set(said).where(eq(media.id, mediaId))
    await emit(actor, {
      type: 'PictureChanged',
      mediaId,
      cause: 'person',
      readersSee: true,
      details: { locale },
    })
  })
}

/** The same texts, with another in one language; with none there where it is empty. */
export function withWords(texts: PerLocale, locale: Locale, given: string | null): PerLocale {
  const { [locale]: _former, ...others } = texts
  const text = withoutOverrides(given ?? '').trim()
  return text ? { ...others, [locale]: text } : others
}
