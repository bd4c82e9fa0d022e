import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMonthsAfter } from '../../locale/days.ts'
import { dayByKey } from './day-keys.ts'

const press = (key: string, { shiftKey = false, dir = 'ltr' as 'ltr' | 'rtl', first = 7 } = {}) =>
  dayByKey('2026-01-31', { key, shiftKey }, dir, first)

test('arrows follow the direction of reading', () => {
  expect([press('ArrowRight'), press('ArrowLeft')]).toEqual(['2026-02-01', '2026-01-30'])
  expect([press('ArrowRight', { dir: 'rtl' }), press('ArrowLeft', { dir: 'rtl' })]).toEqual([
    '2026-01-30',
    '2026-02-01',
  ])
  expect([press('ArrowUp'), press('ArrowDown')]).toEqual(['2026-01-24', '2026-02-07'])
})

test('months and years end on their last day where they have no such one', () => {
  expect(press('PageDown')).toBe('2026-02-28')
  expect(press('PageUp')).toBe('2025-12-31')
  expect(press('PageDown', { shiftKey: true })).toBe('2027-01-31')
  expect(dayByKey('2024-02-29', { key: 'PageDown', shiftKey: true }, 'ltr', 7)).toBe('2025-02-28')
  expect(press('a')).toBeNull()
})

describe('over any days', () => {
  const someDay = fc
    .integer({ min: -20_000, max: 60_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

  test('Home and End are the ends of the week that the language begins on its own day', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('ar', 'en', 'en-GB', 'fa', 'fr'), (day, tag) => {
        const { firstDay } = new Intl.Locale(tag).getWeekInfo()
        const to = (key: string) => dayByKey(day, { key, shiftKey: false }, 'ltr', firstDay)!
        const [home, end] = [to('Home'), to('End')]
        expect(home <= day && day <= end).toBe(true)
        expect((Date.parse(end) - Date.parse(home)) / 86_400_000).toBe(6)
        expect(new Date(home).getUTCDay() || 7).toBe(firstDay)
      }),
    )
  })

  test('a month on and back is the same day, or the last of a shorter month', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -30, max: 30 }), (day, months) => {
        const back = dayMonthsAfter(dayMonthsAfter(day, months), -months)
        expect(back.slice(0, 7)).toBe(day.slice(0, 7))
        if (day.slice(8) <= '28') expect(back).toBe(day)
      }),
    )
  })
})
