/** The columns and rows of a table as somebody typed, brought or sent them. What does not fit is refused by its place. */
import {
  columnKey,
  columnKinds,
  type DatasetColumn,
  longestCell,
  longestUnit,
  mostColumns,
  mostDigits,
  mostRows,
} from '../../dataset/dataset.ts'
import { readCell, readWords } from '../../dataset/read-cell.ts'
import { idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'

export const datasetId = idOf('unknown-dataset')

type Raw = Record<string, unknown>
const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A line of at most so many characters; null where nothing is left of it. */
function shortLine(value: unknown, name: string, most: number): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new NewsroomError('malformed', name)
  const line = readWords(value.slice(0, 4 * most))
  if (line.length > most) throw new NewsroomError('text-too-long', String(most))
  return line || null
}

export function readName(value: unknown): string {
  const name = shortLine(value, 'name', longestCell)
  if (!name) throw new NewsroomError('table-unnamed', '')
  return name
}

/** @throws {NewsroomError} `column-unnamed`, `column-twice`, `columns-many`, `malformed` with the name of what is wrong */
export function readColumns(value: unknown): DatasetColumn[] {
  if (!Array.isArray(value)) throw new NewsroomError('malformed', 'columns')
  if (value.length > mostColumns) throw new NewsroomError('columns-many', String(mostColumns))
  const columns = value.map((each, index): DatasetColumn => {
    if (!isRecord(each)) throw new NewsroomError('malformed', 'columns')
    const name = shortLine(each.name, 'columns', longestCell)
    if (!name) throw new NewsroomError('column-unnamed', String(index + 1))
    if (typeof each.key !== 'string' || !columnKey.test(each.key))
      throw new NewsroomError('malformed', 'columns.key')
    const { digits = null } = each
    if (digits !== null && !(Number.isInteger(digits) && Number(digits) >= 0 && Number(digits) <= mostDigits))
      throw new NewsroomError('malformed', 'columns.digits')
    const kind = columnKinds.find((known) => known === (each.kind ?? 'text'))
    if (!kind) throw new NewsroomError('malformed', 'columns.kind')
    const isNumber = kind === 'number' || kind === 'change'
    return {
      key: each.key,
      name,
      // Rows are called by words.
      kind: index === 0 ? 'text' : kind,
      unit: index > 0 && isNumber ? shortLine(each.unit, 'columns.unit', longestUnit) : null,
      digits: index > 0 && isNumber ? (digits as number | null) : null,
    }
  })
  if (columns.length === 0) throw new NewsroomError('malformed', 'columns')
  for (const part of ['key', 'name'] as const) {
    const twice = columns.find(
      (column, index) => columns.findIndex((each) => each[part] === column[part]) < index,
    )
    if (twice) throw new NewsroomError('column-twice', twice[part])
  }
  return columns
}

export type TypedRow = {
  name: string
  /** The name that it had, where it gets another. */
  was: string | null
  /** Of those columns that were sent. */
  cells: Record<string, string>
  /** What whoever typed this saw in some of those cells before. */
  seen: Record<string, string> | null
}

/**
 * Rows of a table whose columns are known.
 * @throws {NewsroomError} `rows-many`, `row-unnamed`, `row-twice`, `unknown-column`, `cell-no-number`, `cell-no-date`,
 * `cell-long`: each with the place in words
 */
export function readRows(value: unknown, columns: readonly DatasetColumn[]): TypedRow[] {
  if (!Array.isArray(value)) throw new NewsroomError('malformed', 'rows')
  if (value.length > mostRows) throw new NewsroomError('rows-many', String(mostRows))
  const names = new Set<string>()
  return value.map((each, index): TypedRow => {
    if (!isRecord(each)) throw new NewsroomError('malformed', 'rows')
    const name = typeof each.name === 'string' ? readWords(each.name) : ''
    if (!name) throw new NewsroomError('row-unnamed', String(index + 1))
    if (name.length > longestCell) throw new NewsroomError('cell-long', placeOf(name, columns[0]))
    if (names.has(name)) throw new NewsroomError('row-twice', name)
    names.add(name)
    const was = typeof each.was === 'string' ? readWords(each.was) : null
    return {
      name,
      was: was && was !== name ? was : null,
      cells: readCells(each.cells ?? {}, name, columns),
      seen: isRecord(each.seen)
        ? Object.fromEntries(Object.entries(each.seen).map(([key, cell]) => [key, typedCell(cell, 'seen')]))
        : null,
    }
  })
}

function typedCell(sent: unknown, name: string): string {
  if (sent === null) return ''
  if (typeof sent !== 'string' && typeof sent !== 'number') throw new NewsroomError('malformed', name)
  return String(sent)
}

function readCells(value: unknown, row: string, columns: readonly DatasetColumn[]): Record<string, string> {
  if (!isRecord(value)) throw new NewsroomError('malformed', 'cells')
  const cells: [string, string][] = []
  for (const [key, sent] of Object.entries(value)) {
    const column = columns.find((each, index) => index > 0 && each.key === key)
    if (!column) throw new NewsroomError('unknown-column', key.slice(0, longestCell))
    const typed = typedCell(sent, 'cells')
    const cell = typed.length > 4 * longestCell ? null : readCell(typed, column.kind)
    if (cell === null) throw new NewsroomError(refusalOf(typed, column), placeOf(row, column, typed))
    cells.push([key, cell])
  }
  return Object.fromEntries(cells)
}

const refusalOf = (typed: string, { kind }: DatasetColumn) =>
  kind === 'text' || readWords(typed.slice(0, 4 * longestCell)).length > longestCell
    ? 'cell-long'
    : kind === 'date'
      ? 'cell-no-date'
      : 'cell-no-number'

/** Letters of what was typed that a refusal says again. */
const mostSaid = 40

/** Where a cell stands, and what was typed there, each isolated: they may be of three scripts. */
export function placeOf(row: string, column: DatasetColumn | undefined, typed = ''): string {
  const said = typed.length > mostSaid ? `${typed.slice(0, mostSaid)}…` : typed
  const place = [row, column?.name ?? ''].filter(Boolean).map(isolated).join(' · ')
  return said ? `${place}: ${isolated(said)}` : place
}

const isolated = (text: string): string => `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069`
