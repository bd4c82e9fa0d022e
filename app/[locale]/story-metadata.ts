import type { Metadata } from 'next'
import { cache } from 'react'
import { pageWords } from '@/components/reader/use-words.ts'
import { storyCard, toldOf } from '@/lib/publication/cards.ts'
import { hasSound, recordingsIn } from '@/lib/publication/recordings.ts'
import type { Story } from '@/lib/publication/story.ts'
import { opening } from '@/lib/story/opening.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { breakingNotice, readerContext } from './reader-context.ts'

/** The card that stands for a story: its head names it, and so does its structured description. */
export const cardOfStory = cache(async (story: Story) => {
  const { masthead } = await readerContext()
  const facts = await storyCard(story, toldOf(story.corrections, await breakingNotice(), story), masthead)
  return { kind: 'story' as const, id: story.storyId, facts }
})

/** The head of a story's page, and of the preview of one. */
export async function storyMetadata(story: Story): Promise<Metadata> {
  const { masthead } = await readerContext()
  const t = await pageWords('Card')
  const languages = [{ locale: story.locale, href: story.href }, ...story.otherLocales]
  const { searchTitle, searchDescription, socialTitle, socialDescription } = story.elsewhere
  const description = story.standfirst || opening(story.document) || story.headline
  return pageMetadata({
    locale: story.locale,
    publicationName: masthead.name,
    title: searchTitle ?? story.headline,
    description: searchDescription ?? description,
    social: { title: socialTitle ?? story.headline, description: socialDescription ?? description },
    href: story.href,
    languages: Object.fromEntries(languages.map((each) => [each.locale, each.href])),
    card: await cardOfStory(story),
    cardAlt: t('alt', { title: story.headline }),
    list: { kind: 'section', ...story.section, hasEpisodes: hasSound(story) },
    article: {
      authors: story.bylines.filter((each) => each.role === 'author'),
      section: story.section.name,
      topics: story.topics.map((topic) => topic.name),
      recordings: recordingsIn(story.document, story.recordings),
    },
  })
}
