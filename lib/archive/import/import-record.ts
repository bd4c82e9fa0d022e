/**
 * What a file of another system holds, in the one form that `run-import.ts` writes. A reader of a format yields these in
 * the order of the file and decides nothing about where they go.
 */

import type { Locale } from '../../locale/table.ts'
import type { ImportFormat, ImportNote, ToldElsewhere } from '../../vocabulary.ts'
import type { OwnExport } from '../own/own-export.ts'
import type { TableMapping } from '../table/table-mapping.ts'
import type { AssetSource } from './asset-source.ts'
import type { StoryBlocks } from './story-blocks.ts'

/** Where it all comes from. First of all that is found. */
type SiteRecord = {
  kind: 'site'
  /** The system and the site: stories are known again by it and their own id. */
  source: string
  /** `https://old.example`; null where the file does not say. */
  origin: string | null
  /** What the site says its language is; its stories may say otherwise. */
  locale: Locale | null
}

export type PersonRecord = {
  kind: 'person'
  /** What stories name them by. */
  key: string
  name: string
  slug: string | null
  /** Finds who is known here already. Never shown to readers: over there it was for signing in. */
  email: string | null
  biography: string | null
  /** Where their own list of stories stood. */
  oldPaths?: readonly string[]
}

/** A picture as the site's own library knows it. */
export type PictureRecord = {
  kind: 'picture'
  /** What stories name it by, besides its address. */
  key: string
  address: string
  alt: string | null
  caption: string | null
  credit: string | null
}

/** One of the categories that the file itself lists, with its place among them. */
export type CategoryRecord = {
  kind: 'category'
  name: string
  slug: string | null
  /** The slug of the one that it belongs to. */
  parent: string | null
}

/** The columns of a table, what each is taken for, and something that stands in it. Of several tables, one after the other. */
export type ColumnsRecord = {
  kind: 'columns'
  columns: { name: string; sample: string }[]
  mapping: TableMapping
}

export type TermRecord = {
  name: string
  slug: string | null
  /** Where its own list of stories stood. */
  oldPaths?: readonly string[]
  /** One of a story's `topics` that was a section over there, too. */
  isCategory?: true
  /** A tag that stands for a section where there is one of its name, and makes none. */
  isTag?: boolean
  /** How many stories of its site have it, where the file holds only some of them. */
  stories?: number
}

/** How it stood over there. `private` is everything that not everybody could read. */
export type RecordState = 'published' | 'draft' | 'in_review' | 'scheduled' | 'private' | 'trash'

export type StoryRecord = {
  kind: 'story'
  sourceId: string
  /** What its translations share. */
  groupKey: string | null
  /** Null: what its words say. */
  locale: Locale | null
  state: RecordState
  /** A page that belongs to no day: about us, contact. */
  isPage: boolean
  /** What it is, in the file's own word; left out where the system has only one kind of stories. */
  storyType?: string
  /** Of a type that a theme or plug-in added: left out, unless the mapping says what it is here. */
  isCustomType?: true
  headline: string
  slug: string | null
  standfirst: string | null
  /** What search engines and platforms were told instead, where that was said; markup and names of fields resolved. */
  elsewhere?: Partial<ToldElsewhere>
  publishedAt: Date | null
  /** Keys of {@link PersonRecord}s, in order. */
  people: string[]
  /** Null: none was said. */
  section: TermRecord | null
  topics: TermRecord[]
  /**
   * Its HTML, made when it is asked for: what that takes nobody knows before. Pictures by their addresses, or
   * `picture:KEY`. Nothing of it is trusted.
   */
  text: (say: (each: ImportNote) => void) => string
  /** Address or `picture:KEY`. */
  lead: string | null
  /** Addresses that it had: paths, or whole ones of its own site. */
  oldPaths: string[]
  notes: ImportNote[]
}

/** Something that is no story, and is not taken over; each is counted by its kind and subject. */
type OtherRecord = { kind: 'other'; note: ImportNote }

export type ImportRecord =
  | SiteRecord
  | PersonRecord
  | PictureRecord
  | CategoryRecord
  | ColumnsRecord
  | StoryRecord
  | OtherRecord

/** A file that can be read, as often as needed, from its beginning. */
export type ArchiveFile = {
  format: ImportFormat
  /** Without folders. */
  fileName: string
  read: () => AsyncIterable<ImportRecord>
  /** Pictures that come with the file itself, or lie in the folder that was given with it. */
  shelf: AssetSource | null
  /** Our own export, which holds more than stories of others do. */
  own?: OwnExport
  /** Lets go of what was opened. */
  close: () => Promise<void>
}

/** A story whose words have not been read yet. */
export type FoundStory = Omit<StoryRecord, 'text'> & {
  /** The how manieth story of the file it is; the first is 1. */
  position: number
}
export type FoundRecord = Exclude<ImportRecord, StoryRecord> | FoundStory

/** How the words of a story are read: see `storyBlocks`. */
export type ReadingOf = {
  locale: Locale | null
  otherwise: Locale | null
  origin: string | null
  /** Its words as they stood are wanted, too, to be shown beside ours. */
  original?: true
}

/** The same file for who takes it in, and reads nothing of it on a thread that serves (`archive-in-thread.ts`). */
export type Archive = Omit<ArchiveFile, 'read'> & {
  read: () => AsyncIterable<FoundRecord>
  /** The words of a story that {@link read} has just found; or why they cannot be had. */
  blocksOf: (
    story: FoundStory,
    reading: ReadingOf,
  ) => Promise<StoryBlocks | { refused: 'too-long' | 'took-too-long' }>
}
