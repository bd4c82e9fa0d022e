import { and, asc, inArray, isNull, or, sql } from 'drizzle-orm'
import { thumbHashToAverageRGBA } from 'thumbhash'
import type { Database } from '../db/open.ts'
import { media, rendition } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import type { CropFocuses } from '../picture/crops.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { PictureFormat } from '../vocabulary.ts'
import { mediaHref } from './addresses.ts'

export type PictureFile = { href: string; width: number; height: number; path: string; bytes: number }

/** A picture as a page shows it: words in the page's language, files from small to large. */
export type Picture = {
  mediaId: string
  width: number
  height: number
  alt: string
  caption: string
  credit: string
  licence: string | null
  focalX: number
  focalY: number
  /** Where single crops look instead. */
  crops: CropFocuses
  /** Its average colour, `#rrggbb`: what stands in its place until it arrives. */
  colour: string
  avif: PictureFile[]
  webp: PictureFile[]
  /** For readers whose browser has no WebP, for feeds, and for cards. */
  jpeg: PictureFile[]
}

/**
 * What readers may still see: everything, unless the publication hides pictures whose licence has run out. By the
 * database's clock; `lookForExpiries` (`lib/press/invalidation.ts`) says when one does.
 */
export const isShown = or(
  isNull(media.expiresAt),
  sql`${media.expiresAt} > now()`,
  sql`not coalesce((select ${publication.hidesExpiredPictures} from ${publication}), false)`,
)

/**
 * Pictures by id, with their renditions. Unknown ids, pictures without a file, and what readers may not see any longer
 * are absent.
 * @param whose `newsroom`: also those whose licence has run out
 */
export async function picturesById(
  orm: Database['orm'],
  locale: Locale,
  ids: string[],
  whose: 'reader' | 'newsroom' = 'reader',
): Promise<Map<string, Picture>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  dependsOn(...wanted.map(tags.media))
  const rows = await orm
    .select()
    .from(media)
    .where(and(inArray(media.id, wanted), whose === 'reader' ? isShown : undefined))
  const files = await orm
    .select()
    .from(rendition)
    .where(inArray(rendition.mediaId, wanted))
    .orderBy(asc(rendition.width))
  const filesOf = (mediaId: string, format: PictureFormat): PictureFile[] =>
    files
      .filter((file) => file.mediaId === mediaId && file.format === format)
      .map(({ width, height, path, bytes }) => ({ href: mediaHref(path), width, height, path, bytes }))
  return new Map(
    rows
      .map(
        (row): Picture => ({
          mediaId: row.id,
          width: row.width,
          height: row.height,
          alt: inLocale(row.alts, locale),
          caption: inLocale(row.captions, locale),
          credit: inLocale(row.credits, locale),
          licence: row.licence,
          focalX: row.focalX,
          focalY: row.focalY,
          crops: row.crops,
          colour: averageColour(row.thumbhash),
          avif: filesOf(row.id, 'avif'),
          webp: filesOf(row.id, 'webp'),
          jpeg: filesOf(row.id, 'jpeg'),
        }),
      )
      .filter((picture) => picture.jpeg.length > 0)
      .map((picture) => [picture.mediaId, picture]),
  )
}

/** @param thumbhash base64, https://evanw.github.io/thumbhash/ */
export function averageColour(thumbhash: string): string {
  const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(thumbhash, 'base64'))
  const hex = (part: number) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${hex(r)}${hex(g)}${hex(b)}`
}
