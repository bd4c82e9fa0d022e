import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { idOf, text } from '../../newsroom/fields.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { operation } from '../../newsroom/operation.ts'
import { type ChosenColumns, tableFields } from '../table/table-mapping.ts'
import { failRun, lookThrough } from './import-runs.ts'
import { type FoundColumns, readFoundColumns } from './run-folder.ts'
import { lockWaitingRun } from './start-run.ts'

const readColumnsInput = z.object({ runId: idOf('unknown-reference') })

/**
 * The columns of a file that is a table, and what they are taken for; null for every other file.
 * @throws {NewsroomError} `not-allowed`
 */
export const readColumns = operation({
  name: 'import.read-columns',
  input: readColumnsInput,
  permission: 'archive.import',
  run: (
    _db: Database,
    _actor: Actor,
    { runId }: z.output<typeof readColumnsInput>,
    dataFolder: string,
  ): Promise<FoundColumns | null> => readFoundColumns(dataFolder, runId),
})

const chooseColumnsInput = z.object({
  runId: idOf('unknown-reference'),
  /** What each column is; '' for nothing of a story. */
  columns: z
    .array(z.strictObject({ name: text.min(1).max(1_000), is: z.enum(['', ...tableFields]) }))
    .max(1_000),
})

/**
 * Says what the columns of a table are, and has the file looked through again, which goes on after this has answered: one
 * that waits, or was refused because no column was known.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `unknown-reference` for what is no id; `column-chosen-twice` with the
 *   name of the second column that is the same; `wrong-state`
 */
export const chooseColumns = operation({
  name: 'import.choose-columns',
  input: chooseColumnsInput,
  permission: 'archive.import',
  run: choose,
})

async function choose(
  db: Database,
  _actor: Actor,
  { runId, columns }: z.output<typeof chooseColumnsInput>,
  dataFolder: string,
): Promise<void> {
  const chosen: ChosenColumns = Object.fromEntries(tableFields.map((field) => [field, null]))
  for (const { name, is } of columns) {
    if (is === '') continue
    if (chosen[is]) throw new NewsroomError('column-chosen-twice', name)
    chosen[is] = name
  }
  const fileName = await db.orm.transaction(async (tx) => {
    const [refused] = await tx
      .select()
      .from(importRun)
      .where(and(eq(importRun.id, runId), eq(importRun.state, 'failed')))
      .for('update')
    const run = refused?.failure?.startsWith('unknown-columns:')
      ? refused
      : await lockWaitingRun(tx, runId, dataFolder)
    if (!(await readFoundColumns(dataFolder, runId))) throw new NewsroomError('wrong-state', runId)
    if (run.state === 'undone') await tx.delete(importEntry).where(eq(importEntry.runId, runId))
    await tx
      .update(importRun)
      .set({ state: 'looking', failure: null, finishedAt: null, total: 0, done: 0, seenAt: new Date() })
      .where(eq(importRun.id, runId))
    return run.fileName
  })
  lookThrough(db, dataFolder, { runId, fileName, columns: chosen }).catch((error: unknown) =>
    failRun(db, runId, error),
  )
}
