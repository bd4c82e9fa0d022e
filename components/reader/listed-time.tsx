import { formatListed } from '@/lib/locale/moments.ts'
import { trueUntil } from '@/lib/press/cache-dependencies.ts'
import { useReader } from './use-reader.ts'

type Props = {
  at: Date
  timeZone: string
  /** A moment of the day that stands over it: a list's heading, a front's date. */
  under?: Date | undefined
}

/** When a story of a list was published. True as it is printed; `public/reader.js` says how long ago that is. */
export function ListedTime({ at, timeZone, under }: Props) {
  const { locale, reading } = useReader()
  // A page that says no year is not kept until that day comes round again.
  const comesRound = at.getTime() + 350 * 86_400_000
  if (comesRound > Date.now()) trueUntil(comesRound)
  const { text, clock } = formatListed(at, { now: new Date(), under }, locale, timeZone, reading)
  return (
    <time dateTime={at.toISOString()} data-relative="" data-clock={clock}>
      {text}
    </time>
  )
}
