import type { EntryKind } from '../../vocabulary.ts'
import { section, topic } from './directory.ts'
import { author, desk } from './people-and-pictures.ts'

/** The table of each kind of entry of the directory. */
export const entryTables = { section, topic, desk, author } as const satisfies Record<EntryKind, unknown>

/** A row of a kind, or of any. */
export type EntryRow<K extends EntryKind = EntryKind> = (typeof entryTables)[K]['$inferSelect']
