import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { sectionHref } from '@/lib/publication/addresses.ts'
import { sectionPage } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { listingMetadata } from '@/lib/syndication/listing-metadata.ts'
import { missingMetadata } from '@/lib/syndication/metadata.ts'
import { decoded, readerContext } from '../../reader-context.ts'

type Props = {
  params: Promise<{ section: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

const find = cache(async (segment: string, asked: string | string[] | undefined) => {
  const { db, locale } = await readerContext()
  const slug = decoded(segment)
  const page = readPage(asked)
  return (slug !== null && page !== null && (await sectionPage(db, locale, slug, page))) || null
})

const load = async ({ params, searchParams }: Props) =>
  find((await params).section, (await searchParams).page)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const listing = await load(props)
  if (!listing) return missingMetadata
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Listing')
  const { name, description, slug } = listing.section
  return listingMetadata({
    locale,
    publicationName: masthead.name,
    title: name,
    pagedTitle: t('titlePaged', { title: name, page: listing.paging.page }),
    description: description || masthead.tagline,
    hrefIn: (each) => sectionHref(each, slug),
    card: { kind: 'section', id: slug, photo: false },
    cardAlt: name,
    listing,
  })
}

export default async function SectionPage(props: Props) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  const { name, description, href } = listing.section
  return (
    <>
      <PageHead name={name} description={description} />
      <StoryList
        listing={listing}
        href={href}
        timeZone={masthead.timeZone}
        showSection={false}
        firstRank="major"
      />
    </>
  )
}
