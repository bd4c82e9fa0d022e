import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { innermostReasonOf } from '../log/reason-of.ts'
import { withLongSession } from './long-session.ts'
import type { Database } from './open.ts'
import { projectPath } from './project-path.ts'
import { type Migration, migrations, schemaAge } from './schema-version.ts'

/** Any number that nothing else in this database locks: the bytes of `warraq` as one. */
const migrationLock = '131260415631729'

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
    super(
      `The database could not be brought up to this Warraq: ${innermostReasonOf(cause)}.\n` +
        'Nothing of it was changed. Mend what the message says and start again, or go on with the Warraq of before.',
      { cause },
    )
  }
}

/**
 * Brings the database up to the migrations in `drizzle/`, all of them or none. Several instances may call this at
 * once: one migrates, the others wait and find it done.
 * @param last as far as this one only: for a backup that an earlier build made
 * @throws {DatabaseNewer} it is ahead of this build
 * @throws {MigrationFailed} nothing was changed
 */
export async function migrateDatabase(database: Database, last?: Migration): Promise<void> {
  const folder = last ? await migrationsUntil(last) : projectPath('drizzle')
  try {
    // An index over a large table, or the wait for another instance, may take longer than a page's query may.
    await withLongSession(database, async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
      const { isNewer, missing } = await schemaAge(client)
      if (isNewer) throw new DatabaseNewer()
      // A database that may only be read opens where nothing is to be done.
      if (missing === 0 && !last) return
      await migrate(drizzle(client), { migrationsFolder: folder }).catch((error: unknown) => {
        throw new MigrationFailed(error)
      })
    })
  } finally {
    if (last) await rm(folder, { recursive: true, force: true })
  }
}

/** A copy of `drizzle/` that ends with one of its migrations. */
async function migrationsUntil(last: Migration): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-migrations-'))
  await cp(projectPath('drizzle'), folder, { recursive: true })
  const entries = (await migrations()).filter(({ idx }) => idx <= last.idx)
  await writeFile(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
  return folder
}
