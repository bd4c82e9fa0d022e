/** How far something that is planned has come. */
import type { ArticleState } from '../../vocabulary.ts'

/** `done`: somebody said so, of what becomes no story of its own. `binned`: its story lies in the bin. */
export type PlanState = 'planned' | 'done' | 'cancelled' | 'binned' | ArticleState

/** Its story's state, once there is one; a coverage that was cancelled stays so whatever its story does. */
export function planStateOf(row: {
  cancelledAt: Date | null
  doneAt: Date | null
  articleState: ArticleState | null
  articleDeletedAt: Date | null
}): PlanState {
  if (row.cancelledAt) return 'cancelled'
  if (row.articleState) return row.articleDeletedAt ? 'binned' : row.articleState
  return row.doneAt ? 'done' : 'planned'
}

/** In which it waits for whoever it is assigned to: what is handed in is late no more. */
export const inHand: readonly PlanState[] = ['planned', 'draft']
