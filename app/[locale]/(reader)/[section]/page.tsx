import { JsonLd } from '@/components/reader/json-ld.tsx'
import { FrontedList } from '@/components/reader/list-front.tsx'
import { FollowThis } from '@/components/reader/own-follow.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PushFollow, PushScript } from '@/components/reader/push-choices.tsx'
import { Static } from '@/components/reader/static.tsx'
import { sectionHref } from '@/lib/publication/addresses.ts'
import { listCard } from '@/lib/publication/cards.ts'
import { sectionPage } from '@/lib/publication/listing.ts'
import { mostRead } from '@/lib/publication/most-read.ts'
import { type ListingProps, listingRoute } from '../../listing-route.ts'
import { readerContext } from '../../reader-context.ts'
import { StaticPageAnswer, staticPageMetadata } from '../../static-page-route.tsx'

const {
  load,
  generateMetadata: listMetadata,
  jsonLd,
} = listingRoute(sectionPage, async ({ section, ...list }) => {
  const { locale, masthead } = await readerContext()
  return {
    title: section.name,
    description: section.description,
    hrefIn: (each) => sectionHref(each, section.slug),
    card: {
      kind: 'section',
      id: section.slug,
      facts: await listCard('section', locale, section, list.stories, masthead),
    },
    cardAlt: section.name,
    list: {
      kind: 'section',
      slug: section.slug,
      name: section.name,
      hasEpisodes: list.hasEpisodes,
    },
  }
})

export const generateMetadata = async (props: ListingProps) =>
  (await load(props)) ? listMetadata(props) : staticPageMetadata(props)

export default async function SectionPage(props: ListingProps) {
  const listing = await load(props)
  if (!listing) return <StaticPageAnswer {...props} />
  const { db, locale, masthead } = await readerContext()
  const { id, name, description, href } = listing.section
  return (
    <>
      <Static>
        <PageHead name={name} description={description}>
          <FollowThis list={{ kind: 'section', id, name }} />
          <PushFollow list={`section:${listing.section.id}`} masthead={masthead} />
        </PageHead>
        <FrontedList
          listing={listing}
          href={href}
          timeZone={masthead.timeZone}
          showSection={false}
          mostRead={listing.front ? await mostRead(db, locale, id) : []}
        />
      </Static>
      <OwnScript />
      <PushScript masthead={masthead} />
      <JsonLd describes={await jsonLd(listing)} />
    </>
  )
}
