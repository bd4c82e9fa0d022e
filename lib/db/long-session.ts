/** A session of the database for what takes longer than any page may: migrations, whatever is made anew of a whole archive. */
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PoolClient } from 'pg'
import { unbound } from './bounded-silence.ts'
import type { Database } from './open.ts'

/**
 * Runs something on a connection of its own, on which no statement is bounded, neither by the server nor by how long nothing
 * is heard of it. The connection ends with it, and with that every setting and lock of the session.
 * @param work gets the database with that connection as its `orm`
 */
export async function inLongSession<T>(
  db: Database,
  work: (db: Database, client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  try {
    if (db.engine === 'postgres') unbound(client)
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    return await work({ ...db, orm: drizzle(client) }, client)
  } finally {
    client.release(true)
  }
}
