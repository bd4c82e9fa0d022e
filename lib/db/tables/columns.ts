/** Columns that several tables have. */

import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, integer, jsonb, serial, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale, PerLocale } from '../../locale/table.ts'

/** Ten characters of Crockford base 32 from `lib/db/id.ts`: short enough for an address, safe to read aloud. */
export const id = () => text('id').primaryKey()

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const perLocale = (name: string) => jsonb(name).$type<PerLocale>()

export const locale = () => text('locale').$type<Locale>().notNull()

/** What every entry of the directory has. */
export const entryColumns = {
  /** Its own for ever, of those of its kind: in which file of site maps it stands, whatever else comes and goes. */
  number: serial('number').notNull(),
  /** From then on it is offered to nobody; its page, and the stories that name it, stay. */
  archivedAt: moment('archived_at'),
  /** Counts every change; a change names the one it was made from. */
  version: integer('version').notNull().default(1),
}

/** By what entries come in order for people who read a language; what is archived at the end. See `public.entry_order`. */
export const entryOrder = (
  of: Record<'archivedAt' | 'names' | 'id', AnyPgColumn>,
  language: Locale,
): [SQL, SQL, AnyPgColumn] => [
  sql`(${of.archivedAt} is not null)`,
  sql`public.entry_order(${of.names}, ${sql.raw(`'${language}'`)}) collate "C"`,
  of.id,
]

/** https://www.postgresql.org/docs/current/datatype-textsearch.html; only ever compared in the database. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Folded names and aliases, one a line: what a beginning or a misspelt name is looked for in. */
export const searchNames = (labels: SQL) =>
  text('search_names').notNull().generatedAlwaysAs(sql`public.search_names(${labels})`)

/** Stems of every word of every name: finds who or what may be meant by a word of a query. */
export const searchStems = (labels: SQL) =>
  text('search_stems').array().notNull().generatedAlwaysAs(sql`public.search_name_stems(${labels})`)

/** The shared boxes that stand in a document, as `boxIdsIn` finds them. */
export const boxesIn = (document: AnyPgColumn) => sql`public.document_boxes(${document})`

/** The pictures that a document shows, as `referencesOf` finds them: what “where is it used?” is asked of. */
export const picturesIn = (document: AnyPgColumn) => sql`public.document_media(${document})`
