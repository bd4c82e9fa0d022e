import { formatMonthName, formatYear } from '@/lib/locale/moments.ts'
import { archiveHref } from '@/lib/publication/addresses.ts'
import { noonOf, type Period } from '@/lib/publication/archive.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The months that have stories, under their years, the newest year first. */
export function ArchiveYears({ months }: { months: readonly Period[] }) {
  const t = useWords('Archive')
  const { locale, reading } = useReader()
  if (months.length === 0) return <p className="empty">{t('empty')}</p>
  const gregorian = { ...reading, calendar: 'gregory', secondCalendar: null } as const
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))]
  return years.map(([year, those]) => (
    <section key={year} className="archive-year" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>{formatYear(noonOf(`${year}-01`), locale, 'UTC', gregorian)}</h2>
      <ul>
        {those.toReversed().map((month) => (
          <li key={month}>
            <a href={archiveHref(locale, month)}>
              {formatMonthName(noonOf(month), locale, 'UTC', gregorian)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ))
}
