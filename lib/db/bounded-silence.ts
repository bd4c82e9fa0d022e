/** A network that takes what is sent and answers nothing breaks no connection: whoever asked would wait for ever. */
import type { Socket } from 'node:net'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { ClientBase } from 'pg'
import type { Database } from './open.ts'
import { isDatabaseAway } from './sql-state.ts'

/** What node-postgres has and does not type: https://github.com/brianc/node-postgres/blob/master/packages/pg/lib/client.js */
type Inside = { connection?: { stream?: Socket }; readyForQuery?: boolean }

const socketOf = (client: ClientBase): Socket => {
  const stream = (client as ClientBase & Inside).connection?.stream
  if (!stream) throw new Error('node-postgres has no socket where it had one')
  return stream
}

/**
 * Gives a connection another bound than that of its pool, until it ends. The embedded engine has none.
 * @param longest milliseconds
 */
export function boundSilence(client: ClientBase, longest: number): void {
  const stream = socketOf(client)
  if ('setTimeout' in stream) stream.setTimeout(longest)
}

/**
 * Does work on a connection of its own, which is broken when that takes too long: the server then gives its locks to others.
 * The embedded engine has one session and nobody else.
 * @param work may say from when on it is bounded, and to how many milliseconds
 */
export async function withBoundedWork<T>(
  db: Database,
  work: (bounded: Database, bound: (longest: number) => void) => Promise<T>,
): Promise<T> {
  if (db.engine === 'embedded') return work(db, () => {})
  const client = await db.pool.connect()
  const stream = socketOf(client)
  let timer: NodeJS.Timeout | undefined
  let failure: unknown
  try {
    return await work({ ...db, orm: drizzle(client) }, (longest) => {
      timer = setTimeout(
        () => stream.destroy(new Error(`The database did not answer within ${longest} ms for all of it`)),
        longest,
      )
    })
  } catch (error) {
    failure = error
    throw error
  } finally {
    clearTimeout(timer)
    client.release(isDatabaseAway(failure))
  }
}

/** Connections, and when something was last heard on each. */
export class HeardConnections {
  /** Milliseconds since 1970. */
  readonly #heardAt = new Map<Socket, number>()

  /**
   * Breaks a connection on which something was asked and nothing heard for so long. What was asked fails, and the pool makes
   * another connection; a bound of the server's (`statement_timeout`) would never reach us.
   * @param longest milliseconds
   */
  bound(client: ClientBase, longest: number): void {
    const inside = client as ClientBase & Inside
    const stream = socketOf(client)
    const heard = () => this.#heardAt.set(stream, Date.now())
    heard()
    stream.on('data', heard)
    stream.once('close', () => this.#heardAt.delete(stream))
    // Counted from the last byte in either direction, and anew with each.
    stream.setTimeout(longest, () => {
      if (inside.readyForQuery) return
      stream.destroy(new Error(`The database did not answer within ${stream.timeout ?? longest} ms`))
    })
  }

  /**
   * Breaks those on which nothing has been heard since a network fell silent: one that was idle then would not be missed
   * until somebody asked on it, and what was asked on another is lost.
   * @param since milliseconds since 1970
   */
  breakSilent(since: number): void {
    for (const [stream, heardAt] of this.#heardAt)
      if (heardAt < since) stream.destroy(new Error('The network to the database fell silent'))
  }
}
