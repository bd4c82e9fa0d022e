import { and, asc, desc, eq, exists, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { staff } from '../../db/account-tables.ts'
import type { Database } from '../../db/open.ts'
import { article, author, draft, media, publication, rendition } from '../../db/schema.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import type { CropFocuses } from '../../picture/crops.ts'
import { expiryOf, type LicenceKind, warnedBefore } from '../../picture/licences.ts'
import { mediaHref } from '../../publication/addresses.ts'
import { averageColour } from '../../publication/picture.ts'
import type { Actor } from '../actor.ts'
import { authorise, may } from '../permissions.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { alikeWithin, differsBy } from './alike-pictures.ts'

/** A picture as the newsroom shows and chooses it. */
export type LibraryPicture = {
  mediaId: string
  /** The upright original's, in pixels. */
  width: number
  height: number
  alts: PerLocale
  captions: PerLocale
  credits: PerLocale
  /** As it is printed beside the credit. */
  licence: string | null
  licenceKind: LicenceKind | null
  licenceNote: string | null
  /** ISO 8601; from then on it may not be shown. */
  expiresAt: string | null
  /** By now, or within a fortnight. */
  expiry: 'expired' | 'soon' | null
  focalX: number
  focalY: number
  /** Where single crops look instead. */
  crops: CropFocuses
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
  /** Whether the actor may delete it, once it stands nowhere. */
  mayDelete: boolean
}

/** What the library is narrowed to; what is left out narrows nothing. */
export type LibraryFilter = {
  /** Words that stand in its alt, caption or credit in any language. */
  query?: string
  /** What the actor brought. */
  mine?: boolean
  /** What nobody has described in this language. */
  undescribedIn?: Locale
  /** What stands in no story or draft, and is neither a portrait nor the paper's mark. */
  unused?: boolean
  /** What has run out, or will within a fortnight. */
  expiring?: boolean
  /** `none`: of which nobody has said. */
  licence?: LicenceKind | 'none'
}

export type LibraryPage = { pictures: LibraryPicture[]; page: number; pages: number; total: number }

export const libraryPageSize = 24

/**
 * The pictures there are, the newest first.
 * @param filter all of its words must be there; folded, and found inside longer words, so that a noun is found with its
 *   article
 * @param page from 1
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function listPictures(
  { orm }: Database,
  actor: Actor,
  { page = 1, ...filter }: LibraryFilter & { page?: number } = {},
): Promise<LibraryPage> {
  authorise(actor, 'story.read')
  const matching = and(await matchesQuery(orm, filter.query ?? ''), ...narrowedTo(orm, actor, filter))
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

/**
 * Pictures that look like this one, the likeliest first: the same photograph in another size, format or compression.
 * @throws {RefusedByNewsroom} `not-allowed`, or `picture-refused` (`unknown`)
 */
export async function picturesLike(
  { orm }: Database,
  actor: Actor,
  mediaId: string,
): Promise<LibraryPicture[]> {
  authorise(actor, 'story.read')
  const [row] = await orm.select({ likeness: media.likeness }).from(media).where(eq(media.id, mediaId))
  if (!row) throw new RefusedByNewsroom('picture-refused', 'unknown')
  if (!row.likeness) return []
  const distance = differsBy(row.likeness)
  return picturesWhere(
    orm,
    actor,
    and(ne(media.id, mediaId), sql`${distance} <= ${alikeWithin}`),
    { limit: mostAlike, offset: 0 },
    [asc(distance)],
  )
}

/** Past these, what looks alike is a series. */
const mostAlike = 6

function narrowedTo(
  orm: Database['orm'],
  actor: Actor,
  { mine, undescribedIn, unused, expiring, licence }: LibraryFilter,
): (SQL | undefined)[] {
  const shows = (document: AnyPgColumn) => sql`public.document_media(${document}) && array[${media.id}]`
  const stands = (table: PgTable, where: SQL | undefined) =>
    exists(orm.select({ one: sql`1` }).from(table).where(where))
  return [
    mine ? (actor.staffId === null ? sql`false` : eq(media.createdBy, actor.staffId)) : undefined,
    undescribedIn && sql`coalesce(${media.alts} ->> ${undescribedIn}, '') = ''`,
    expiring ? sql`${media.expiresAt} <= now() + make_interval(days => ${warnedBefore})` : undefined,
    licence && (licence === 'none' ? isNull(media.licenceKind) : eq(media.licenceKind, licence)),
    unused
      ? not(
          or(
            stands(
              article,
              and(isNull(article.deletedAt), or(eq(article.leadMediaId, media.id), shows(article.document))),
            ),
            stands(draft, or(eq(draft.leadMediaId, media.id), shows(draft.document))),
            stands(author, eq(author.portraitId, media.id)),
            stands(publication, eq(publication.logoId, media.id)),
          )!,
        )
      : undefined,
  ]
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
  order: SQL[] = [],
): Promise<LibraryPicture[]> {
  const now = new Date()
  const rows = await orm
    .select({ picture: media, createdBy: staff.name })
    .from(media)
    .leftJoin(staff, eq(staff.id, media.createdBy))
    .where(where)
    .orderBy(...order, desc(media.createdAt), asc(media.id))
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
      licenceKind: picture.licenceKind,
      licenceNote: picture.licenceNote,
      expiresAt: picture.expiresAt?.toISOString() ?? null,
      expiry: expiryOf(picture.expiresAt, now),
      focalX: picture.focalX,
      focalY: picture.focalY,
      crops: picture.crops,
      colour: averageColour(picture.thumbhash),
      thumbnail: mediaHref(small.path),
      preview: mediaHref(largest.path),
      createdAt: picture.createdAt.toISOString(),
      createdBy,
      mayEdit: may(actor, 'media.edit', { createdBy: picture.createdBy }),
      mayDelete: may(actor, 'media.delete', { createdBy: picture.createdBy }),
    }
  })
}
