import type { Database } from '../../db/open.ts'
import type { Locale } from '../../locale/table.ts'
import { readNext } from '../../publication/read-next.ts'
import { topicsOf } from '../../publication/story.ts'
import { referencesOf } from '../../story/references.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from './editable-article.ts'
import { relatedIdsOf } from './file-story.ts'

/** A story that readers could be led on to. */
export type RelatedSuggestion = { storyId: string; headline: string; locale: Locale }

/**
 * What readers of a story would be led on to if nobody chose: the published stories of its language that have most topics
 * in common with it, without those that were chosen or stand in its text.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const suggestRelated = operation({
  name: 'story.suggest-related',
  input: articleInput,
  permission: 'story.read',
  run: suggest,
})

async function suggest(
  db: Database,
  actor: Actor,
  { articleId }: ArticleInput,
): Promise<RelatedSuggestion[]> {
  const { storyId, locale, sectionId, content } = await readArticle(db, actor, 'story.read', articleId)
  const chosen = await relatedIdsOf(db.orm, storyId)
  const { related } = await readNext(
    db,
    locale,
    {
      ...{ articleId, storyId, sectionId, topics: await topicsOf(db, locale, storyId) },
      ...{ author: undefined, relatedIds: [] },
    },
    [...chosen, ...referencesOf(content.document).storyIds],
  )
  return related.map((each) => ({ storyId: each.storyId, headline: each.headline, locale }))
}
