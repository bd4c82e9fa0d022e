import type { Database } from '../../db/open.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'
import { may, reachOf } from '../permissions.ts'
import { newestMatches } from './board-matches.ts'

/** Where somebody's work is: what waits for their review, on their one desk if they have one, their own stories, the desk of translations, or the board. */
export type Beginning =
  | { at: 'review'; deskId: string | null }
  | { at: 'mine' }
  | { at: 'translations' }
  | { at: 'board' }

/**
 * Where somebody begins who comes in and wanted to go nowhere in particular. What is empty is nowhere to begin.
 * @throws {NewsroomError} `not-allowed`
 */
export const whereToBegin = operation({
  name: 'board.begin',
  input: nothing,
  permission: 'story.read',
  run: async (db: Database, actor: Actor): Promise<Beginning> => {
    const isThere = async (filter: { state?: 'in_review'; deskId?: string; mine?: boolean }) =>
      (await newestMatches(db, { ...filter, actor }, 1)).length > 0
    if (may(actor, 'story.review')) {
      const [deskId = null, another] = reachOf(actor, 'story.review') === 'desk' ? actor.deskIds : []
      const waiting = deskId && !another ? { deskId } : {}
      if (await isThere({ state: 'in_review', ...waiting }))
        return { at: 'review', deskId: waiting.deskId ?? null }
      return { at: 'board' }
    }
    // Who begins no stories of their own translates others'.
    if (!may(actor, 'story.create')) return { at: 'translations' }
    return (await isThere({ mine: true })) ? { at: 'mine' } : { at: 'board' }
  },
})
