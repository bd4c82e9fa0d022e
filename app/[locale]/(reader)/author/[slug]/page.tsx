import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { AuthorProfile } from '@/components/reader/author-profile.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { authorHref } from '@/lib/publication/addresses.ts'
import { authorPage } from '@/lib/publication/listing.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { listingMetadata } from '@/lib/syndication/listing-metadata.ts'
import { missingMetadata } from '@/lib/syndication/metadata.ts'
import { decoded, readerContext } from '../../../reader-context.ts'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

const find = cache(async (segment: string, asked: string | string[] | undefined) => {
  const { db, locale } = await readerContext()
  const slug = decoded(segment)
  const page = readPage(asked)
  return (slug !== null && page !== null && (await authorPage(db, locale, slug, page))) || null
})

const load = async ({ params, searchParams }: Props) => find((await params).slug, (await searchParams).page)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const listing = await load(props)
  if (!listing) return missingMetadata
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Listing')
  const profile = await getTranslations('Author')
  const { name, jobTitle, biography, slug } = listing.author
  const title = jobTitle ? profile('title', { name, jobTitle }) : name
  return listingMetadata({
    locale,
    publicationName: masthead.name,
    title,
    pagedTitle: t('titlePaged', { title, page: listing.paging.page }),
    description: biography || title,
    hrefIn: (each) => authorHref(each, slug),
    card: { kind: 'author', id: slug, photo: listing.author.portrait !== null },
    cardAlt: name,
    type: 'profile',
    listing,
  })
}

export default async function AuthorPage(props: Props) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  return (
    <>
      <AuthorProfile author={listing.author} count={listing.paging.total} />
      <StoryList listing={listing} href={listing.author.href} timeZone={masthead.timeZone} />
    </>
  )
}
