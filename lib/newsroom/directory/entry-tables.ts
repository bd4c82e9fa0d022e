import { section, topic } from '../../db/tables/directory.ts'
import { author, desk } from '../../db/tables/people-and-pictures.ts'
import type { EntryKind } from '../../vocabulary.ts'

/** The table of each kind of entry. */
export const entryTables = { section, topic, desk, author } as const

/** A row of a kind, or of any. */
export type EntryRow<K extends EntryKind = EntryKind> = (typeof entryTables)[K]['$inferSelect']
