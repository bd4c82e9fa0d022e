import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/schema.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { changing } from '../../press/forgetting.ts'
import { tags } from '../../press/ledger.ts'
import { withoutOverrides } from '../../story/validate.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { authorise } from '../permissions.ts'
import { RefusedByNewsroom } from '../refused.ts'

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
 * @throws {RefusedByNewsroom} `not-allowed`, or `picture-refused` (`unknown`)
 */
export async function describePicture(
  db: Database,
  actor: Actor,
  mediaId: string,
  locale: Locale,
  words: PictureWords,
): Promise<void> {
  authorise(actor, 'media.edit')
  await changing(db, async (tx, touches) => {
    const [row] = await tx.select().from(media).where(eq(media.id, mediaId)).for('update')
    if (!row) throw new RefusedByNewsroom('picture-refused', 'unknown')
    authorise(actor, 'media.edit', { createdBy: row.createdBy })
    const said = {
      alts: withWords(row.alts, locale, words.alt),
      captions: withWords(row.captions, locale, words.caption),
      credits: withWords(row.credits, locale, words.credit),
    }
    if ((['alts', 'captions', 'credits'] as const).every((part) => row[part][locale] === said[part][locale]))
      return
    await tx.update(media).set(said).where(eq(media.id, mediaId))
    await record(tx, actor, {
      action: 'media.edit',
      subjectKind: 'media',
      subjectId: mediaId,
      details: { locale },
    })
    touches(tags.media(mediaId))
  })
}

function withWords(texts: PerLocale, locale: Locale, given: string | null): PerLocale {
  const { [locale]: _former, ...others } = texts
  const text = withoutOverrides(given ?? '').trim()
  return text ? { ...others, [locale]: text } : others
}
