import { count, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import { type ArticleState, articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { authorise } from '../permissions.ts'
import { type BoardFilter, conditions } from './board.ts'

/**
 * How many stories there are in each state under a board's other filters: what the board's tabs say.
 * @throws {NewsroomError} `not-allowed`
 */
export async function boardCounts(
  db: Database,
  actor: Actor,
  filter: Omit<BoardFilter, 'state' | 'page'>,
): Promise<Record<ArticleState, number>> {
  authorise(actor, 'story.read')
  const rows = await db.orm
    .select({ state: article.state, total: count() })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(await conditions(db, actor, { ...filter, state: undefined, page: 1 }))
    .groupBy(article.state)
  const counted = new Map(rows.map(({ state, total }) => [state, total]))
  return Object.fromEntries(articleStates.map((state) => [state, counted.get(state) ?? 0])) as Record<
    ArticleState,
    number
  >
}
