import { getTranslations } from 'next-intl/server'
import { AuthorProfile } from '@/components/reader/author-profile.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { authorHref } from '@/lib/publication/addresses.ts'
import { authorPage } from '@/lib/publication/listing.ts'
import { type ListingProps, listingRoute } from '../../../listing-route.ts'
import { readerContext } from '../../../reader-context.ts'

const { load, generateMetadata } = listingRoute(authorPage, async ({ author }) => {
  const t = await getTranslations('Author')
  const { name, jobTitle, biography, slug, portrait } = author
  const title = jobTitle ? t('title', { name, jobTitle }) : name
  return {
    title,
    description: biography || title,
    hrefIn: (locale) => authorHref(locale, slug),
    card: { kind: 'author', id: slug, photo: portrait !== null },
    cardAlt: name,
    list: { kind: 'author', slug, name },
    type: 'profile',
  }
})

export { generateMetadata }

export default async function AuthorPage(props: ListingProps) {
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
