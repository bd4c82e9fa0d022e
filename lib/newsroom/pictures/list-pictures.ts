import { and, asc, desc, eq, exists, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import type { Credentials } from '../../picture/credentials/credentials.ts'
import type { CropFocuses } from '../../picture/crops.ts'
import type { DigitalSource } from '../../picture/digital-source.ts'
import { expiryOf, type LicenceKind, licenceKindNames, warnedBefore } from '../../picture/licences.ts'
import { firstOf } from '../../present.ts'
import { mediaHref } from '../../publication/addresses.ts'
import { averageColour } from '../../publication/picture.ts'
import type { Actor } from '../actor.ts'
import { mostCounted } from '../counted.ts'
import { localeName, nothing, pictureId, pictureInput, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'
import { alikeWithin, differsBy } from './alike-pictures.ts'
import { standsSomewhere } from './stands-somewhere.ts'

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
  /** When it was taken, as its file says: ISO 8601, or the day alone. */
  takenAt: string | null
  /** That a model made it or changed it. */
  digitalSource: DigitalSource | null
  /** What its Content Credentials said when it was brought; null for a file without any. */
  credentials: Credentials | null
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
  query?: string | undefined
  /** `staff.id` of who brought it. */
  by?: string | undefined
  /** What nobody has described in this language. */
  undescribedIn?: Locale | undefined
  /** Whether it stands in a story or draft, or is a portrait or the paper's mark. */
  use?: 'used' | 'unused' | undefined
  /** What has run out, or will within a fortnight. */
  expiring?: boolean | undefined
  /** `none`: of which nobody has said. */
  licence?: LicenceKind | 'none' | undefined
}

/** Where a page of the library begins, from what the page before it told; the newest without either. */
export type LibraryPlace = { after?: string | undefined; before?: string | undefined }

export type LibraryPage = {
  pictures: LibraryPicture[]
  /** Of all pages; counted as far as anybody pages. */
  total: number
  /** There are more than `total`. */
  hasMore: boolean
  /** What `before` and `after` are told for the pages beside this one; null where there is none. */
  newer: string | null
  older: string | null
}

export const libraryPageSize = 24
/** Where it stands is looked up for each. */
const mostLookedUp = 300

const listPicturesInput = z.object({
  query: text.optional(),
  by: text.optional(),
  undescribedIn: localeName.optional(),
  use: z.enum(['used', 'unused']).optional(),
  expiring: z.boolean().optional(),
  licence: z.enum([...licenceKindNames, 'none']).optional(),
  after: z.string().optional(),
  before: z.string().optional(),
})

/**
 * The pictures there are, the newest first. Pages begin at a picture, not at a number, so that what is brought meanwhile
 * moves none from one page to the next.
 * @param filter all of its words must be there; folded, and found inside longer words, so that a noun is found with its
 *   article
 * @throws {NewsroomError} `not-allowed`
 */
export const listPictures = operation({
  name: 'picture.list',
  input: listPicturesInput,
  permission: 'story.read',
  run: list,
})

async function list(
  db: Database,
  actor: Actor,
  { after, before, ...filter }: z.output<typeof listPicturesInput>,
): Promise<LibraryPage> {
  const { orm } = db
  const matching = and(await matchesQuery(orm, filter.query ?? ''), ...narrowedTo(orm, filter))
  const most = filter.use ? mostLookedUp : mostCounted
  const counted = await orm.$count(
    orm
      .select({ id: media.id })
      .from(media)
      .where(matching)
      .orderBy(desc(media.createdAt), asc(media.id))
      .limit(most + 1)
      .as('counted'),
  )
  const from = placeOf(after) ?? placeOf(before)
  const isBackwards = placeOf(after) === undefined && from !== undefined
  const asked = await orm
    .select({ id: media.id, at: microseconds })
    .from(media)
    .where(and(matching, from && (isBackwards ? newerThan(from) : olderThan(from))))
    .orderBy(
      ...(isBackwards ? [asc(media.createdAt), desc(media.id)] : [desc(media.createdAt), asc(media.id)]),
    )
    .limit(libraryPageSize + 1)
  // What the page began at may have been the last there was.
  if (asked.length === 0 && from) return listPictures(db, actor, filter)
  const shown = asked.slice(0, libraryPageSize)
  if (isBackwards) shown.reverse()
  const goesOn = asked.length > libraryPageSize
  const ids = shown.map(({ id }) => id)
  const place = (row: (typeof shown)[number] | undefined) => (row ? `${row.at}.${row.id}` : null)
  return {
    pictures: ids.length > 0 ? await picturesWhere(orm, actor, inArray(media.id, ids), ids.length) : [],
    total: Math.min(counted, most),
    hasMore: counted > most,
    newer: (isBackwards ? goesOn : from) ? place(shown[0]) : null,
    older: isBackwards || goesOn ? place(shown.at(-1)) : null,
  }
}

/** Exact, which a date of the browser's is not. */
const microseconds = sql<string>`(extract(epoch from ${media.createdAt}) * 1000000)::bigint::text`

type Place = { at: string; id: string }
const placeOf = (given: string | undefined): Place | undefined => {
  const [, at, id] = /^(\d{1,17})\.([\w-]{1,40})$/.exec(given ?? '') ?? []
  return at && id ? { at, id } : undefined
}
const momentOf = ({ at }: Place): SQL => sql`(timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond')`
const olderThan = (place: Place): SQL =>
  sql`(${media.createdAt} < ${momentOf(place)} or (${media.createdAt} = ${momentOf(place)} and ${media.id} > ${place.id}))`
const newerThan = (place: Place): SQL =>
  sql`(${media.createdAt} > ${momentOf(place)} or (${media.createdAt} = ${momentOf(place)} and ${media.id} < ${place.id}))`

const picturesOfInput = z.object({ mediaIds: z.array(pictureId) })

/**
 * Those of these pictures that there are, in the order in which they were asked for.
 * @throws {NewsroomError} `not-allowed`
 */
export const picturesOf = operation({
  name: 'picture.read-many',
  input: picturesOfInput,
  permission: 'story.read',
  run: readMany,
})

async function readMany(
  { orm }: Database,
  actor: Actor,
  { mediaIds }: z.output<typeof picturesOfInput>,
): Promise<LibraryPicture[]> {
  if (mediaIds.length === 0) return []
  const found = await picturesWhere(orm, actor, inArray(media.id, [...mediaIds]), mediaIds.length)
  return mediaIds.flatMap((id) => found.find((each) => each.mediaId === id) ?? [])
}

/**
 * Everybody who has brought a picture, by name.
 * @throws {NewsroomError} `not-allowed`
 */
export const picturesBringers = operation({
  name: 'picture.bringers',
  input: nothing,
  permission: 'story.read',
  run: listBringers,
})

async function listBringers({ orm }: Database, _actor: Actor): Promise<{ staffId: string; name: string }[]> {
  return orm
    .select({ staffId: staff.id, name: staff.name })
    .from(staff)
    .where(exists(orm.select({ one: sql`1` }).from(media).where(eq(media.createdBy, staff.id))))
    .orderBy(asc(staff.name), asc(staff.id))
}

/** @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`) */
export const readPicture = operation({
  name: 'picture.read',
  input: pictureInput,
  permission: 'story.read',
  run: read,
})

async function read(
  { orm }: Database,
  actor: Actor,
  { mediaId }: z.output<typeof pictureInput>,
): Promise<LibraryPicture> {
  const [picture] = await picturesWhere(orm, actor, eq(media.id, mediaId), 1)
  if (!picture) throw new NewsroomError('picture-refused', 'unknown')
  return picture
}

/**
 * Pictures that look like this one, the likeliest first: the same photograph in another size, format or compression.
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`)
 */
export const picturesLike = operation({
  name: 'picture.alike',
  input: pictureInput,
  permission: 'story.read',
  run: findAlike,
})

async function findAlike(
  { orm }: Database,
  actor: Actor,
  { mediaId }: z.output<typeof pictureInput>,
): Promise<LibraryPicture[]> {
  const [row] = await orm.select({ likeness: media.likeness }).from(media).where(eq(media.id, mediaId))
  if (!row) throw new NewsroomError('picture-refused', 'unknown')
  if (!row.likeness) return []
  const distance = differsBy(row.likeness)
  return picturesWhere(
    orm,
    actor,
    and(ne(media.id, mediaId), sql`${distance} <= ${alikeWithin}`),
    mostAlike,
    [asc(distance)],
  )
}

/** Past these, what looks alike is a series. */
const mostAlike = 6

function narrowedTo(
  orm: Database['orm'],
  { by, undescribedIn, use, expiring, licence }: LibraryFilter,
): (SQL | undefined)[] {
  return [
    eq(media.kind, 'picture'),
    by ? eq(media.createdBy, by) : undefined,
    undescribedIn && sql`coalesce(${media.alts} ->> ${undescribedIn}, '') = ''`,
    expiring ? sql`${media.expiresAt} <= now() + make_interval(days => ${warnedBefore})` : undefined,
    licence && (licence === 'none' ? isNull(media.licenceKind) : eq(media.licenceKind, licence)),
    use &&
      (use === 'used'
        ? or(not(media.mayBeUnused), standsSomewhere(orm))
        : and(media.mayBeUnused, not(standsSomewhere(orm)))),
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
  limit: number,
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
    const small = own.findLast((file) => file.width <= 320) ?? firstOf(own)
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
      takenAt: picture.takenAt,
      digitalSource: picture.digitalSource,
      credentials: picture.credentials,
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
