import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { importRun } from '../../db/tables/imports.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { recordOfRun } from './record-of-run.ts'

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
  actor: Actor,
  { runId }: z.output<typeof stopRunInput>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const [run] = await tx
      .update(importRun)
      .set({ state: 'stopping' })
      .where(and(eq(importRun.id, runId), eq(importRun.state, 'running')))
      .returning({ fileName: importRun.fileName })
    if (!run) throw new NewsroomError('wrong-state', runId)
    await recordOfRun(tx, actor, 'archive.stop-import', { id: runId, ...run })
  })
}
