import { endOfDay, formatDay, isoDay } from '@/lib/locale/moments.ts'
import { trueUntil } from '@/lib/press/cache-dependencies.ts'
import { useReader } from './use-reader.ts'

/**
 * What day it is where the paper is made. A page that says so is made again when the day is over: the front does, and a
 * story, of which there are many and which has a day of its own, does not.
 */
export function Today({ timeZone }: { timeZone: string }) {
  const { locale, reading } = useReader()
  const now = new Date()
  trueUntil(endOfDay(now, timeZone))
  return <time dateTime={isoDay(now, timeZone)}>{formatDay(now, locale, timeZone, reading)}</time>
}
