import { localeTable } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { StoryCard } from './model.ts'

export const storyCard: FeedHtml<StoryCard> = ({ attrs }, { context: { siteUrl, stories } }) => {
  const story = stories.get(attrs.storyId)
  if (!story) return ''
  const { dir } = localeTable[story.locale]
  return element(
    'p',
    { dir, lang: story.locale },
    element('a', { href: siteUrl + story.href }, isolated(story.headline, dir)),
  )
}
