/** The shape of a demo story: what a desk would hand in, before ids and times are made of it. */
import { idFor } from '../db/id.ts'
import type { Locale } from '../locale/table.ts'
import type { StoryDocument } from '../story/document.ts'
import type { BylineRole, StoryKind } from '../vocabulary.ts'
import type { AuthorKey, DeskKey, SectionKey, TopicKey } from './directory.ts'
import type { PictureKey } from './pictures.ts'

/** An ISO 8601 instant so many hours before the demo publication is installed. */
type Ago = (hours: number) => string

export type DemoVersion = {
  slug: string
  kicker?: string
  headline: string
  standfirst: string
  dateline?: string
  bylines: { author: AuthorKey; role: BylineRole }[]
  /** A function where the text holds instants of its own (a live story). */
  body: StoryDocument | ((ago: Ago) => StoryDocument)
  /** Public notes of what was wrong; each also raises the story's “updated” time. */
  corrections?: { note: string; hoursAgo: number }[]
  updatedHoursAgo?: number
  /** The version this one was translated from. */
  translatedFrom?: Locale
}

export type DemoStory = {
  key: string
  kind: StoryKind
  section: SectionKey
  desk: DeskKey
  topics: TopicKey[]
  picture?: PictureKey
  /** Kept relative, so that a demo installed next year is not a newspaper of last year. */
  publishedHoursAgo: number
  versions: Partial<Record<Locale, DemoVersion>>
}

/** A static page: what the paper says of itself. It has no byline, no topic and no day. */
export type DemoPage = {
  key: string
  versions: Partial<
    Record<
      Locale,
      Pick<DemoVersion, 'slug' | 'headline' | 'standfirst' | 'translatedFrom'> & { body: StoryDocument }
    >
  >
}

export const storyId = (key: string): string => idFor(`story:${key}`)
/** The key of the story that a static page is. */
export const keyOfPage = (key: string): string => `page-${key}`
export const pageId = (key: string): string => storyId(keyOfPage(key))
/** A box, snippet or template that stories share. */
export const partId = (key: string): string => idFor(`part:${key}`)
export const authorId = (slug: string): string => idFor(`author:${slug}`)
export const pictureId = (key: PictureKey): string => idFor(`picture:${key}`)
