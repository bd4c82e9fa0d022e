import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { PictureViewer } from '@/components/reader/picture-viewer.tsx'
import { PrintSource } from '@/components/reader/print-source.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StaticPage } from '@/components/reader/static-page.tsx'
import { absolute } from '@/lib/publication/addresses.ts'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { readPage } from '@/lib/publication/paging.ts'
import { findStory, type StoryLookup } from '@/lib/publication/story.ts'
import { breadcrumbJsonLd, staticPageJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import type { ListingProps } from './listing-route.ts'
import { missingMetadata } from './missing-metadata.ts'
import { decoded, readerContext } from './reader-context.ts'
import { cardOfStory } from './story-metadata.ts'
import { WithdrawnStory } from './withdrawn-story.tsx'

const find = cache(async (slug: string | null): Promise<StoryLookup> => {
  const { db, locale } = await readerContext()
  return slug === null ? { kind: 'missing' } : findStory(db, locale, '', slug)
})

async function load({ params, searchParams }: ListingProps): Promise<StoryLookup> {
  const { section = '' } = await params
  // Of a static page there is no second one.
  return readPage((await searchParams).page) === 1 ? find(decoded(section)) : { kind: 'missing' }
}

/** The head of the static page at an address where no section stands. */
export async function staticPageMetadata(props: ListingProps): Promise<Metadata> {
  const found = await load(props)
  if (found.kind !== 'found') return missingMetadata(found.kind === 'gone' ? 'Gone' : 'Missing')
  const { story } = found
  const { masthead } = await readerContext()
  const languages = [{ locale: story.locale, href: story.href }, ...story.otherLocales]
  return pageMetadata({
    locale: story.locale,
    publicationName: masthead.name,
    title: story.headline,
    description: story.standfirst || masthead.tagline,
    href: story.href,
    languages: Object.fromEntries(languages.map((each) => [each.locale, each.href])),
    card: await cardOfStory(story),
    cardAlt: story.headline,
  })
}

/** The static page at an address where no section stands: about, contact, privacy. */
export async function StaticPageAnswer(props: ListingProps) {
  const found = await load(props)
  const { masthead } = await readerContext()
  switch (found.kind) {
    case 'found': {
      const { story } = found
      return (
        <>
          <Static>
            <StaticPage page={story} pages={masthead.pages} timeZone={masthead.timeZone} />
            <PrintSource masthead={masthead} address={absolute(story.shortHref)} />
            {story.pictures.size > 0 && <PictureViewer />}
          </Static>
          <JsonLd
            describes={[
              staticPageJsonLd(story, masthead),
              breadcrumbJsonLd(masthead, story.locale, [{ name: story.headline, href: story.href }]),
            ]}
          />
        </>
      )
    }
    case 'moved':
      answerWith(301)
      return permanentRedirect(found.href)
    case 'gone':
      answerWith(410)
      return <WithdrawnStory reason={found.reason} />
    case 'missing':
      return <MissingPage />
  }
}
