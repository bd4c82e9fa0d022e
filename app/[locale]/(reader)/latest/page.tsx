import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { latestHref } from '@/lib/publication/addresses.ts'
import { latestStories } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { listingMetadata } from '@/lib/syndication/listing-metadata.ts'
import { missingMetadata } from '@/lib/syndication/metadata.ts'
import { readerContext } from '../../reader-context.ts'

type Props = { searchParams: Promise<{ page?: string | string[] }> }

const find = cache(async (asked: string | string[] | undefined) => {
  const { db, locale } = await readerContext()
  const page = readPage(asked)
  return (page !== null && (await latestStories(db, locale, page))) || null
})

const load = async ({ searchParams }: Props) => find((await searchParams).page)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const listing = await load(props)
  if (!listing) return missingMetadata
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Listing')
  const frame = await getTranslations('Frame')
  const title = frame('latest')
  return listingMetadata({
    locale,
    publicationName: masthead.name,
    title,
    pagedTitle: t('titlePaged', { title, page: listing.paging.page }),
    description: masthead.tagline,
    hrefIn: latestHref,
    card: { kind: 'front', id: 'front', photo: false },
    cardAlt: masthead.name,
    listing,
  })
}

export default async function LatestPage(props: Props) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Frame')
  return (
    <>
      <PageHead name={t('latest')} />
      <StoryList listing={listing} href={latestHref(locale)} timeZone={masthead.timeZone} />
    </>
  )
}
