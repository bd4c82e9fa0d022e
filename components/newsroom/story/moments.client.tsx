'use client'

import { formatMoment, type MomentStyle, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { offsetName } from '@/lib/newsroom/writing/wall-time.ts'
import { useNewsroom } from '../shell/providers.client.tsx'

/** Prints moments as the newsroom does: in its language, on the publication's clock. */
export function useMoments(): {
  print: (at: string | Date, style?: MomentStyle) => string
  /** The clock's name, and how far it is from UTC now. */
  zone: string
  offset: string
} {
  const { locale, timeZone } = useNewsroom()
  const { reading } = localeTable[locale]
  return {
    print: (at, style = 'moment') => formatMoment(new Date(at), style, locale, timeZone, reading),
    zone: timeZoneName(locale, timeZone, reading),
    offset: offsetName(new Date(), timeZone),
  }
}
