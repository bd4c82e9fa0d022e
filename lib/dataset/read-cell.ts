/** What somebody typed into a cell, or a program sent, as it is kept. */
import { asciiDigits } from '../chart/read-table.ts'
import { withoutOverrides } from '../story/clean-text.ts'
import { type ColumnKind, longestCell } from './dataset.ts'

/** Up to fifteen digits before the point and six after it: what prints exactly. */
const decimal = /^-?\d{1,15}(\.\d{1,6})?$/
/** Currencies, per cent, marks of direction, spaces: what may stand around a number, or between its thousands. */
const around = /[\u200e\u200f\u061c\u2066-\u2069\s\u00a0\u202f'’%٪\p{Sc}]/gu

/**
 * A number as people of any of the paper's languages write it, as a decimal with a point; null when it is none.
 * A sign before three digits at the end parts thousands, where it does not stand with the other one: `1,234` is one
 * thousand and so many, `1,5` one and a half.
 */
export function readDecimal(typed: string): string | null {
  const text = asciiDigits(typed).replace(around, '').replace(/^[−–]/u, '-').replace(/^\+/, '')
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  let plain = text
  if (point >= 0 && comma >= 0)
    plain = point > comma ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.')
  else if (/^-?\d{1,3}(,\d{3})+$/.test(text)) plain = text.replaceAll(',', '')
  else if (/^-?\d{1,3}(\.\d{3}){2,}$/.test(text)) plain = text.replaceAll('.', '')
  else plain = text.replace(',', '.')
  return decimal.test(plain) ? plain : null
}

/** A day as `2026-12-02`, in any of the paper's digits; null when it is none. */
export function readDay(typed: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(asciiDigits(typed).trim()) ?? []
  if (!year || !month || !day) return null
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const text = at.toISOString().slice(0, 10)
  return text === `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` ? text : null
}

/** Words in one line. */
export const readWords = (typed: string): string =>
  withoutOverrides(typed.replace(/[\s\u0085]+/gu, ' ').trim()).trim()

/** @returns the cell as it is kept; null when it does not fit its column. What is empty fits any */
export function readCell(typed: string, kind: ColumnKind): string | null {
  const words = readWords(typed)
  if (words === '') return ''
  if (words.length > longestCell) return null
  if (kind === 'text') return words
  return kind === 'date' ? readDay(words) : readDecimal(words)
}
