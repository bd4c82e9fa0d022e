/** What a block shows of a table: some of its columns, some of its rows, in an order. */
import type { Locale } from '../locale/table.ts'
import type { DatasetColumn, DatasetRow } from './dataset.ts'

export type Showing = {
  /** Keys of columns, each with what stands over it here or null; all, when there is none. */
  columns: readonly { key: string; name: string | null }[]
  /** Only rows that have this in this column. */
  filter: { key: string; value: string } | null
  sort: { key: string; isDescending: boolean } | null
  limit: number | null
}

/** @param cells as many as columns; the first is the row's name where that is shown */
export type ShownTable = { columns: DatasetColumn[]; rows: { name: string; cells: string[] }[] }

/** The column of rows' names, and the cell in it. */
const cellOf = (row: DatasetRow, key: string, nameKey: string | undefined): string =>
  key === nameKey ? row.name : (row.cells[key] ?? '')

export function shownTable(
  table: { columns: readonly DatasetColumn[]; rows: readonly DatasetRow[]; locale: Locale },
  { columns, filter, sort, limit }: Showing,
): ShownTable {
  const nameKey = table.columns[0]?.key
  const known = new Map(table.columns.map((column) => [column.key, column]))
  const asked = columns.flatMap(({ key, name }) => {
    const column = known.get(key)
    return column ? [{ ...column, name: name || column.name }] : []
  })
  // Columns that went leave a table without any: better all of them than none.
  const shown = asked.length > 0 ? asked : [...table.columns]
  let rows = [...table.rows]
  if (filter && known.has(filter.key))
    rows = rows.filter((row) => cellOf(row, filter.key, nameKey) === filter.value)
  const by = sort && known.get(sort.key)
  if (by) rows.sort(orderOf(by, sort.isDescending, nameKey, collatorOf(table.locale)))
  if (limit) rows = rows.slice(0, limit)
  return {
    columns: shown,
    rows: rows.map((row) => ({ name: row.name, cells: shown.map(({ key }) => cellOf(row, key, nameKey)) })),
  }
}

/** Cells without anything in them come last, whichever way it goes. */
function orderOf(
  { key, kind }: DatasetColumn,
  isDescending: boolean,
  nameKey: string | undefined,
  words: Intl.Collator,
) {
  const isNumber = kind === 'number' || kind === 'change'
  const way = isDescending ? -1 : 1
  return (one: DatasetRow, other: DatasetRow): number => {
    const [a, b] = [cellOf(one, key, nameKey), cellOf(other, key, nameKey)]
    if (a === '' || b === '') return Number(a === '') - Number(b === '')
    return way * (isNumber ? Number(a) - Number(b) : words.compare(a, b))
  }
}

const collators = new Map<Locale, Intl.Collator>()

function collatorOf(locale: Locale): Intl.Collator {
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true })
  collators.set(locale, collator)
  return collator
}
