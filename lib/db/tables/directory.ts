/** Sections and topics, and addresses that entries of the directory once had. */

import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { EntryKind } from '../../vocabulary.ts'
import { entryColumns, entryOrder, id, perLocale, searchNames, searchStems } from './columns.ts'

export const section = pgTable(
  'section',
  {
    id: id(),
    /** ASCII, the same in every language: it is an address, not a label. */
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    descriptions: perLocale('descriptions').notNull().default({}),
    position: integer('position').notNull(),
    /** Its stories are somebody's view: they are set apart and never run among the news. */
    isOpinion: boolean('is_opinion').notNull().default(false),
    ...entryColumns,
  },
  (t) => [index('section_number').on(t.number)],
)

export const topic = pgTable(
  'topic',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    descriptions: perLocale('descriptions').notNull().default({}),
    /** Words that suggest this topic, in any language and spelling: `blockchain`, `بلوكتشين`, `سلسلة الكتل`. */
    aliases: jsonb('aliases').$type<string[]>().notNull().default([]),
    ...entryColumns,
    searchNames: searchNames(sql`"names", "aliases"`),
    searchStems: searchStems(sql`"names", "aliases"`),
  },
  (t) => [
    index('topic_number').on(t.number),
    index('topic_search').using('gin', t.searchStems),
    index('topic_names').using('gin', t.searchNames.op('gin_trgm_ops')).with({ fastupdate: false }),
    index('topic_order_ar').on(...entryOrder(t, 'ar')),
    index('topic_order_en').on(...entryOrder(t, 'en')),
  ],
)

/**
 * A slug that an entry once had, or that was merged into it. It redirects for ever, in every language, and nothing else
 * may take it. `targetId` is the id of a row of `kind`; operations of `lib/newsroom/directory` keep it true.
 */
export const formerEntry = pgTable(
  'former_entry',
  {
    kind: text('kind').$type<EntryKind>().notNull(),
    slug: text('slug').notNull(),
    targetId: text('target_id').notNull(),
    /** The id of the entry that was merged; null where an entry only changed its slug. */
    formerId: text('former_id'),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.slug] }),
    index('former_entry_target').on(t.kind, t.targetId),
    index('former_entry_former').on(t.kind, t.formerId),
  ],
)
