import { formatMoment } from '@/lib/locale/moments.ts'
import type { Locale } from '@/lib/locale/table.ts'

type Props = { at: Date; locale: Locale; timeZone: string; style?: 'date' | 'time' | 'moment' }

/** A time a person and a machine can both read. */
export function Moment({ at, locale, timeZone, style = 'moment' }: Props) {
  return <time dateTime={at.toISOString()}>{formatMoment(at, style, locale, timeZone)}</time>
}
