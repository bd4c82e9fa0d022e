import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, offsetName, showings, wallTime } from './wall-time.ts'

const zones = ['Asia/Dubai', 'Africa/Cairo', 'Africa/Casablanca', 'America/New_York', 'Asia/Kathmandu', 'UTC']

test('what a clock shows, typed back, is a moment when it shows that', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 }),
      (zone, seconds) => {
        const at = new Date(seconds * 1000)
        const wall = wallTime(at, zone)
        const back = instantOf(wall, zone)
        expect(back && wallTime(back, zone)).toBe(wall)
        // An hour shown twice means the first of the two.
        expect([0, 3_600_000]).toContain(at.getTime() - back!.getTime())
      },
    ),
  )
})

test('the zone decides, not the browser', () => {
  expect(instantOf('2026-11-25T09:30', 'Asia/Dubai')?.toISOString()).toBe('2026-11-25T05:30:00.000Z')
  expect(instantOf('2026-11-25T09:30:15', 'America/New_York')?.toISOString()).toBe('2026-11-25T14:30:15.000Z')
})

test('an hour that the clock skips is none, one that it shows twice is the first', () => {
  // Egypt, 2026: forward at midnight of 24 April, back at midnight of 30 October.
  expect(instantOf('2026-04-24T00:30', 'Africa/Cairo')).toBeNull()
  expect(instantOf('2026-10-29T23:30', 'Africa/Cairo')?.toISOString()).toBe('2026-10-29T20:30:00.000Z')
})

test('nothing, and what is no date, is none', () => {
  for (const wall of ['', 'tomorrow', '2026-02-30T10:00', '2026-11-25T25:00'])
    expect(instantOf(wall, 'Asia/Dubai'), wall).toBeNull()
})

test('an offset is written with its sign, hours and minutes', () => {
  const at = new Date('2026-11-25T00:00:00Z')
  expect(offsetName(at, 'Asia/Dubai')).toBe('UTC+04:00')
  expect(offsetName(at, 'Asia/Kathmandu')).toBe('UTC+05:45')
  expect(offsetName(at, 'America/New_York')).toBe('UTC−05:00')
})

test('how often a clock shows an hour is what Intl shows of every minute around it', () => {
  // 2026 in each zone: forward, back, and a day like others.
  const days: [zone: string, day: string][] = [
    ['Africa/Cairo', '2026-04-24'],
    ['Africa/Cairo', '2026-10-29'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Africa/Casablanca', '2026-02-15'],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Asia/Dubai', '2026-11-30'],
  ]
  const names = { 0: 'skipped', 1: 'once', 2: 'twice' } as const
  for (const [zone, day] of days) {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const shown = new Map<string, number>()
    for (let at = Date.parse(day) - 86_400_000; at < Date.parse(day) + 2 * 86_400_000; at += 60_000) {
      const wall = clock.format(at).replace(' ', 'T')
      shown.set(wall, (shown.get(wall) ?? 0) + 1)
    }
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const wall = `${day}T${new Date(minute * 60_000).toISOString().slice(11, 16)}`
      expect(showings(wall, zone), `${wall} ${zone}`).toBe(names[(shown.get(wall) ?? 0) as 0 | 1 | 2])
    }
  }
  expect(showings('2026-02-30T10:00', 'Asia/Dubai')).toBe('never')
})
