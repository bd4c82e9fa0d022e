import { formatFullMoment, formatMoment, type MomentStyle } from '@/lib/locale/moments.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { useReader } from './use-reader.ts'

type Props = {
  at: Date
  locale: Locale
  timeZone: string
  /** `full` has the second calendar beside it, for a reader who asked for one. */
  style?: MomentStyle | 'full'
}

/** A time a person and a machine can both read. */
export function Moment({ at, locale, timeZone, style = 'moment' }: Props) {
  const { reading } = useReader()
  return (
    <time dateTime={at.toISOString()}>
      {style === 'full'
        ? formatFullMoment(at, locale, timeZone, reading)
        : formatMoment(at, style, locale, timeZone, reading)}
    </time>
  )
}
