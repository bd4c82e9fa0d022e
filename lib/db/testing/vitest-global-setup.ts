import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../migrate.ts'
import { openDatabase } from '../open.ts'
import { startPostgres } from './postgres-server.ts'
import { createServerDatabase } from './server-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where tests may create databases, and the name of a migrated one to copy. */
    postgres: { url: string; template: string }
  }
}

/** One PostgreSQL server per run of vitest: ours, or the one that WARRAQ_TEST_DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.WARRAQ_TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres()
  try {
    const template = await createServerDatabase(server.url)
    const database = await openDatabase({ databaseUrl: template.url, dataFolder: '' })
    await migrateDatabase(database).finally(database.close)
    project.provide('postgres', { url: server.url, template: template.name })
    return () => template.remove().finally(server.stop)
  } catch (error) {
    await server.stop()
    throw error
  }
}
