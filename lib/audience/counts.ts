/**
 * What this process has counted of a minute and not written yet: additions to numbers in memory, nothing else, because a
 * page out of memory is sent in some microseconds. Every list of something that strangers can think of has an end.
 */
import type { Locale } from '../locale/table.ts'
import { mostTestedHeadlines } from '../vocabulary.ts'
import type { HeadlineBeacon } from './beacon.ts'
import { NewReaders } from './sketch.ts'

export type ReadCounts = {
  views: number
  reads: number
  seconds: number
  quarter: number
  half: number
  most: number
  end: number
}
const noReads = (): ReadCounts => ({
  views: 0,
  reads: 0,
  seconds: 0,
  quarter: 0,
  half: 0,
  most: 0,
  end: 0,
})

/** Of a story, or of all pages of a language that are none. */
export type PageReads = ReadCounts & { locale: Locale; articleId: string | null; readers: NewReaders }

/** Why something was not counted. */
export type BeaconRefusal =
  | 'malformed'
  | 'implausible'
  | 'too-many'
  | 'elsewhere'
  | 'no-story'
  | 'no-test'
  | 'asked-not'
  | 'crowded'

/** Different ones of a minute. */
const most = { pages: 20_000, reads: 5_000, named: 500 }

export type MinuteCounts = {
  /** Milliseconds since 1970. */
  at: number
  /** Pages sent to people, by path and query. */
  pages: Map<string, number>
  /** Those past the end of the list. */
  otherPages: number
  /** By id and language, and by language. */
  reads: Map<string, PageReads>
  sources: Map<string, number>
  searches: Map<string, number>
  bots: Map<string, number>
  refused: Map<BeaconRefusal, number>
  /** Of headlines that are tested, by the test's id. */
  headlines: Map<string, HeadlineCounts>
}

/** By the place of each headline. */
export type HeadlineCounts = { shown: number[]; opened: number[] }

export const minuteCounts = (at: number): MinuteCounts => ({
  at,
  pages: new Map(),
  otherPages: 0,
  reads: new Map(),
  sources: new Map(),
  searches: new Map(),
  bots: new Map(),
  refused: new Map(),
  headlines: new Map(),
})

export function countPage(counts: MinuteCounts, url: string): void {
  const count = counts.pages.get(url)
  if (count !== undefined) counts.pages.set(url, count + 1)
  else if (counts.pages.size < most.pages) counts.pages.set(url, 1)
  else counts.otherPages += 1
}

/** @returns whether it was: there are so many others already */
export function countNamed<Name extends string>(names: Map<Name, number>, name: Name): boolean {
  const count = names.get(name)
  if (count === undefined && names.size >= most.named) return false
  names.set(name, (count ?? 0) + 1)
  return true
}

/** @returns whether it was: there are so many others already */
export function countHeadline(
  { headlines }: MinuteCounts,
  { testId, place, isShown, isOpened }: HeadlineBeacon,
): boolean {
  let counts = headlines.get(testId)
  if (!counts) {
    if (headlines.size >= most.named) return false
    const none = () => Array.from({ length: mostTestedHeadlines }, () => 0)
    counts = { shown: none(), opened: none() }
    headlines.set(testId, counts)
  }
  counts.shown[place] = (counts.shown[place] ?? 0) + Number(isShown)
  counts.opened[place] = (counts.opened[place] ?? 0) + Number(isOpened)
  return true
}

/** Null where there are too many others. */
export function readsOf(counts: MinuteCounts, locale: Locale, articleId: string | null): PageReads | null {
  const key = `${locale} ${articleId ?? ''}`
  const known = counts.reads.get(key)
  if (known) return known
  if (counts.reads.size >= most.reads) return null
  const made = { locale, articleId, readers: new NewReaders(), ...noReads() }
  counts.reads.set(key, made)
  return made
}

export function addReads(sum: ReadCounts, more: Readonly<Partial<ReadCounts>>): void {
  for (const name of Object.keys(noReads()) as (keyof ReadCounts)[]) sum[name] += more[name] ?? 0
}

export { noReads }
