import type { Metadata } from 'next'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import {
  calendarHref,
  calendarPath,
  readCalendarAddress,
} from '@/components/newsroom/calendar/calendar-address.ts'
import { CalendarEntry } from '@/components/newsroom/calendar/calendar-entry.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { DeskFilter, LanguageFilter } from '@/components/newsroom/ui/filter-selects.client.tsx'
import { monthAfter, weeksOf } from '@/lib/locale/days.ts'
import { numbersTag } from '@/lib/locale/format-preferences.ts'
import { formatDay, formatMoment, isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { calendarDays } from '@/lib/newsroom/calendar/calendar-days.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { firstOf, lastOf } from '@/lib/present.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'

/** Of a day in the grid; a day of its own shows as many as a newsroom can make. */
const mostInMonth = 5
const mostInDay = 1_000

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Calendar' })
  return { title: t('title') }
}

export default async function CalendarPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const address = readCalendarAddress(await searchParams)
  const { db, actor, locale, timeZone } = await requirePageUser(calendarHref(address))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Calendar' })
  const { reading } = localeTable[locale]
  const today = isoDay(new Date(), timeZone)
  const { day } = address
  const month = (day ?? address.month ?? today).slice(0, 7)
  const { locale: language, deskId } = address
  const narrowed = { locale: language, deskId }
  const weekInfo = new Intl.Locale(locale).getWeekInfo()
  const shown = day ? [day] : weeksOf(month, weekInfo.firstDay)
  const [days, { desks }] = await Promise.all([
    calendarDays(db, actor, {
      timeZone,
      from: firstOf(shown),
      to: lastOf(shown),
      most: day ? mostInDay : mostInMonth,
      ...narrowed,
    }),
    sectionsAndDesks(db, locale),
  ])
  // A day of the calendar has no zone: noon by the zone in which it is printed.
  const noon = (of: string) => new Date(`${of}T12:00:00Z`)
  const dayText = (of: string) => formatMoment(noon(of), 'date', locale, 'UTC', reading)
  const weekdayText = (of: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon(of))
  const numberText = (of: string) =>
    new Intl.NumberFormat(numbersTag(locale, reading)).format(Number(of.slice(8)))
  const monthText = new Intl.DateTimeFormat(`${numbersTag(locale, reading)}-ca-gregory`, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(noon(`${month}-01`))
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      <LiveList />
      <search aria-label={t('filters')}>
        <Form action={calendarPath} prefetch={false} className="filters" key={calendarHref(address)}>
          <input type="hidden" name={day ? 'day' : 'month'} value={day ?? month} />
          <LanguageFilter chosen={language} />
          <DeskFilter desks={desks} chosen={deskId} />
          <Button type="submit">{t('apply')}</Button>
        </Form>
      </search>
      <div className="calendar-head">
        <h2>{day ? formatDay(noon(day), locale, 'UTC', reading) : monthText}</h2>
        {day ? (
          <ButtonLink size="small" href={calendarHref({ ...narrowed, month })}>
            {t('toMonth')}
          </ButtonLink>
        ) : (
          <nav aria-label={t('title')} className="calendar-months">
            <ButtonLink size="small" href={calendarHref({ ...narrowed, month: monthAfter(month, -1) })}>
              {t('previous')}
            </ButtonLink>
            {!today.startsWith(month) && (
              <ButtonLink size="small" href={calendarHref(narrowed)}>
                {t('thisMonth')}
              </ButtonLink>
            )}
            <ButtonLink size="small" href={calendarHref({ ...narrowed, month: monthAfter(month, 1) })}>
              {t('next')}
            </ButtonLink>
          </nav>
        )}
      </div>
      {day ? (
        <ol className="calendar-whole-day">
          {(days.get(day)?.entries ?? []).map((entry) => (
            <CalendarEntry
              key={`${entry.kind} ${entry.articleId ?? entry.front} ${entry.locale} ${entry.at}`}
              entry={entry}
              locale={locale}
              timeZone={timeZone}
              isWhole
            />
          ))}
        </ol>
      ) : (
        <>
          <div className="calendar-weekdays" aria-hidden="true">
            {shown.slice(0, 7).map((each) => (
              <span key={each}>{weekdayText(each)}</span>
            ))}
          </div>
          <ol className="calendar" aria-label={t('label', { month: monthText })}>
            {shown.map((each) => {
              const { entries, total } = days.get(each) ?? { entries: [], total: 0 }
              return (
                <li
                  key={each}
                  className="calendar-day"
                  data-outside={each.startsWith(month) ? undefined : ''}
                  data-empty={total === 0 ? '' : undefined}
                  aria-current={each === today ? 'date' : undefined}
                >
                  <h3>
                    <span className="calendar-weekday">{weekdayText(each)} </span>
                    <a href={calendarHref({ ...narrowed, day: each })} aria-label={dayText(each)}>
                      {numberText(each)}
                    </a>
                    {each === today && <span className="calendar-today">{t('today')}</span>}
                  </h3>
                  {entries.length > 0 && (
                    <ol>
                      {entries.map((entry) => (
                        <CalendarEntry
                          key={`${entry.kind} ${entry.articleId ?? entry.front} ${entry.locale} ${entry.at}`}
                          entry={entry}
                          locale={locale}
                          timeZone={timeZone}
                        />
                      ))}
                    </ol>
                  )}
                  {total > entries.length && (
                    <a className="calendar-more" href={calendarHref({ ...narrowed, day: each })}>
                      {t('more', { count: total - entries.length })}
                    </a>
                  )}
                </li>
              )
            })}
          </ol>
        </>
      )}
      {days.size === 0 && <EmptyState title={day ? t('emptyDay') : t('empty')} />}
      <p className="board-times">{t('times', { zone: timeZoneName(locale, timeZone, reading) })}</p>
    </>
  )
}
