/** Rows as `COPY` has written them, put into a table. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import type { DatabaseSettings } from '../db/open.ts'
import { present } from '../present.ts'
import { copyIn } from './copy-protocol.ts'
import { columnList, quoted } from './database-tables.ts'

/** @property schema `public` where none is said */
type Filled = { schema?: string; name: string; columns: readonly string[] }
export type Load = (table: Filled, lines: Buffer) => Promise<void>

/** Rows of a table that was emptied in this transaction need not be looked at again to be seen (`FREEZE`). */
const statement = ({ schema = 'public', name, columns }: Filled, from: string): string =>
  `COPY ${schema}.${quoted(name)} (${columnList(columns)}) FROM ${from} WITH (FREEZE)`

const fileName = 'restoring.copy'

/** How rows are put into a database: over the wire; into the embedded engine, which cannot, from a file in its folder. */
export async function loaderOf(
  client: ClientBase,
  { databaseUrl, dataFolder }: DatabaseSettings,
): Promise<Load> {
  if (databaseUrl) return (table, lines) => copyIn(client, statement(table, 'STDIN'), lines)
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
  const inside = `${present(rows[0], 'folder of this engine').data_directory}/${fileName}`
  const file = join(dataFolder, 'database', fileName)
  let loaded = 0
  return async (table, lines) => {
    try {
      await writeFile(file, lines, { mode: 0o600 })
      await client.query(statement(table, `'${inside}'`))
    } finally {
      await rm(file, { force: true })
    }
    loaded += lines.length
    if (loaded < checkpointAfter) return
    // It has no checkpointer: its log would grow as large as the database.
    await client.query('CHECKPOINT')
    loaded = 0
  }
}

/** Bytes. */
const checkpointAfter = 256 * 1024 * 1024
