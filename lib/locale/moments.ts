/** Times as a reader sees them: in the publication's zone, the locale's calendar and numerals. */
import { type Locale, localeTable } from './table.ts'

type Style = 'date' | 'time' | 'moment' | 'weekday'

const options: Record<Style, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  moment: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  weekday: { weekday: 'long' },
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The weekday and the date, as a masthead carries them. @param timeZone IANA name, the publication's */
export const formatDay = (at: Date, locale: Locale, timeZone: string): string =>
  formatMoment(at, 'weekday', locale, timeZone) +
  localeTable[locale].weekdayJoint +
  formatMoment(at, 'date', locale, timeZone)

/** @param timeZone IANA name, the publication's */
export function formatMoment(at: Date, style: Style, locale: Locale, timeZone: string): string {
  const key = `${locale} ${timeZone} ${style}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(localeTable[locale].intl, { ...options[style], timeZone })
    formatters.set(key, formatter)
  }
  return formatter.format(at)
}

/** The zone as a city, in the reader's language when Intl knows it: “توقيت الإمارات”, “Gulf Standard Time”. */
export function timeZoneName(locale: Locale, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(localeTable[locale].intl, {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts()
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
