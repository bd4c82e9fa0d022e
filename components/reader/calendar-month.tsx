import { weeksOf } from '@/lib/locale/days.ts'
import { formatDay, formatDayNumber, formatMonth, weekdayNames } from '@/lib/locale/moments.ts'
import { archiveHref } from '@/lib/publication/addresses.ts'
import { type ArchiveMonth, noonOf } from '@/lib/publication/archive.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The newest month over the list of all: its name, which leads to its page, and its calendar. */
export function NewestMonth({ month }: { month: ArchiveMonth }) {
  const { locale, reading } = useReader()
  const gregorian = { ...reading, calendar: 'gregory', secondCalendar: null } as const
  return (
    <section className="archive-newest" aria-labelledby="newest-month">
      <h2 id="newest-month" className="block-title">
        <a href={archiveHref(locale, month.month)}>
          {formatMonth(noonOf(month.month), locale, 'UTC', gregorian)}
        </a>
      </h2>
      <CalendarMonth month={month} />
    </section>
  )
}

/** A month as a calendar: its days that have stories are links, each with how many it has. */
export function CalendarMonth({ month: { month, days } }: { month: ArchiveMonth }) {
  const t = useWords('Archive')
  const listing = useWords('Listing')
  const { locale, reading } = useReader()
  const { firstDay } = new Intl.Locale(locale).getWeekInfo()
  const all = weeksOf(month, firstDay)
  const weeks = Array.from({ length: all.length / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7))
  // Days are the Gregorian month's, which addresses are made of; another calendar's number stands beside.
  const gregorian = { ...reading, calendar: 'gregory', secondCalendar: null } as const
  const other = reading.calendar === 'gregory' ? reading.secondCalendar : reading.calendar
  return (
    <table className="calendar">
      <caption className="visually-hidden">
        {t('calendar', { month: formatMonth(noonOf(month), locale, 'UTC', gregorian) })}
      </caption>
      <thead>
        <tr>
          {weekdayNames(all.slice(0, 7), locale).map(({ long, short }) => (
            <th key={long} scope="col">
              <span className="visually-hidden">{long}</span>
              <span aria-hidden="true">{short}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const stories = days.get(day)
              const number = (
                <>
                  <span>{formatDayNumber(noonOf(day), locale, 'UTC', gregorian)}</span>
                  {other && (
                    <small>
                      {formatDayNumber(noonOf(day), locale, 'UTC', { ...gregorian, calendar: other })}
                    </small>
                  )}
                </>
              )
              if (!day.startsWith(month)) return <td key={day} />
              return (
                <td key={day}>
                  {stories ? (
                    <a href={archiveHref(locale, day)}>
                      <span className="visually-hidden">
                        {formatDay(noonOf(day), locale, 'UTC', reading)}:{' '}
                        {listing('count', { count: stories })}
                      </span>
                      <span className="calendar-day" aria-hidden="true">
                        {number}
                        <span className="calendar-count">{listing('count', { count: stories })}</span>
                      </span>
                    </a>
                  ) : (
                    <span className="calendar-day">{number}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
