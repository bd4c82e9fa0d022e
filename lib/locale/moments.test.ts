import bidiFactory from 'bidi-js'
import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatFullMoment,
  formatListed,
  formatMoment,
  isoDay,
  type MomentStyle,
  timeZoneName,
} from './moments.ts'
import {
  type Calendar,
  calendars,
  type FormatPreferences,
  type Locale,
  locales,
  localeTable,
} from './table.ts'

const zone = 'Asia/Dubai'
/** Five past two in the afternoon in Dubai, on the first day of a Hijri year. */
const at = new Date('2024-07-07T10:05:00Z')
const noon = (day: string) => new Date(`${day}T08:00:00Z`)

const own = (locale: Locale, change: Partial<FormatPreferences> = {}): FormatPreferences => ({
  ...localeTable[locale].reading,
  ...change,
})

describe('formatMoment', () => {
  it.each<[Locale, Record<MomentStyle, string>]>([
    ['ar', { date: '7 يوليو 2024', time: '14:05', moment: '7 يوليو 2024، الساعة 14:05' }],
    ['en', { date: 'July 7, 2024', time: '14:05', moment: 'July 7, 2024 at 14:05' }],
    ['fa', { date: '۱۷ تیر ۱۴۰۳', time: '۱۴:۰۵', moment: '۱۷ تیر ۱۴۰۳ ساعت ۱۴:۰۵' }],
    ['he', { date: '7 ביולי 2024', time: '14:05', moment: '7 ביולי 2024 בשעה 14:05' }],
    ['ur', { date: '7 جولائی 2024', time: '14:05', moment: '7 جولائی 2024، 14:05' }],
    ['fr', { date: '7 juillet 2024', time: '14h05', moment: '7 juillet 2024 à 14h05' }],
  ])('prints %s as its newspapers do', (locale, expected) => {
    for (const style of ['date', 'time', 'moment'] as const)
      expect(formatMoment(at, style, locale, zone, own(locale))).toBe(expected[style])
  })

  it('counts hours from 00 to 23, in the publication’s zone', () => {
    const midnight = new Date('2024-07-07T20:00:00Z')
    expect(formatMoment(midnight, 'time', 'en', zone, own('en'))).toBe('00:00')
    expect(formatMoment(midnight, 'date', 'en', zone, own('en'))).toBe('July 8, 2024')
    expect(formatMoment(midnight, 'moment', 'en', 'America/New_York', own('en'))).toBe(
      'July 7, 2024 at 16:00',
    )
  })

  it.each([
    ['AE', '١ يناير ٢٠٢٤', '١ يوليو ٢٠٢٤', '١ نوفمبر ٢٠٢٤'],
    ['LB', '١ كانون الثاني ٢٠٢٤', '١ تموز ٢٠٢٤', '١ تشرين الثاني ٢٠٢٤'],
    ['MA', '١ يناير ٢٠٢٤', '١ يوليوز ٢٠٢٤', '١ نونبر ٢٠٢٤'],
    ['DZ', '١ جانفي ٢٠٢٤', '١ جويلية ٢٠٢٤', '١ نوفمبر ٢٠٢٤'],
  ] as const)('names Arabic months as %s does, in Arabic-Indic digits', (months, ...expected) => {
    const reading = own('ar', { months, numerals: 'arab' })
    const days = ['2024-01-01', '2024-07-01', '2024-11-01']
    expect(days.map((day) => formatMoment(noon(day), 'date', 'ar', zone, reading))).toEqual(expected)
  })

  it('says “1er” in French, and no other day so', () => {
    const dates = ['2024-05-01', '2024-05-02', '2024-05-11', '2024-05-31']
    expect(dates.map((day) => formatMoment(noon(day), 'date', 'fr', zone, own('fr')))).toEqual([
      '1er mai 2024',
      '2 mai 2024',
      '11 mai 2024',
      '31 mai 2024',
    ])
  })

  // As Saudi Arabia's official calendar had them.
  it.each([
    ['2003-03-04', '1 محرم 1424 هـ'],
    ['2009-08-22', '1 رمضان 1430 هـ'],
    ['2018-09-11', '1 محرم 1440 هـ'],
    ['2023-03-23', '1 رمضان 1444 هـ'],
    ['2023-06-28', '10 ذو الحجة 1444 هـ'],
    ['2023-07-19', '1 محرم 1445 هـ'],
    ['2024-03-10', '29 شعبان 1445 هـ'],
    ['2024-03-11', '1 رمضان 1445 هـ'],
    ['2024-04-10', '1 شوال 1445 هـ'],
    ['2024-07-07', '1 محرم 1446 هـ'],
    ['2025-03-01', '1 رمضان 1446 هـ'],
    ['2025-03-30', '1 شوال 1446 هـ'],
    ['2025-06-26', '1 محرم 1447 هـ'],
  ])('%s is %s', (day, hijri) => {
    const reading = own('ar', { calendar: 'islamic-umalqura' })
    expect(formatMoment(noon(day), 'date', 'ar', zone, reading).replaceAll('\u00A0', ' ')).toBe(hijri)
  })

  // As Iran's official calendar has them: 1399, 1403 and 1408 are leap years.
  it.each([
    ['1979-02-11', '۲۲ بهمن ۱۳۵۷'],
    ['2017-03-21', '۱ فروردین ۱۳۹۶'],
    ['2020-03-20', '۱ فروردین ۱۳۹۹'],
    ['2021-03-20', '۳۰ اسفند ۱۳۹۹'],
    ['2021-03-21', '۱ فروردین ۱۴۰۰'],
    ['2024-03-19', '۲۹ اسفند ۱۴۰۲'],
    ['2024-03-20', '۱ فروردین ۱۴۰۳'],
    ['2025-03-20', '۳۰ اسفند ۱۴۰۳'],
    ['2025-03-21', '۱ فروردین ۱۴۰۴'],
    ['2028-03-20', '۱ فروردین ۱۴۰۷'],
    ['2029-03-20', '۱ فروردین ۱۴۰۸'],
    ['2030-03-21', '۱ فروردین ۱۴۰۹'],
  ])('%s is %s', (day, jalali) => {
    expect(formatMoment(noon(day), 'date', 'fa', zone, own('fa'))).toBe(jalali)
  })

  it.each(locales.flatMap((locale) => calendars.map((calendar) => [locale, calendar] as const)))(
    'has twelve names of months in %s for %s, one after the other, in letters of the language',
    (locale, calendar) => {
      const names = monthNames(locale, calendar)
      expect(names).toHaveLength(12)
      expect(new Set(names).size).toBe(12)
      const foreign = {
        Arab: /[^\p{scx=Arab} \u200C]/u,
        Aran: /[^\p{scx=Arab} ]/u,
        Hebr: /[^א-ת׳־ ]/u,
        Latn: /[^\p{scx=Latn} ’-]/u,
      }
      expect(names.filter((name) => foreign[localeTable[locale].script].test(name))).toEqual([])
    },
  )

  it.each([
    ['ar', 'persian', 'فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند'],
    ['ur', 'persian', 'فروردین اردیبہشت خرداد تیر مرداد شہریور مہر آبان آذر دی بہمن اسفند'],
    ['fa', 'persian', 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'],
    ['fr', 'persian', 'farvardin ordibehecht khordad tir mordad chahrivar mehr aban azar dey bahman esfand'],
  ] as const)('names the Persian months of %s in order', (locale, calendar, names) => {
    expect(monthNames(locale, calendar).join(' ')).toBe(names)
  })
})

/** Names of a calendar's months from its first, read off the days of two years as they are printed. */
function monthNames(locale: Locale, calendar: Calendar): string[] {
  const reading = own(locale, { calendar })
  const names: string[] = []
  // 1 Muharram 1446, 1 Farvardin 1403, 1 January 2024.
  const first = { gregory: '2024-01-01', 'islamic-umalqura': '2024-07-07', persian: '2024-03-20' }[calendar]
  for (let day = 0; day < 350; day += 1) {
    const date = formatMoment(
      new Date(noon(first).getTime() + day * 86_400_000),
      'date',
      locale,
      zone,
      reading,
    )
    const era = localeTable[locale].dates.eras[calendar]
    const name = (era && date.endsWith(era) ? date.slice(0, -era.length) : date)
      .replace(/^1er/, '')
      .replace(/[\p{Nd},]/gu, '')
      .replace(locale === 'he' ? /^ ב/ : /^/, '')
      .trim()
    if (names.at(-1) !== name) names.push(name)
  }
  return names
}

describe('a second calendar', () => {
  it.each<[Locale, string, string]>([
    ['ar', 'الأحد، 7 يوليو 2024 (1 محرم 1446 هـ)', '7 يوليو 2024 (1 محرم 1446 هـ)، الساعة 14:05'],
    ['en', 'Sunday, July 7, 2024 (Muharram 1, 1446 AH)', 'July 7, 2024 (Muharram 1, 1446 AH) at 14:05'],
    ['fa', 'یکشنبه ۱۷ تیر ۱۴۰۳ (۱ محرم ۱۴۴۶ ه‍.ق)', '۱۷ تیر ۱۴۰۳ (۱ محرم ۱۴۴۶ ه‍.ق) ساعت ۱۴:۰۵'],
    [
      'he',
      'יום ראשון, 7 ביולי 2024 (1 במוחרם 1446 להיג׳רה)',
      '7 ביולי 2024 (1 במוחרם 1446 להיג׳רה) בשעה 14:05',
    ],
    ['ur', 'اتوار، 7 جولائی 2024 (1 محرم 1446ھ)', '7 جولائی 2024 (1 محرم 1446ھ)، 14:05'],
    [
      'fr',
      'dimanche 7 juillet 2024 (1er mouharram 1446 de l’hégire)',
      '7 juillet 2024 (1er mouharram 1446 de l’hégire) à 14h05',
    ],
  ])('stands in parentheses after the full date in %s, and before the time', (locale, day, moment) => {
    const reading = own(locale, { secondCalendar: 'islamic-umalqura' })
    expect(formatDay(at, locale, zone, reading).replaceAll('\u00A0', ' ')).toBe(day)
    expect(formatFullMoment(at, locale, zone, reading).replaceAll('\u00A0', ' ')).toBe(moment)
    expect(formatMoment(at, 'date', locale, zone, reading)).not.toContain('(')
  })

  it('is marked with its era, and the language’s own calendar only when it comes second', () => {
    const day = (change: Partial<FormatPreferences>) =>
      formatDay(at, 'ar', zone, own('ar', change)).replaceAll('\u00A0', ' ')
    expect(day({ calendar: 'islamic-umalqura', secondCalendar: 'gregory' })).toBe(
      'الأحد، 1 محرم 1446 هـ (7 يوليو 2024 م)',
    )
    expect(day({ secondCalendar: 'persian' })).toBe('الأحد، 7 يوليو 2024 (17 تير 1403 هـ.ش)')
    expect(day({})).toBe('الأحد، 7 يوليو 2024')
  })
})

describe('formatListed', () => {
  const hours = (count: number) => new Date(at.getTime() - count * 3_600_000)
  const listed = (locale: Locale, when: Date, under?: Date, change: Partial<FormatPreferences> = {}) =>
    formatListed(when, { now: at, under }, locale, zone, own(locale, change))

  it.each<[Locale, string, string, string, string]>([
    ['ar', '11:05', '6 يوليو، 20:05', '6 يوليو، 20:05', '1 يوليو'],
    ['en', '11:05', 'July 6, 20:05', 'July 6, 20:05', 'July 1'],
    ['fa', '۱۱:۰۵', '۱۶ تیر، ۲۰:۰۵', '۱۶ تیر، ۲۰:۰۵', '۱۱ تیر'],
    ['he', '11:05', '6 ביולי, 20:05', '6 ביולי, 20:05', '1 ביולי'],
    ['ur', '11:05', '6 جولائی، 20:05', '6 جولائی، 20:05', '1 جولائی'],
    ['fr', '11h05', '6 juillet, 20h05', '6 juillet, 20h05', '1er juillet'],
  ])(
    'says in %s the hour under its day, the day and the hour of what is new, else the day',
    (locale, ...expected) => {
      expect([
        listed(locale, hours(3), at).text,
        listed(locale, hours(18), at).text,
        listed(locale, hours(18)).text,
        listed(locale, hours(146)).text,
      ]).toEqual(expected)
    },
  )

  it('gives the hour by itself where it said more, for who makes it relative', () => {
    expect(listed('fr', hours(18), at).clock).toBe('20h05')
    expect(listed('fr', hours(3), at).clock).toBeUndefined()
    expect(listed('fr', hours(146), at).clock).toBeUndefined()
  })

  it('has the year where it is not that of the day above it, nor this one, in the reader’s calendar', () => {
    expect(listed('ar', noon('2023-12-31'), at).text).toBe('31 ديسمبر 2023')
    expect(listed('ar', noon('2023-12-31')).text).toBe('31 ديسمبر 2023')
    expect(listed('fa', noon('2024-03-01')).text).toBe('۱۱ اسفند ۱۴۰۲')
    // One day before the first of Muharram.
    expect(listed('ar', hours(18), at, { calendar: 'islamic-umalqura', numerals: 'arab' }).text).toMatch(
      /^٣٠ ذو الحجة ١٤٤٥\sهـ، ٢٠:٠٥$/u,
    )
  })

  it('is of the day where the paper is, not where its server stands', () => {
    const [lateThere, now] = [new Date('2024-07-07T20:30:00Z'), new Date('2024-07-07T21:00:00Z')]
    expect(formatListed(lateThere, { now, under: now }, 'en', zone, own('en')).text).toBe('00:30')
    expect(formatListed(lateThere, { now, under: now }, 'en', 'UTC', own('en')).text).toBe('20:30')
    expect(formatListed(at, { now, under: now }, 'en', zone, own('en')).text).toBe('July 7, 14:05')
  })
})

describe('isoDay', () => {
  it('is the day where the paper is', () => {
    expect(isoDay(new Date('2024-07-07T21:05:00Z'), zone)).toBe('2024-07-08')
    expect(isoDay(new Date('2024-01-01T00:00:00Z'), 'America/New_York')).toBe('2023-12-31')
  })
})

describe('timeZoneName', () => {
  it('names the zone in the language, and its hours in the reader’s digits', () => {
    expect(timeZoneName('ar', zone, own('ar'))).toBe('توقيت الخليج')
    expect(timeZoneName('en', zone, own('en'))).toBe('Gulf Standard Time')
    expect(timeZoneName('ar', 'Etc/GMT-3', own('ar', { numerals: 'arab' }))).toMatch(/٠٣:٠٠/)
  })

  // A message only puts “in” before it.
  it.each([
    ['ar', /^(?:ال)?توقيت /, /توقيت/g],
    ['fa', /^وقت /, /وقت/g],
    ['he', /^שעון /, /שעון|זמן/g],
    ['fr', /^(?:heure |UTC)/, /heure|UTC/g],
    ['en', /\bTime\b|^GMT/, /\bTime\b|GMT/g],
    ['ur', /^GMT|وقت|ٹائم/, /GMT|وقت|ٹائم/g],
  ] as const)('in %s says of every zone that it is a time, and says it once', (locale, form, word) => {
    const names = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT-3', 'Etc/GMT+11'].map((each) =>
      timeZoneName(locale, each, own(locale)),
    )
    expect(names.filter((name) => !form.test(name) || name.match(word)?.length !== 1)).toEqual([])
  })
})

describe('on a line that runs right to left', () => {
  const bidi = bidiFactory()
  /** What stands on the line from left to right, by UAX #9. */
  const seen = (text: string) =>
    bidi
      .getReorderedString(text, bidi.getEmbeddingLevels(text, 'rtl'))
      .replaceAll(/[\u200E\u200F\u061C]/g, '')

  const rtl = locales.filter((locale) => localeTable[locale].dir === 'rtl')
  it.each(
    rtl.flatMap((locale) => localeTable[locale].numerals.map((numerals) => [locale, numerals] as const)),
  )('every number in a date reads in order, and each date in its place (%s, %s)', (locale, numerals) => {
    for (const calendar of calendars)
      for (const secondCalendar of calendars.filter((each) => each !== calendar)) {
        const text = formatFullMoment(at, locale, zone, own(locale, { numerals, calendar, secondCalendar }))
        const numbers = text.match(/\p{Nd}+(?::\p{Nd}+)?/gu)!
        expect(numbers).toHaveLength(5)
        const places = numbers.map((number) => seen(text).lastIndexOf(number))
        expect(places, text).not.toContain(-1)
        // Day, year, day, year and time, from the right.
        expect(new Set([places[1], places[3], places[4]]).size).toBe(3)
        expect(places[1]!, text).toBeGreaterThan(places[3]!)
        expect(places[3]!, text).toBeGreaterThan(places[4]!)
      }
  })
})
