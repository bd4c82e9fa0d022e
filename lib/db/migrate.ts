import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Pool, PoolClient } from 'pg'
import type { Database } from './open.ts'
import { projectPath } from './project-path.ts'

/** Any number that nothing else in this database locks: the bytes of `warraq` as one. */
const migrationLock = '131260415631729'

const migrationsFolder = projectPath('drizzle')

/** How far a database is migrated, beside what this build knows. */
export type Migrations = { applied: number; known: number; isNewer: boolean }

/** A database of a build to come: what this one would write there, that one might not understand. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer'
  constructor() {
    super(
      'The database was migrated by a newer Warraq than this one, which therefore does not touch it.\n' +
        'Start that one, or restore a backup from before it was installed.',
    )
  }
}

/** A migration did not go through; the database is as it was before. The cause says why. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
  constructor(cause: unknown) {
    const of = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
    super(
      `The database could not be brought up to this Warraq: ${of instanceof Error ? of.message : of}.\n` +
        'Nothing of it was changed. Mend what the message says and start again, or go on with the Warraq of before.',
      { cause },
    )
  }
}

export async function migrationsOf({
  pool,
}: {
  pool: Pick<Pool | PoolClient, 'query'>
}): Promise<Migrations> {
  const known = readMigrationFiles({ migrationsFolder })
  const { rows: found } = await pool.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!found[0]?.there) return { applied: 0, known: known.length, isNewer: false }
  const { rows } = await pool.query<{ made: string }>(
    'select created_at as made from drizzle.__drizzle_migrations',
  )
  const newest = Math.max(...known.map(({ folderMillis }) => folderMillis))
  return {
    applied: rows.length,
    known: known.length,
    isNewer: rows.some(({ made }) => Number(made) > newest),
  }
}

/**
 * Brings the database up to the migrations in `drizzle/`, all of them or none. Several instances may call this at
 * once: one migrates, the others wait and find it done.
 * @throws {DatabaseNewer} it is ahead of this build
 * @throws {MigrationFailed} nothing was changed
 */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    // An index over a large table, or the wait for another instance, may take longer than a page's query may.
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    if ((await migrationsOf({ pool: client })).isNewer) throw new DatabaseNewer()
    await migrate(drizzle(client), { migrationsFolder }).catch((error: unknown) => {
      throw new MigrationFailed(error)
    })
  } finally {
    // Ends the session, and with it the lock and the settings.
    client.release(true)
  }
}
