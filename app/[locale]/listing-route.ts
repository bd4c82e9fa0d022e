import type { Metadata } from 'next'
import { cache } from 'react'
import { pageWords } from '@/components/reader/use-words.ts'
import type { Database } from '@/lib/db/open.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { pageHref } from '@/lib/publication/addresses.ts'
import type { Listing } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { breadcrumbJsonLd, collectionJsonLd } from '@/lib/syndication/json-ld.ts'
import { type ListingFacts, listingMetadata } from '@/lib/syndication/listing-metadata.ts'
import { missingMetadata } from './missing-metadata.ts'
import { decoded, readerContext } from './reader-context.ts'

export type ListingProps = {
  params: Promise<{ section?: string; slug?: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

type Facts = Omit<ListingFacts, 'locale' | 'publicationName' | 'listing' | 'pagedTitle'> & {
  /** What the page is in schema.org's words, where it is more than a list. */
  describes?: { '@type': string }[]
}

/**
 * What every page that lists stories shares: it reads its address, asks one query, and heads itself.
 * @param query the list at a slug (the path's last segment, '' where there is none), or null where there is none
 * @param facts what this kind of list says of itself; an empty description becomes the publication's tagline
 * @returns `jsonLd` gives what the page says of itself in schema.org's words
 */
export function listingRoute<L extends Listing>(
  query: (db: Database, locale: Locale, slug: string, page: number) => Promise<L | null>,
  facts: (listing: L) => Facts | Promise<Facts>,
) {
  const find = cache(async (slug: string | null, asked: string | string[] | undefined): Promise<L | null> => {
    const { db, locale } = await readerContext()
    const page = readPage(asked)
    return slug === null || page === null ? null : query(db, locale, slug, page)
  })
  const ofItself = cache(async (listing: L) => facts(listing))
  const load = async ({ params, searchParams }: ListingProps): Promise<L | null> => {
    const { section, slug } = await params
    // Decoded before it is looked for: metadata gets it decoded already, and would ask everything again.
    return find(decoded(slug ?? section ?? ''), (await searchParams).page)
  }
  const generateMetadata = async (props: ListingProps): Promise<Metadata> => {
    const listing = await load(props)
    if (!listing) return missingMetadata()
    const { locale, masthead } = await readerContext()
    const t = await pageWords('Listing')
    const { describes: _, ...own } = await ofItself(listing)
    return listingMetadata({
      ...own,
      description: own.description || masthead.tagline,
      locale,
      publicationName: masthead.name,
      pagedTitle: t('titlePaged', { title: own.title, page: listing.paging.page }),
      listing,
    })
  }
  const jsonLd = async (listing: L): Promise<{ '@type': string }[]> => {
    const { locale, masthead } = await readerContext()
    const { title: name, description, hrefIn, describes = [] } = await ofItself(listing)
    const href = hrefIn(locale)
    return [
      ...describes,
      collectionJsonLd({ name, description, href: pageHref(href, listing.paging.page), locale }, listing),
      breadcrumbJsonLd(masthead, locale, [{ name, href }]),
    ]
  }
  return { load, generateMetadata, jsonLd }
}
