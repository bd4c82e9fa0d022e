import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { staff } from '../../db/account-tables.ts'
import type { Database } from '../../db/open.ts'
import { media, rendition } from '../../db/schema.ts'
import type { PerLocale } from '../../locale/table.ts'
import { mediaHref } from '../../publication/addresses.ts'
import { averageColour } from '../../publication/picture.ts'
import type { Actor } from '../actor.ts'
import { authorise, may } from '../permissions.ts'
import { RefusedByNewsroom } from '../refused.ts'

/** A picture as the newsroom shows and chooses it. */
export type LibraryPicture = {
  mediaId: string
  /** The upright original's, in pixels. */
  width: number
  height: number
  alts: PerLocale
  captions: PerLocale
  credits: PerLocale
  licence: string | null
  /** Its average colour, `#rrggbb`. */
  colour: string
  /** Files every browser of the newsroom reads, from small to large: at most 320 pixels across, and the largest. */
  thumbnail: string
  preview: string
  /** ISO 8601. */
  createdAt: string
  /** The name of who brought it; null for the demo's and for imports. */
  createdBy: string | null
  /** Whether the actor may describe it. */
  mayEdit: boolean
}

export type LibraryPage = { pictures: LibraryPicture[]; page: number; pages: number; total: number }

export const libraryPageSize = 24

/**
 * The pictures there are, the newest first.
 * @param query words that stand in its alt, caption or credit in any language, all of them; folded, and found inside
 *   longer words, so that a noun is found with its article
 * @param page from 1
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function listPictures(
  { orm }: Database,
  actor: Actor,
  { query = '', page = 1 }: { query?: string; page?: number } = {},
): Promise<LibraryPage> {
  authorise(actor, 'story.read')
  const matching = await matchesQuery(orm, query)
  const total = await orm.$count(media, matching)
  const pages = Math.max(1, Math.ceil(total / libraryPageSize))
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  const pictures = await picturesWhere(orm, actor, matching, {
    limit: libraryPageSize,
    offset: (shown - 1) * libraryPageSize,
  })
  return { pictures, page: shown, pages, total }
}

/** @throws {RefusedByNewsroom} `not-allowed`, or `picture-refused` (`unknown`) */
export async function readPicture({ orm }: Database, actor: Actor, mediaId: string): Promise<LibraryPicture> {
  authorise(actor, 'story.read')
  const [picture] = await picturesWhere(orm, actor, eq(media.id, mediaId), { limit: 1, offset: 0 })
  if (!picture) throw new RefusedByNewsroom('picture-refused', 'unknown')
  return picture
}

/** Words past the sixth, or the hundredth letter, find nothing that the first would not. */
const mostWords = 6
const longestQuery = 100

async function matchesQuery(orm: Database['orm'], query: string): Promise<SQL | undefined> {
  if (!query.trim()) return undefined
  const { rows } = await orm.execute<{ bare: string }>(
    sql`select public.search_bare(word) as bare
        from regexp_split_to_table(public.search_words('', ${query.slice(0, longestQuery)}), ' ') as word
        where word <> '' limit ${mostWords}`,
  )
  // Punctuation alone asks for nothing, and gets it.
  if (rows.length === 0) return sql`false`
  // Folded words are letters and digits: nothing in them means anything to LIKE.
  return and(...rows.map(({ bare }) => sql`${media.searchWords} like ${`%${bare}%`}`))
}

async function picturesWhere(
  orm: Database['orm'],
  actor: Actor,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<LibraryPicture[]> {
  const rows = await orm
    .select({ picture: media, createdBy: staff.name })
    .from(media)
    .leftJoin(staff, eq(staff.id, media.createdBy))
    .where(where)
    .orderBy(desc(media.createdAt), asc(media.id))
    .limit(limit)
    .offset(offset)
  const files = await orm
    .select({ mediaId: rendition.mediaId, width: rendition.width, path: rendition.path })
    .from(rendition)
    .where(
      and(
        inArray(
          rendition.mediaId,
          rows.map((row) => row.picture.id),
        ),
        eq(rendition.format, 'webp'),
      ),
    )
    .orderBy(asc(rendition.width))
  return rows.flatMap(({ picture, createdBy }) => {
    const own = files.filter((file) => file.mediaId === picture.id)
    const largest = own.at(-1)
    if (!largest) return []
    const small = own.findLast((file) => file.width <= 320) ?? own[0]!
    return {
      mediaId: picture.id,
      width: picture.width,
      height: picture.height,
      alts: picture.alts,
      captions: picture.captions,
      credits: picture.credits,
      licence: picture.licence,
      colour: averageColour(picture.thumbhash),
      thumbnail: mediaHref(small.path),
      preview: mediaHref(largest.path),
      createdAt: picture.createdAt.toISOString(),
      createdBy,
      mayEdit: may(actor, 'media.edit', { createdBy: picture.createdBy }),
    }
  })
}
