/** Fresh, migrated databases on both engines, so that a test proves the same of each. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { migrateDatabase } from '../migrate.ts'
import { type Database, type DatabaseSettings, openDatabase, useDatabase } from '../open.ts'
import { projectPath } from '../project-path.ts'
import { createServerDatabase } from './server-databases.ts'

const engines = ['postgres', 'embedded'] as const
export type EngineName = (typeof engines)[number]

/**
 * Describes the same tests once per engine: for what an engine can answer in its own way, such as how text is folded,
 * sorted and searched, its clock and time zones, its locks and notices. `opened()` is that engine's database, fresh and
 * migrated, shared by the tests of the block; code under test that calls `database()` gets the same one.
 */
export function describeEachEngine(name: string, tests: (opened: () => Database) => void): void {
  for (const engine of engines) describeEngine(engine, name, tests)
}

/**
 * The same on PostgreSQL, which has several sessions at once: for everything else. Both engines are PostgreSQL, and each
 * operation and each page runs on the embedded one too, in `every-role-and-action.test.ts`,
 * `press-and-operations.test.ts` and the journeys. With `WARRAQ_TEST_ENGINES=all` these run on both as well.
 */
export function describeDatabase(name: string, tests: (opened: () => Database) => void): void {
  if (process.env.WARRAQ_TEST_ENGINES === 'all') describeEachEngine(name, tests)
  else describeEngine('postgres', name, tests)
}

/** The same on one engine: for what only that one has, or what tries a rule of ours in every combination. */
export function describeEngine(
  engine: EngineName,
  name: string,
  tests: (opened: () => Database) => void,
): void {
  describe(`${name} (${engine})`, () => {
    let database: Database | undefined
    beforeAll(async () => {
      database = await openTestDatabase(engine)
      useDatabase(database)
    })
    afterAll(async () => {
      useDatabase(undefined)
      await database?.close()
    })
    tests(() => {
      if (!database)
        throw new Error('The database is open in tests and hooks, not while they are being described')
      return database
    })
  })
}

/** A fresh, migrated database. Closing it removes it. */
export async function openTestDatabase(engine: EngineName): Promise<Database> {
  const { settings, remove } = await createTestDatabase(engine)
  const opened = await openDatabase(settings)
  return { ...opened, close: () => opened.close().then(remove) }
}

/** The same, not opened yet: for a test that opens it in another way or from another process. */
export async function createTestDatabase(
  engine: EngineName,
): Promise<{ settings: DatabaseSettings; remove: () => Promise<void> }> {
  if (engine === 'postgres') {
    const { url, template } = inject('postgres')
    const created = await createServerDatabase(url, { template })
    return { settings: { databaseUrl: created.url, dataFolder: '' }, remove: created.remove }
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-data-'))
  await cp(await embeddedTemplate(), join(dataFolder, 'database'), { recursive: true })
  return {
    settings: { dataFolder, isDurable: false },
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  }
}

/**
 * A migrated database of the embedded engine, to be copied: creating one takes seconds, a copy a fraction of one.
 * Kept under node_modules/.cache by what it is made of, so that it is made once and never stale.
 */
async function embeddedTemplate(): Promise<string> {
  const origin = createHash('sha256')
  const migrations = projectPath('drizzle')
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()) {
    origin.update(file).update(await readFile(join(migrations, file)))
  }
  for (const file of ['node_modules/@electric-sql/pglite/package.json', 'lib/db/embedded/worker.ts']) {
    origin.update(await readFile(projectPath(file)))
  }
  const cache = join(projectPath('node_modules'), '.cache', 'warraq')
  const template = join(cache, `embedded-${origin.digest('hex').slice(0, 16)}`)
  if (existsSync(template)) return template

  await mkdir(cache, { recursive: true })
  await removeOldTemplates(cache)
  const making = await mkdtemp(join(cache, 'making-'))
  try {
    const database = await openDatabase({ dataFolder: making })
    await migrateDatabase(database).finally(database.close)
    // Another test file may have made it meanwhile: then theirs stays.
    await rename(join(making, 'database'), template).catch((error) => {
      if (!existsSync(template)) throw error
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return template
}

/** Every change of a migration leaves one of 40 MB behind; one that is still being copied is not an hour old. */
async function removeOldTemplates(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    // Another test file may be removing the same one.
    const made = await stat(join(cache, name)).catch(() => undefined)
    if (made && Date.now() - made.birthtimeMs > 3_600_000) {
      await rm(join(cache, name), { recursive: true, force: true })
    }
  }
}
