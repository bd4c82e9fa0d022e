import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { DatabaseNewer, MigrationFailed, migrateDatabase } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'
import { schemaAge } from './schema-version.ts'
import { section } from './tables/directory.ts'
import { createServerDatabase } from './testing/server-databases.ts'

const migrationCount = async (database: Database): Promise<number> => {
  const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations')
  return rows[0].n
}

test('three instances that start on an empty server at once migrate it once', async () => {
  const created = await createServerDatabase(inject('postgres').url)
  onTestFinished(created.remove)
  const settings = { databaseUrl: created.url, dataFolder: '' }
  const instances = await Promise.all([1, 2, 3].map(() => openDatabase(settings)))
  await Promise.all(instances.map((instance) => migrateDatabase(instance)))
  const applied = await migrationCount(instances[0]!)
  await migrateDatabase(instances[1]!)
  expect(await migrationCount(instances[2]!)).toBe(applied)
  expect(applied).toBeGreaterThan(0)
  expect(await instances[0]!.orm.$count(section)).toBe(0)
  await Promise.all(instances.map((instance) => instance.close()))
})

test('a new folder is migrated, and again without effect', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-data-'))
  onTestFinished(() => rm(dataFolder, { recursive: true }))
  const newFolder = join(dataFolder, 'not', 'there', 'yet')
  const database = await openDatabase({ dataFolder: newFolder })
  // Nobody else on the machine may read drafts.
  expect((await stat(join(newFolder, 'database'))).mode & 0o077).toBe(0)
  await Promise.all([migrateDatabase(database), migrateDatabase(database)])
  const applied = await migrationCount(database)
  await migrateDatabase(database)
  expect(await migrationCount(database)).toBe(applied)
  expect(await database.orm.$count(section)).toBe(0)
  // The settings that migrations need are gone with their session.
  const { rows } = await database.pool.query("SELECT current_setting('TimeZone') AS zone")
  expect(rows).toEqual([{ zone: 'UTC' }])
  await database.close()
})

test('a database of a newer build is left alone, and of one that failed nothing is changed', async () => {
  const created = await createServerDatabase(inject('postgres').url)
  onTestFinished(created.remove)
  const database = await openDatabase({ databaseUrl: created.url, dataFolder: '' })
  onTestFinished(() => database.close())
  // Somebody else's table stands where one of ours is to be made.
  await database.pool.query('create table story (id int)')
  await expect(migrateDatabase(database)).rejects.toThrow(MigrationFailed)
  await expect(migrateDatabase(database)).rejects.toThrow(
    /"story" already exists[\s\S]*Nothing of it was changed/,
  )
  const { rows } = await database.pool.query("select to_regclass('article') as article")
  expect(rows).toEqual([{ article: null }])
  await database.pool.query('drop table story')

  const { known, ...before } = await schemaAge(database.pool)
  expect(before).toEqual({ missing: known, isNewer: false })
  await migrateDatabase(database)
  expect(await schemaAge(database.pool)).toEqual({ known, missing: 0, isNewer: false })
  await database.pool.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a build to come', 99999999999999)",
  )
  await expect(migrateDatabase(database)).rejects.toThrow(DatabaseNewer)
})
