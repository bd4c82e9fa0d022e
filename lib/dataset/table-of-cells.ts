/** A table of a spreadsheet or a file, as columns and rows. */
import { type ColumnKind, columnKey, type DatasetColumn, type DatasetRow } from './dataset.ts'
import { readDay, readDecimal, readWords } from './read-cell.ts'

/**
 * The first row has the names of the columns, the first column those of the rows. What a column holds is read from its
 * cells, unless a column of that name is known.
 * @param fallback what stands over a column that has no name, by its number
 * @returns null when there is no table in it
 */
export function tableOfCells(
  cells: readonly (readonly string[])[],
  known: readonly DatasetColumn[],
  fallback: (number: number) => string,
): { columns: DatasetColumn[]; rows: DatasetRow[] } | null {
  const clean = cells
    .map((row) => row.map((cell) => readWords(withoutGuard(cell))))
    .filter((row) => row.some((cell) => cell !== ''))
  const [head, ...body] = clean
  if (!head) return null
  const width = Math.max(...clean.map((row) => row.length))
  const keys = new Set<string>()
  const columns: DatasetColumn[] = []
  const places: number[] = []
  for (let at = 0; at < width; at += 1) {
    const own = body.map((row) => row[at] ?? '')
    const name = head[at] ?? ''
    if (at > 0 && name === '' && own.every((cell) => cell === '')) continue
    const same = known.find(
      (column, index) => (index === 0) === (at === 0) && (column.name === name || at === 0),
    )
    const key = same && !keys.has(same.key) ? same.key : freeKey(name, at, keys, known)
    keys.add(key)
    places.push(at)
    columns.push({
      key,
      name: name || fallback(at + 1),
      kind: at === 0 ? 'text' : (same?.kind ?? kindOf(own)),
      unit: same?.unit ?? null,
      digits: same?.digits ?? null,
    })
  }
  return {
    columns,
    rows: body.map((row) => ({
      name: row[0] ?? '',
      cells: Object.fromEntries(
        columns.slice(1).flatMap(({ key }, index) => {
          const cell = row[places[index + 1] ?? 0] ?? ''
          return cell === '' ? [] : [[key, cell]]
        }),
      ),
    })),
  }
}

/** What keeps a spreadsheet from taking a cell for a formula (`lib/chart/csv-cell.ts`). */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '')

function freeKey(
  name: string,
  at: number,
  used: ReadonlySet<string>,
  known: readonly DatasetColumn[],
): string {
  const isFree = (key: string) =>
    columnKey.test(key) && !used.has(key) && !known.some((each) => each.key === key)
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)
  if (/^[a-z]/.test(plain) && isFree(plain)) return plain
  let number = at + 1
  while (!isFree(`c${number}`)) number += 1
  return `c${number}`
}

function kindOf(cells: readonly string[]): ColumnKind {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return 'number'
  if (filled.every((cell) => readDecimal(cell) !== null)) return 'number'
  return filled.every((cell) => readDay(cell) !== null) ? 'date' : 'text'
}
