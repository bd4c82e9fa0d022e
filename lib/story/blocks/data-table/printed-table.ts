/** A table of figures as it is printed, for pages and for feeds alike. */
import type { DatasetColumn, DatasetRow } from '../../../dataset/dataset.ts'
import { shownTable } from '../../../dataset/shown-table.ts'
import { formatMoment } from '../../../locale/moments.ts'
import {
  formatChange,
  formatDecimal,
  formatMeasure,
  formatPercent,
  isPercent,
} from '../../../locale/numbers.ts'
import type { FormatPreferences, Locale } from '../../../locale/table.ts'
import { type DataTable, showingOf } from './model.ts'

/** What is public of a table of figures. */
export type PublicDataset = {
  id: string
  locale: Locale
  columns: readonly DatasetColumn[]
  rows: readonly DatasetRow[]
  /** Another one with each change. */
  version: number
  /** As of when. */
  changedAt: Date
}

type Way = 'up' | 'down' | 'level'
/** Said by a sign beside colour. */
export const arrows = { up: '▲', down: '▼', level: '■' } as const

export type PrintedCell = { text: string; unit: string | null; way: Way | null }
export type PrintedTable = {
  columns: readonly DatasetColumn[]
  rows: { name: string; cells: PrintedCell[] }[]
}

/** @param reading whose digits and calendar */
export function printedTable(
  dataset: Pick<PublicDataset, 'columns' | 'rows' | 'locale'>,
  attrs: Partial<DataTable['attrs']>,
  locale: Locale,
  reading: FormatPreferences,
): PrintedTable {
  const { columns, rows } = shownTable(dataset, showingOf(attrs))
  const print = (cell: string, { kind, digits, unit }: DatasetColumn): PrintedCell => {
    const words = { text: cell, unit: null, way: null }
    if (cell === '' || kind === 'text') return words
    if (kind === 'date')
      return { ...words, text: formatMoment(new Date(cell), 'date', locale, 'UTC', reading) }
    const fixed = digits === null ? cell : withDigits(cell, digits)
    if (kind === 'number') return { ...formatMeasure(fixed, unit, locale, reading), way: null }
    const value = Number(fixed)
    const isShare = isPercent(unit)
    return {
      text: formatChange(fixed, isShare ? 'percent' : 'points', locale, reading),
      unit: isShare ? null : unit,
      way: value > 0 ? 'up' : value < 0 ? 'down' : 'level',
    }
  }
  return {
    columns,
    rows: rows.map(({ name, cells }) => ({
      name,
      cells: columns.map((column, index) => print(cells[index] ?? '', column)),
    })),
  }
}

/** A decimal with so many digits after its point, rounded as it is read: without the errors of binary fractions. */
export function withDigits(decimal: string, digits: number): string {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const scaled = BigInt(whole + rest.slice(0, digits).padEnd(digits, '0'))
  const rounded = (rest[digits] ?? '0') >= '5' ? scaled + 1n : scaled
  const text = String(rounded).padStart(digits + 1, '0')
  const made = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  // Zero has no sign.
  return /[1-9]/.test(made) ? sign + made : made
}

/** What a block is called on its page: the same for as long as it asks for the same, whatever becomes of its story. */
export function figuresKey({
  datasetId,
  columns,
  filter,
  sort,
  limit,
  title,
  note,
}: DataTable['attrs']): string {
  // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), of 52 bits: it is no secret, and nobody else's.
  let hash = 0xcbf29ce484222325n
  for (const letter of JSON.stringify([datasetId, columns, filter, sort, limit, title, note]))
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return (hash >> 12n).toString(36)
}

/** Ten digits, the point, what parts thousands and the sign of per cent, as they are printed for a reader. */
export function digitsOf(locale: Locale, reading: FormatPreferences): string {
  const digits = Array.from({ length: 10 }, (_, digit) => formatDecimal(String(digit), locale, reading))
  const signs = [formatDecimal('0.1', locale, reading), formatDecimal('10000', locale, reading)].map(
    (printed) => [...printed].find((letter) => !digits.includes(letter)) ?? ' ',
  )
  const percent = [...formatPercent('1', locale, reading)].find((letter) => /[%٪]/.test(letter)) ?? '%'
  return [...digits, ...signs, percent].join('')
}
