/** When an event that recurs takes place: on the clock of its zone, so that nine o'clock stays nine o'clock all year. */
import ICAL from 'ical.js'
import { dayAfter, dayMonthsAfter, isDay } from '../../locale/days.ts'
import { type Recurrence, recurrenceUnits } from '../../vocabulary.ts'
import { instantOf, wallTime } from '../writing/wall-time.ts'

export type Series = {
  startsAt: Date
  endsAt: Date
  timeZone: string
  recurrence: Recurrence | null
  /** ISO 8601. */
  skipped: readonly string[]
}

/** Steps that are looked through at once: no window of the plan holds more times of one event. */
const mostSteps = 2_000
/** Times of a series that says how many it has. */
const mostTimes = 10_000
const mostInterval = 1_000

const frequencies = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const

/**
 * The moment when a clock shows something; where it is put forward over that, the moment as its offset was before
 * (RFC 5545, 3.3.5). Null for what is no time of day anywhere.
 */
export function momentOn(wall: string, timeZone: string): Date | null {
  const at = instantOf(wall, timeZone)
  if (at) return at
  const shown = instantOf(wall, 'UTC')
  if (!shown) return null
  // No clock is put forward by as much as three hours.
  const before = instantOf(wallTime(new Date(shown.getTime() - 3 * 3_600_000), 'UTC'), timeZone)
  return before && new Date(before.getTime() + 3 * 3_600_000)
}

/** A recurrence as people say them; null for any other, and for what never happens. */
export function readRecurrence(given: {
  every: unknown
  interval: unknown
  on: readonly unknown[]
  until: unknown
}): Recurrence | null {
  const every = recurrenceUnits.find((each) => each === given.every)
  const { interval } = given
  const until = given.until === null || given.until === '' ? null : given.until
  if (!every || typeof interval !== 'number') return null
  if (!Number.isInteger(interval) || interval < 1 || interval > mostInterval) return null
  if (until !== null && (typeof until !== 'string' || !isDay(until))) return null
  const pattern = every === 'weekly' ? /^(MO|TU|WE|TH|FR|SA|SU)$/ : /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/
  const on = [...new Set(given.on)]
  if (!on.every((day): day is string => typeof day === 'string' && pattern.test(day))) return null
  if (on.length > 7 || (on.length > 0 && every !== 'weekly' && every !== 'monthly')) return null
  return { every, interval, on, until }
}

/**
 * When the times of a series begin that are not over before `from` and begin before `to`, the first first; the one time
 * of what does not recur. Those that are skipped are left out.
 */
export const timesBetween = (series: Series, from: Date, to: Date): Date[] => [
  ...timesWithin(series, from, to),
]

/** {@link timesBetween}, each when it is asked for: whoever wants the first few of many counts no others. */
export function* timesWithin(series: Series, from: Date, to: Date): Generator<Date> {
  const { startsAt, endsAt, recurrence, timeZone } = series
  const lasts = endsAt.getTime() - startsAt.getTime()
  // What takes no time at all is not over at the moment at which it is.
  const isWithin = (at: Date) =>
    at < to && (at.getTime() + lasts > from.getTime() || (lasts === 0 && at >= from))
  if (!recurrence) {
    if (isWithin(startsAt)) yield startsAt
    return
  }
  const skipped = new Set(series.skipped)
  // A clock may be put back by hours.
  const firstDay = wallTime(new Date(from.getTime() - lasts - 86_400_000), timeZone).slice(0, 10)
  for (const wall of wallsFrom(wallTime(startsAt, timeZone), recurrence, firstDay)) {
    const at = momentOn(wall, timeZone)
    if (!at) continue
    if (at >= to) break
    if (isWithin(at) && !skipped.has(at.toISOString())) yield at
  }
}

/** Whether one of the times of a series begins at a moment, and is not skipped. */
export function isOn(series: Series, at: Date): boolean {
  return timesBetween(series, at, new Date(at.getTime() + 1)).some((each) => each.getTime() === at.getTime())
}

/**
 * Where a time of a series, also one that is skipped, is once the series has changed: where it was, if something takes
 * place then; else as far from where the series begins, on its clock, as it was.
 */
export function timeAfter(at: Date, before: Series, after: Series): Date {
  if (isOn({ ...after, skipped: [] }, at)) return at
  const shown = (moment: Date, { timeZone }: Series) => Date.parse(`${wallTime(moment, timeZone)}Z`)
  const moved = shown(after.startsAt, after) - shown(before.startsAt, before)
  const wall = new Date(shown(at, before) + moved).toISOString().slice(0, 19)
  return momentOn(wall, after.timeZone) ?? at
}

/** When the first time of a series begins: later than it says, where that is none of its days. Null for never. */
export function firstTime({ startsAt, timeZone, recurrence }: Omit<Series, 'skipped'>): Date | null {
  if (!recurrence) return startsAt
  const [first] = walls(wallTime(startsAt, timeZone), recurrence, mostSteps)
  return first === undefined ? null : momentOn(first, timeZone)
}

/** The moment after which nothing of a series is left; null for what recurs for ever. */
export function lastEndOf({ startsAt, endsAt, timeZone, recurrence }: Omit<Series, 'skipped'>): Date | null {
  if (!recurrence) return endsAt
  if (recurrence.until === null) return null
  const last = momentOn(`${dayAfter(recurrence.until, 1)}T00:00`, timeZone)
  return last && new Date(last.getTime() + endsAt.getTime() - startsAt.getTime())
}

/** On which day the `count`th time of a series falls; null where it has not so many. */
export function dayOfTime(start: string, recurrence: Recurrence, count: number): string | null {
  let seen = 0
  for (const wall of walls(start, recurrence, mostTimes)) {
    seen += 1
    if (seen === count) return wall.slice(0, 10)
  }
  return null
}

/** On its clock, from a day on; a little earlier, where that is not known without looking. */
function wallsFrom(start: string, recurrence: Recurrence, day: string): Iterable<string> {
  return walls(start, recurrence, mostSteps, later(start, recurrence, day))
}

/** Where to begin counting, so that what began long ago is as quick as what began today. */
function later(start: string, { every, interval, on }: Recurrence, day: string): string {
  const first = start.slice(0, 10)
  if (day <= first) return start
  if (every === 'daily' || every === 'weekly') {
    const unit = every === 'daily' ? interval : 7 * interval
    const days = Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000)
    const steps = Math.floor(days / unit) - 1
    return steps > 0 ? dayAfter(first, steps * unit) + start.slice(10) : start
  }
  const unit = every === 'monthly' ? interval : 12 * interval
  const months =
    12 * (Number(day.slice(0, 4)) - Number(first.slice(0, 4))) +
    Number(day.slice(5, 7)) -
    Number(first.slice(5, 7))
  for (let steps = Math.floor(months / unit) - 1; steps > 0; steps -= 1) {
    const at = dayMonthsAfter(first, steps * unit)
    // Days that are named stand anywhere in their month.
    if (on.length > 0) return `${at.slice(0, 8)}01${start.slice(10)}`
    // Not every month has a 31st.
    if (at.slice(8) === first.slice(8)) return at + start.slice(10)
  }
  return start
}

function* walls(
  start: string,
  { every, interval, on, until }: Recurrence,
  most: number,
  from = start,
): Generator<string> {
  const rule = ICAL.Recur.fromData({
    freq: frequencies[every],
    interval,
    ...(on.length > 0 && { byday: on }),
    ...(until && { until: ICAL.Time.fromDateTimeString(`${until}T23:59:59`) }),
  })
  const times = rule.iterator(ICAL.Time.fromDateTimeString(from))
  for (let step = 0; step < most; step += 1) {
    const next = times.next()
    if (!next) return
    const wall = next.toString()
    if (wall >= start) yield wall
  }
}
