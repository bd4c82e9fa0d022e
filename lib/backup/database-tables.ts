/** The tables of a database as its catalogue has them, and their rows in pieces of some megabytes. */
import type { ClientBase } from 'pg'
import { copyOut } from './copy-protocol.ts'

export type DatabaseTable = {
  name: string
  /** Those that are written; what the database itself derives is left out. */
  columns: string[]
}

/** All tables of ours, by name. */
export async function tablesOf(client: ClientBase): Promise<DatabaseTable[]> {
  const { rows } = await client.query<DatabaseTable>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    GROUP BY c.relname ORDER BY c.relname COLLATE "C"`)
  return rows
}

/** Numbers that are counted, and the last that was given; those that never gave one are left out. */
export async function sequencesOf(client: ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename COLLATE "C"`)
  return rows
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')

/** How `COPY` writes moments, numbers and bytes, whatever the server's settings are. */
export const plainFormats = `
  SET TIME ZONE 'UTC';
  SET datestyle = 'ISO, YMD';
  SET intervalstyle = 'postgres';
  SET extra_float_digits = 1;
  SET bytea_output = 'hex'`

/** What a piece is to come to; a text of megabytes makes a larger one. */
const pieceSize = 4 * 1024 * 1024
const mostBlocks = 4096

/**
 * The rows of a table as lines of `COPY`, by stretches of the blocks it lies in: that needs no key and no order, holds one
 * stretch in memory, and under one snapshot misses nothing. The next stretch is on its way while one is worked on.
 * @param selected SQL, instead of its columns
 */
export async function* tableLines(
  client: ClientBase,
  { name, columns }: DatabaseTable,
  selected = columnList(columns),
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ blocks: number }>(
    `SELECT (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int AS blocks`,
    [`public.${quoted(name)}`],
  )
  const end = rows[0]?.blocks ?? 0
  let step = 16
  let from = 0
  const next = (): Promise<Buffer> | null => {
    if (from >= end) return null
    const [first, last] = [from, Math.min(from + step, end)]
    from = last
    return copyOut(
      client,
      `COPY (SELECT ${selected} FROM public.${quoted(name)}
        WHERE ctid >= '(${first},0)'::tid AND ctid < '(${last},0)'::tid) TO STDOUT`,
    )
  }
  let coming = next()
  while (coming) {
    const piece: Buffer = await coming
    if (piece.length > pieceSize) step = Math.max(1, Math.floor(step / 2))
    else if (piece.length < pieceSize / 2) step = Math.min(mostBlocks, step * 2)
    coming = next()
    // Awaited with the next turn; until then its failure is nobody's.
    coming?.catch(() => {})
    if (piece.length > 0) yield piece
  }
}
