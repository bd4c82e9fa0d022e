/** Days of the calendar, as the newsroom's fields print them. */
import type { FormatPreferences } from '@/lib/locale/table.ts'

/** Noon of a day of the calendar, which has no zone: to be printed in UTC. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** The civil calendar, in which everything is planned, and beside it the other one that the paper prints, if any. */
export function civil(reading: FormatPreferences): FormatPreferences {
  const other = [reading.calendar, reading.secondCalendar].find((each) => each !== 'gregory')
  return { ...reading, calendar: 'gregory', secondCalendar: other ?? null }
}

/** Latin digits in those of a reading. */
export const inDigits = (text: string, { numerals }: FormatPreferences): string => {
  if (numerals === 'latn') return text
  const print = new Intl.NumberFormat(`en-u-nu-${numerals}`)
  return text.replace(/\d/g, (digit) => print.format(Number(digit)))
}
