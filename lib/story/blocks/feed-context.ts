/** What a block needs to be written as HTML for feed readers. */
import type { Direction, Locale } from '../../locale/table.ts'
import type { Block, MentionedStory } from '../document.ts'
import type { Inline } from '../inline.ts'
import type { ContentsEntry } from '../outline.ts'
import type { PublicDataset } from './data-table/printed-table.ts'

export type FeedPicture = {
  src: string
  width: number
  height: number
  alt: string
  caption: string
  credit: string
}
export type FeedRecording = {
  src: string
  fileName: string
  /** Pixels; 0 of what shows nothing. */
  width: number
  height: number
  credit: string
  /** That a model made it or changed it, in words; '' of most. */
  source: string
}
export type FeedProfile = {
  name: string
  href: string
  jobTitle: string
  biography: string
  portrait: { src: string; width: number; height: number } | null
}
export type FeedContext = {
  locale: Locale
  /** `https://news.example`: a feed is read far from its origin, so every address is absolute. */
  siteUrl: string
  /** What tells ids of this story from those of others on one page: a feed reader shows many. */
  anchor?: string
  /** The headings that a list of contents leads to, by what they are called in the item. */
  contents?: readonly ContentsEntry[]
  stories: ReadonlyMap<string, MentionedStory>
  pictures: ReadonlyMap<string, FeedPicture>
  recordings: ReadonlyMap<string, FeedRecording>
  /** People of the directory, by the ids that the document has for them. */
  profiles?: ReadonlyMap<string, FeedProfile>
  /** Tables of figures, as they stand. */
  datasets?: ReadonlyMap<string, PublicDataset>
  /** IANA name; the clock on which it is said as of when those stand so. */
  timeZone?: string
}

/** What is told of a block and done with what is in it. */
export type FeedTools = {
  context: FeedContext
  /** The block's own direction. */
  dir: Direction
  /** The article's language. */
  lang: Locale
  inline: (line: readonly Inline[] | undefined) => string
  inside: (blocks: readonly Block[]) => string
}

export type FeedHtml<B> = (block: B, tools: FeedTools) => string

/** 1 is what HTML assumes. */
export const spanOf = (value: number | undefined): number | null => (value && value !== 1 ? value : null)
