/** What stands at an address under `/feed/`. */
import type { Database } from '../../db/open.ts'
import { isLocale, type Locale } from '../../locale/table.ts'
import {
  type FeedFormat,
  type FeedSubject,
  feedFormats,
  feedHref,
  type ListKind,
  listKinds,
  type PodcastSubject,
} from '../../publication/addresses.ts'
import { atomFeed } from './atom.ts'
import { correctionsFeed } from './corrections-feed.ts'
import { feedOf } from './feed.ts'
import { feedCss, feedXsl } from './feed-style.ts'
import { jsonFeed } from './json-feed.ts'
import { podcastFeed } from './podcast.ts'
import { rssFeed } from './rss.ts'

export type FeedAddress =
  | { kind: 'feed'; locale: Locale; format: FeedFormat; list?: FeedSubject }
  | { kind: 'podcast'; locale: Locale; list?: PodcastSubject }
  | { kind: 'style'; locale: Locale; style: 'xsl' | 'css' }
  /** A feed's address before there were formats. */
  | { kind: 'moved'; href: string }

const isFormat = (value: string | undefined): value is FeedFormat => feedFormats.includes(value as FeedFormat)
const isListKind = (value: string | undefined): value is ListKind => listKinds.includes(value as ListKind)

/**
 * Reads the segments after `/feed/`: `ar.rss`, or `ar`, `topic`, `payments.json`, or `ar`, `corrections.atom`. Null for what is no address of ours,
 * which costs no query.
 */
export function readFeedAddress(segments: readonly string[]): FeedAddress | null {
  const [, stem, extension] = /^([a-z0-9-]{1,64})(?:\.([a-z]+))?$/.exec(segments.at(-1) ?? '') ?? []
  if (stem === undefined) return null
  if (segments.length === 1) {
    if (!isLocale(stem)) return null
    if (extension === undefined) return { kind: 'moved', href: feedHref(stem, 'atom') }
    if (extension === 'xsl' || extension === 'css') return { kind: 'style', locale: stem, style: extension }
    return isFormat(extension) ? { kind: 'feed', locale: stem, format: extension } : null
  }
  const [locale, kind] = segments
  if (kind === 'podcast' || (segments.length === 2 && stem === 'podcast'))
    return podcastAt(segments, stem, extension)
  if (segments.length === 2)
    return isLocale(locale) && stem === 'corrections' && isFormat(extension)
      ? { kind: 'feed', locale, format: extension, list: { kind: stem } }
      : null
  if (segments.length !== 3 || !isLocale(locale) || !isListKind(kind) || !isFormat(extension)) return null
  return { kind: 'feed', locale, format: extension, list: { kind, slug: stem } }
}

/** `ar`, `podcast.rss`, or `ar`, `podcast`, `section`, `economy.rss`. */
function podcastAt(segments: readonly string[], stem: string, extension?: string): FeedAddress | null {
  const [locale, , kind] = segments
  if (!isLocale(locale) || extension !== 'rss') return null
  if (segments.length === 2) return { kind: 'podcast', locale }
  return segments.length === 4 && (kind === 'section' || kind === 'topic')
    ? { kind: 'podcast', locale, list: { kind, slug: stem } }
    : null
}

/**
 * What each is sent as. The two that have types of their own go out as XML: Chrome shows those types as source, never
 * as the page that their style sheet makes, and everything that reads feeds looks inside (so does the W3C's validator,
 * which has no objection).
 */
const sentAs: Record<FeedFormat, string> = {
  rss: 'application/xml; charset=utf-8',
  atom: 'application/xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** `links` is its `Link` header: a hub finds there what a JSON document cannot tell it. */
export type FeedDocument = { body: string; contentType: string; links?: string }

const writers = { rss: rssFeed, atom: atomFeed, json: jsonFeed }

/** The document, or null when there is no such list. */
export async function feedDocument(
  db: Database,
  address: Exclude<FeedAddress, { kind: 'moved' }>,
): Promise<FeedDocument | null> {
  if (address.kind === 'style')
    return address.style === 'xsl'
      ? { body: await feedXsl(address.locale), contentType: 'text/xsl; charset=utf-8' }
      : { body: await feedCss(db, address.locale), contentType: 'text/css; charset=utf-8' }
  if (address.kind === 'podcast') {
    const body = await podcastFeed(db, address.locale, address.list)
    return body === null ? null : { body, contentType: sentAs.rss }
  }
  const { locale, list } = address
  const feed =
    list?.kind === 'corrections' ? await correctionsFeed(db, locale) : await feedOf(db, locale, list)
  return (
    feed && {
      body: writers[address.format](feed),
      contentType: sentAs[address.format],
      ...(feed.hub && { links: `<${feed.hub}>; rel="hub", <${feed.self[address.format]}>; rel="self"` }),
    }
  )
}
