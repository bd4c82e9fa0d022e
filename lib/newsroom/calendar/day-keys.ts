/** Which day of a calendar a key leads to. */

import { dayAfter, dayMonthsAfter, weekday } from '../../locale/days.ts'
import type { Direction } from '../../locale/table.ts'

/**
 * The day that a key moves to in a grid of days, as the ARIA Authoring Practices have it for a date picker's grid: a
 * day by the arrows (along the direction of reading), a week up and down, the ends of the week, a month by Page Up and
 * Page Down, a year with Shift.
 * @param firstOfWeek from 1, Monday, to 7, Sunday
 * @returns null for a key that moves nowhere
 */
export function dayByKey(
  day: string,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  dir: Direction,
  firstOfWeek: number,
): string | null {
  const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const sinceFirst = (weekday(day) - firstOfWeek + 7) % 7
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return dayAfter(day, key === forward ? 1 : -1)
    case 'ArrowUp':
      return dayAfter(day, -7)
    case 'ArrowDown':
      return dayAfter(day, 7)
    case 'Home':
      return dayAfter(day, -sinceFirst)
    case 'End':
      return dayAfter(day, 6 - sinceFirst)
    case 'PageUp':
      return dayMonthsAfter(day, shiftKey ? -12 : -1)
    case 'PageDown':
      return dayMonthsAfter(day, shiftKey ? 12 : 1)
    default:
      return null
  }
}
