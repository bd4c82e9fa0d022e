import { and, inArray } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { isPublicIn } from '../../publication/visibility.ts'
import { storiesById } from '../writing/draft-references.ts'

/** A story that was chosen for readers of another, as editors are shown it. */
export type RelatedStory = {
  storyId: string
  headline: string
  locale: Locale
  /** Readers of this language see it. */
  isSeen: boolean
}

/** Those that were chosen, in their order, also what no reader sees yet or any more. */
export async function relatedStories(
  { orm }: Pick<Database, 'orm'>,
  locale: Locale,
  storyIds: string[],
): Promise<RelatedStory[]> {
  if (storyIds.length === 0) return []
  const seen = await orm
    .select({ storyId: article.storyId })
    .from(article)
    .where(and(inArray(article.storyId, storyIds), isPublicIn(locale)))
  const stories = await storiesById(orm, locale, storyIds)
  return stories.map((each) => ({ ...each, isSeen: seen.some(({ storyId }) => storyId === each.storyId) }))
}
