import { formatAgo, formatMoment, type MomentStyle } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'

/** A moment as the newsroom prints them: in the publication's zone, in the person's language. */
export function Moment({
  at,
  style = 'moment',
  locale,
  timeZone,
}: {
  /** ISO 8601. */
  at: string
  style?: MomentStyle
  locale: NewsroomLocale
  timeZone: string
}) {
  return <time dateTime={at}>{momentText(at, locale, timeZone, style)}</time>
}

/** How long ago it was; the moment itself is told by its title. */
export function Ago({ at, locale, timeZone }: { at: string; locale: NewsroomLocale; timeZone: string }) {
  const ago = formatAgo(new Date(at), new Date(), locale, timeZone, localeTable[locale].reading)
  return (
    <time dateTime={at} title={momentText(at, locale, timeZone)}>
      {ago}
    </time>
  )
}

/** The same as bare text, for inside a message. */
export const momentText = (
  at: string,
  locale: NewsroomLocale,
  timeZone: string,
  style: MomentStyle = 'moment',
): string => formatMoment(new Date(at), style, locale, timeZone, localeTable[locale].reading)
