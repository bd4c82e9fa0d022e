/**
 * Reads a calendar of somebody else's (iCalendar, RFC 5545). Runs in the thread for texts: a stranger wrote the file. Of
 * recurrences it takes what `recurrence.ts` knows; what it cannot take it names.
 */
import ICAL from 'ical.js'
import { dayAfter } from '../../locale/days.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Recurrence } from '../../vocabulary.ts'
import { largestCalendar, longestPlanNotes, mostCalendarEvents } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { instantOf, wallTime } from '../writing/wall-time.ts'
import { dayOfTime, momentOn, readRecurrence } from './recurrence.ts'

/** Moments are ISO 8601. */
type CalendarEvent = {
  uid: string
  name: string
  place: string | null
  notes: string | null
  startsAt: string
  endsAt: string
  isAllDay: boolean
  timeZone: string
  recurrence: Recurrence | null
  skipped: string[]
  isCancelled: boolean
}
type CalendarFault = 'no-name' | 'moment' | 'recurrence'
export type ReadCalendar = { events: CalendarEvent[]; refused: { name: string; why: CalendarFault }[] }

const longestName = 500
const mostSkipped = 1_000

class Unfit extends Error {
  readonly why: CalendarFault
  constructor(why: CalendarFault) {
    super(why)
    this.why = why
  }
}

/**
 * @param zone the paper's, for what says no zone
 * @throws {NewsroomError} `calendar-unfit`, `calendar-long`
 */
export function readCalendar(bytes: Uint8Array, zone: string): ReadCalendar {
  if (bytes.length > largestCalendar) throw new NewsroomError('calendar-long', String(mostCalendarEvents))
  let found: ICAL.Component[]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const parsed: unknown = ICAL.parse(text.replaceAll('\0', ''))
    const calendars = (Array.isArray((parsed as unknown[])[0]) ? parsed : [parsed]) as unknown[][]
    const components = calendars.map((each) => new ICAL.Component(each))
    if (!components.every(({ name }) => name === 'vcalendar')) throw new Error('no calendar')
    found = components.flatMap((each) => each.getAllSubcomponents('vevent'))
  } catch {
    throw new NewsroomError('calendar-unfit', '')
  }
  if (found.length > mostCalendarEvents) throw new NewsroomError('calendar-long', String(mostCalendarEvents))

  const events = new Map<string, CalendarEvent>()
  const refused: ReadCalendar['refused'] = []
  const apart: { uid: string; at: string }[] = []
  for (const each of found) {
    const name = textOf(each, 'summary', longestName)
    try {
      const event = readEvent(each, name, zone)
      const exception = each.getFirstProperty('recurrence-id')
      if (exception) {
        const at = momentsOf(exception, zone)[0]?.at.toISOString()
        if (!at) throw new Unfit('moment')
        apart.push({ uid: event.uid, at })
        if (event.isCancelled) continue
        event.uid = `${event.uid}#${at}`
        event.recurrence = null
      }
      events.set(event.uid, event)
    } catch (error) {
      refused.push({ name: name ?? '', why: error instanceof Unfit ? error.why : 'moment' })
    }
  }
  for (const { uid, at } of apart) events.get(uid)?.skipped.push(at)
  for (const event of events.values()) event.skipped = [...new Set(event.skipped)].slice(0, mostSkipped)
  return { events: [...events.values()], refused }
}

function readEvent(from: ICAL.Component, name: string | null, zone: string): CalendarEvent {
  if (!name) throw new Unfit('no-name')
  const [start] = momentsOf(from.getFirstProperty('dtstart'), zone)
  if (!start) throw new Unfit('moment')
  const endsAt = endOf(from, start, zone)
  if (endsAt < start.at) throw new Unfit('moment')
  const recurrence = readRule(from, start)
  return {
    uid: textOf(from, 'uid', 255) ?? `${start.at.toISOString()} ${name}`.slice(0, 255),
    name,
    place: textOf(from, 'location', longestName),
    notes: textOf(from, 'description', longestPlanNotes, true),
    startsAt: start.at.toISOString(),
    endsAt: endsAt.toISOString(),
    isAllDay: start.isDay,
    timeZone: start.timeZone,
    recurrence,
    skipped: recurrence
      ? from
          .getAllProperties('exdate')
          .flatMap((each) => momentsOf(each, zone, start))
          .map(({ at }) => at.toISOString())
      : [],
    isCancelled: from.getFirstPropertyValue('status') === 'CANCELLED',
  }
}

function textOf(from: ICAL.Component, property: string, longest: number, hasLines = false): string | null {
  const value = from.getFirstPropertyValue(property)
  if (typeof value !== 'string') return null
  const text = withoutOverrides(
    hasLines ? value.replace(/\r\n?/g, '\n') : value.replace(/[\s\u0085]+/gu, ' '),
  )
  return text.slice(0, longest).toWellFormed().trim() || null
}

type Moment = { at: Date; timeZone: string; isDay: boolean; wall: string }

/** @param like what a day without a time of day is a day of */
function momentsOf(property: ICAL.Property | null, zone: string, like?: Moment): Moment[] {
  if (!property) return []
  const tzid = property.getParameter('tzid')
  return property
    .getValues()
    .filter((each: unknown): each is ICAL.Time => each instanceof ICAL.Time)
    .map((time) => {
      if (time.isDate) {
        const day = time.toString().slice(0, 10)
        const wall = like ? day + like.wall.slice(10) : `${day}T00:00:00`
        return settle(momentOn(wall, like?.timeZone ?? zone), like?.timeZone ?? zone, true)
      }
      if (time.zone === ICAL.Timezone.utcTimezone) return settle(time.toJSDate(), 'UTC', false)
      const known = typeof tzid === 'string' ? zoneNamed(tzid) : zone
      if (known) return settle(momentOn(time.toString().slice(0, 19), known), known, false)
      // Named as nobody but its program does: its file says how far its clock is from UTC.
      return settle(ownClock(property, time), zone, false)
    })
}

function settle(at: Date | null, timeZone: string, isDay: boolean): Moment {
  const year = at?.getUTCFullYear() ?? 0
  if (!at || !(year >= 1970 && year < 2200)) throw new Unfit('moment')
  return { at, timeZone, isDay, wall: wallTime(at, timeZone) }
}

function zoneNamed(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function ownClock(property: ICAL.Property, time: ICAL.Time): Date | null {
  let calendar: ICAL.Component | null = property.parent ?? null
  while (calendar?.parent) calendar = calendar.parent
  const own = calendar
    ?.getAllSubcomponents('vtimezone')
    .find((each) => each.getFirstPropertyValue('tzid') === property.getParameter('tzid'))
  if (!own) return null
  const shown = instantOf(time.toString().slice(0, 19), 'UTC')
  const offset = new ICAL.Timezone(own).utcOffset(time)
  return shown && new Date(shown.getTime() - offset * 1_000)
}

function endOf(from: ICAL.Component, start: Moment, zone: string): Date {
  const [end] = momentsOf(from.getFirstProperty('dtend'), zone)
  if (end) return end.at
  const lasts = from.getFirstPropertyValue('duration')
  if (lasts instanceof ICAL.Duration) return new Date(start.at.getTime() + lasts.toSeconds() * 1_000)
  if (!start.isDay) return start.at
  return momentOn(`${dayAfter(start.wall.slice(0, 10), 1)}T00:00`, start.timeZone) ?? start.at
}

const units = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const

function readRule(from: ICAL.Component, start: Moment): Recurrence | null {
  const rules = from.getAllProperties('rrule')
  if (from.hasProperty('rdate') || rules.length > 1) throw new Unfit('recurrence')
  const [property] = rules
  if (!property) return null
  const rule: unknown = property.getFirstValue()
  if (!(rule instanceof ICAL.Recur)) throw new Unfit('recurrence')
  const every = units[rule.freq as keyof typeof units]
  const parts = rule.parts as Record<string, unknown[] | undefined>
  const on = every ? daysOf(every, parts, start) : null
  const read = on && readRecurrence({ every, interval: rule.interval, on, until: null })
  if (!read) throw new Unfit('recurrence')
  const until = untilOf(rule, read, start)
  return { ...read, until }
}

/** Which days; null for what is said in no way that is known here. */
function daysOf(
  every: Recurrence['every'],
  parts: Record<string, unknown[] | undefined>,
  start: Moment,
): unknown[] | null {
  const [month, day] = [Number(start.wall.slice(5, 7)), Number(start.wall.slice(8, 10))]
  const isOwn = (name: string, own: number) =>
    parts[name] === undefined || (parts[name].length === 1 && Number(parts[name][0]) === own)
  const others = Object.keys(parts).filter(
    (name) => !['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'].includes(name),
  )
  if (others.length > 0) return null
  const { BYDAY: days = [], BYSETPOS: places = [] } = parts
  switch (every) {
    case 'daily':
      return Object.keys(parts).length > 0 ? null : []
    case 'weekly':
      return parts.BYMONTHDAY || parts.BYMONTH || places.length > 0 ? null : days
    case 'monthly':
      if (parts.BYMONTH || !isOwn('BYMONTHDAY', day)) return null
      if (places.length === 0) return days
      // As Outlook says “the second Tuesday”.
      return days.length === 1 && places.length === 1 ? [`${places[0]}${days[0]}`] : null
    case 'yearly':
      return days.length === 0 && places.length === 0 && isOwn('BYMONTHDAY', day) && isOwn('BYMONTH', month)
        ? []
        : null
  }
}

function untilOf(rule: ICAL.Recur, recurrence: Recurrence, start: Moment): string | null {
  if (rule.count) {
    const last = dayOfTime(start.wall, recurrence, rule.count)
    if (!last) throw new Unfit('recurrence')
    return last
  }
  if (!rule.until) return null
  const { until } = rule
  const isUtc = until.zone === ICAL.Timezone.utcTimezone
  const wall = until.isDate
    ? `${until.toString().slice(0, 10)}T23:59:59`
    : isUtc
      ? wallTime(until.toJSDate(), start.timeZone)
      : until.toString().slice(0, 19)
  const day = wall.slice(0, 10)
  return wall.slice(11) < start.wall.slice(11) ? dayAfter(day, -1) : day
}
