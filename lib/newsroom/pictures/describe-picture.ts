import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Actor } from '../actor.ts'
import { withMutation } from '../with-mutation.ts'
import { lockPicture } from './editable-picture.ts'

/** A picture's words in one language; '' or null for none. */
export type PictureWords = {
  /** What it shows, for those who cannot see it. */
  alt: string | null
  /** Printed under it. */
  caption: string | null
  /** Whose it is. */
  credit: string | null
}

/**
 * Says in one language what a picture shows, what is printed under it and whose it is. Stories that say it otherwise for
 * themselves keep their own words.
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`)
 */
export async function describePicture(
  db: Database,
  actor: Actor,
  mediaId: string,
  locale: Locale,
  words: PictureWords,
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
