import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { ArticleState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from '../stories/editable-article.ts'
import { sourceHasChanged } from './present-revision.ts'

/** A story in one of its languages, each with a state and a schedule of its own. */
export type LanguageVersion = {
  articleId: string
  locale: Locale
  state: ArticleState
  /** ISO 8601. */
  scheduledFor: string | null
  /** What it was translated from; null for an original. */
  translatedFromId: string | null
  sourceHasChanged: boolean
  isInBin: boolean
}

/**
 * Every version of an article's story, that article too, the first begun first. A language that is not among them can
 * be translated into.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const languagesOf = operation({
  name: 'translation.languages',
  input: articleInput,
  permission: 'story.read',
  run: list,
})

async function list(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<LanguageVersion[]> {
  const { storyId } = await readArticle(db, actor, 'story.read', articleId)
  const rows = await db.orm
    .select({
      articleId: article.id,
      locale: article.locale,
      state: article.state,
      scheduledFor: article.scheduledFor,
      translatedFromId: article.translatedFromId,
      sourceHasChanged,
      deletedAt: article.deletedAt,
    })
    .from(article)
    .where(eq(article.storyId, storyId))
    .orderBy(asc(article.createdAt), asc(article.id))
  return rows.map(({ deletedAt, scheduledFor, ...row }) => ({
    ...row,
    scheduledFor: scheduledFor?.toISOString() ?? null,
    isInBin: deletedAt !== null,
  }))
}
