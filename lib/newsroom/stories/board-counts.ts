import type { Database } from '../../db/open.ts'
import { type ArticleState, articleStates } from '../../db/schema.ts'
import type { Actor } from '../actor.ts'
import { type BoardFilter, board } from './board.ts'

/**
 * How many stories there are in each state under a board's other filters: what the board's tabs say.
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function boardCounts(
  db: Database,
  actor: Actor,
  { state: _, page: __, ...filter }: BoardFilter,
): Promise<Record<ArticleState, number>> {
  const counts = await Promise.all(
    articleStates.map(async (state) => {
      const { total } = await board(db, actor, { ...filter, state, page: 1 })
      return [state, total] as const
    }),
  )
  return Object.fromEntries(counts) as Record<ArticleState, number>
}
