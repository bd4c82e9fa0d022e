/** Times as a reader sees them: in the publication's zone, in the reader's calendar and numerals. */
import { numbersTag } from './format-preferences.ts'
import { type Calendar, type FormatPreferences, type Locale, localeTable } from './table.ts'

export type MomentStyle = 'date' | 'time' | 'moment'

/**
 * A date, a time of day (24 hours) or both, in the reading's first calendar.
 * @param timeZone IANA name, the publication's
 */
export function formatMoment(
  at: Date,
  style: MomentStyle,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string {
  const facts = localeTable[locale].dates
  const print = printed(at, locale, timeZone, reading, reading.calendar)
  if (style === 'date') return print.date
  const time = fill(facts.time, print)
  return style === 'time' ? time : fill(facts.moment, { ...print, time })
}

/** Seconds of each unit, and how many of it are said before the next is. */
const agoUnits = [
  ['minute', 60, 60],
  ['hour', 3_600, 24],
  ['day', 86_400, 7],
] as const

/** How long ago something was, or in how long it will be, «قبل ساعتين»; beyond a week the date. */
export function formatAgo(
  at: Date,
  now: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000
  if (Math.abs(seconds) < 60) return localeTable[locale].relative.now
  for (const [unit, length, most] of agoUnits) {
    const count = Math.trunc(seconds / length)
    if (Math.abs(count) < most)
      return new Intl.RelativeTimeFormat(numbersTag(locale, reading), { numeric: 'always' }).format(
        count,
        unit,
      )
  }
  return formatMoment(at, 'date', locale, timeZone, reading)
}

/** The weekday and the date, with the second calendar's date beside it, as a masthead carries them. */
export function formatDay(at: Date, locale: Locale, timeZone: string, reading: FormatPreferences): string {
  const { weekday } = printed(at, locale, timeZone, reading, reading.calendar)
  const date = fullDate(at, locale, timeZone, reading)
  return fill(localeTable[locale].dates.day, { weekday, date })
}

/** The date, with the second calendar's beside it, and the time: for the head of a story. */
export function formatFullMoment(
  at: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string {
  const facts = localeTable[locale].dates
  const time = formatMoment(at, 'time', locale, timeZone, reading)
  return fill(facts.moment, { date: fullDate(at, locale, timeZone, reading), time })
}

/** The month and its year in the reading's first calendar, «نوفمبر 2026», as a calendar is headed. */
export function formatMonth(at: Date, locale: Locale, timeZone: string, reading: FormatPreferences): string {
  const { month, year } = printed(at, locale, timeZone, reading, reading.calendar)
  return `${month} ${year}`
}

/** The month alone in the reading's first calendar, «نوفمبر». */
export const formatMonthName = (
  at: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string => printed(at, locale, timeZone, reading, reading.calendar).month

/** The year alone in the reading's first calendar. */
export const formatYear = (at: Date, locale: Locale, timeZone: string, reading: FormatPreferences): string =>
  printed(at, locale, timeZone, reading, reading.calendar).year

/** The day of the month in the reading's first calendar, as it stands in a calendar's square. */
export const formatDayNumber = (
  at: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string => printed(at, locale, timeZone, reading, reading.calendar).day

/** The day and its month in the reading's first calendar, as the language orders them: «29 نوفمبر», “November 29”. */
export const formatDayOfYear = (
  at: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): string => printed(at, locale, timeZone, reading, reading.calendar).dayOfYear

/** What days of the week are called over the columns of a calendar, whole and cut short. @param days of one week */
export function weekdayNames(days: readonly string[], locale: Locale): { long: string; short: string }[] {
  const name = (day: string, weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
  return days.map((day) => ({ long: name(day, 'long'), short: name(day, 'short') }))
}

function fullDate(at: Date, locale: Locale, timeZone: string, reading: FormatPreferences): string {
  const { date } = printed(at, locale, timeZone, reading, reading.calendar)
  if (!reading.secondCalendar) return date
  const second = printed(at, locale, timeZone, reading, reading.secondCalendar)
  return `${date} (${second.date})`
}

/** Milliseconds for which a list says at what hour something was published, and not only on which day. */
const hourMatters = 48 * 60 * 60_000

/**
 * When something happened, as a list says it, in words that stay true however long the page is kept: the hour under its
 * own day, the day and the hour of what is new, else the day. `public/reader.js` makes it relative.
 * The year of the day over it is not said again; with no day over it, this year is not.
 * @param under a moment of the day that stands over it, if one does
 * @returns `clock` where the text says more than the hour
 */
export function formatListed(
  at: Date,
  { now, under }: { now: Date; under?: Date | undefined },
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
): { text: string; clock?: string } {
  const clock = formatMoment(at, 'time', locale, timeZone, reading)
  if (under && isoDay(at, timeZone) === isoDay(under, timeZone)) return { text: clock }
  const own = printed(at, locale, timeZone, reading, reading.calendar)
  const isSameYear = printed(under ?? now, locale, timeZone, reading, reading.calendar).year === own.year
  const day = isSameYear ? own.dayOfYear : own.date
  const isNew = now.getTime() - at.getTime() < hourMatters
  return isNew ? { text: day + localeTable[locale].list.comma + clock, clock } : { text: day }
}

/** The day in the publication's zone, `2024-07-07`: for machines, beside a printed day. */
export const isoDay = (at: Date, timeZone: string): string =>
  formatterOf('en-CA-u-ca-iso8601-nu-latn', timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)

/** When the day of a moment is over in the publication's zone: milliseconds since 1970, to the minute. */
export function endOfDay(at: Date, timeZone: string): number {
  const day = isoDay(at, timeZone)
  const minute = 60_000
  let [before, after] = [Math.floor(at.getTime() / minute), Math.floor(at.getTime() / minute) + 26 * 60]
  // No day is as long as 26 hours, and zones are distant by whole minutes.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isoDay(new Date(middle * minute), timeZone) === day) before = middle
    else after = middle
  }
  return after * minute
}

/**
 * A zone as a time that a sentence only puts “in” before, in the reader's language: “توقيت الخليج”, “Gulf Standard
 * Time”. What Intl tells only by its distance (“غرينتش+03:00”) is called a time here.
 */
export function timeZoneName(locale: Locale, timeZone: string, reading: FormatPreferences): string {
  const formatter = formatterOf(numbersTag(locale, reading), timeZone, { timeZoneName: 'longGeneric' })
  const parts = formatter.formatToParts()
  const zone = parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  const { zoneByDistance } = localeTable[locale].dates
  return zoneByDistance && /\p{Nd}/u.test(zone) ? fill(zoneByDistance, { zone }) : zone
}

type Printed = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'date' | 'dayOfYear', string>

/** The same moments stand on many pages, and Intl takes as long for one as a page for a paragraph. */
const kept = new Map<string, Printed>()
const mostKept = 2_000

/** Nothing finer is printed; since 1972 (Liberia was the last) all zones are whole minutes away from each other. */
const minuteOf = (at: Date): number =>
  at.getTime() < Date.UTC(1973, 0) ? at.getTime() : Math.floor(at.getTime() / 60_000) * 60_000

/**
 * A moment's parts in one calendar. ICU has Umm al-Qura for 1300–1600 AH (1882–2174), and computes it as Saudi Arabia
 * has since 1423 (2002): what papers printed before that can differ by a day.
 */
function printed(
  at: Date,
  locale: Locale,
  timeZone: string,
  reading: FormatPreferences,
  calendar: Calendar,
): Printed {
  const { numerals, months, secondCalendar } = reading
  const key = [minuteOf(at), locale, timeZone, calendar, numerals, months, secondCalendar].join(' ')
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= mostKept) kept.clear()
  const { dates, reading: own } = localeTable[locale]
  const names = calendar === 'gregory' && months ? `${locale}-${months}` : locale
  const parts = partsOf(at, `${names}-u-ca-${calendar}-nu-${numerals}`, timeZone)
  const ownNames = dates.months[calendar]
  const month = ownNames?.[monthOf(at, calendar, timeZone) - 1] ?? parts.month
  const day = dates.first && parts.day === '1' ? dates.first : parts.day
  const isForeign = calendar !== own.calendar || calendar === secondCalendar
  const year = parts.year + (isForeign ? dates.eras[calendar] : '')
  const print = {
    ...parts,
    month,
    year,
    date: fill(dates.date, { day, month, year }),
    dayOfYear: fill(dates.dayOfYear, { day, month }),
  }
  kept.set(key, print)
  return print
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** One formatter for each use: to make one takes a hundred times as long as to use it. */
function formatterOf(
  tag: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${tag} ${timeZone} ${Object.keys(options).join(' ')}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone })
  formatters.set(key, formatter)
  return formatter
}

function partsOf(at: Date, tag: string, timeZone: string): Omit<Printed, 'date' | 'dayOfYear'> {
  const formatter = formatterOf(tag, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(formatter.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

/** The month's number in a calendar, from 1: English digits whatever is printed. */
function monthOf(at: Date, calendar: Calendar, timeZone: string): number {
  const formatter = formatterOf(`en-u-ca-${calendar}-nu-latn`, timeZone, { month: 'numeric' })
  return Number(formatter.formatToParts(at).find((part) => part.type === 'month')?.value)
}

/** A pattern of the table with its {names} replaced. */
const fill = (pattern: string, values: Partial<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
