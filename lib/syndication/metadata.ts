import type { Metadata } from 'next'
import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import { type Locale, localeTable } from '../locale/table.ts'
import { absolute, type CardKind, cardHref, type ListAddress } from '../publication/addresses.ts'
import { discoverEmbed, discoverFeeds } from './discovery.ts'

export type PageFacts = {
  locale: Locale
  publicationName: string
  title: string
  /** The title already names the publication (the front page). */
  wholeTitle?: boolean
  description: string
  href: string
  /** Absolute addresses of the same page in other languages, this one included, by language tag. */
  languages?: Record<string, string>
  /**
   * What the card route makes for this page. `version` must change with what the card shows; `photo` says that it
   * holds a picture, and so comes as JPEG.
   */
  card: { kind: CardKind; id: string; version: string; photo: boolean }
  cardAlt: string
  /** The list that the page is, or that a story stands in: its feeds are named before the language's. */
  list?: ListAddress & { name: string }
  type?: 'website' | 'article' | 'profile'
  article?: {
    publishedAt: Date
    updatedAt: Date | null
    authors: string[]
    section: string
    topics: string[]
  }
  /** Pages that repeat others (page 2 of a list) are followed, not indexed. */
  index?: boolean
}

/**
 * The head of a reader page. Titles carry Unicode isolates around foreign runs: a browser tab and a chat bubble
 * are plain text with a direction of their own. Addresses are absolute, from `SITE_URL`.
 */
export function pageMetadata(facts: PageFacts): Metadata {
  const { dir, openGraph } = localeTable[facts.locale]
  const title = isolateInPlainText(facts.title, dir)
  const description = isolateInPlainText(facts.description, dir)
  const image = {
    url: absolute(cardHref(facts.card.kind, facts.locale, facts.card.id, facts.card.version)),
    width: 1200,
    height: 630,
    type: facts.card.photo ? 'image/jpeg' : 'image/png',
    alt: isolateInPlainText(facts.cardAlt, dir),
  }
  const shared = {
    title,
    description,
    url: absolute(facts.href),
    siteName: facts.publicationName,
    locale: openGraph,
    images: [image],
  }
  return {
    title: facts.wholeTitle ? title : `${title} — ${facts.publicationName}`,
    description,
    alternates: {
      canonical: absolute(facts.href),
      languages: facts.languages,
      types: {
        ...discoverFeeds(facts.locale, facts.publicationName, facts.list),
        ...(facts.article && discoverEmbed(facts.href, title)),
      },
    },
    openGraph: facts.article
      ? {
          ...shared,
          type: 'article',
          publishedTime: facts.article.publishedAt.toISOString(),
          modifiedTime: (facts.article.updatedAt ?? facts.article.publishedAt).toISOString(),
          authors: facts.article.authors,
          section: facts.article.section,
          tags: facts.article.topics,
        }
      : { ...shared, type: facts.type === 'profile' ? 'profile' : 'website' },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
    robots: facts.index === false ? { index: false, follow: true } : { 'max-image-preview': 'large' },
    icons: { icon: '/icon.svg' },
  }
}
