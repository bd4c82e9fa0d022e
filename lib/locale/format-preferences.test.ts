import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chosenFormatPreferences,
  type FormatChoices,
  formatKey,
  numbersTag,
  parseChoices,
  parseFormatPreferences,
  writeChoices,
  writeFormatPreferences,
} from './format-preferences.ts'
import { calendars, type FormatPreferences, type Locale, locales, localeTable } from './table.ts'

/** Every reading a language has. */
const readingsOf = (locale: Locale): FormatPreferences[] => {
  const { numerals, monthNames } = localeTable[locale]
  const second = (calendar: string) => calendars.filter((each) => each !== calendar)
  return numerals.flatMap((digits) =>
    calendars.flatMap((calendar) =>
      (monthNames.length ? monthNames : [null]).flatMap((months) =>
        [null, ...second(calendar)].map((secondCalendar) => ({
          numerals: digits,
          calendar,
          months,
          secondCalendar,
        })),
      ),
    ),
  )
}

const lebanese: FormatPreferences = {
  numerals: 'arab',
  calendar: 'gregory',
  months: 'LB',
  secondCalendar: 'islamic-umalqura',
}

describe('a reading as text', () => {
  it.each(locales)('comes back whole, whatever it is, in %s', (locale) => {
    const readings = readingsOf(locale)
    expect(readings.map((each) => parseFormatPreferences(writeFormatPreferences(each), locale))).toEqual(
      readings,
    )
    expect(new Set(readings.map(writeFormatPreferences)).size).toBe(readings.length)
    expect(readings).toContainEqual(localeTable[locale].reading)
  })

  it.each<[string, Locale]>([
    ['', 'ar'],
    ['arab', 'ar'],
    ['arab.gregory.LB', 'ar'],
    ['arab.gregory.LB.-.x', 'ar'],
    ['arabext.gregory.LB.-', 'ar'],
    ['arab.hebrew.LB.-', 'ar'],
    ['arab.gregory.FR.-', 'ar'],
    ['arab.gregory.-.-', 'ar'],
    ['arab.gregory.LB.', 'ar'],
    ['ARAB.gregory.LB.-', 'ar'],
    ['arab.gregory.-.-', 'en'],
    ['latn.gregory.LB.-', 'en'],
    ['latn.constructor.-.-', 'en'],
  ])('%j is none in %s', (text, locale) => {
    expect(parseFormatPreferences(text, locale)).toBeNull()
  })

  it('has no second calendar that repeats the first', () => {
    expect(parseFormatPreferences('latn.persian.-.persian', 'en')).toEqual({
      numerals: 'latn',
      calendar: 'persian',
      months: null,
      secondCalendar: null,
    })
  })
})

describe('a reader’s cookie', () => {
  const choices: FormatChoices = { ar: lebanese, fa: { ...localeTable.fa.reading, numerals: 'latn' } }
  const cookie = 'ar.arab.gregory.LB.islamic-umalqura~fa.latn.persian.-.-'

  it('holds a choice for each language, written one way', () => {
    expect(writeChoices(choices)).toBe(cookie)
    expect(parseChoices(cookie)).toEqual(choices)
    expect(writeChoices(parseChoices(cookie.split('~').reverse().join('~')))).toBe(cookie)
    expect(writeChoices({})).toBe('')
  })

  it('needs no quoting, with a choice in every language', () => {
    const all = writeChoices(Object.fromEntries(locales.map((each) => [each, readingsOf(each).at(-1)!])))
    // RFC 6265, 4.1.1: cookie-octet.
    expect(all).toMatch(/^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+$/)
    expect(Object.keys(parseChoices(all))).toEqual([...locales])
  })

  it('decides before the publication does, in its own language only', () => {
    const publications: FormatPreferences = { ...localeTable.ar.reading, calendar: 'persian' }
    expect(chosenFormatPreferences(cookie, 'ar', publications)).toEqual(lebanese)
    expect(chosenFormatPreferences('fa.latn.persian.-.-', 'ar', publications)).toBe(publications)
    expect(chosenFormatPreferences(undefined, 'ar', publications)).toBe(publications)
    expect(chosenFormatPreferences('ar.klingon.gregory.LB.-', 'ar', publications)).toBe(publications)
  })

  it('makes a key of one language’s choice alone, which renders the same page', () => {
    expect(formatKey(cookie, 'ar')).toBe('ar.arab.gregory.LB.islamic-umalqura')
    expect(formatKey(cookie, 'en')).toBe('')
    expect(formatKey(undefined, 'ar')).toBe('')
    for (const locale of locales)
      expect(parseChoices(formatKey(cookie, locale))[locale]).toEqual(parseChoices(cookie)[locale])
  })

  it('makes one of a few keys, whatever a stranger writes', () => {
    const known = new Map(
      locales.map((locale) => [
        locale,
        new Set(['', ...readingsOf(locale).map((reading) => writeChoices({ [locale]: reading }))]),
      ]),
    )
    expect(Math.max(...[...known.values()].map((keys) => keys.size))).toBe(73)
    const part = fc.constantFrom(
      ...locales,
      ...calendars,
      'latn',
      'arab',
      'arabext',
      'AE',
      'LB',
      '-',
      '.',
      '~',
      '',
    )
    const nearly = fc.array(part, { maxLength: 14 }).map((parts) => parts.join('.'))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), fc.constantFrom(...locales), (text, locale) => {
        expect(known.get(locale)).toContain(formatKey(text, locale))
      }),
    )
    expect(formatKey('~'.repeat(1_000_000), 'ar')).toBe('')
    expect(formatKey(`${'x~'.repeat(300)}${cookie}`, 'ar')).toBe('')
  })
})

describe('numbersTag', () => {
  it('has Intl print a reading’s digits, and count in the language’s own categories', () => {
    const tag = numbersTag('ar', lebanese)
    expect(tag).toBe('ar-u-nu-arab')
    expect(new Intl.NumberFormat(tag).format(120)).toBe('١٢٠')
    expect(new Intl.PluralRules(tag).select(3)).toBe('few')
  })
})
