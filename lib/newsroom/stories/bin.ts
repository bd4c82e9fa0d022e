/** Deleting what was never public: it lies in the bin for thirty days, and then is gone. */
import type { Database } from '../../db/open.ts'
import type { Actor } from '../actor.ts'

/** How long what was deleted can be had back. */
export const daysInBin = 30

export async function deleteArticle(_db: Database, _actor: Actor, _articleId: string): Promise<void> {
  throw new Error('To come')
}
export async function restoreArticle(_db: Database, _actor: Actor, _articleId: string): Promise<void> {
  throw new Error('To come')
}
/** Removes for good what has lain in the bin for {@link daysInBin}. @returns how many articles */
export async function emptyBin(_db: Database): Promise<number> {
  throw new Error('To come')
}
