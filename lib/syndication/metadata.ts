import type { Metadata } from 'next'
import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import { cardShapes } from '../card/card.ts'
import { formatList } from '../locale/lists.ts'
import { type Locale, locales, localeTable } from '../locale/table.ts'
import {
  absolute,
  type CardKind,
  cardHref,
  type FeedSubject,
  iconHrefs,
  manifestHref,
} from '../publication/addresses.ts'
import { alternates } from '../publication/alternates.ts'
import { cardVersion } from '../publication/card-version.ts'
import type { CardFacts } from '../publication/cards.ts'
import type { StoryRecording } from '../publication/recordings.ts'
import { handleAddress } from '../publication/social-handle.ts'
import type { BylineCredit } from '../publication/summary.ts'
import { discoverEmbed, discoverFeeds } from './discovery.ts'

export type PageFacts = {
  locale: Locale
  publicationName: string
  title: string
  /** The title already names the publication (the front page). */
  wholeTitle?: boolean
  description: string
  /** What platforms are told instead, where it is something else. */
  social?: { title: string; description: string }
  href: string
  /** Where the same page is in each language that has it, this one included. */
  languages?: Partial<Record<Locale, string>>
  /** What the card route makes for this page. */
  card: { kind: CardKind; id: string; facts: CardFacts }
  cardAlt: string
  /** The list that the page is, or that a story stands in: its feeds are named before the language's. */
  list?: FeedSubject & { name: string; hasEpisodes?: boolean }
  type?: 'website' | 'article' | 'profile'
  article?: {
    authors: BylineCredit[]
    section: string
    topics: string[]
    recordings?: readonly StoryRecording[]
  }
  /** Pages that repeat others (page 2 of a list) are followed, not indexed. */
  index?: boolean
}

/** Both shapes of a page's card, for who asks for several pictures. */
export const cardImages = (
  { kind, id, facts }: PageFacts['card'],
  locale: Locale,
): { url: string; width: number; height: number }[] =>
  (['wide', 'square'] as const).map((shape) => ({
    url: absolute(cardHref(kind, locale, id, cardVersion(facts), shape)),
    ...cardShapes[shape],
  }))

/** https://html.spec.whatwg.org/multipage/links.html#rel-icon; the SVG first, for browsers that take any size. */
export const siteIcons: Metadata['icons'] = {
  icon: [
    { url: iconHrefs.svg, type: 'image/svg+xml' },
    { url: iconHrefs.small, type: 'image/png', sizes: '192x192' },
  ],
  apple: { url: iconHrefs.apple, sizes: '180x180' },
}

/** The first author's account on a network, as that network wants it named. */
function creator(authors: BylineCredit[], network: 'x' | 'mastodon'): string | undefined {
  const handle = authors.flatMap((each) => each.handles).find((each) => each.network === network)
  // Handles are typed by people: what is no handle is not named.
  return handle && handleAddress(handle) ? `@${handle.handle}` : undefined
}

/** Sounds and films as Open Graph has them (https://ogp.me/#structured). */
function recordingsOf(all: readonly StoryRecording[] = []) {
  const of = (kind: 'audio' | 'video') =>
    all
      .filter(({ recording }) => recording.kind === kind)
      .map(({ recording: { href, type, width, height } }) => ({
        url: absolute(href),
        type,
        ...(width > 0 && { width, height }),
      }))
  const [audio, videos] = [of('audio'), of('video')]
  return { ...(audio.length > 0 && { audio }), ...(videos.length > 0 && { videos }) }
}

/**
 * The head of a reader page. Titles carry Unicode isolates around foreign runs: a browser tab and a chat bubble
 * are plain text with a direction of their own. Addresses are absolute, from `SITE_URL`.
 */
export function pageMetadata(facts: PageFacts): Metadata {
  const { locale, languages = {}, card, article } = facts
  const { dir, openGraph } = localeTable[locale]
  const title = isolateInPlainText(facts.title, dir)
  const description = isolateInPlainText(facts.description, dir)
  const image = {
    url: absolute(cardHref(card.kind, locale, card.id, cardVersion(card.facts))),
    ...cardShapes.wide,
    // A card that holds a picture comes as JPEG.
    type: card.facts.picture ? 'image/jpeg' : 'image/png',
    alt: isolateInPlainText(facts.cardAlt, dir),
  }
  const social = {
    title: facts.social ? isolateInPlainText(facts.social.title, dir) : title,
    description: facts.social ? isolateInPlainText(facts.social.description, dir) : description,
  }
  const shared = {
    ...social,
    url: absolute(facts.href),
    siteName: facts.publicationName,
    locale: openGraph,
    alternateLocale: locales
      .filter((each) => each !== locale && languages[each] !== undefined)
      .map((each) => localeTable[each].openGraph),
    images: [image],
  }
  const authors = article?.authors ?? []
  const onFediverse = creator(authors, 'mastodon')
  const onX = creator(authors, 'x')
  return {
    title: facts.wholeTitle ? title : `${title} — ${facts.publicationName}`,
    description,
    alternates: {
      canonical: absolute(facts.href),
      languages: alternates(
        locales.flatMap((each) => (languages[each] ? [{ locale: each, href: languages[each] }] : [])),
      ),
      types: {
        ...discoverFeeds(locale, facts.publicationName, facts.list),
        ...(article && facts.index !== false && discoverEmbed(facts.href, social.title)),
      },
    },
    openGraph: article
      ? {
          ...shared,
          type: 'article',
          // Its times and its authors' addresses are written by the story's page, which says why.
          section: article.section,
          tags: article.topics,
          ...recordingsOf(article.recordings),
        }
      : { ...shared, type: facts.type === 'profile' ? 'profile' : 'website' },
    twitter: {
      card: 'summary_large_image',
      ...social,
      images: [{ url: image.url, alt: image.alt }],
    },
    other: {
      ...(onX && { 'twitter:creator': onX }),
      // https://docs.joinmastodon.org/entities/PreviewCard/#authors
      ...(onFediverse && { 'fediverse:creator': onFediverse }),
      // All of them in one, and the last author that a page names: see the story's page.
      ...(authors.length > 0 && {
        'dc.creator': formatList(
          authors.map((each) => each.name),
          locale,
        ),
      }),
    },
    robots: facts.index === false ? { index: false, follow: true } : { 'max-image-preview': 'large' },
    icons: siteIcons,
    manifest: manifestHref(locale),
  }
}
