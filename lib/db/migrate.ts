import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { inLongSession } from './long-session.ts'
import type { Database } from './open.ts'
import { projectPath } from './project-path.ts'

/** Any number that nothing else in this database locks: the bytes of `warraq` as one. */
const migrationLock = '131260415631729'

/**
 * Brings the database up to the migrations in `drizzle/`, all of them or none. Several instances may call this at
 * once: one migrates, the others wait and find it done.
 */
export const migrateDatabase = (database: Database): Promise<void> =>
  // An index over a large table, or the wait for another instance, may take longer than a page's query may.
  inLongSession(database, async ({ orm }, client) => {
    // Released with the session.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await migrate(orm, { migrationsFolder: projectPath('drizzle') })
  })
