import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { thumbHashToAverageRGBA } from 'thumbhash'
import type { Database } from '../db/open.ts'
import { media, rendition } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import type { CropFocuses } from '../picture/crops.ts'
import type { DigitalSource } from '../picture/digital-source.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { rememberEach } from '../press/remembered.ts'
import type { PictureFormat } from '../vocabulary.ts'
import { mediaHref } from './addresses.ts'
import { type Origin, originColumns, originOf } from './origin.ts'

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
  /** That a model made it or changed it. */
  digitalSource: DigitalSource | null
  /** What its credentials said, as much as readers are told; null where they said nothing sure. */
  origin: Origin | null
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
  // Also those of which there is nothing: there may be a file later.
  dependsOn(...wanted.map(tags.media))
  return rememberEach(`picture of ${whose}:${locale}`, wanted, async (missing) => {
    const rows = await readPictures(orm, missing, whose)
    return new Map(
      rows
        .map((row) => toPicture(row, locale))
        .filter((picture) => picture.jpeg.length > 0)
        .map((picture) => [
          picture.mediaId,
          { value: picture, read: [tags.media(picture.mediaId), tags.publication()] },
        ]),
    )
  })
}

type Row = Awaited<ReturnType<typeof readPictures>>[number]

/** With their files from small to large, in one statement. */
function readPictures(orm: Database['orm'], ids: string[], whose: 'reader' | 'newsroom') {
  const { format, path, width, height, bytes } = rendition
  const files = orm
    .select({
      all: sql`coalesce(json_agg(json_build_array(${format}, ${path}, ${width}, ${height}, ${bytes}) order by ${width}), '[]')`,
    })
    .from(rendition)
    .where(eq(rendition.mediaId, media.id))
  return orm
    .select({
      id: media.id,
      width: media.width,
      height: media.height,
      alts: media.alts,
      captions: media.captions,
      credits: media.credits,
      licence: media.licence,
      digitalSource: media.digitalSource,
      ...originColumns,
      focalX: media.focalX,
      focalY: media.focalY,
      crops: media.crops,
      thumbhash: media.thumbhash,
      files: sql<[PictureFormat, path: string, width: number, height: number, bytes: number][]>`(${files})`,
    })
    .from(media)
    .where(and(inArray(media.id, ids), whose === 'reader' ? isShown : undefined))
}

function toPicture({ id, files, ...row }: Row, locale: Locale): Picture {
  const filesOf = (wanted: PictureFormat): PictureFile[] =>
    files
      .filter(([format]) => format === wanted)
      .map(([, path, width, height, bytes]) => ({ href: mediaHref(path), width, height, path, bytes }))
  return {
    mediaId: id,
    width: row.width,
    height: row.height,
    alt: inLocale(row.alts, locale),
    caption: inLocale(row.captions, locale),
    credit: inLocale(row.credits, locale),
    licence: row.licence,
    digitalSource: row.digitalSource,
    origin: originOf(row),
    focalX: row.focalX,
    focalY: row.focalY,
    crops: row.crops,
    colour: averageColour(row.thumbhash),
    avif: filesOf('avif'),
    webp: filesOf('webp'),
    jpeg: filesOf('jpeg'),
  }
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
