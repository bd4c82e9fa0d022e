/** Numbers, ordinals and amounts of money in the reader's digits. */
import { arabicCurrencyName } from './arabic-currencies.ts'
import { numbersTag } from './format-preferences.ts'
import { type FormatPreferences, type Gender, type Locale, localeTable } from './table.ts'

const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(
  locale: Locale,
  reading: FormatPreferences,
  key: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const tag = numbersTag(locale, reading)
  let formatter = formatters.get(tag + key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(tag, options)
    formatters.set(tag + key, formatter)
  }
  return formatter
}

/**
 * A number with the language's separators, at most three decimals. CLDR's invisible marks keep a minus before its
 * number as that is read: on the left, but on the right of Arabic-Indic digits.
 */
export const formatNumber = (value: number, locale: Locale, reading: FormatPreferences): string =>
  withMinus(formatterFor(locale, reading, '', {}).format(value))

/** A minus as wide as a plus where CLDR has a hyphen; lines of both directions treat them alike. */
const withMinus = (text: string): string => text.replace('-', '\u2212')

/** @param decimal as `3.50`, printed with the digits that it has after the point */
export const formatDecimal = (decimal: string, locale: Locale, reading: FormatPreferences): string =>
  withDigits(decimal, locale, reading, {}, 'decimal')

/** @param decimal as `3.50`, per cent */
export const formatPercent = (decimal: string, locale: Locale, reading: FormatPreferences): string =>
  withDigits(decimal, locale, reading, { style: 'percent' }, 'share')

export const isPercent = (unit: string | null | undefined): boolean => /^[%٪]$/.test(unit?.trim() ?? '')

/**
 * A figure, and the unit that stands apart after it: per cent is each figure's own sign, and English has a currency's
 * before its number.
 * @param decimal as `-3.50`
 */
export function formatMeasure(
  decimal: string,
  unit: string | null,
  locale: Locale,
  reading: FormatPreferences,
): { text: string; unit: string | null } {
  if (isPercent(unit)) return { text: formatPercent(decimal, locale, reading), unit: null }
  const text = formatDecimal(decimal, locale, reading)
  const sign = unit?.trim()
  return locale === 'en' && sign && /^\p{Sc}$/u.test(sign)
    ? { text: text.replace(/\d/, (digit) => sign + digit), unit: null }
    : { text, unit }
}

/**
 * What a figure has gone up or down by, with its sign on the side where it is read.
 * @param change as `-0.40`: per cent, or points
 */
export const formatChange = (
  change: string,
  changeIn: 'percent' | 'points',
  locale: Locale,
  reading: FormatPreferences,
): string =>
  changeIn === 'points'
    ? withDigits(change, locale, reading, { signDisplay: 'exceptZero' }, 'change')
    : withDigits(change, locale, reading, { signDisplay: 'exceptZero', style: 'percent' }, 'percent')

function withDigits(
  decimal: string,
  locale: Locale,
  reading: FormatPreferences,
  options: Intl.NumberFormatOptions,
  key: string,
): string {
  const digits = decimal.split('.')[1]?.length ?? 0
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const formatter = formatterFor(locale, reading, `${key} ${digits}`, { ...options, ...fraction })
  // Text is printed exactly, beyond what a number holds; a percentage is divided, and has no more digits than one.
  return withMinus(
    options.style === 'percent'
      ? formatter.format(Number(decimal) / 100)
      : formatter.format(decimal as `${number}`),
  )
}

/**
 * “First”, “12th”: words to the tenth where the language words them, definite in Arabic and Hebrew.
 * @param value a whole number from 1
 * @param gender of what is counted; of no effect in English and Persian
 * @throws RangeError for anything else
 */
export function formatOrdinal(
  value: number,
  locale: Locale,
  reading: FormatPreferences,
  gender: Gender,
): string {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${value} has no ordinal`)
  const { words, beyond } = localeTable[locale].ordinals[gender]
  const category = new Intl.PluralRules(locale, { type: 'ordinal' }).select(value)
  return (
    words[value - 1] ??
    (beyond[category] ?? beyond.other).replace('{n}', formatNumber(value, locale, reading))
  )
}

/**
 * An amount of money as a newspaper prints it: «12 دولارًا أمريكيًا», “$12.50”. Whole amounts have no decimals, others
 * as many as the currency has; number and name stay on one line.
 * @param code ISO 4217, such as `AED`
 * @throws RangeError when `code` is not three letters
 */
export function formatCurrency(
  amount: number,
  code: string,
  locale: Locale,
  reading: FormatPreferences,
): string {
  const { currency: display } = localeTable[locale]
  const formatter = formatterFor(locale, reading, display + code, {
    style: 'currency',
    currency: code,
    currencyDisplay: display,
    trailingZeroDisplay: 'stripIfInteger',
  })
  if (display === 'symbol') return withMinus(formatter.format(amount))
  const parts = formatter.formatToParts(amount)
  // What is not the name is the number, with the mark that keeps its minus on its side (CLDR calls that a literal).
  const number = withMinus(
    parts
      .flatMap(({ type, value }) => (type === 'currency' ? [] : [value]))
      .join('')
      .trim(),
  )
  // What is printed is what is counted: 1.5 of a currency without decimals are «ليرتان».
  const printed = Number(amount.toFixed(formatter.resolvedOptions().maximumFractionDigits))
  const arabic = locale === 'ar' && arabicCurrencyName(code, printed)
  if (arabic) return arabic.countsItself ? arabic.name : `${number}\u00A0${arabic.name}`
  return `${number}\u00A0${parts.find(({ type }) => type === 'currency')?.value ?? code}`
}
