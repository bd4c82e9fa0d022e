/**
 * What a page says of how it was read, once, when its reader looks away (`public/audience.js`): a line of text with no name,
 * number or key in it of who reads. Anybody can send one, so it is read by one bounded pattern, and believed only as far
 * as it is plausible.
 */
import { isLocale, type Locale } from '../locale/table.ts'

export const beaconPath = '/audience'

/** Bytes; the longest that the script can make has fewer. */
export const longestBeacon = 256

export type Beacon = {
  locale: Locale
  /** Null: a page that is no story. */
  articleId: string | null
  /** Seconds in which somebody read, and for which the page has been open; since it said so last, and altogether. */
  active: number
  open: number
  /** Percent of the text that were on the screen; `before`: when it said so last, null the first time. */
  depth: number
  before: number | null
  /** The browser had fetched the page before anybody asked for it. */
  isAhead: boolean
  /** Where its reader came from: a host, '' from nowhere, null from another page of ours. */
  source: string | null
}

/** What a page says of one headline of a test (`lib/newsroom/headlines`): once that it was shown, once that it was opened. */
export type HeadlineBeacon = {
  locale: Locale
  testId: string
  /** Its place among the headlines of its test, from 0. */
  place: number
  isShown: boolean
  isOpened: boolean
}

const headlineForm = /^2 ([a-z]{2}) ([\w-]{1,64}) ([0-2]) (s|o|so)$/

/** Null of what is none, whatever else it is. */
export function readHeadlineBeacon(text: string): HeadlineBeacon | null {
  const [, locale, testId, place, told] = headlineForm.exec(text) ?? []
  if (!isLocale(locale) || !testId || !told) return null
  return { locale, testId, place: Number(place), isShown: told.includes('s'), isOpened: told.includes('o') }
}

/** Nobody reads one page for longer without looking away from it. */
const longestActive = 3_600
/** A tab may lie for a month. */
const longestOpen = 31 * 24 * 3_600

const form =
  /^1 ([a-z]{2}) (\*|[\w-]{1,64}) (\d{1,5}) (\d{1,8}) (\d{1,3}) (\*|\d{1,3}) ([an]) (\*|-|[a-z0-9.-]{1,100})$/

/** @returns why it is not believed, if it is not */
export function readBeacon(text: string): Beacon | 'malformed' | 'implausible' {
  const found = form.exec(text)
  if (!found) return 'malformed'
  const [, locale, story = '', active, open, depth, before, ahead, source = ''] = found
  if (!isLocale(locale)) return 'malformed'
  const beacon: Beacon = {
    locale,
    articleId: story === '*' ? null : story,
    active: Number(active),
    open: Number(open),
    depth: Number(depth),
    before: before === '*' ? null : Number(before),
    isAhead: ahead === 'a',
    source: source === '*' ? '' : source === '-' ? null : source,
  }
  return isPlausible(beacon) ? beacon : 'implausible'
}

const isPlausible = ({ active, open, depth, before, articleId }: Beacon): boolean =>
  depth <= 100 &&
  (before ?? 0) <= depth &&
  // One second for what was rounded.
  active <= Math.min(open + 1, longestActive) &&
  open <= longestOpen &&
  (articleId !== null || depth === 0)
