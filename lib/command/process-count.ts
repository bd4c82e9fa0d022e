/** How many processes serve where nobody has said how many. */
import { availableParallelism, totalmem } from 'node:os'
import { sql } from 'drizzle-orm'
import { connectionsOfProcess, type Database } from '../db/open.ts'
import { firstOf } from '../present.ts'

/** Bytes for a process with its memory of pages, its share of the one that draws cards, and some for the system. */
const memoryOfProcess = 768 * 1024 * 1024
/** Connections of the server that are left to others: backups, commands, somebody who looks. */
const leftToOthers = 15

/** What a machine, or the container it is, has to give. */
export type Means = {
  processors: number
  memory: number
  connections: number
  /** Connections that each process may have. */
  each?: number
}

/** As many as there are processors, as far as memory and the database's connections go; one at least. */
export const processesOn = ({
  processors,
  memory,
  connections,
  each = connectionsOfProcess,
}: Means): number =>
  Math.max(
    1,
    Math.min(
      processors,
      Math.floor(memory / memoryOfProcess),
      Math.floor((connections - leftToOthers) / each),
    ),
  )

/** What this machine and this PostgreSQL have. */
export async function meansOf({ orm }: Database): Promise<Means> {
  const { rows } = await orm.execute<{ connections: number }>(
    sql`select current_setting('max_connections')::int as connections`,
  )
  // What a container may use; without a bound it says 0, or more than there is.
  const bound = process.constrainedMemory()
  return {
    processors: availableParallelism(),
    memory: bound > 0 ? Math.min(bound, totalmem()) : totalmem(),
    connections: firstOf(rows).connections,
  }
}
