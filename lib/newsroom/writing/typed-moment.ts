/** A day and a time of day as people type them, in Arabic or English, with any of the three kinds of digits. */
import { fold } from '../../arabic/fold.ts'
import { dayAfter, isDay } from '../../locale/days.ts'
import { localeTable } from '../../locale/table.ts'

export type TypedMoment = {
  /** `2026-11-30`; null where none was typed. */
  day: string | null
  /** `20:00`, or with seconds `20:00:05`; null where none was typed. */
  time: string | null
}

const two = (text: string | number) => String(text).padStart(2, '0')

type MonthName = readonly [name: string, month: number]
let namesOfMonths: readonly MonthName[] | undefined

/** Every name that the months have in Arabic and English, folded; the longest first. Intl is asked when first needed. */
const monthNames = (): readonly MonthName[] => {
  namesOfMonths ??= [...localeTable.ar.monthNames.map((country) => `ar-${country}`), 'en']
    .flatMap((tag) =>
      (['long', 'short'] as const).flatMap((style): MonthName[] => {
        const names = new Intl.DateTimeFormat(`${tag}-u-ca-gregory`, { month: style, timeZone: 'UTC' })
        return Array.from({ length: 12 }, (_, month) => [
          fold(names.format(Date.UTC(2026, month, 15))),
          month + 1,
        ])
      }),
    )
    .concat([['sept', 9]])
    .sort(([a], [b]) => b.length - a.length)
  return namesOfMonths
}

let namesOfWeekdays: ReadonlySet<string> | undefined

const weekdays = (): ReadonlySet<string> => {
  namesOfWeekdays ??= new Set(
    ['ar', 'en'].flatMap((tag) =>
      (['long', 'short'] as const).flatMap((style) => {
        const names = new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' })
        return Array.from({ length: 7 }, (_, day) => fold(names.format(Date.UTC(2026, 10, 1 + day))))
      }),
    ),
  )
  return namesOfWeekdays
}

const relativeDays: Readonly<Record<string, number>> = {
  اليوم: 0,
  الليله: 0,
  today: 0,
  tonight: 0,
  غدا: 1,
  غد: 1,
  tomorrow: 1,
}

const beforeNoon = new Set(['am', 'a.m', 'ص', 'صباحا'])
const afterNoon = new Set(['pm', 'p.m', 'م', 'مساء'])

/** `2026-11-30` from its parts; null where the calendar has no such day. */
function dayOf(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  return isDay(day) ? day : null
}

/** The year was left out: the first such day from one on. */
function nextSuch(month: number, date: number, from: string): string | null {
  const year = Number(from.slice(0, 4))
  // 29 February may be eight years off.
  for (let later = 0; later <= 8; later += 1) {
    const day = dayOf(year + later, month, date)
    if (day && day >= from) return day
  }
  return null
}

const yearOf = (text: string): number => (text.length <= 2 ? 2000 + Number(text) : Number(text))

/** Numbers alone: the year first (ISO 8601), else day, month, year; a month that cannot be one is the day. */
function dayOfNumbers(text: string, from: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const own = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(text)
  if (!own) return null
  const [first, second] = [Number(own[1]), Number(own[2])]
  const [date, month] = second > 12 && first <= 12 ? [second, first] : [first, second]
  return own[3] === undefined ? nextSuch(month, date, from) : dayOf(yearOf(own[3]), month, date)
}

/** With a month's name: «30 نوفمبر 2026», “November 30, 2026”; the year may be left out. */
function dayOfWords(text: string, from: string): string | null {
  for (const [name, month] of monthNames()) {
    const [before, after] = ` ${text} `.split(` ${name} `)
    if (before === undefined || after === undefined) continue
    const numbers = `${before} ${after}`.split(' ').filter(Boolean)
    if (numbers.length > 2 || !numbers.every((each) => /^\d{1,4}$/.test(each))) continue
    const date = Number(numbers[0])
    if (numbers[0] === undefined || numbers[0].length > 2) return null
    return numbers[1] === undefined ? nextSuch(month, date, from) : dayOf(yearOf(numbers[1]), month, date)
  }
  return null
}

const timePattern = /(?:^|[\sT])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([^\s\d]+))?\s*$/i

/** A time of day at the end of what was typed, and what stands before it; null for an hour that no day has. */
function splitTime(text: string): { rest: string; time: string | null } | null {
  const match = timePattern.exec(text)
  if (!match) return { rest: text, time: null }
  const [, hours, minutes, seconds, half] = match
  const isLate = half !== undefined && afterNoon.has(half)
  if (half !== undefined && !isLate && !beforeNoon.has(half)) return null
  const typed = Number(hours)
  const hour = half === undefined ? typed : (typed % 12) + (isLate ? 12 : 0)
  if (hour > 23 || (half !== undefined && (typed < 1 || typed > 12))) return null
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null
  const rest = text.slice(0, match.index).replace(/\s*(?:الساعه|at)\s*$/, '')
  return { rest, time: `${two(hour)}:${minutes}${seconds === undefined ? '' : `:${seconds}`}` }
}

/**
 * Reads what somebody typed: `2026-11-30 20:00`, `30/11/2026`, «٣٠ نوفمبر ٢٠:٠٠», “Nov 30”, «غدًا», `20:00`. Of two
 * numbers the first is the day of the month, as the Arab world writes it; one without its year is the next such day.
 * @param today the day on the newsroom's clock, `2026-11-27`
 * @param from the earliest that a day without its year can be
 * @returns null for what is neither a day nor a time; both null for nothing at all
 */
export function readTypedMoment(typed: string, today: string, from = today): TypedMoment | null {
  const text = fold(typed).replace(/[،,]/g, ' ').replace(/\s+/g, ' ').trim()
  const split = splitTime(text)
  if (!split) return null
  const { time } = split
  const words = split.rest.split(' ').filter(Boolean)
  const kept = words.filter((word) => !weekdays().has(word))
  if (kept.length === 0) return words.length > 0 ? null : { day: null, time }
  const rest = kept.join(' ')
  const relative = Object.hasOwn(relativeDays, rest) ? relativeDays[rest] : undefined
  const day =
    relative === undefined ? (dayOfNumbers(rest, from) ?? dayOfWords(rest, from)) : dayAfter(today, relative)
  return day ? { day, time } : null
}

/**
 * Reads a time of day from a field of its own, where `20` and `2030` are one, too.
 * @returns `20:00`, or with seconds `20:00:05`; null for what is no time of day
 */
export function readTypedTime(typed: string): string | null {
  const digits = /^(\d{1,2})(\d{2})?$/.exec(fold(typed).trim())
  const text = digits ? `${digits[1]}:${digits[2] ?? '00'}` : typed
  const found = splitTime(fold(text).trim())
  return found?.rest === '' ? found.time : null
}

/** What stands in a field for the day and one for the time, as it was typed. */
export type Typed = { day: string; time: string }

export type ReadFields = TypedMoment & {
  /** `2026-11-30T20:00`, or where no time is asked for `2026-11-30`; null until there is one. */
  wall: string | null
  /** What keeps it from being one; null also for fields in which nothing was typed. */
  problem: 'unread' | 'time' | 'timeMissing' | 'dayMissing' | null
}

/**
 * Reads the two fields together; a time that was typed behind the day is newer than that of the time's own field, and
 * counts.
 * @param today the day on the newsroom's clock
 * @param asksTime whether a moment is wanted, or only a day
 */
export function readFields(typed: Typed, today: string, asksTime: boolean): ReadFields {
  const found = readTypedMoment(typed.day, today)
  const ownTime = readTypedTime(typed.time)
  if (!found) return { day: null, time: ownTime, wall: null, problem: 'unread' }
  const { day } = found
  if (!asksTime)
    return { day, time: null, wall: day, problem: day === null && found.time !== null ? 'unread' : null }
  const time = found.time ?? ownTime
  if (!time && typed.time.trim()) return { day, time: null, wall: null, problem: 'time' }
  if (day && time) return { day, time, wall: `${day}T${time}`, problem: null }
  return { day, time, wall: null, problem: day ? 'timeMissing' : time ? 'dayMissing' : null }
}

/**
 * Reads what was typed over a moment that has been, in one field: of which only the day or only the time of day was
 * typed (`2030` is one, too), the rest stays. A day without its year is the one nearest to what stands there.
 * @param standing the moment that stands there, `2026-11-30T20:00`
 * @param today the day on the newsroom's clock
 * @returns `2026-11-30T20:30`; null for what is no moment
 */
export function readChangedMoment(typed: string, standing: string, today: string): string | null {
  const digits = /^\s*\p{Nd}{3,4}\s*$/u.test(typed) ? readTypedTime(typed) : null
  const found = digits
    ? { day: null, time: digits }
    : readTypedMoment(typed, today, dayAfter(standing.slice(0, 10), -182))
  if (!found || (found.day === null && found.time === null)) return null
  return `${found.day ?? standing.slice(0, 10)}T${found.time ?? standing.slice(11)}`
}
