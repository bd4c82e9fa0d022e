import type { EntryKind } from '../../db/directory-tables.ts'
import { author, desk, section, topic } from '../../db/schema.ts'

/** The table of each kind of entry. */
export const entryTables = { section, topic, desk, author } as const

/** A row of a kind, or of any. */
export type EntryRow<K extends EntryKind = EntryKind> = (typeof entryTables)[K]['$inferSelect']
