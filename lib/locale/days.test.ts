import { expect, it } from 'vitest'
import { dayAfter, isDay, isMonth, monthAfter, weekday, weeksOf } from './days.ts'

it('counts over the ends of months and years, leap days too', () => {
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29')
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31')
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
})

it.each([1, 6, 7])('shows every day of a month once, in whole weeks that begin on day %i', (first) => {
  for (let month = '2023-11'; month < '2029-02'; month = monthAfter(month, 1)) {
    const days = weeksOf(month, first)
    expect(days.length % 7).toBe(0)
    expect(weekday(days[0]!)).toBe(first)
    const own = days.filter((day) => day.startsWith(month))
    expect(own).toHaveLength(
      new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate(),
    )
    // No whole week of another month.
    expect(days.length - own.length).toBeLessThan(14)
    expect(days.slice(0, 7)).toContain(`${month}-01`)
    expect(days.slice(-7).some((day) => day.startsWith(month))).toBe(true)
    expect(days).toEqual(days.toSorted())
  }
})

it('knows days and months from other text', () => {
  expect(['2026-02-28', '2026-02-29', '2026-13-01', '26-01-01', '2026-1-1'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect(['2026-12', '2026-00', '0001-01', '2026-12-01'].map(isMonth)).toEqual([true, false, false, false])
})
