/** What the plan shows, as it stands in an address. */
import { couldBeId } from '@/lib/db/id.ts'
import { isDay } from '@/lib/locale/days.ts'
import { isLocale, type Locale } from '@/lib/locale/table.ts'
import { planPath } from '@/lib/newsroom/plan/plan-address.ts'
import { parametersOf } from '../ui/address-parameters.ts'

export const planViews = ['week', 'day', 'list'] as const
export type PlanView = (typeof planViews)[number]

export type PlanAddress = {
  view: PlanView
  /** Any day of those that are shown; today where none is named. */
  day?: string | undefined
  deskId?: string | undefined
  /** `staff.id`, or `me`. */
  person?: string | undefined
  locale?: Locale | undefined
}

export function planHref({ view, day, deskId, person, locale }: PlanAddress): string {
  const asked = new URLSearchParams({
    ...(view !== 'week' && { view }),
    ...(day && { day }),
    ...(deskId && { desk: deskId }),
    ...(person && { person }),
    ...(locale && { language: locale }),
  })
  return asked.size > 0 ? `${planPath}?${asked}` : planPath
}

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readPlanAddress(given: { [name: string]: string | string[] | undefined }): PlanAddress {
  const one = parametersOf(given)
  const [day, desk, person, language] = [one('day'), one('desk'), one('person'), one('language')]
  return {
    view: planViews.find((each) => each === one('view')) ?? 'week',
    day: day && isDay(day) && day > '1970' && day < '2200' ? day : undefined,
    deskId: couldBeId(desk) ? desk : undefined,
    person: person && /^[\w-]{1,64}$/.test(person) ? person : undefined,
    locale: isLocale(language) ? language : undefined,
  }
}
