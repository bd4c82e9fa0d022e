import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurrence } from '../../vocabulary.ts'
import { wallTime } from '../writing/wall-time.ts'
import { dayOfTime, lastEndOf, momentOn, readRecurrence, type Series, timesBetween } from './recurrence.ts'

const hour = 3_600_000
const series = (start: string, timeZone: string, recurrence: Partial<Recurrence>, hours = 1): Series => {
  const startsAt = momentOn(start, timeZone)!
  return {
    startsAt,
    endsAt: new Date(startsAt.getTime() + hours * hour),
    timeZone,
    recurrence: { every: 'weekly', interval: 1, on: [], until: null, ...recurrence },
    skipped: [],
  }
}
const wallsOf = (given: Series, from: string, to: string) =>
  timesBetween(given, new Date(from), new Date(to)).map((at) => wallTime(at, given.timeZone).slice(0, 16))

describe('times of an event that recurs', () => {
  it('stay at their hour when the clocks change', () => {
    const berlin = series('2026-03-20T09:00', 'Europe/Berlin', {})
    expect(timesBetween(berlin, new Date('2026-03-19'), new Date('2026-04-04'))).toEqual([
      new Date('2026-03-20T08:00:00Z'),
      new Date('2026-03-27T08:00:00Z'),
      new Date('2026-04-03T07:00:00Z'),
    ])
  })

  it('move on by the hour that a clock skips, and come back', () => {
    const night = series('2026-03-28T02:30', 'Europe/Berlin', { every: 'daily' })
    expect(wallsOf(night, '2026-03-27T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-28T02:30',
      '2026-03-29T03:30',
      '2026-03-30T02:30',
    ])
    // Cairo has no midnight on the day on which its clocks are put forward.
    expect(momentOn('2026-04-24T00:00', 'Africa/Cairo')).toEqual(new Date('2026-04-23T22:00:00Z'))
  })

  it('are those of the second Tuesday, of the last Friday, and of a 31st only where there is one', () => {
    const from = ['2026-01-01T00:00Z', '2026-05-01T00:00Z'] as const
    expect(
      wallsOf(series('2026-01-13T10:00', 'UTC', { every: 'monthly', on: ['2TU'] }), ...from).map((each) =>
        each.slice(5, 10),
      ),
    ).toEqual(['01-13', '02-10', '03-10', '04-14'])
    expect(
      wallsOf(series('2026-01-30T10:00', 'UTC', { every: 'monthly', on: ['-1FR'] }), ...from).map((each) =>
        each.slice(5, 10),
      ),
    ).toEqual(['01-30', '02-27', '03-27', '04-24'])
    expect(
      wallsOf(series('2026-01-31T10:00', 'UTC', { every: 'monthly' }), ...from).map((each) =>
        each.slice(5, 10),
      ),
    ).toEqual(['01-31', '03-31'])
  })

  it('leave out what is skipped, and end on their last day', () => {
    const daily = series('2026-01-01T10:00', 'UTC', { every: 'daily', until: '2026-01-04' })
    daily.skipped = ['2026-01-02T10:00:00.000Z']
    expect(wallsOf(daily, '2026-01-01T00:00Z', '2027-01-01T00:00Z').map((each) => each.slice(8, 10))).toEqual(
      ['01', '03', '04'],
    )
    expect(lastEndOf(daily)).toEqual(new Date('2026-01-05T01:00:00Z'))
    expect(lastEndOf(series('2026-01-01T10:00', 'UTC', {}))).toBeNull()
  })

  it('are found for a window whatever the length of the series, as if every step had been counted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
        fc.constantFrom('2026-01-01', '2026-01-31', '2024-02-29'),
        fc.integer({ min: 1, max: 9 }),
        fc.subarray(['MO', 'TH', 'SU']),
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 0, max: 60 }),
        (every, day, interval, days, ahead, lasts) => {
          const on = every === 'weekly' ? days : every === 'monthly' ? days.map((each) => `-1${each}`) : []
          const given = series(`${day}T10:00`, 'Europe/London', { every, interval, on }, lasts)
          const from = new Date(Date.UTC(2026, 0, 1 + ahead))
          const to = new Date(from.getTime() + 30 * 24 * hour)
          const all = timesBetween(given, given.startsAt, to)
          expect(timesBetween(given, from, to)).toEqual(
            all.filter((at) => at.getTime() + lasts * hour > from.getTime() || (lasts === 0 && at >= from)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are found however long ago it began: nothing is counted from there', () => {
    const on = ['1MO', '2MO', '3MO', '4MO', '-1MO', '1TU', '2TU']
    const monthly = series('1970-01-01T08:00', 'Africa/Cairo', { every: 'monthly', on })
    expect(
      wallsOf(monthly, '2199-01-01T00:00Z', '2199-02-01T00:00Z').map((each) => each.slice(8, 10)),
    ).toEqual(['01', '07', '08', '14', '21', '28'])
  })

  it('know on which day the last of ten thousand falls', () => {
    const daily: Recurrence = { every: 'daily', interval: 1, on: [], until: null }
    expect(dayOfTime('2026-01-01T10:00:00', daily, 10_000)).toBe('2053-05-18')
  })
})

it('takes no recurrence that people do not say', () => {
  const weekly = { every: 'weekly', interval: 1, on: ['MO', 'MO'], until: '' }
  expect(readRecurrence(weekly)).toEqual({ every: 'weekly', interval: 1, on: ['MO'], until: null })
  for (const wrong of [
    { every: 'hourly' },
    { interval: 0 },
    { interval: 1.5 },
    { on: ['2MO'] },
    { on: [7] },
    { until: '2026-02-30' },
    { every: 'daily', on: ['MO'] },
    { every: 'monthly', on: ['5MO'] },
  ])
    expect(readRecurrence({ ...weekly, ...wrong }), JSON.stringify(wrong)).toBeNull()
})
