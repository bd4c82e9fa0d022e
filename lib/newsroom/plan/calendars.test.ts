/** Calendars of others, read; and ours, read by a program that others use. */
import ical from 'node-ical'
import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { largestCalendar, mostCalendarEvents } from '../limits.ts'
import { staffMember } from '../testing/staff-member.ts'
import { readCalendarInThread } from '../writing/ask-text-thread.ts'
import { importCalendar } from './import-calendar.ts'
import { planCoverage } from './plan-coverage.ts'
import { changeEvent, planEvent } from './plan-event.ts'
import { readCalendar } from './read-calendar.ts'
import { planBetween, readEvent } from './read-plan.ts'
import { writeCalendar } from './write-calendar.ts'

const zone = 'Asia/Dubai'
const bytes = (text: string) => new TextEncoder().encode(text)
const calendar = (...events: string[]) =>
  bytes(
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//ministry//EN', ...events, 'END:VCALENDAR', ''].join('\r\n'),
  )
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const read = (...events: string[]) => readCalendar(calendar(...events), zone)
const one = (...lines: string[]) => read(vevent('UID:one', 'SUMMARY:إيجاز', ...lines)).events[0]

it('reads moments in UTC, in a zone, on the paper’s clock, and whole days', () => {
  expect(one('DTSTART:20310304T090000Z', 'DTEND:20310304T100000Z')).toMatchObject({
    startsAt: '2031-03-04T09:00:00.000Z',
    endsAt: '2031-03-04T10:00:00.000Z',
    timeZone: 'UTC',
  })
  expect(one('DTSTART;TZID=Europe/Berlin:20310704T090000', 'DURATION:PT90M')).toMatchObject({
    startsAt: '2031-07-04T07:00:00.000Z',
    endsAt: '2031-07-04T08:30:00.000Z',
    timeZone: 'Europe/Berlin',
  })
  expect(one('DTSTART:20310304T090000')).toMatchObject({
    startsAt: '2031-03-04T05:00:00.000Z',
    timeZone: zone,
  })
  expect(one('DTSTART;VALUE=DATE:20310304', 'DTEND;VALUE=DATE:20310306')).toMatchObject({
    startsAt: '2031-03-03T20:00:00.000Z',
    endsAt: '2031-03-05T20:00:00.000Z',
    isAllDay: true,
  })
})

it('reads a zone that only its own program has a name for', () => {
  const own = [
    'BEGIN:VTIMEZONE',
    'TZID:Our Own Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')
  const { events } = read(
    own,
    vevent('UID:own', 'SUMMARY:إيجاز', 'DTSTART;TZID=Our Own Time:20310304T090000'),
  )
  expect(events[0]).toMatchObject({ startsAt: '2031-03-04T06:00:00.000Z', timeZone: zone })
})

it('reads how it recurs, what is left out, and what takes place otherwise', () => {
  const start = 'DTSTART;TZID=Europe/Berlin:20310303T090000'
  const rule = (text: string) => one(start, `RRULE:${text}`)?.recurrence
  expect(rule('FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20310401T065959Z')).toEqual({
    every: 'weekly',
    interval: 1,
    on: ['MO', 'TH'],
    // At nine in Berlin it is seven in UTC by then: that last one is not its any more.
    until: '2031-03-31',
  })
  expect(rule('FREQ=DAILY;INTERVAL=2;COUNT=3')).toMatchObject({ interval: 2, until: '2031-03-07' })
  expect(rule('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1')).toMatchObject({ every: 'monthly', on: ['1MO'] })
  expect(rule('FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3')).toMatchObject({ every: 'yearly', on: [] })
  const { events } = read(
    vevent('UID:a', 'SUMMARY:إيجاز', start, 'RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Berlin:20310310T090000'),
    vevent(
      'UID:a',
      'SUMMARY:إيجاز متأخر',
      'RECURRENCE-ID;TZID=Europe/Berlin:20310317T090000',
      'DTSTART;TZID=Europe/Berlin:20310317T150000',
    ),
  )
  expect(events.map(({ name }) => name)).toEqual(['إيجاز', 'إيجاز متأخر'])
  expect(events[0]?.skipped).toEqual(['2031-03-10T08:00:00.000Z', '2031-03-17T08:00:00.000Z'])
})

it('names what it cannot take, and takes the rest', () => {
  const start = 'DTSTART:20310304T090000Z'
  expect(
    read(
      vevent('UID:1', start),
      vevent('UID:2', 'SUMMARY:بلا موعد'),
      vevent('UID:3', 'SUMMARY:كل ساعة', start, 'RRULE:FREQ=HOURLY'),
      vevent('UID:4', 'SUMMARY:لا يأتي أبدًا', start, 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      vevent('UID:5', 'SUMMARY:ينتهي قبل أن يبدأ', start, 'DTEND:20310303T090000Z'),
      vevent('UID:6', 'SUMMARY:سليم', start),
    ),
  ).toMatchObject({
    events: [{ name: 'سليم' }],
    refused: [
      { name: '', why: 'no-name' },
      { name: 'بلا موعد', why: 'moment' },
      { name: 'كل ساعة', why: 'recurrence' },
      { name: 'لا يأتي أبدًا', why: 'recurrence' },
      { name: 'ينتهي قبل أن يبدأ', why: 'moment' },
    ],
  })
})

it('refuses what is no calendar, and one that is too large, off the thread that serves', async () => {
  const refusal = (given: Uint8Array) => {
    try {
      return readCalendar(given, zone).events.length
    } catch (error) {
      return (error as { refusal: string }).refusal
    }
  }
  for (const text of [
    '',
    'نص',
    '<html></html>',
    'BEGIN:VCARD\r\nEND:VCARD\r\n',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT',
  ])
    expect(refusal(bytes(text)), text).toBe('calendar-unfit')
  expect(refusal(new Uint8Array(5_000_000))).toBe('calendar-long')
  const many = calendar(
    ...Array.from({ length: mostCalendarEvents + 1 }, (_, at) => vevent(`UID:${at}`, 'SUMMARY:x')),
  )
  expect(many.length).toBeLessThan(largestCalendar)
  expect(refusal(many)).toBe('calendar-long')
  await expect(readCalendarInThread(bytes('نص'), zone)).rejects.toMatchObject({ refusal: 'calendar-unfit' })
}, 20_000)

describeDatabase('calendars and the plan', (opened) => {
  let editor: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor')
  })

  it('brings a calendar up to date, but not over what was changed here', async () => {
    const of = (name: string, uid = 'ministry-1') =>
      read(vevent(`UID:${uid}`, `SUMMARY:${name}`, 'DTSTART:20310304T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=2'))
        .events
    const bring = (...events: ReturnType<typeof of>) => importCalendar(opened(), editor, { events })
    expect(await bring(...of('إيجاز'), ...of('غيره', 'ministry-2'))).toMatchObject({ added: 2 })
    expect(await bring(...of('إيجاز'))).toEqual({ added: 0, changed: 0, kept: 1, refused: 0 })
    expect(await bring(...of('إيجاز الوزير'))).toMatchObject({ changed: 1 })
    const { times } = await planBetween(opened().orm, editor, {
      start: new Date('2031-03-01'),
      end: new Date('2031-04-01'),
    })
    const { eventId, version } = times.find(({ name }) => name === 'إيجاز الوزير')!
    expect(times.length).toBe(4)
    await changeEvent(opened(), editor, {
      eventId,
      version,
      name: 'كما نسمّيه',
      starts: '2031-03-04T13:00',
      ends: '2031-03-04T14:00',
    })
    expect(await bring(...of('باسم آخر'))).toMatchObject({ kept: 1, changed: 0 })
    expect((await readEvent(opened(), editor, { eventId })).name).toBe('كما نسمّيه')
  })

  it('writes one that another program reads: each time, with what must be escaped, in any script', async () => {
    const { eventId } = await planEvent(opened(), editor, {
      name: 'إيجاز; «صحفي», \\ سطر',
      place: 'قاعة 3, الطابق 2',
      starts: '2032-03-01T10:00',
      ends: '2032-03-01T11:00',
      recurrence: { every: 'weekly', until: '2032-03-20' },
    })
    await planEvent(opened(), editor, {
      name: 'معرض',
      starts: '2032-03-02',
      ends: '2032-03-03',
      isAllDay: true,
    })
    await planCoverage(opened(), editor, {
      eventId,
      occursAt: '2032-03-08T06:00:00Z',
      kind: 'text',
      locale: 'ar',
      headline: 'ماذا قال الوزير '.repeat(10).trim(),
      dueAt: '2032-03-08T12:30:00Z',
    })
    const plan = await planBetween(opened().orm, editor, {
      start: new Date('2032-03-01'),
      end: new Date('2032-04-01'),
    })
    const written = writeCalendar(plan, { name: 'ورّاق', locale: 'ar', timeZone: zone })
    for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const events = Object.values(ical.sync.parseICS(written)).filter((each) => each?.type === 'VEVENT')
    expect(
      events.map((each) => [String(each.summary).slice(0, 24), each.start.toISOString(), each.datetype]),
    ).toEqual([
      ['إيجاز; «صحفي», \\ سطر', '2032-03-01T06:00:00.000Z', 'date-time'],
      ['معرض', expect.any(String), 'date'],
      ['إيجاز; «صحفي», \\ سطر', '2032-03-08T06:00:00.000Z', 'date-time'],
      ['إيجاز; «صحفي», \\ سطر', '2032-03-15T06:00:00.000Z', 'date-time'],
      ['ماذا قال الوزير ماذا قال'.slice(0, 24), '2032-03-08T12:30:00.000Z', 'date-time'],
    ])
    expect(events[0]?.location).toBe('قاعة 3, الطابق 2')
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(5)
  })
})
