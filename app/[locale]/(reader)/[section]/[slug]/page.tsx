import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { Notice } from '@/components/reader/notice.tsx'
import { StoryArticle } from '@/components/reader/story-article.tsx'
import { absolute } from '@/lib/publication/addresses.ts'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { storyCard } from '@/lib/publication/cards.ts'
import { type Found, findStory, type Story } from '@/lib/publication/story.ts'
import { opening } from '@/lib/story/opening.ts'
import { breadcrumbJsonLd, storyJsonLd } from '@/lib/syndication/json-ld.ts'
import { cardImages, pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../../missing-metadata.ts'
import { decoded, readerContext } from '../../../reader-context.ts'

type Props = { params: Promise<{ section: string; slug: string }> }

const find = cache(async (section: string | null, slug: string | null): Promise<Found> => {
  const { db, locale } = await readerContext()
  return section === null || slug === null ? { kind: 'missing' } : findStory(db, locale, section, slug)
})

/** Decoded before it is looked for: metadata gets it decoded already, and would ask everything again. */
async function load({ params }: Props): Promise<Found> {
  const { section, slug } = await params
  return find(decoded(section), decoded(slug))
}

const cardFor = cache(async ({ story }: Extract<Found, { kind: 'found' }>) => {
  const { masthead } = await readerContext()
  const facts = await storyCard(story, story.corrections.length > 0, masthead)
  return { kind: 'story' as const, id: story.storyId, facts }
})

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (found.kind !== 'found') return missingMetadata(found.kind === 'gone' ? 'Gone' : 'Missing')
  const { story } = found
  const { masthead } = await readerContext()
  const t = await getTranslations('Card')
  const languages = [{ locale: story.locale, href: story.href }, ...story.otherLocales]
  return pageMetadata({
    locale: story.locale,
    publicationName: masthead.name,
    title: story.headline,
    description: story.standfirst || opening(story.document) || story.headline,
    href: story.href,
    languages: Object.fromEntries(languages.map((each) => [each.locale, each.href])),
    card: await cardFor(found),
    cardAlt: t('alt', { title: story.headline }),
    list: { kind: 'section', ...story.section },
    article: {
      authors: story.bylines.filter((each) => each.role === 'author'),
      section: story.section.name,
      topics: story.topics.map((topic) => topic.name),
    },
  })
}

export default async function StoryPage(props: Props) {
  const found = await load(props)
  const { masthead } = await readerContext()
  switch (found.kind) {
    case 'found': {
      const { story } = found
      const trail = [story.section, { name: story.headline, href: story.href }]
      const described = [
        storyJsonLd(story, masthead, cardImages(await cardFor(found), story.locale)),
        breadcrumbJsonLd(masthead, story.locale, trail),
      ]
      return (
        <>
          <StoryArticle story={story} timeZone={masthead.timeZone} />
          <JsonLd describes={described} />
          <OpenGraphArticle story={story} />
        </>
      )
    }
    case 'moved':
      answerWith(301)
      return permanentRedirect(found.href)
    case 'gone':
      answerWith(410)
      return <StoryWithdrawn reason={found.reason} />
    case 'missing':
      return <MissingPage />
  }
}

/**
 * Open Graph's times and authors. React puts these into the head before what Next writes there, so that the authors,
 * who are addresses here, come before the authors' names: programs that take the last author they find
 * (@extractus/article-extractor) are to find a name. The times come first: others (unfurl.js) begin a new article with
 * each author.
 */
function OpenGraphArticle({ story }: { story: Story }) {
  const authors = story.bylines.filter((each) => each.role === 'author')
  return (
    <>
      <meta property="article:published_time" content={story.publishedAt.toISOString()} />
      <meta property="article:modified_time" content={(story.updatedAt ?? story.publishedAt).toISOString()} />
      {authors.map(({ href }) => (
        <meta key={href} property="article:author" content={absolute(href)} />
      ))}
    </>
  )
}

async function StoryWithdrawn({ reason }: { reason: string | null }) {
  const t = await getTranslations('Gone')
  const missing = await getTranslations('Missing')
  return (
    <Notice title={t('title')} body={t('body')} home={missing('home')}>
      {reason && (
        <p>
          <strong>{t('reason')}</strong> {reason}
        </p>
      )}
    </Notice>
  )
}
