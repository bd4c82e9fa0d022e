import { count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import { type ArticleState, articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'
import { boardInput, conditions } from './board.ts'

const boardCountsInput = boardInput.omit({ state: true, page: true })

/**
 * How many stories there are in each state under a board's other filters: what the board's tabs say.
 * @throws {NewsroomError} `not-allowed`
 */
export const boardCounts = operation({
  name: 'board.count',
  input: boardCountsInput,
  permission: 'story.read',
  run: countStates,
})

async function countStates(
  db: Database,
  actor: Actor,
  filter: z.output<typeof boardCountsInput>,
): Promise<Record<ArticleState, number>> {
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
