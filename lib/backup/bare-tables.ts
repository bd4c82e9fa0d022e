/** Tables without their indexes, keys and triggers, while they are filled: each is made once at the end, as on a restored dump. */
import type { ClientBase } from 'pg'
import { quoted } from './database-tables.ts'

type Definition = { table: string; name: string; definition: string }

const on = (table: string): string => `public.${quoted(table)}`

/**
 * Takes them off all of some tables, in the transaction in which it is called.
 * @returns puts them back; a row that breaks one of them makes it fail
 */
export async function bareTables(
  client: ClientBase,
  tables: readonly string[],
): Promise<(tell: (line: string) => void) => Promise<void>> {
  const { rows: constraints } = await client.query<Definition & { type: string }>(
    `SELECT c.relname AS "table", k.conname AS name, k.contype AS type, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.connamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND k.contype IN ('p', 'u', 'f')
     ORDER BY c.relname, k.conname`,
    [tables],
  )
  const { rows: indexes } = await client.query<Definition>(
    `SELECT c.relname AS "table", i.relname AS name, pg_get_indexdef(x.indexrelid) AS definition
     FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u'))
     ORDER BY c.relname, i.relname`,
    [tables],
  )
  const references = constraints.filter(({ type }) => type === 'f')
  // Their own index would be dropped under what points at it.
  const keys = constraints.filter(({ type }) => type !== 'f')
  for (const { table, name } of [...references, ...keys])
    await client.query(`ALTER TABLE ${on(table)} DROP CONSTRAINT ${quoted(name)}`)
  for (const { name } of indexes) await client.query(`DROP INDEX public.${quoted(name)}`)
  for (const table of tables) await client.query(`ALTER TABLE ${on(table)} DISABLE TRIGGER USER`)

  return async (tell) => {
    const add = ({ table, name, definition }: Definition) =>
      client.query(`ALTER TABLE ${on(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`)
    for (const each of keys) {
      tell(`key of ${each.table}`)
      await add(each)
    }
    for (const { name, definition } of indexes) {
      tell(`index ${name}`)
      await client.query(definition)
    }
    for (const each of references) {
      tell(`references of ${each.table}`)
      await add(each)
    }
    for (const table of tables) await client.query(`ALTER TABLE ${on(table)} ENABLE TRIGGER USER`)
  }
}
