import { readdirSync } from 'node:fs'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'

const tableFiles = new URL('../tables/', import.meta.url)
const allTables: Record<string, unknown>[] = await Promise.all(
  readdirSync(tableFiles).map((name) => import(new URL(name, tableFiles).href)),
)

export type SampleRow = { table: PgTable; row: Record<string, unknown> }

/** Arabic with marks, an Arabic-Indic number, a foreign word, an emoji beyond the BMP and quotes of every kind. */
const text = (place: string) => `وَرّاقٌ «${place}» رقم ٤٢: it's "Bitcoin" \\ 🪙`

/** One row for every table of the schema, in an order that satisfies the foreign keys between them. */
export function sampleRows(): SampleRow[] {
  const rows: SampleRow[] = []
  const done = new Map<string, Record<string, unknown>>()
  const begun = new Set<PgTable>()
  const add = (table: PgTable) => {
    if (begun.has(table)) return
    begun.add(table)
    const row: Record<string, unknown> = {}
    for (const [key, column] of Object.entries(getTableColumns(table))) {
      if (!column.generated) row[key] = sampleValue(column)
    }
    for (const { reference } of getTableConfig(table).foreignKeys) {
      const { columns, foreignColumns, foreignTable } = reference()
      if (foreignTable !== table) add(foreignTable)
      columns.forEach((column, index) => {
        if (columns.some((column) => oneOfTwo.has(placeOf(column)))) return
        const source = foreignTable === table ? row : done.get(getTableName(foreignTable))
        // In a circle of tables (a picture's bringer, her portrait) the first written cannot name the last yet.
        if (!source && column.notNull) throw new Error(`${getTableName(table)} stands in a circle`)
        row[keyOf(table, column)] = source ? source[keyOf(foreignTable, foreignColumns[index]!)] : null
      })
    }
    done.set(getTableName(table), row)
    rows.push({ table, row })
  }
  for (const table of allTables.flatMap((tables) => Object.values<unknown>(tables)))
    if (is(table, PgTable)) add(table)
  return rows
}

/** Under which name a row object has the column. */
const keyOf = (table: PgTable, column: PgColumn): string =>
  Object.entries(getTableColumns(table)).find(([, candidate]) => candidate.name === column.name)![0]

/** Leads to a story or to a page, is about a story or what is planned: never both. */
const oneOfTwo = new Set(['path_redirect.href', 'notification.coverage_id'])

const placeOf = (column: PgColumn): string => `${getTableName(column.table)}.${column.name}`

function sampleValue(column: PgColumn): unknown {
  const place = placeOf(column)
  if (oneOfTwo.has(place)) return null
  if (column.getSQLType().startsWith('bit(')) return '01'.repeat(64)
  if (column.getSQLType() === 'bytea') return Buffer.from([0, 1, 92, 255])
  if (column.getSQLType() === 'date') return '2026-02-17'
  if (column.getSQLType() === 'integer[]') return [1, 2]
  const samples: Partial<Record<typeof column.dataType, unknown>> = {
    string: text(place),
    json: { ar: text(place), fa: null, nested: [{ مفتاح: [1, 2.5, true, ''] }] },
    number: 1,
    boolean: true,
    array: [text(place)],
    date: new Date('2026-02-17T21:30:15.123Z'),
  }
  if (!(column.dataType in samples)) throw new Error(`Give ${column.dataType} a sample value here (${place})`)
  return samples[column.dataType]
}
