import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { latestHref } from '@/lib/publication/addresses.ts'
import { frontCard } from '@/lib/publication/cards.ts'
import { frontPage } from '@/lib/publication/front.ts'
import { latestStories } from '@/lib/publication/listing.ts'
import { type ListingProps, listingRoute } from '../../listing-route.ts'
import { readerContext } from '../../reader-context.ts'

const { load, generateMetadata, jsonLd } = listingRoute(
  (db, locale, _slug, page) => latestStories(db, locale, page),
  async () => {
    const t = await pageWords('Frame')
    const { db, locale, masthead } = await readerContext()
    return {
      title: t('latest'),
      description: masthead.tagline,
      hrefIn: latestHref,
      card: {
        kind: 'front',
        id: 'front',
        facts: frontCard(await frontPage(db, locale), locale, masthead),
      },
      cardAlt: masthead.name,
    }
  },
)

export { generateMetadata }

export default async function LatestPage(props: ListingProps) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { locale, masthead } = await readerContext()
  const t = await pageWords('Frame')
  return (
    <>
      <Static>
        <PageHead name={t('latest')} />
        <StoryList listing={listing} href={latestHref(locale)} timeZone={masthead.timeZone} />
      </Static>
      <JsonLd describes={await jsonLd(listing)} />
    </>
  )
}
