/** What a social card says. Every string is already in the card's language and formatted. */
import type { Locale } from '../locale/table.ts'

export type StoryCard = {
  kind: 'story'
  locale: Locale
  publicationName: string
  sectionName: string
  /** A short line over the headline. */
  kicker?: string
  headline: string
  bylineText?: string
  dateText: string
  /** A state worth a badge, such as “live”. */
  label?: string
  /** One of our own renditions (JPEG, PNG or WebP); the focal point is a share of width and height from the top left. */
  picture?: { data: Buffer; focalX: number; focalY: number }
}

export type AuthorCard = {
  kind: 'author'
  locale: Locale
  publicationName: string
  name: string
  jobTitle?: string
  deskName?: string
  portrait?: Buffer
}

export type SectionCard = {
  kind: 'section'
  locale: Locale
  publicationName: string
  name: string
  description?: string
  /** The first three are shown. */
  headlines: string[]
}

export type FrontCard = {
  kind: 'front'
  locale: Locale
  publicationName: string
  tagline: string
  /** The first three are shown. */
  headlines: string[]
}

export type Card = StoryCard | AuthorCard | SectionCard | FrontCard
