/**
 * What the search index knows of each article, kept with its rows. The database derives it from the words, at more than a
 * millisecond each: a million stories would be folded for half an hour before readers had their paper again.
 */
import type { ClientBase } from 'pg'

const args = ['locale', 'headline', 'kicker', 'standfirst', 'dateline', 'plain_text']
const signature = 'public.search_vector(text, text, text, text, text, text)'

/** By what words a vector is found again: the arguments of `public.search_vector`, under the names of the given ones. */
const keyOf = (names: readonly string[]): string =>
  `md5(concat_ws(E'\\x1f', ${names.map((name) => `coalesce(${name}, '')`).join(', ')}))::uuid`

/** As `COPY` reads them of `article`. */
export const vectorColumns = `${keyOf(args)}, search`

/** Whether this version of the tables has them. */
export async function hasVectors(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regprocedure('${signature}') IS NOT NULL AS found`,
  )
  return rows[0]?.found ?? false
}

/** Of this session alone, until it commits. */
export const keptVectors = { schema: 'pg_temp', name: 'kept_vector', columns: ['key', 'vector'] } as const

/**
 * Has the database look up what it would derive, in the transaction in which it is called, of which nobody else sees anything.
 * What is not found is derived.
 * @param fill puts the kept vectors into `keptVectors`
 * @returns has it derive again
 */
export async function withKeptVectors(
  client: ClientBase,
  fill: () => Promise<void>,
): Promise<() => Promise<void>> {
  const { schema, name } = keptVectors
  await client.query(`CREATE TEMP TABLE ${name} (key uuid, vector tsvector) ON COMMIT DROP`)
  await fill()
  await client.query(`CREATE INDEX ON ${schema}.${name} USING hash (key)`)
  await client.query(`ANALYZE ${schema}.${name}`)
  const { rows } = await client.query<{ definition: string }>(
    `SELECT pg_get_functiondef('${signature}'::regprocedure) AS definition`,
  )
  const definition = rows[0]?.definition ?? ''
  const head = 'FUNCTION public.search_vector('
  if (!definition.includes(head)) throw new Error('search_vector is not defined as it was')
  await client.query(definition.replace(head, 'FUNCTION pg_temp.derived_vector('))
  const given = ['$1', '$2', '$3', '$4', '$5', '$6']
  const [, parameters = ''] = /search_vector\(([^)]*)\)/.exec(definition) ?? []
  await client.query(`
    CREATE OR REPLACE FUNCTION public.search_vector(${parameters}) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
    BEGIN
      RETURN coalesce(
        (SELECT kept.vector FROM ${schema}.${name} AS kept WHERE kept.key = ${keyOf(given)} LIMIT 1),
        pg_temp.derived_vector(${given.join(', ')}));
    END $body$`)
  return async () => void (await client.query(definition))
}
