/** Addresses that sections, topics, desks and authors once had. */
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** What the directory holds: each kind is a table, and a page for readers. */
export const entryKinds = ['section', 'topic', 'desk', 'author'] as const
export type EntryKind = (typeof entryKinds)[number]

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
