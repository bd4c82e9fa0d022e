import { operation } from '../operation.ts'
import { boardInput } from './board.ts'
import { countStates } from './board-matches.ts'

const boardCountsInput = boardInput.omit({ state: true, page: true })

/**
 * How many stories there are in each state under a board's other filters: what the board's tabs say.
 * @throws {NewsroomError} `not-allowed`
 */
export const boardCounts = operation({
  name: 'board.count',
  input: boardCountsInput,
  permission: 'story.read',
  run: (db, actor, filter) => countStates(db, { ...filter, actor }),
})
