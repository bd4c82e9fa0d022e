import type { Database } from '../../db/open.ts'
import type { Actor } from '../actor.ts'

/** Keeps an article from the public until a moment, whatever anybody does; null lifts it. */
export async function setEmbargo(
  _db: Database,
  _actor: Actor,
  _articleId: string,
  _until: Date | null,
): Promise<void> {
  throw new Error('To come')
}
