/** Figures and labels of a chart in the digits and the calendar of who reads it. */
import { numbersTag } from '../locale/format-preferences.ts'
import { formatMoment, formatMonth, formatMonthName, formatYear } from '../locale/moments.ts'
import { isPercent } from '../locale/numbers.ts'
import type { FormatPreferences, Locale } from '../locale/table.ts'
import { asciiDigits, type ChartTable, momentOf } from './read-table.ts'

export type Print = {
  value: (value: number) => string
  /** Values of an axis, with as many digits as tell them apart. */
  ticks: (values: readonly number[]) => string[]
  /** A row's label, whole. */
  label: (label: string) => string
  /** A row's label beside others: the year is not said again. @param before the label that is printed before it */
  shortLabel: (label: string, before: string | null) => string
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options)
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(tag, options)
  formatters.set(key, formatter)
  return formatter
}

/** Beyond these, words stand for the zeros; beyond the next, nothing but a power does. */
const [long, longest] = [1_000_000, 1e15]

export function printOf(
  { timeline, decimals }: Pick<ChartTable, 'timeline' | 'decimals'>,
  { unit, locale, reading }: { unit: string | null; locale: Locale; reading: FormatPreferences },
): Print {
  const tag = numbersTag(locale, reading)
  const style = isPercent(unit) ? ({ style: 'percent' } as const) : {}
  const format = (value: number, maximumFractionDigits: number, largest = Math.abs(value)): string => {
    const notation = largest >= longest ? 'scientific' : largest >= long ? 'compact' : 'standard'
    const printed = isPercent(unit) ? value / 100 : value
    const isTiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -maximumFractionDigits
    const digits = isTiny
      ? { maximumSignificantDigits: 2, notation: Math.abs(value) < 1e-6 ? 'scientific' : notation }
      : { maximumFractionDigits, notation }
    return formatterOf(tag, { ...style, ...digits } as Intl.NumberFormatOptions).format(printed)
  }
  const day = (label: string) => new Date(momentOf(label))
  const yearAsTyped = (label: string) =>
    formatterOf(tag, { useGrouping: false }).format(Number(asciiDigits(label)))
  const label = (text: string): string => {
    if (timeline === 'year') return yearAsTyped(text)
    if (timeline === 'month') return formatMonth(day(text), locale, 'UTC', reading)
    if (timeline === 'day') return formatMoment(day(text), 'date', locale, 'UTC', reading)
    // A number of its own (an age, a year out of order) is read in the reader's digits, a name as it is written.
    return /^[\d٠-٩۰-۹]{1,9}$/.test(text) ? yearAsTyped(text) : text
  }
  return {
    value: (value) => format(value, Math.abs(value) >= long ? 2 : decimals),
    ticks: (values) => {
      const largest = Math.max(...values.map(Math.abs))
      for (let digits = 0; digits < 7; digits += 1) {
        const printed = values.map((value) => (value === 0 ? format(0, 0) : format(value, digits, largest)))
        if (new Set(printed).size === values.length) return printed
      }
      return values.map((value) => format(value, 7, largest))
    },
    label,
    shortLabel: (text, before) => {
      if (timeline !== 'month' || before === null) return label(text)
      const isSameYear =
        formatYear(day(text), locale, 'UTC', reading) === formatYear(day(before), locale, 'UTC', reading)
      return isSameYear ? formatMonthName(day(text), locale, 'UTC', reading) : label(text)
    },
  }
}
