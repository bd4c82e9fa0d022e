import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { isAlive, LiveScript } from '@/components/reader/live-story.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { OpenGraphArticle } from '@/components/reader/open-graph-article.tsx'
import { OwnScript } from '@/components/reader/own-script.tsx'
import { PictureViewer } from '@/components/reader/picture-viewer.tsx'
import { PrintSource } from '@/components/reader/print-source.tsx'
import { Static } from '@/components/reader/static.tsx'
import { StoryArticle } from '@/components/reader/story-article.tsx'
import { absolute } from '@/lib/publication/addresses.ts'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { findStory, type StoryLookup } from '@/lib/publication/story.ts'
import { breadcrumbJsonLd, questionsJsonLd, storyJsonLd } from '@/lib/syndication/json-ld.ts'
import { cardImages } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../../missing-metadata.ts'
import { decoded, readerContext } from '../../../reader-context.ts'
import { cardOfStory, storyMetadata } from '../../../story-metadata.ts'
import { WithdrawnStory } from '../../../withdrawn-story.tsx'

type Props = { params: Promise<{ section: string; slug: string }> }

const find = cache(async (section: string | null, slug: string | null): Promise<StoryLookup> => {
  const { db, locale } = await readerContext()
  return section === null || slug === null ? { kind: 'missing' } : findStory(db, locale, section, slug)
})

/** Decoded before it is looked for: metadata gets it decoded already, and would ask everything again. */
async function load({ params }: Props): Promise<StoryLookup> {
  const { section, slug } = await params
  return find(decoded(section), decoded(slug))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (found.kind !== 'found') return missingMetadata(found.kind === 'gone' ? 'Gone' : 'Missing')
  return storyMetadata(found.story)
}

export default async function StoryPage(props: Props) {
  const found = await load(props)
  const { masthead } = await readerContext()
  switch (found.kind) {
    case 'found': {
      const { story } = found
      const trail = [story.section, { name: story.headline, href: story.href }]
      const described = [
        storyJsonLd(story, masthead, cardImages(await cardOfStory(story), story.locale)),
        breadcrumbJsonLd(masthead, story.locale, trail),
        ...[questionsJsonLd(story)].filter((each) => each !== null),
      ]
      return (
        <>
          <Static>
            <StoryArticle story={story} timeZone={masthead.timeZone} />
            <PrintSource masthead={masthead} address={absolute(story.shortHref)} />
            {(story.picture || story.pictures.size > 0) && <PictureViewer />}
          </Static>
          <OwnScript />
          <JsonLd describes={described} />
          {isAlive(story) && <LiveScript />}
          <OpenGraphArticle story={story} />
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
