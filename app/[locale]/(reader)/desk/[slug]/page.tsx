import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { deskHref } from '@/lib/publication/addresses.ts'
import { deskPage } from '@/lib/publication/listing.ts'
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
  return (slug !== null && page !== null && (await deskPage(db, locale, slug, page))) || null
})

const load = async ({ params, searchParams }: Props) => find((await params).slug, (await searchParams).page)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const listing = await load(props)
  if (!listing) return missingMetadata
  const { locale, masthead } = await readerContext()
  const t = await getTranslations('Listing')
  const { name, description, slug } = listing.desk
  return listingMetadata({
    locale,
    publicationName: masthead.name,
    title: name,
    pagedTitle: t('titlePaged', { title: name, page: listing.paging.page }),
    description: description || masthead.tagline,
    hrefIn: (each) => deskHref(each, slug),
    card: { kind: 'front', id: 'front', photo: false },
    cardAlt: name,
    listing,
  })
}

export default async function DeskPage(props: Props) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  const t = await getTranslations('Desk')
  const listed = await getTranslations('Listing')
  const { name, description, href } = listing.desk
  return (
    <>
      <PageHead kind={listed('desk')} name={name} description={description} />
      <section className="members" aria-label={t('members')}>
        {listing.members.map((member) => (
          <a key={member.href} href={member.href} className="member">
            {member.portrait && <PictureImage picture={member.portrait} sizes="72px" decorative />}
            <span>
              <strong>{member.name}</strong>
              <span className="note">{member.jobTitle}</span>
            </span>
          </a>
        ))}
      </section>
      <h2 className="block-title">{t('stories')}</h2>
      <StoryList listing={listing} href={href} timeZone={masthead.timeZone} />
    </>
  )
}
