/** Days of the civil calendar as text, `2026-11-27`: they have no zone, and no hour to go wrong by. */

/** @returns the day so many days later; earlier, when it is negative */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** @returns the month so many months later, `2026-12` */
export function monthAfter(month: string, months: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.toISOString().slice(0, 7)
}

/** @returns the same day of the month so many months later, `2026-02-28` for 31 January: the last where there is none */
export function dayMonthsAfter(day: string, months: number): string {
  const month = monthAfter(day.slice(0, 7), months)
  const last = dayAfter(`${monthAfter(month, 1)}-01`, -1)
  const same = `${month}${day.slice(7)}`
  return same < last ? same : last
}

/** From 1, Monday, to 7, Sunday (ISO 8601). */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/**
 * The days of a month in whole weeks: some of its neighbours’ stand at either end.
 * @param month `2026-11`
 * @param firstOfWeek from 1, Monday, to 7, Sunday
 */
export function weeksOf(month: string, firstOfWeek: number): string[] {
  const first = `${month}-01`
  const start = dayAfter(first, -((weekday(first) - firstOfWeek + 7) % 7))
  const days: string[] = []
  for (let day = start; days.length % 7 !== 0 || day.slice(0, 7) <= month; day = dayAfter(day, 1))
    days.push(day)
  return days
}

/** Whether there is such a day, or such a month. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
export const isMonth = (text: string): boolean => isDay(`${text}-01`) && text >= '1900'
