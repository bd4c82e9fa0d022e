import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'

const stopRunInput = z.object({ runId: idOf('unknown-reference') })

/**
 * Asks a run to stop, in whatever process it is: its row says so, and the run looks at it after each batch.
 * @throws {NewsroomError} `not-allowed`; `wrong-state` when it is not running
 */
export const stopRun = operation({
  name: 'import.stop',
  input: stopRunInput,
  permission: 'archive.import',
  run: stop,
})

async function stop(
  { orm }: Database,
  _actor: Actor,
  { runId }: z.output<typeof stopRunInput>,
): Promise<void> {
  const stopping = await orm
    .update(importRun)
    .set({ state: 'stopping' })
    .where(and(eq(importRun.id, runId), eq(importRun.state, 'running')))
    .returning({ id: importRun.id })
  if (stopping.length === 0) throw new NewsroomError('wrong-state', runId)
}
