import bidiFactory from 'bidi-js'
import { describe, expect, it } from 'vitest'
import {
  formatChange,
  formatCurrency,
  formatDecimal,
  formatMeasure,
  formatNumber,
  formatOrdinal,
} from './numbers.ts'
import {
  type FormatPreferences,
  type Gender,
  type Locale,
  locales,
  localeTable,
  type Numerals,
} from './table.ts'

const own = (locale: Locale, numerals = localeTable[locale].reading.numerals): FormatPreferences => ({
  ...localeTable[locale].reading,
  numerals,
})
/** No-break spaces and marks of direction seen as what they are read as. */
const plain = (text: string) =>
  text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll(/[\u200E\u200F\u061C]/g, '')

describe('figures', () => {
  it.each<[Locale, Numerals, string, string, string]>([
    ['ar', 'latn', '2,410.50', '−0.40%', '+3'],
    ['ar', 'arab', '٢٬٤١٠٫٥٠', '−٠٫٤٠٪', '+٣'],
    ['fa', 'arabext', '۲٬۴۱۰٫۵۰', '−۰٫۴۰٪', '+۳'],
    ['en', 'latn', '2,410.50', '−0.40%', '+3'],
    ['fr', 'latn', '2 410,50', '−0,40 %', '+3'],
  ])(
    'keep their digits after the point, and their sign (%s in %s)',
    (locale, numerals, value, change, points) => {
      const reading = own(locale, numerals)
      expect(plain(formatDecimal('2410.50', locale, reading))).toBe(value)
      expect(plain(formatChange('-0.40', 'percent', locale, reading))).toBe(change)
      expect(plain(formatChange('3', 'points', locale, reading))).toBe(points)
      expect(plain(formatChange('0', 'points', locale, reading))).not.toMatch(/[+−-]/)
    },
  )

  it('have per cent for their own sign, and in English a currency before them', () => {
    const printed = (decimal: string, unit: string, locale: Locale) => {
      const { text, unit: after } = formatMeasure(decimal, unit, locale, own(locale))
      return [plain(text), after]
    }
    expect(printed('-1198.5', '$', 'en')).toEqual(['−$1,198.5', null])
    expect(printed('198', '$', 'ar')).toEqual(['198', '$'])
    expect(printed('198', 'TEU', 'en')).toEqual(['198', 'TEU'])
    expect(printed('3.1', '%', 'ar')).toEqual(['3.1%', null])
    expect(printed('3.1', '%', 'fr')).toEqual(['3,1 %', null])
  })

  it('are printed exactly where a number would round them', () => {
    expect(formatDecimal('123456789012345.123456', 'en', own('en'))).toBe('123,456,789,012,345.123456')
  })
})

describe('formatNumber', () => {
  it.each<[Locale, Numerals, string]>([
    ['ar', 'latn', '−1,234,567.5'],
    ['ar', 'arab', '−١٬٢٣٤٬٥٦٧٫٥'],
    ['en', 'latn', '−1,234,567.5'],
    ['fa', 'arabext', '−۱٬۲۳۴٬۵۶۷٫۵'],
    ['fa', 'latn', '−1,234,567.5'],
    ['he', 'latn', '−1,234,567.5'],
    ['ur', 'latn', '−1,234,567.5'],
    ['ur', 'arabext', '−۱٬۲۳۴٬۵۶۷٫۵'],
    ['fr', 'latn', '−1 234 567,5'],
  ])('prints %s in %s', (locale, numerals, expected) => {
    expect(plain(formatNumber(-1_234_567.5, locale, own(locale, numerals)))).toBe(expected)
  })

  it.each(
    locales
      .filter((locale) => localeTable[locale].dir === 'rtl')
      .flatMap((locale) => localeTable[locale].numerals.map((numerals) => [locale, numerals] as const)),
  )('keeps a minus on one side of its number on a line from right to left (%s, %s)', (locale, numerals) => {
    const bidi = bidiFactory()
    for (const text of [
      formatNumber(-12.5, locale, own(locale, numerals)),
      formatCurrency(-12, 'USD', locale, own(locale, numerals)),
    ]) {
      // As UAX #9 sets it, from the left of the screen.
      const seen = plain(bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, 'rtl')))
      // CLDR has Arabic-Indic numbers begin where the line does.
      const [before, after] =
        numerals === 'arab' ? [/\p{Nd}[-−]/u, /[-−]\p{Nd}/u] : [/[-−]\p{Nd}/u, /\p{Nd}[-−]/u]
      expect(seen).toMatch(before)
      expect(seen).not.toMatch(after)
    }
  })
})

describe('formatOrdinal', () => {
  const counts = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 101, 111]
  it.each<[Locale, Gender, string]>([
    [
      'ar',
      'masculine',
      'الأول الثاني الثالث الرابع العاشر الـ11 الـ12 الـ13 الـ21 الـ22 الـ23 الـ101 الـ111',
    ],
    [
      'ar',
      'feminine',
      'الأولى الثانية الثالثة الرابعة العاشرة الـ11 الـ12 الـ13 الـ21 الـ22 الـ23 الـ101 الـ111',
    ],
    ['en', 'masculine', '1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 23rd 101st 111th'],
    ['fa', 'feminine', 'اول دوم سوم چهارم دهم ۱۱ام ۱۲ام ۱۳ام ۲۱ام ۲۲ام ۲۳ام ۱۰۱ام ۱۱۱ام'],
    ['he', 'masculine', 'הראשון השני השלישי הרביעי העשירי ה־11 ה־12 ה־13 ה־21 ה־22 ה־23 ה־101 ה־111'],
    ['he', 'feminine', 'הראשונה השנייה השלישית הרביעית העשירית ה־11 ה־12 ה־13 ה־21 ה־22 ה־23 ה־101 ה־111'],
    ['ur', 'masculine', 'پہلا دوسرا تیسرا چوتھا دسواں 11واں 12واں 13واں 21واں 22واں 23واں 101واں 111واں'],
    ['ur', 'feminine', 'پہلی دوسری تیسری چوتھی دسویں 11ویں 12ویں 13ویں 21ویں 22ویں 23ویں 101ویں 111ویں'],
    ['fr', 'masculine', '1er 2e 3e 4e 10e 11e 12e 13e 21e 22e 23e 101e 111e'],
    ['fr', 'feminine', '1re 2e 3e 4e 10e 11e 12e 13e 21e 22e 23e 101e 111e'],
  ])('counts places in %s (%s)', (locale, gender, expected) => {
    expect(counts.map((count) => formatOrdinal(count, locale, own(locale), gender)).join(' ')).toBe(expected)
  })

  it('is in the reader’s digits', () => {
    expect(formatOrdinal(12, 'ar', own('ar', 'arab'), 'masculine')).toBe('الـ١٢')
    expect(formatOrdinal(12, 'ur', own('ur', 'arabext'), 'feminine')).toBe('۱۲ویں')
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('has none for %s', (value) => {
    expect(() => formatOrdinal(value, 'en', own('en'), 'masculine')).toThrow(RangeError)
  })
})

describe('formatCurrency', () => {
  const amounts = [0, 1, 2, 3, 10, 11, 99, 100, 103, 1_000_000, 1.5]
  it('counts Arabic money as Arabic counts', () => {
    const counted = (code: string) =>
      amounts.map((amount) => plain(formatCurrency(amount, code, 'ar', own('ar'))))
    expect(counted('USD')).toEqual([
      '0 دولار أمريكي',
      'دولار أمريكي واحد',
      'دولاران أمريكيان',
      '3 دولارات أمريكية',
      '10 دولارات أمريكية',
      '11 دولارًا أمريكيًا',
      '99 دولارًا أمريكيًا',
      '100 دولار أمريكي',
      '103 دولارات أمريكية',
      '1,000,000 دولار أمريكي',
      '1.50 دولار أمريكي',
    ])
    expect(counted('LBP')).toEqual([
      '0 ليرة لبنانية',
      'ليرة لبنانية واحدة',
      'ليرتان لبنانيتان',
      '3 ليرات لبنانية',
      '10 ليرات لبنانية',
      '11 ليرة لبنانية',
      '99 ليرة لبنانية',
      '100 ليرة لبنانية',
      '103 ليرات لبنانية',
      '1,000,000 ليرة لبنانية',
      'ليرتان لبنانيتان',
    ])
    expect(counted('EUR').slice(0, 6)).toEqual([
      '0 يورو',
      'يورو واحد',
      '2 يورو',
      '3 يورو',
      '10 يورو',
      '11 يورو',
    ])
  })

  it.each([
    ['AED', 3, '3 دراهم إماراتية'],
    ['AED', 25, '25 درهمًا إماراتيًا'],
    ['SAR', 270, '270 ريالًا سعوديًا'],
    ['KWD', 12.5, '12.500 دينار كويتي'],
    ['EGP', 4, '4 جنيهات مصرية'],
    ['GBP', 2, 'جنيهان إسترلينيان'],
    ['usd', 3, '3 دولارات أمريكية'],
    ['USD', -1, '−1 دولار أمريكي'],
    ['USD', -3, '−3 دولارات أمريكية'],
  ])('%s %d is %s', (code, amount, expected) => {
    expect(plain(formatCurrency(amount, code, 'ar', own('ar')))).toBe(expected)
  })

  it.each<[Locale, string, string, string]>([
    ['en', '$12', '$1,234.50', 'AED 12'],
    ['fa', '۱۲ دلار آمریکا', '۱٬۲۳۴٫۵۰ دلار آمریکا', '۱۲ درهم امارات متحدهٔ عربی'],
    ['he', '12 דולר אמריקאי', '1,234.50 דולר אמריקאי', '12 דירהם של איחוד הנסיכויות הערביות'],
    ['ur', '12 امریکی ڈالر', '1,234.50 امریکی ڈالر', '12 متحدہ عرب اماراتی درہم'],
    ['fr', '12 $US', '1 234,50 $US', '12 AED'],
  ])('prints money in %s', (locale, dollars, cents, dirhams) => {
    const print = (amount: number, code: string) => plain(formatCurrency(amount, code, locale, own(locale)))
    expect([print(12, 'USD'), print(1234.5, 'USD'), print(12, 'AED')]).toEqual([dollars, cents, dirhams])
  })

  it('keeps number and name on one line, in the reader’s digits', () => {
    for (const locale of ['ar', 'fa', 'he', 'ur'] as const)
      expect(formatCurrency(12, 'USD', locale, own(locale))).toMatch(/^\p{Nd}+\u00A0\p{L}/u)
    expect(formatCurrency(12, 'USD', 'ar', own('ar', 'arab'))).toBe('١٢\u00A0دولارًا أمريكيًا')
  })

  it('prints the code of a currency nobody named, and refuses what is no code', () => {
    expect(plain(formatCurrency(5, 'XYZ', 'ar', own('ar')))).toBe('5 XYZ')
    expect(() => formatCurrency(5, 'dollars', 'ar', own('ar'))).toThrow(RangeError)
  })
})
