import type { Metadata } from 'next'
import type { Locale } from '../locale/table.ts'
import { pageHref } from '../publication/addresses.ts'
import type { Listing } from '../publication/listing.ts'
import { type PageFacts, pageMetadata } from './metadata.ts'

export type ListingFacts = Pick<
  PageFacts,
  'locale' | 'publicationName' | 'title' | 'description' | 'card' | 'cardAlt' | 'type' | 'list'
> & {
  /** The same page in another language. */
  hrefIn: (locale: Locale) => string
  listing: Listing
  /** “{title} — page {page}”, already worded. */
  pagedTitle: string
}

/** The head of a page of stories. Pages past the first name themselves, and are not indexed as if they were new. */
export function listingMetadata({ hrefIn, listing, pagedTitle, ...facts }: ListingFacts): Metadata {
  const { page } = listing.paging
  return pageMetadata({
    ...facts,
    title: page > 1 ? pagedTitle : facts.title,
    href: pageHref(hrefIn(facts.locale), page),
    // Only languages in which the list has something in it; an empty list is indexed in none.
    languages:
      page > 1 || listing.stories.length === 0
        ? {}
        : Object.fromEntries(listing.locales.map((each) => [each, hrefIn(each)])),
    index: page === 1 && listing.stories.length > 0,
  })
}
