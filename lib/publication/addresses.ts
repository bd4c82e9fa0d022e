/**
 * Every address of ours, in one place. Paths are percent-encoded and start with `/`; the default locale has
 * no prefix. Put {@link absolute} around one that leaves the site (feeds, cards, `canonical`).
 */

import type { CardShape } from '../card/card.ts'
import { defaultLocale, type Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { readSettings } from '../settings/settings.ts'

const path = (locale: Locale, ...segments: string[]): string => {
  const prefix = locale === defaultLocale ? [] : [locale]
  return `/${[...prefix, ...segments].map(encodeURIComponent).join('/')}`
}

export const frontHref = (locale: Locale): string => path(locale)
export const latestHref = (locale: Locale): string => path(locale, 'latest')
export const sectionHref = (locale: Locale, slug: string): string => path(locale, slug)
/** @param sectionSlug '' for a static page, which stands at the root; see `address-section.ts` */
export const storyHref = (locale: Locale, sectionSlug: string, slug: string): string =>
  sectionSlug === '' ? path(locale, slug) : path(locale, sectionSlug, slug)
/** One update of live coverage, with a card of its own. @param id as `updateIds` of `lib/story/outline.ts` names it */
export const updateHref = (storyHref: string, id: string): string => `${storyHref}/${id}`
/** Where open pages of a live story hear of what comes to it (`lib/server/live`). */
export const streamHref = (storyHref: string): string => `${streams}${storyHref}`
export const streams = '/stream'
export const authorHref = (locale: Locale, slug: string): string => path(locale, 'author', slug)
export const topicHref = (locale: Locale, slug: string): string => path(locale, 'topic', slug)
export const deskHref = (locale: Locale, slug: string): string => path(locale, 'desk', slug)
/** Everybody who writes, by letter. @param letter '' for the letters themselves */
export const authorsHref = (locale: Locale, letter = ''): string =>
  path(locale, 'authors', ...(letter ? [letter] : []))
/** What was published when. @param period '' for all years, else a month or a day: `2026-11`, `2026-11-30` */
export const archiveHref = (locale: Locale, period = ''): string =>
  path(locale, 'archive', ...(period ? period.split('-') : []))
/** Every note to readers on stories of a language. */
export const correctionsHref = (locale: Locale): string => path(locale, 'corrections')
export const searchHref = (locale: Locale, query = ''): string =>
  path(locale, 'search') + (query && `?q=${encodeURIComponent(query.toWellFormed())}`)

/** What a reader may be typing, as JSON, with the words so far as `q`. */
export const suggestHref = (locale: Locale): string => `/suggest/${locale}`

/** Page 1 is the bare address: two addresses for one page would be two pages to a search engine. */
export const pageHref = (href: string, page: number): string =>
  page > 1 ? `${href}${href.includes('?') ? '&' : '?'}page=${page}` : href

/**
 * A page's light edition; or, for a browser that asks for light ones by itself, its full one.
 * @param href relative or absolute; its own `lite` is replaced
 */
export function editionHref(href: string, edition: 'lite' | 'full'): string {
  const [, address, query = '', fragment = ''] = present(/^([^?#]*)\??([^#]*)(#.*)?$/s.exec(href), 'address')
  const parameters = query.split('&').filter((each) => each !== '' && !/^lite(=|$)/.test(each))
  return `${address}?${[...parameters, edition === 'lite' ? 'lite' : 'lite=0'].join('&')}${fragment}`
}

/** Short, ASCII, never changes: for sharing where an Arabic address would be a wall of percent signs. */
export const shortHref = (storyId: string, locale: Locale): string =>
  locale === defaultLocale ? `/s/${storyId}` : `/s/${storyId}/${locale}`

export const cardKinds = [
  'story',
  'update',
  'author',
  'section',
  'topic',
  'desk',
  'front',
  'corrections',
  'breaking',
] as const
export type CardKind = (typeof cardKinds)[number]
/**
 * `version` changes with what the card shows, so that a platform that keeps images for ever asks again.
 * @param id a story's id, the slug of an author or a list, `front`, `corrections`; of `breaking` the notice's id; of an
 *   update of live coverage its story's id and its own, with a hyphen between
 * @param version '' for the card's own address, which is what ours know it by
 */
export const cardHref = (
  kind: CardKind,
  locale: Locale,
  id: string,
  version = '',
  shape: CardShape = 'wide',
): string =>
  `/card/${kind}/${locale}/${id}${shape === 'wide' ? '' : `/${shape}`}${version && `?v=${version}`}`

/** The picture of a story, cut to proportions that search engines ask for; see `lib/publication/crops.ts`. */
export const cropHref = (locale: Locale, storyId: string, crop: string, version: string): string =>
  `/card/story/${locale}/${storyId}/${crop}?v=${version}`

/** What a browser needs to put the paper on a home screen, in one language. */
export const manifestHref = (locale: Locale): string => `/manifest/${locale}.webmanifest`

/** Our mark, drawn in `public/icon.svg`. */
export const iconHrefs = {
  svg: '/icon.svg',
  /** Where browsers, search engines and feed readers look that were told of none. */
  ico: '/favicon.ico',
  /** Pixels: 192, 512, and 180 without rounded corners, which Apple cuts itself. */
  small: '/icon-192.png',
  large: '/icon-512.png',
  maskable: '/icon-maskable-512.png',
  apple: '/apple-touch-icon.png',
} as const

/** Every newsletter of a language, and the form to subscribe. */
export const newslettersHref = (locale: Locale): string => path(locale, 'newsletters')
/** Where that form is sent, from every language. */
export const subscribeHref = '/newsletter'

/** What is read most in a section, else in its language: `public/reader.js` asks for it under stories. */
export const mostReadListsHref = (locale: Locale, sectionId: string): string =>
  `/most-read/${locale}/${encodeURIComponent(sectionId)}.json`

/** What a browser remembers for its reader: saved stories, those that were begun, those that were read. */
export const ownHref = (locale: Locale): string => path(locale, 'mine')
/** What a reader may follow. */
export const followedKinds = ['section', 'topic', 'author'] as const
/** As many as a reader may follow: `public/own.js` has the same. */
export const mostFollowed = 40
/** What is new of what a reader follows. `public/own.js` adds `?of=topic-ID.author-ID`, in the order of the alphabet. */
export const followingHref = (locale: Locale): string => path(locale, 'following')
/** What a device may be told of. */
export const notificationsHref = (locale: Locale): string => path(locale, 'notifications')
/** Where its browser says so, from every language. */
export const pushHref = '/push'
/** What a reader's browser has kept, for when there is no network. */
export const offlineHref = (locale: Locale): string => path(locale, 'offline')
/** What keeps it there. */
export const workerHref = '/service-worker.js'
/** Where that and `public/own.js` ask which of a reader's stories are still published, in every language. */
export const keptHref = '/kept'

/** Where a reader's choice of digits and calendars is sent, from every language. */
export const readingHref = '/reading'

export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]
/** A list of stories that has a page of its own. */
export const listKinds = ['section', 'topic', 'author', 'desk'] as const
export type ListKind = (typeof listKinds)[number]
/** Where readers find a list of stories, by its kind. */
export const listHrefs = {
  section: sectionHref,
  topic: topicHref,
  author: authorHref,
  desk: deskHref,
} as const satisfies Record<ListKind, unknown>
export type ListAddress = { kind: ListKind; slug: string }
/** What has a feed: a list of stories, or the notes on all of them. */
export type FeedSubject = ListAddress | { kind: 'corrections' }

/** The newest stories of a language, or of one list in it, for feed readers. The format is in the address, never in `Accept`. */
export const feedHref = (locale: Locale, format: FeedFormat, list?: FeedSubject): string =>
  `${feedBase(locale, list)}.${format}`
/** A feed's address without its format: what its formats have in common. */
export const feedBase = (locale: Locale, list?: FeedSubject): string =>
  list?.kind === 'corrections'
    ? `/feed/${locale}/corrections`
    : list
      ? `/feed/${locale}/${list.kind}/${encodeURIComponent(list.slug)}`
      : `/feed/${locale}`
/** What has a podcast: a section or topic; the whole language where there is none. */
export type PodcastSubject = { kind: 'section' | 'topic'; slug: string }
/** The sounds of a list, for programs that play them. */
export const podcastHref = (locale: Locale, list?: PodcastSubject): string =>
  list
    ? `/feed/${locale}/podcast/${list.kind}/${encodeURIComponent(list.slug)}.rss`
    : `/feed/${locale}/podcast.rss`
/** Its cover: a square with the list's name on it, which stays as it is when stories come. */
export const coverHref = (locale: Locale, list?: PodcastSubject): string =>
  `/card/${list?.kind ?? 'front'}/${locale}/${encodeURIComponent(list?.slug ?? 'front')}/cover`
/** What a browser shows a feed with, in the feed's language. */
export const feedStyleHref = (locale: Locale, kind: 'xsl' | 'css'): string => `/feed/${locale}.${kind}`

export const siteMapHref = '/sitemap.xml'
/** @param name `pages`, `ar-news`, `ar-2026-11`, or `ar-2026-11-2` for the second file of a month */
export const mapHref = (name: string): string => `/sitemap-${name}.xml`

/** A story as a card for other sites to frame. */
export const embedHref = (storyId: string, locale: Locale): string => `/embed/${storyId}/${locale}`
/** @param url absolute address of the story to describe (https://oembed.com) */
export const oembedHref = (url: string, format: 'json' | 'xml'): string =>
  `/oembed?url=${encodeURIComponent(url)}&format=${format}`

export const mediaHref = (renditionPath: string): string => `/media/${renditionPath}`

/** Sections and static pages live at the root, so none may be called what a route is called. */
export const reservedSlugs = [
  'latest',
  'author',
  'authors',
  'archive',
  'topic',
  'desk',
  'search',
  'corrections',
  'admin',
  'card',
  'media',
  'feed',
  'embed',
  'oembed',
  'manifest',
  'suggest',
  's',
  'api',
  'preview',
  'reading',
  'newsletter',
  'newsletters',
  'notifications',
  'push',
  'lite',
  'indexnow',
  'healthz',
  'readyz',
  'stream',
  'mine',
  'following',
  'most-read',
  'audience',
  'offline',
  'kept',
]

/** The address as the rest of the world must write it. The origin is `SITE_URL`, never a request header. */
export const absolute = (href: string): string => siteUrl() + href

/** A page names sixty such addresses, and to check all settings takes longer than to write one. */
let known: { given: string | undefined; siteUrl: string } | undefined

function siteUrl(): string {
  const given = process.env.SITE_URL ?? process.env.PORT
  if (!known || known.given !== given) known = { given, siteUrl: readSettings().siteUrl }
  return known.siteUrl
}
