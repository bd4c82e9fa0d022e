/** A table as text, cells between tabs and rows between line ends, and the figures in it. */
import { firstOf } from '../present.ts'
import { type ChartKind, type ChartRefusal, mostCells, mostRows, mostSeries, roomOf } from './chart.ts'

type ChartRow = { label: string; cells: string[]; values: (number | null)[] }
export type ChartTable = {
  /** What stands over the labels. */
  corner: string
  series: string[]
  rows: ChartRow[]
  /** What the labels count in, where all of them are years, months or days in order; else they are names. */
  timeline: 'year' | 'month' | 'day' | null
  /** Digits after the point, at most. */
  decimals: number
}

/** Cells of a table's text. */
export const cellsOf = (data: string): string[][] => data.split('\n').map((row) => row.split('\t'))

/** Text of a table's cells, without rows and columns at its end that are empty. */
export function dataOf(cells: readonly (readonly string[])[]): string {
  const clean = cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
  const columns = clean.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0)
  const rows = clean.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
  return clean
    .slice(0, rows)
    .map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? '').join('\t'))
    .join('\n')
}

/** Digits of Arabic and Persian as those of ASCII, with the point and the comma that go with them. */
export const asciiDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', '\u00a0')

/** What may stand around a figure: a currency's sign, per cent, marks of direction. */
const around = /[\u200e\u200f\u061c\u2066-\u2069\s\u00a0\u202f'’%٪\p{Sc}]/gu

/** A figure as it was typed, `1,234.5`, `١٢٫٥٪`, `1 234,5`, in ASCII; null where it is none. */
function plainFigure(cell: string, hasDecimalComma: boolean): string | null {
  const text = asciiDigits(cell).replace(around, '').replace('−', '-')
  const decimal = hasDecimalComma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(decimal) ? decimal : null
}

/** A comma that is not followed by three digits parts no thousands, in any cell of the table then. */
const showsDecimalComma = (cell: string): boolean =>
  /^[^.,]*\d,(\d{1,2}|\d{4,})$/.test(asciiDigits(cell).replace(around, ''))

/** Beyond these nothing can be added up or divided any more; no paper prints them. */
const [most, least] = [1e100, 1e-100]

function figureOf(plain: string | null): number | null {
  const value = plain === null ? Number.NaN : Number(plain)
  if (!(Math.abs(value) <= most)) return null
  return Math.abs(value) < least ? 0 : value
}

const timeForms = [
  ['year', /^\d{4}$/],
  ['month', /^\d{4}-\d{1,2}$/],
  ['day', /^\d{4}-\d{1,2}-\d{1,2}$/],
] as const

/** The moment of a label on its timeline: milliseconds of UTC, only ever compared with its like. */
export function momentOf(label: string): number {
  const [year = 0, month = 1, day = 1] = asciiDigits(label).split('-').map(Number)
  return Date.UTC(year, month - 1, day)
}

function timelineOf(labels: readonly string[]): ChartTable['timeline'] {
  const plain = labels.map((each) => asciiDigits(each.trim()))
  const form = timeForms.find(([, pattern]) => plain.every((each) => pattern.test(each)))?.[0] ?? null
  const moments = plain.map(momentOf)
  const isInOrder = moments.every((each, i) => i === 0 || each > (moments[i - 1] ?? 0))
  return labels.length > 1 && isInOrder ? form : null
}

/** The figures of a table's text, or why it is no table that is drawn. */
export function readTable(data: string): ChartTable | ChartRefusal {
  const [head = [], ...body] = cellsOf(data)
  const filled = body.filter((row) => row.some((cell) => cell.trim() !== ''))
  const width = Math.max(head.length, ...filled.map((row) => row.length))
  const series = Array.from({ length: width - 1 }, (_, i) => head[i + 1]?.trim() ?? '')
  const refuse = (reason: ChartRefusal['reason'], count: number, most: number): ChartRefusal => ({
    reason,
    count,
    most,
  })
  if (filled.length === 0 || series.length === 0) return refuse('empty', filled.length, mostRows)
  if (filled.length > mostRows) return refuse('rows', filled.length, mostRows)
  if (series.length > mostSeries) return refuse('series', series.length, mostSeries)
  const count = filled.length * series.length
  if (count > mostCells) return refuse('cells', count, mostCells)
  const hasDecimalComma = filled.some((row) => row.slice(1).some(showsDecimalComma))
  let decimals = 0
  const rows = filled.map((row): ChartRow => {
    const cells = series.map((_, i) => row[i + 1]?.trim() ?? '')
    const values = cells.map((cell) => {
      const plain = plainFigure(cell, hasDecimalComma)
      decimals = Math.max(decimals, /\.(\d+)$/.exec(plain ?? '')?.[1]?.length ?? 0)
      return figureOf(plain)
    })
    return { label: row[0]?.trim() ?? '', cells, values }
  })
  if (rows.every(({ values }) => values.every((value) => value === null)))
    return refuse('noFigures', 0, mostRows)
  return {
    corner: head[0]?.trim() ?? '',
    series,
    rows,
    timeline: timelineOf(rows.map(({ label }) => label)),
    decimals: Math.min(decimals, 3),
  }
}

export const isRefused = (table: ChartTable | ChartRefusal): table is ChartRefusal => 'reason' in table

/** Why a kind has no room for a table; null where it has. */
export function refusalOf(kind: ChartKind, { rows, series, timeline }: ChartTable): ChartRefusal | null {
  const room = roomOf[kind]
  // Names have no room below as many columns as moments have: they become bars.
  const mostRows = !timeline && /column/i.test(kind) ? roomOf.bars.rows : room.rows
  if (series.length < (room.leastSeries ?? 1))
    return { reason: 'fewSeries', count: series.length, most: room.leastSeries ?? 1 }
  if (series.length > room.series) return { reason: 'kindSeries', count: series.length, most: room.series }
  if (rows.length > mostRows) return { reason: 'kindRows', count: rows.length, most: mostRows }
  return null
}

/** What parts the cells of a file or of what was pasted: a tab where there is one, else what the first line has most of. */
export function delimiterOf(text: string): '\t' | ';' | ',' {
  const line = firstOf(text.split('\n', 1))
  if (line.includes('\t')) return '\t'
  const count = (sign: string) => line.split(sign).length
  return count(';') > count(',') ? ';' : ','
}
