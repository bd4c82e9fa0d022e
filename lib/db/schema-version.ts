/** Which migrations there are, which of them a database has had, and what tables that makes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { z } from 'zod'
import { projectPath } from './project-path.ts'

/** One of `drizzle/`. A database knows those that it has had by their moment (`created_at` of drizzle's own table). */
export type Migration = {
  /** Counted from 0. */
  idx: number
  /** `0019_listings`. */
  tag: string
  /** Milliseconds since 1970, when it was made. */
  when: number
}

const journal = z.object({
  entries: z.array(z.object({ idx: z.number(), tag: z.string(), when: z.number() })),
})
const snapshot = z.object({ tables: z.record(z.string(), z.unknown()) })

/** All of this build, in order. */
export async function migrations(): Promise<Migration[]> {
  const text = await readFile(join(projectPath('drizzle'), 'meta', '_journal.json'), 'utf8')
  return journal.parse(JSON.parse(text)).entries
}

/**
 * The moment of the last migration that a database has had, in milliseconds since 1970; null for a database that was never
 * migrated.
 */
export async function lastMigrationIn(client: Pick<ClientBase, 'query'>): Promise<number | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`,
  )
  if (!found[0]?.there) return null
  const { rows } = await client.query<{ at: string | null }>(
    'SELECT max(created_at) AS at FROM drizzle.__drizzle_migrations',
  )
  return rows[0]?.at ? Number(rows[0].at) : null
}

/** How a database stands to this build: how many of its migrations it has not had, and whether it has had any to come. */
export async function schemaAge(client: Pick<ClientBase, 'query'>): Promise<{
  known: number
  missing: number
  isNewer: boolean
}> {
  const last = (await lastMigrationIn(client)) ?? 0
  const all = (await migrations()).map(({ when }) => when)
  return {
    known: all.length,
    missing: all.filter((when) => when > last).length,
    isNewer: last > Math.max(...all),
  }
}

/** The tables that a database has after a migration. */
export async function tablesAfter({ idx }: Migration): Promise<Set<string>> {
  const name = `${String(idx).padStart(4, '0')}_snapshot.json`
  const text = await readFile(join(projectPath('drizzle'), 'meta', name), 'utf8')
  const { tables } = snapshot.parse(JSON.parse(text))
  return new Set(Object.keys(tables).map((each) => each.replace(/^public\./, '')))
}
