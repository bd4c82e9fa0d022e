/**
 * Who is credited and who works here, and the pictures of the library. One file, because the tables point to each other:
 * an author has a portrait, a picture was brought by a member of staff, who may have an author’s byline.
 */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bit,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'
import type { Credentials } from '../../picture/credentials/credentials.ts'
import type { CropFocuses } from '../../picture/crops.ts'
import type { DigitalSource } from '../../picture/digital-source.ts'
import type { FileFormat, MediaKind } from '../../picture/file-formats.ts'
import type { LicenceKind } from '../../picture/licences.ts'
import type { BoardColumn, NewsroomLocale, PictureFormat, Role, SocialHandle } from '../../vocabulary.ts'
import { entryColumns, entryOrder, id, moment, perLocale, searchNames, searchStems } from './columns.ts'

export const media = pgTable(
  'media',
  {
    id: id(),
    /** SHA-256 of the original's bytes, hex: the same picture is kept once. */
    contentHash: text('content_hash').notNull().unique(),
    kind: text('kind').$type<MediaKind>().notNull().default('picture'),
    /** What a file that is no picture was called when it was brought. */
    fileName: text('file_name'),
    /** Of a sound or film; null where its file does not say. */
    seconds: real('seconds'),
    /** What is said in a sound or film, as WebVTT, in each language that somebody has brought. */
    tracks: perLocale('tracks').notNull().default({}),
    /** Pixels, of a picture or film; 0 of what has none. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    alts: perLocale('alts').notNull().default({}),
    captions: perLocale('captions').notNull().default({}),
    credits: perLocale('credits').notNull().default({}),
    /** Printed beside the credit: “CC BY 4.0”. */
    licence: text('licence'),
    /** By what right it stands here; null for what nobody has said yet. */
    licenceKind: text('licence_kind').$type<LicenceKind>(),
    /** For the newsroom: why this use is fair, who gave it, which contract. */
    licenceNote: text('licence_note'),
    /** From then on it may not be shown any longer; null for never. */
    expiresAt: moment('expires_at'),
    /** When it was taken, as its file says: ISO 8601, with a zone, without one, or the day alone. */
    takenAt: text('taken_at'),
    /** That a model made it or changed it; null for any other picture. */
    digitalSource: text('digital_source').$type<DigitalSource>(),
    /** What its Content Credentials said when it was brought; null for a file without any. */
    credentials: jsonb('credentials').$type<Credentials>(),
    /** Where a crop must keep looking, as fractions of width and height from the picture's physical left and top. */
    focalX: real('focal_x').notNull().default(0.5),
    focalY: real('focal_y').notNull().default(0.5),
    /** Where single crops look instead, for those that are to be cut otherwise. */
    crops: jsonb('crops').$type<CropFocuses>().notNull().default({}),
    /** What it looks like, in bits of which another size or compression changes few; null where it looks like nothing. */
    likeness: bit('likeness', { dimensions: 128 }),
    /** https://evanw.github.io/thumbhash/, base64; '' of what is no picture. */
    thumbhash: text('thumbhash').notNull(),
    /**
     * Whether nobody knows that it stands anywhere. Triggers say so of what is new or has left a place, and take it back of
     * what comes to stand somewhere: what is in use may be among these, what is unused always is.
     */
    mayBeUnused: boolean('may_be_unused').notNull().default(true),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Who brought it; null for the demo's and for what was imported. */
    createdBy: text('created_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Its words in every language, folded: what the newsroom looks it up by. */
    searchWords: text('search_words')
      .notNull()
      .generatedAlwaysAs(
        sql`public.search_names("alts", '[]') || E'\n' || public.search_names("captions", '[]') || E'\n' || public.search_names("credits", '[]')`,
      ),
  },
  (t) => [
    index('media_newest').on(t.createdAt.desc().nullsFirst(), t.id),
    index('media_unused').on(t.createdAt.desc().nullsFirst(), t.id).where(sql`${t.mayBeUnused}`),
    index('media_brought').on(t.createdBy, t.createdAt, t.id).where(sql`${t.createdBy} is not null`),
    index('media_search').using('gin', t.searchWords.op('gin_trgm_ops')).with({ fastupdate: false }),
    index('media_files').on(t.createdAt.desc().nullsFirst(), t.id).where(sql`${t.kind} <> 'picture'`),
    index('media_expires').on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
  ],
)

/** One encoded size of a picture, or the file of anything else: a file under `WARRAQ_DATA/media`. */
export const rendition = pgTable(
  'rendition',
  {
    mediaId: text('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    format: text('format').$type<PictureFormat | FileFormat>().notNull(),
    /** Relative to the media folder, with `/` between segments. */
    path: text('path').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.width, t.format] })],
)

export const desk = pgTable(
  'desk',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    descriptions: perLocale('descriptions').notNull().default({}),
    ...entryColumns,
  },
  (t) => [index('desk_number').on(t.number)],
)

export const author = pgTable(
  'author',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    jobTitles: perLocale('job_titles').notNull().default({}),
    biographies: perLocale('biographies').notNull().default({}),
    email: text('email'),
    handles: jsonb('handles').$type<SocialHandle[]>().notNull().default([]),
    deskId: text('desk_id').references(() => desk.id),
    portraitId: text('portrait_id').references(() => media.id),
    /** The languages that they write, as they say; empty where nobody has said. */
    languages: jsonb('languages').$type<Locale[]>().notNull().default([]),
    ...entryColumns,
    searchNames: searchNames(sql`"names", '[]'`),
    searchStems: searchStems(sql`"names", '[]'`),
  },
  (t) => [
    uniqueIndex('author_email_unique').on(sql`lower(${t.email})`),
    index('author_number').on(t.number),
    index('author_search').using('gin', t.searchStems),
    index('author_names').using('gin', t.searchNames.op('gin_trgm_ops')).with({ fastupdate: false }),
    index('author_order_ar').on(...entryOrder(t, 'ar')),
    index('author_order_en').on(...entryOrder(t, 'en')),
  ],
)

export const staff = pgTable(
  'staff',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    role: text('role').$type<Role>().notNull().default('contributor'),
    /** The language the newsroom speaks to this person. */
    locale: text('locale').$type<NewsroomLocale>().notNull().default('ar'),
    /** Whose byline is theirs: what makes a story “one's own”, besides having begun it. */
    authorId: text('author_id').references((): AnyPgColumn => author.id, { onDelete: 'set null' }),
    /** The columns of her board, in its order; null for those that it has at first. */
    boardColumns: jsonb('board_columns').$type<BoardColumn[]>(),
    /** Ends every session and every way in, at once. */
    suspendedAt: moment('suspended_at'),
    /** Wrong passwords that were tried for them where they had never signed in, until they have seen so, and the last. */
    wrongPasswords: integer('wrong_passwords').notNull().default(0),
    wrongPasswordAt: moment('wrong_password_at'),
  },
  (t) => [
    uniqueIndex('staff_email').on(sql`lower(${t.email})`),
    uniqueIndex('staff_author').on(t.authorId).where(sql`${t.authorId} is not null`),
  ],
)

/** The desks a person works for. Without any, all of them. */
/** A column that goes with its member of staff. */
export const staffId = (name: string) =>
  text(name)
    .notNull()
    .references((): AnyPgColumn => staff.id, { onDelete: 'cascade' })

export const staffDesk = pgTable(
  'staff_desk',
  {
    staffId: staffId('staff_id'),
    deskId: text('desk_id')
      .notNull()
      .references((): AnyPgColumn => desk.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.deskId] })],
)
