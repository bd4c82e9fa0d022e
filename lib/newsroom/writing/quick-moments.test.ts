import { expect, test } from 'vitest'
import { quickMoments } from './quick-moments.ts'

const at = (iso: string, zone = 'Asia/Dubai') =>
  quickMoments(new Date(iso), zone).map(({ name, wall }) => `${name} ${wall}`)

test('an hour from now, tonight and tomorrow morning stand on the newsroom’s clock', () => {
  expect(at('2026-11-30T10:07:41Z')).toEqual([
    'inAnHour 2026-11-30T15:07',
    'tonight 2026-11-30T20:00',
    'tomorrowMorning 2026-12-01T08:00',
  ])
})

test('what has passed is not offered, to the minute', () => {
  expect(at('2026-11-30T15:59:59Z')).toContain('tonight 2026-11-30T20:00')
  expect(at('2026-11-30T16:00:00Z').join()).not.toContain('tonight')
})

test('the day is the zone’s, not the machine’s', () => {
  // Past midnight in Dubai, still the 30th in New York.
  expect(at('2026-11-30T21:30:00Z')).toContain('tomorrowMorning 2026-12-02T08:00')
  expect(at('2026-11-30T21:30:00Z', 'America/New_York')).toContain('tonight 2026-11-30T20:00')
})

test('an hour from now is an hour long also over a change of the clock', () => {
  // Cairo, 2026: from 23:59 to 01:00.
  expect(at('2026-04-23T21:30:00Z', 'Africa/Cairo')[0]).toBe('inAnHour 2026-04-24T01:30')
})
