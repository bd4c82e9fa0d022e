/** What a social card says. Every string is already in the card's language and formatted. */
import type { Locale } from '../locale/table.ts'

/** Changes when cards come to look otherwise, so that platforms that keep pictures for ever ask for them again. */
export const cardDesign = 2

/** Pixels: the size Open Graph readers crop least, and a square for those that show small squares. */
export const cardShapes = {
  /** https://developers.facebook.com/docs/sharing/webmasters/images */
  wide: { width: 1200, height: 630 },
  square: { width: 1200, height: 1200 },
} as const
export type CardShape = keyof typeof cardShapes

/** One of our own renditions (JPEG, PNG or WebP); the focal point is a share of width and height from the top left. */
export type CardPicture = { data: Buffer; focalX: number; focalY: number }

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
  /** What must be known before reading, on a badge: live, corrected, opinion. */
  label?: string
  picture?: CardPicture
}

export type AuthorCard = {
  kind: 'author'
  locale: Locale
  publicationName: string
  name: string
  jobTitle?: string
  deskName?: string
  picture?: CardPicture
}

/** A page that lists stories. */
export type ListCard = {
  kind: 'section' | 'topic' | 'desk' | 'corrections'
  locale: Locale
  publicationName: string
  /** What kind of list it is, where its name does not say: “topic”, “desk”. */
  kindName?: string
  name: string
  description?: string
  /** The first three are shown; a square card has room for five. */
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

export type Card = StoryCard | AuthorCard | ListCard | FrontCard
