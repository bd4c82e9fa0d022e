/** All that a paper holds, to be held against another's. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Database } from '../../db/open.ts'

/** Each table's rows as JSON, in an order of their own, with what the database derives. */
export async function tableContents({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  )
  const contents: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM public."${name}" t ORDER BY to_jsonb(t)::text COLLATE "C"`,
    )
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}

/** What is made of tables, beside their rows: keys, indexes, triggers, and where counted numbers stand. */
export async function shapeOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated::text AS line
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    -- Constraints of their own from PostgreSQL 18 on; the same everywhere as what columns are.
    UNION ALL SELECT attrelid::regclass || ' ' || attname || ' NOT NULL' FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r' AND relnamespace = 'public'::regnamespace
    WHERE attnotnull AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'
    ORDER BY line`)
  return rows.map(({ line }) => line)
}

/** Paths and hashes of all files in a folder but what is on its way. */
export async function fileContents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || path.includes('.incoming')) continue
    found[relative(folder, path)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return found
}
