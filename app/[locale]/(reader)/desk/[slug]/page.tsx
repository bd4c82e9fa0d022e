import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryList } from '@/components/reader/story-list.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { deskHref } from '@/lib/publication/addresses.ts'
import { listCard } from '@/lib/publication/cards.ts'
import { deskPage } from '@/lib/publication/listing.ts'
import { type ListingProps, listingRoute } from '../../../listing-route.ts'
import { readerContext } from '../../../reader-context.ts'

const { load, generateMetadata, jsonLd } = listingRoute(deskPage, async ({ desk, ...list }) => {
  const { locale, masthead } = await readerContext()
  return {
    title: desk.name,
    description: desk.description,
    hrefIn: (each) => deskHref(each, desk.slug),
    card: {
      kind: 'desk',
      id: desk.slug,
      facts: await listCard('desk', locale, desk, list.stories, masthead),
    },
    cardAlt: desk.name,
    list: { kind: 'desk', slug: desk.slug, name: desk.name },
  }
})

export { generateMetadata }

export default async function DeskPage(props: ListingProps) {
  const listing = await load(props)
  if (!listing) return <MissingPage />
  const { masthead } = await readerContext()
  const t = await pageWords('Desk')
  const listed = await pageWords('Listing')
  const { name, description, href } = listing.desk
  return (
    <>
      <Static>
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
      </Static>
      <JsonLd describes={await jsonLd(listing)} />
    </>
  )
}
