/** Moments that are asked for so often that one press should do. */
import { dayAfter } from '../../locale/days.ts'
import { instantOf, wallTime } from './wall-time.ts'

export type QuickMoment = {
  name: 'inAnHour' | 'tonight' | 'tomorrowMorning'
  /** On the newsroom's clock, `2026-11-30T20:00`. */
  wall: string
}

/** When the evening's readers are there, and the morning's. */
const evening = '20:00'
const morning = '08:00'

/** An hour from now, tonight and tomorrow morning by a zone's clock: those that are still to come, and that it shows. */
export function quickMoments(now: Date, timeZone: string): QuickMoment[] {
  const today = wallTime(now, timeZone).slice(0, 10)
  const choices: QuickMoment[] = [
    { name: 'inAnHour', wall: wallTime(new Date(now.getTime() + 3_600_000), timeZone).slice(0, 16) },
    { name: 'tonight', wall: `${today}T${evening}` },
    { name: 'tomorrowMorning', wall: `${dayAfter(today, 1)}T${morning}` },
  ]
  return choices.filter(({ wall }) => {
    const at = instantOf(wall, timeZone)
    return at !== null && at > now
  })
}
