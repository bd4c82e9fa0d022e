/** What the calendar shows, as it stands in an address. */

import { couldBeId } from '@/lib/db/id.ts'
import { isDay, isMonth } from '@/lib/locale/days.ts'
import { isLocale, type Locale } from '@/lib/locale/table.ts'
import { parametersOf } from '../ui/address-parameters.ts'

/** A month, or one day of it; the present month where neither is named. */
export type CalendarAddress = {
  month?: string | undefined
  day?: string | undefined
  locale?: Locale | undefined
  deskId?: string | undefined
}

export const calendarPath = '/admin/calendar'

export function calendarHref({ month, day, locale, deskId }: CalendarAddress): string {
  const asked = new URLSearchParams({
    ...(day ? { day } : month && { month }),
    ...(locale && { language: locale }),
    ...(deskId && { desk: deskId }),
  })
  return asked.size > 0 ? `${calendarPath}?${asked}` : calendarPath
}

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readCalendarAddress(given: {
  [name: string]: string | string[] | undefined
}): CalendarAddress {
  const one = parametersOf(given)
  const [month, day, language, desk] = [one('month'), one('day'), one('language'), one('desk')]
  return {
    month: month && isMonth(month) ? month : undefined,
    day: day && isDay(day) ? day : undefined,
    locale: isLocale(language) ? language : undefined,
    deskId: couldBeId(desk) ? desk : undefined,
  }
}
