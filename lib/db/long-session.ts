/** A session for work that takes minutes: migrations, backups, restores. */
import type { PoolClient } from 'pg'
import { boundSilence } from './bounded-silence.ts'
import type { Database } from './open.ts'

/** Milliseconds without a byte, after which a server is taken for gone: an index over a million stories is made in less. */
const longest = 60 * 60 * 1000

/**
 * Lends a connection on which a statement may take as long as it takes, and ends it afterwards. On the embedded engine it is
 * the one session there is: everybody else waits.
 */
export async function withLongSession<T>(
  { direct }: Database,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await direct.connect()
  try {
    boundSilence(client, longest)
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    return await work(client)
  } finally {
    // Ends the session, and with it its settings and locks.
    client.release(true)
  }
}
