/**
 * How one reader wants numbers and dates printed, language by language: Arabic-Indic digits asked for on an Arabic
 * page are no wish about the English one. Written one way wherever it is kept: in a reader's cookie, in the
 * publication's row, in the key of a kept page.
 */
import { calendars, type FormatPreferences, type Locale, locales, localeTable } from './table.ts'

/** Name of the cookie that holds a reader's choices. */
export const formatCookie = 'reading'

/** Choices of one reader; a language that is not there is read as the publication prints it. */
export type FormatChoices = Partial<Record<Locale, FormatPreferences>>

/** Written where a reading has no such part: month names in most languages, a second calendar. */
export const absent = '-'

/** A reading as text: numerals, calendar, month names and second calendar, `arab.gregory.LB.islamic-umalqura`. */
export const writeFormatPreferences = ({
  numerals,
  calendar,
  months,
  secondCalendar,
}: FormatPreferences): string => [numerals, calendar, months ?? absent, secondCalendar ?? absent].join('.')

/**
 * A reading from its text, or null where the language has no such reading: digits it is not printed in, an unknown
 * calendar, more or fewer parts. A second calendar that repeats the first is none.
 */
export function parseFormatPreferences(text: string, locale: Locale): FormatPreferences | null {
  const { numerals, monthNames } = localeTable[locale]
  const [digits, first, names, second, ...rest] = text.split('.')
  const known = {
    numerals: numerals.find((each) => each === digits),
    calendar: calendars.find((each) => each === first),
    months: monthNames.length === 0 && names === absent ? null : monthNames.find((each) => each === names),
    secondCalendar: second === absent ? null : calendars.find((each) => each === second),
  }
  if (rest.length > 0 || !known.numerals || !known.calendar) return null
  if (known.months === undefined || known.secondCalendar === undefined) return null
  return {
    numerals: known.numerals,
    calendar: known.calendar,
    months: known.months,
    secondCalendar: known.secondCalendar === known.calendar ? null : known.secondCalendar,
  }
}

/**
 * The choices in a cookie's value, `ar.arab.gregory.AE.-~fa.latn.persian.-.gregory`. A stranger wrote it: what is no
 * choice is as if it were not there.
 */
export function parseChoices(cookie: string | undefined): FormatChoices {
  const choices: FormatChoices = {}
  // Longer than every language together can be: nobody's choice, and not worth splitting.
  if (!cookie || cookie.length > 400) return choices
  for (const piece of cookie.split('~')) {
    const locale = locales.find((each) => piece.startsWith(`${each}.`))
    const reading = locale && parseFormatPreferences(piece.slice(locale.length + 1), locale)
    if (reading) choices[locale] = reading
  }
  return choices
}

/** The cookie's value for choices: one way to write the same, '' for none. */
export const writeChoices = (choices: FormatChoices): string =>
  locales
    .flatMap((locale) => {
      const reading = choices[locale]
      return reading ? [`${locale}.${writeFormatPreferences(reading)}`] : []
    })
    .join('~')

/**
 * All that a page in one language depends on in a reader's cookie, for a cache to keep pages by: the cookie's value
 * without what it says of other languages, '' for a reader who chose nothing in this one. A page rendered with it
 * for its cookie is the page rendered with the whole. At most 72 values exist in a
 * language, so that nobody fills a cache with made-up cookies.
 */
export function formatKey(cookie: string | undefined, locale: Locale): string {
  const chosen = parseChoices(cookie)[locale]
  return chosen ? writeChoices({ [locale]: chosen }) : ''
}

/** The reader's choice, else the publication's own way. */
export const chosenFormatPreferences = (
  cookie: string | undefined,
  locale: Locale,
  publications: FormatPreferences,
): FormatPreferences => parseChoices(cookie)[locale] ?? publications

/**
 * The BCP 47 tag that has Intl, and the messages' own numbers, printed in a reading's digits.
 * @example numbersTag('ar', reading) // 'ar-u-nu-arab'
 */
export const numbersTag = (locale: Locale, { numerals }: Pick<FormatPreferences, 'numerals'>): string =>
  `${locale}-u-nu-${numerals}`

/**
 * The tag that has a browser print a date in a reading's calendar, names of months and digits, as nearly as Intl does.
 * @example datesTag('ar', reading) // 'ar-AE-u-ca-gregory-nu-latn'
 */
export const datesTag = (locale: Locale, { numerals, calendar, months }: FormatPreferences): string =>
  `${months ? `${locale}-${months}` : locale}-u-ca-${calendar}-nu-${numerals}`
