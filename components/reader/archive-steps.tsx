import { formatDay, formatMonth } from '@/lib/locale/moments.ts'
import { archiveHref } from '@/lib/publication/addresses.ts'
import { noonOf, type Period } from '@/lib/publication/archive.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  /** A month or a day. */
  period: Period
  /** The nearest of the same kind that have stories. */
  previous: Period | null
  next: Period | null
}

/** From a day or month of the archive to those before and after it, and to what it is a part of. */
export function ArchiveSteps({ period, previous, next }: Props) {
  const t = useWords('Archive')
  const { locale, reading } = useReader()
  const gregorian = { ...reading, calendar: 'gregory', secondCalendar: null } as const
  const nameOf = (each: Period): string =>
    each.length === 7
      ? formatMonth(noonOf(each), locale, 'UTC', gregorian)
      : formatDay(noonOf(each), locale, 'UTC', { ...reading, secondCalendar: null })
  const isDay = period.length > 7
  const month = period.slice(0, 7)
  return (
    <nav className="archive-steps" aria-label={isDay ? t('days') : t('months')}>
      {previous ? (
        <a rel="prev" href={archiveHref(locale, previous)}>
          {nameOf(previous)}
        </a>
      ) : (
        <span />
      )}
      <a href={isDay ? archiveHref(locale, month) : archiveHref(locale)}>
        {isDay ? nameOf(month) : t('all')}
      </a>
      {next ? (
        <a rel="next" href={archiveHref(locale, next)}>
          {nameOf(next)}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
