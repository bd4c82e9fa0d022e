import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { ArticleState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'

/** A static page in one language. */
type StaticPageVersion = {
  articleId: string
  locale: Locale
  /** As its draft has it; may be empty. */
  headline: string
  state: ArticleState
}

/**
 * The static pages of the paper, each with its languages, the longest there first.
 * @throws {NewsroomError} `not-allowed`
 */
export const listStaticPages = operation({
  name: 'page.list',
  input: z.object({}),
  permission: 'story.read',
  run: list,
})

async function list({ orm }: Database, _actor: Actor): Promise<StaticPageVersion[][]> {
  const rows = await orm
    .select({
      storyId: story.id,
      articleId: article.id,
      locale: article.locale,
      headline: sql<string>`coalesce(${draft.headline}, ${article.headline})`,
      state: article.state,
    })
    .from(story)
    .innerJoin(article, eq(article.storyId, story.id))
    .leftJoin(draft, eq(draft.articleId, article.id))
    // As a constant, so that the index of static pages answers it.
    .where(and(sql`${story.kind} = 'page'`, isNull(article.deletedAt)))
    .orderBy(asc(article.publishedAt), asc(article.createdAt), asc(article.id))
  return [...Map.groupBy(rows, (row) => row.storyId).values()].map((versions) =>
    versions.map(({ storyId: _, ...version }) => version),
  )
}
