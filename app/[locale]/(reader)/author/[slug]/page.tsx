import { AuthorProfile } from '@/components/reader/author-profile.tsx'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { PushScript } from '@/components/reader/push-choices.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { authorHref } from '@/lib/publication/addresses.ts'
import { authorCard } from '@/lib/publication/cards.ts'
import { authorPage } from '@/lib/publication/listing.ts'
import { profileJsonLd } from '@/lib/syndication/json-ld.ts'
import { type ListingProps, listingRoute } from '../../../listing-route.ts'
import { readerContext } from '../../../reader-context.ts'

const { load, generateMetadata, jsonLd } = listingRoute(authorPage, async ({ author }) => {
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Author')
  const { name, jobTitle, biography, slug } = author
  const title = jobTitle ? t('title', { name, jobTitle }) : name
  return {
    title,
    description: biography || title,
    hrefIn: (each) => authorHref(each, slug),
    card: { kind: 'author', id: slug, facts: authorCard(author, locale, masthead) },
    cardAlt: name,
    list: { kind: 'author', slug, name },
    type: 'profile',
    describes: [profileJsonLd(author, locale, masthead)],
  }
})

export { generateMetadata }

export default async function AuthorPage(props: ListingProps) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  return (
    <>
      <Static>
        <AuthorProfile author={listing.author} paging={listing.paging} masthead={masthead} />
        <StoryList listing={listing} href={listing.author.href} timeZone={masthead.timeZone} />
      </Static>
      <OwnScript />
      <PushScript masthead={masthead} />
      <JsonLd describes={await jsonLd(listing)} />
    </>
  )
}
