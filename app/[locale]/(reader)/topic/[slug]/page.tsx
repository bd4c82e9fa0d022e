import { JsonLd } from '@/components/reader/json-ld.tsx'
import { FrontedList } from '@/components/reader/list-front.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { FollowThis } from '@/components/reader/own-follow.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PushFollow, PushScript } from '@/components/reader/push-choices.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { topicHref } from '@/lib/publication/addresses.ts'
import { listCard } from '@/lib/publication/cards.ts'
import { topicPage } from '@/lib/publication/listing.ts'
import { type ListingProps, listingRoute } from '../../../listing-route.ts'
import { readerContext } from '../../../reader-context.ts'

const { load, generateMetadata, jsonLd } = listingRoute(topicPage, async ({ topic, ...list }) => {
  const { locale, masthead } = await readerContext()
  return {
    title: topic.name,
    description: topic.description,
    hrefIn: (each) => topicHref(each, topic.slug),
    card: {
      kind: 'topic',
      id: topic.slug,
      facts: await listCard('topic', locale, topic, list.stories, masthead),
    },
    cardAlt: topic.name,
    list: { kind: 'topic', slug: topic.slug, name: topic.name, hasEpisodes: list.hasEpisodes },
  }
})

export { generateMetadata }

export default async function TopicPage(props: ListingProps) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  const t = await pageWords('Listing')
  const { id, name, description, href } = listing.topic
  return (
    <>
      <Static>
        <PageHead kind={t('topic')} name={name} description={description}>
          <p className="note">
            {t(listing.paging.hasMore ? 'countMore' : 'count', { count: listing.paging.total })}
          </p>
          <FollowThis list={{ kind: 'topic', id, name }} />
          <PushFollow list={`topic:${listing.topic.id}`} masthead={masthead} />
        </PageHead>
        <FrontedList listing={listing} href={href} timeZone={masthead.timeZone} showSection />
      </Static>
      <OwnScript />
      <PushScript masthead={masthead} />
      <JsonLd describes={await jsonLd(listing)} />
    </>
  )
}
