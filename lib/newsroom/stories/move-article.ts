import type { Database } from '../../db/open.ts'
import type { ArticleState } from '../../db/schema.ts'
import type { Actor } from '../actor.ts'
import type { MoveName } from '../workflow.ts'

export type MoveOptions = {
  move: MoveName
  /** To whoever takes over; of `kill`, to readers. */
  note?: string
  /** When to publish: of `schedule`, required. */
  at?: Date
  /** The draft's version that the person saw; another one is not moved. */
  baseVersion?: number
}

/**
 * Moves an article on through {@link moves}.
 * @returns the state it is in now
 */
export async function moveArticle(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _options: MoveOptions,
): Promise<ArticleState> {
  throw new Error('To come')
}
