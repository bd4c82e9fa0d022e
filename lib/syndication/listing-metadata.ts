import type { Metadata } from 'next'
import { type Locale, locales } from '../locale/table.ts'
import { absolute, pageHref } from '../publication/addresses.ts'
import { cardVersion } from '../publication/card-version.ts'
import type { Listing } from '../publication/listing.ts'
import { type PageFacts, pageMetadata } from './metadata.ts'

export type ListingFacts = Pick<
  PageFacts,
  'locale' | 'publicationName' | 'title' | 'description' | 'cardAlt' | 'type' | 'list'
> & {
  /** The same page in another language. */
  hrefIn: (locale: Locale) => string
  card: Omit<PageFacts['card'], 'version'>
  listing: Listing
  /** “{title} — page {page}”, already worded. */
  pagedTitle: string
}

/** The head of a page of stories. Pages past the first name themselves, and are not indexed as if they were new. */
export function listingMetadata({ hrefIn, card, listing, pagedTitle, ...facts }: ListingFacts): Metadata {
  const { page } = listing.paging
  return pageMetadata({
    ...facts,
    title: page > 1 ? pagedTitle : facts.title,
    href: pageHref(hrefIn(facts.locale), page),
    languages:
      page > 1 ? undefined : Object.fromEntries(locales.map((each) => [each, absolute(hrefIn(each))])),
    card: {
      ...card,
      version: cardVersion([
        facts.title,
        facts.description,
        listing.stories.slice(0, 3).map((each) => each.headline),
      ]),
    },
    index: page === 1 && listing.stories.length > 0,
  })
}
