import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './open.ts'
import { projectPath } from './project-path.ts'

/** Any number that nothing else in this database locks: the bytes of `warraq` as one. */
const migrationLock = '131260415631729'

/**
 * Brings the database up to the migrations in `drizzle/`, all of them or none. Several instances may call this at
 * once: one migrates, the others wait and find it done.
 */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    // An index over a large table, or the wait for another instance, may take longer than a page's query may.
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder: projectPath('drizzle') })
  } finally {
    // Ends the session, and with it the lock and the settings.
    client.release(true)
  }
}
