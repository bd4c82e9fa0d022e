/**
 * The plan as an iCalendar file (RFC 5545). Each time of an event stands by itself, in UTC: no program needs to know our
 * zones or count recurrences as we do, and nine o'clock is nine o'clock for whoever reads it.
 */
import ICAL from 'ical.js'
import { createTranslator } from 'next-intl'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { localeTable } from '../../locale/table.ts'
import { absolute } from '../../publication/addresses.ts'
import type { NewsroomLocale } from '../../vocabulary.ts'
import { wallTime } from '../writing/wall-time.ts'
import { coverageHref, eventHref } from './plan-address.ts'
import type { Plan, PlannedCoverage, PlannedTime } from './read-plan.ts'

// Without the space that begins a line which goes on: 75 bytes with it.
ICAL.foldLength = 74

export function writeCalendar(
  { times, coverages }: Pick<Plan, 'times' | 'coverages'>,
  { name, locale, timeZone }: { name: string; locale: NewsroomLocale; timeZone: string },
): string {
  const t = createTranslator({ locale, messages: newsroomMessages(locale), namespace: 'Newsroom.Plan' })
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Warraq//Plan//EN')
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  calendar.updatePropertyWithValue('x-wr-timezone', timeZone)
  const host = new URL(absolute('/')).hostname
  const stamp = ICAL.Time.fromJSDate(new Date(), true)

  const put = (
    uid: string,
    href: string,
    from: Date,
    properties: Record<string, string | ICAL.Time | null>,
  ) => {
    const event = new ICAL.Component('vevent')
    event.updatePropertyWithValue('uid', `${uid}@${host}`)
    event.updatePropertyWithValue('dtstamp', stamp)
    const all = { dtstart: ICAL.Time.fromJSDate(from, true), ...properties, url: absolute(href) }
    for (const [property, value] of Object.entries(all))
      if (value !== null) event.updatePropertyWithValue(property, value)
    calendar.addSubcomponent(event)
  }

  for (const time of times) {
    const uid = time.occursAt ? `${time.eventId}-${Date.parse(time.occursAt) / 1_000}` : time.eventId
    put(uid, eventHref(time.eventId, time.occursAt), new Date(time.startsAt), {
      ...timesOf(time, timeZone),
      summary: time.name,
      location: time.place,
      status: time.isCancelled ? 'CANCELLED' : 'CONFIRMED',
    })
  }
  const noted = (each: PlannedCoverage) =>
    [
      each.eventName,
      t(`kinds.${each.kind}`),
      localeTable[each.locale].name,
      t(`states.${each.state}`),
      each.staffName,
    ]
      .filter(Boolean)
      .join(' · ')
  for (const each of coverages) {
    if (!each.at) continue
    put(`coverage-${each.coverageId}`, coverageHref(each.coverageId), new Date(each.at), {
      summary: each.slugLine ? `${each.slugLine}: ${each.headline}` : each.headline,
      description: noted(each),
      status: each.state === 'cancelled' || each.state === 'killed' ? 'CANCELLED' : 'CONFIRMED',
    })
  }
  // RFC 5545 ends every line, the last one too.
  return `${calendar.toString()}\r\n`
}

function timesOf({ startsAt, endsAt, isAllDay }: PlannedTime, timeZone: string): Record<string, ICAL.Time> {
  if (!isAllDay) return { dtend: ICAL.Time.fromJSDate(new Date(endsAt), true) }
  const day = (at: string) => ICAL.Time.fromDateString(wallTime(new Date(at), timeZone).slice(0, 10))
  return { dtstart: day(startsAt), dtend: day(endsAt) }
}
