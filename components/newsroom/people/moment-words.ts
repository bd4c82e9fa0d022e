import { formatMoment, type MomentStyle } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'

/** A moment (ISO 8601) in the newsroom's language and the publication's zone. */
export const momentWords = (
  at: string,
  style: MomentStyle,
  locale: NewsroomLocale,
  timeZone: string,
): string => formatMoment(new Date(at), style, locale, timeZone, localeTable[locale].reading)
