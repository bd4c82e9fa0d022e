import type { Metadata } from 'next'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/newsroom/board/moment.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { civil } from '@/components/newsroom/moment/civil-day.ts'
import { PlanDragging, PlanPlace, type PlanTarget } from '@/components/newsroom/plan/plan-dragging.client.tsx'
import { CoverageCard, TimeCard } from '@/components/newsroom/plan/plan-items.tsx'
import { type PlanView, planHref, planViews, readPlanAddress } from '@/components/newsroom/plan/plan-view.ts'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select } from '@/components/newsroom/ui/field.tsx'
import { DeskFilter, LanguageFilter } from '@/components/newsroom/ui/filter-selects.client.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { dayAfter, weekday } from '@/lib/locale/days.ts'
import { formatDay, formatDayOfYear, formatMoment, isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { type CalendarEntry, calendarDays } from '@/lib/newsroom/calendar/calendar-days.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { planPath } from '@/lib/newsroom/plan/plan-address.ts'
import {
  type PlannedCoverage,
  type PlannedTime,
  planPeople,
  readPlan,
} from '@/lib/newsroom/plan/read-plan.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { lastOf } from '@/lib/present.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { movePlannedAction, takeCoverageAction } from './actions.ts'
import '@/components/newsroom/plan/plan.css'

/** Days that a list shows at once. */
const listDays = 28
/** Of what is scheduled or under embargo, on each day. */
const mostEntries = 20

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Plan' })
  return { title: t('title') }
}

type Item =
  | { at: string; rank: number; time: PlannedTime }
  | { at: string; rank: number; coverage: PlannedCoverage }
  | { at: string; rank: number; entry: CalendarEntry }

/** What happens, what is made of it, whose it is and when it is due. */
export default async function PlanPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const address = readPlanAddress(await searchParams)
  const { db, actor, locale, timeZone } = await requirePageUser(planHref(address))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const { view, deskId, person, locale: language } = address
  const today = isoDay(new Date(), timeZone)
  const day = address.day ?? today
  const { firstDay } = new Intl.Locale(locale).getWeekInfo()
  const first = view === 'week' ? dayAfter(day, -((weekday(day) - firstDay + 7) % 7)) : day
  const length = view === 'week' ? 7 : view === 'day' ? 1 : listDays
  const days = Array.from({ length }, (_, at) => dayAfter(first, at))
  const staffId = person === 'me' ? (actor.staffId ?? undefined) : person
  const [plan, entries, { desks }, people] = await Promise.all([
    readPlan(db, actor, { from: first, to: lastOf(days), deskId, staffId, locale: language }),
    calendarDays(db, actor, {
      timeZone,
      from: first,
      to: lastOf(days),
      most: mostEntries,
      deskId,
      locale: language,
    }),
    sectionsAndDesks(db, locale),
    planPeople(db, actor),
  ])
  const reading = civil(localeTable[locale].reading)
  const noon = (of: string) => new Date(`${of}T12:00:00Z`)
  const dayText = (of: string) => formatDay(noon(of), locale, 'UTC', reading)
  const planned = new Set(plan.coverages.map(({ articleId }) => articleId))

  const itemsOf = (of: string): Item[] => {
    const isOn = ({ startsAt, endsAt }: PlannedTime) => {
      const last = Math.max(Date.parse(startsAt), Date.parse(endsAt) - 1)
      return isoDay(new Date(startsAt), timeZone) <= of && of <= isoDay(new Date(last), timeZone)
    }
    const items: Item[] = [
      ...plan.times.filter(isOn).map((time) => ({
        at: time.startsAt,
        rank: time.isAllDay || isoDay(new Date(time.startsAt), timeZone) < of ? 0 : 1,
        time,
      })),
      ...plan.coverages
        .filter(({ at }) => at && isoDay(new Date(at), timeZone) === of)
        .map((coverage) => ({ at: coverage.at ?? '', rank: 1, coverage })),
      // What is planned says so itself.
      ...(staffId ? [] : (entries.get(of)?.entries ?? []))
        .filter(
          ({ kind, articleId }) => (kind === 'scheduled' || kind === 'embargo') && !planned.has(articleId),
        )
        .map((entry) => ({ at: entry.at, rank: 1, entry })),
    ]
    return items.sort((a, b) => a.rank - b.rank || Date.parse(a.at) - Date.parse(b.at))
  }
  const show = (item: Item, of: string) =>
    'time' in item ? (
      <TimeCard
        key={`${item.time.eventId} ${item.time.startsAt}`}
        time={item.time}
        day={of}
        locale={locale}
        timeZone={timeZone}
      />
    ) : 'coverage' in item ? (
      <CoverageCard
        take={takeCoverageAction}
        key={item.coverage.coverageId}
        coverage={item.coverage}
        locale={locale}
        timeZone={timeZone}
      />
    ) : (
      <EntryCard
        key={`${item.entry.kind} ${item.entry.articleId}`}
        entry={item.entry}
        locale={locale}
        timeZone={timeZone}
      />
    )

  const isEmpty =
    plan.times.length + plan.coverages.length + plan.someday.length === 0 &&
    days.every((of) => itemsOf(of).length === 0)
  const canPlan = may(actor, 'plan.edit')
  const narrowed = { deskId, person, locale: language }
  const step = view === 'week' ? 7 : view === 'day' ? 1 : listDays
  const name = view === 'week' ? 'Week' : view === 'day' ? 'Day' : 'List'
  const hours = view === 'day' ? hoursOf(itemsOf(first), first, timeZone) : []
  const hourText = (of: string) => formatMoment(new Date(`${of}:00Z`), 'time', locale, 'UTC', reading)
  const targets: PlanTarget[] =
    view === 'day'
      ? hours.map((to) => ({ to, label: hourText(to) }))
      : days.map((to) => ({ to, label: dayText(to) }))
  const heading =
    view === 'day'
      ? dayText(first)
      : `${formatMoment(noon(first), 'date', locale, 'UTC', reading)} – ${formatMoment(noon(lastOf(days)), 'date', locale, 'UTC', reading)}`

  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <div className="button-row">
          <ButtonLink icon="calendar" href={`${planPath}/calendars`}>
            {t('calendars')}
          </ButtonLink>
          {canPlan && (
            <>
              <ButtonLink icon="plus" href={`${planPath}/event/new?day=${view === 'day' ? first : today}`}>
                {t('newEvent')}
              </ButtonLink>
              <ButtonLink kind="primary" icon="plus" href={`${planPath}/coverage/new`}>
                {t('newCoverage')}
              </ButtonLink>
            </>
          )}
        </div>
      </header>
      <LiveList />
      <search aria-label={t('filters')}>
        <Form action={planPath} prefetch={false} className="filters" key={planHref(address)}>
          {view !== 'week' && <input type="hidden" name="view" value={view} />}
          {address.day && <input type="hidden" name="day" value={address.day} />}
          <DeskFilter desks={desks} chosen={deskId} />
          <Select
            label={t('person')}
            labelHidden
            name="person"
            defaultValue={person ?? ''}
            options={[
              { value: '', label: t('anybody') },
              { value: 'me', label: t('mine') },
              ...people.map((each) => ({ value: each.id, label: each.name })),
            ]}
          />
          <LanguageFilter chosen={language} />
          <Button type="submit">{t('apply')}</Button>
        </Form>
      </search>
      <div className="plan-head">
        <h2>{heading}</h2>
        <nav aria-label={t('views.label')} className="plan-views">
          {planViews.map((each: PlanView) => (
            <PendingLink
              key={each}
              href={planHref({ ...narrowed, view: each, day: address.day })}
              aria-current={each === view ? 'page' : undefined}
              className="plan-view"
            >
              {t(`views.${each}`)}
            </PendingLink>
          ))}
        </nav>
        <nav aria-label={t('range.label')} className="button-row">
          <ButtonLink size="small" href={planHref({ ...narrowed, view, day: dayAfter(first, -step) })}>
            {t(`range.previous${name}`)}
          </ButtonLink>
          {!days.includes(today) && (
            <ButtonLink size="small" href={planHref({ ...narrowed, view })}>
              {t('range.today')}
            </ButtonLink>
          )}
          <ButtonLink size="small" href={planHref({ ...narrowed, view, day: dayAfter(first, step) })}>
            {t(`range.next${name}`)}
          </ButtonLink>
        </nav>
      </div>
      {plan.hasMore && (
        <Notice kind="warning">
          <p>{t('more')}</p>
        </Notice>
      )}
      {isEmpty && <EmptyState title={t('empty.title')}>{canPlan ? t('empty.text') : undefined}</EmptyState>}
      <PlanDragging targets={targets} move={movePlannedAction}>
        {view === 'day' ? (
          <>
            {itemsOf(first).some(({ rank }) => rank === 0) && (
              <ol className="plan-day-long">
                {itemsOf(first)
                  .filter(({ rank }) => rank === 0)
                  .map((item) => show(item, first))}
              </ol>
            )}
            <ol className="plan-hours">
              {hours.map((hour) => {
                const those = itemsOf(first).filter(
                  ({ at, rank }) =>
                    rank === 1 && wallTime(new Date(at), timeZone).startsWith(hour.slice(0, 13)),
                )
                return (
                  <PlanPlace key={hour} to={hour} className="plan-hour" isEmpty={those.length === 0}>
                    <h3>{hourText(hour)}</h3>
                    {those.length > 0 && <ol>{those.map((item) => show(item, first))}</ol>}
                  </PlanPlace>
                )
              })}
            </ol>
          </>
        ) : (
          <ol className={view === 'week' ? 'plan-week' : 'plan-list'}>
            {days.map((of) => {
              const items = itemsOf(of)
              return (
                <PlanPlace
                  key={of}
                  to={of}
                  className="plan-day"
                  isToday={of === today}
                  isEmpty={items.length === 0}
                >
                  <h3>
                    <PendingLink href={planHref({ ...narrowed, view: 'day', day: of })}>
                      {view === 'week' ? <ShortDay of={noon(of)} locale={locale} /> : dayText(of)}
                    </PendingLink>
                    {of === today && <span className="plan-today">{t('today')}</span>}
                  </h3>
                  {items.length > 0 && <ol>{items.map((item) => show(item, of))}</ol>}
                  {canPlan && (
                    <PendingLink
                      className="plan-add"
                      href={`${planPath}/event/new?day=${of}`}
                      aria-label={t('addTo', { day: dayText(of) })}
                    >
                      +
                    </PendingLink>
                  )}
                </PlanPlace>
              )
            })}
          </ol>
        )}
        {plan.someday.length > 0 && (
          <section aria-labelledby="plan-someday" className="plan-someday">
            <h2 id="plan-someday">{t('someday')}</h2>
            <ol>
              {plan.someday.map((coverage) => (
                <CoverageCard
                  take={takeCoverageAction}
                  key={coverage.coverageId}
                  coverage={coverage}
                  locale={locale}
                  timeZone={timeZone}
                />
              ))}
            </ol>
          </section>
        )}
      </PlanDragging>
      <p className="board-times">{t('times', { zone: timeZoneName(locale, timeZone, reading) })}</p>
    </>
  )
}

/** A day of a week: its name, its number, and beside that the other calendar's, where the paper prints one. */
function ShortDay({ of, locale }: { of: Date; locale: NewsroomLocale }) {
  const reading = civil(localeTable[locale].reading)
  const other = reading.secondCalendar
  const print = (calendar: typeof reading.calendar) => {
    const own = { ...reading, calendar, secondCalendar: null }
    return formatDayOfYear(of, locale, 'UTC', own)
  }
  return (
    <>
      <span className="plan-weekday">
        {new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(of)}
      </span>
      <span>{print('gregory')}</span>
      {other && <small>{print(other)}</small>}
    </>
  )
}

/** From six in the morning to midnight, and every hour before that holds something. */
function hoursOf(items: readonly Item[], day: string, timeZone: string): string[] {
  const first = items
    .filter(({ rank }) => rank === 1)
    .map(({ at }) => Number(wallTime(new Date(at), timeZone).slice(11, 13)))
  const from = Math.min(6, ...first)
  return Array.from({ length: 24 - from }, (_, at) => `${day}T${String(from + at).padStart(2, '0')}:00`)
}

/** A story that is scheduled, or whose embargo ends, and that nobody planned here. */
async function EntryCard({
  entry,
  locale,
  timeZone,
}: {
  entry: CalendarEntry
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const calendar = await getTranslations({ locale, namespace: 'Newsroom.Calendar' })
  const { kind, headline } = entry
  return (
    <li className="plan-card" data-tone={kind === 'embargo' ? 'ochre' : 'indigo'}>
      <p className="plan-when">
        <Moment at={entry.at} style="time" locale={locale} timeZone={timeZone} />
      </p>
      <p className="plan-name">
        <PendingLink href={`/admin/stories/${entry.articleId}`}>
          {headline ? <InLanguage locale={entry.locale}>{headline}</InLanguage> : calendar('untitled')}
        </PendingLink>
      </p>
      <p className="plan-facts">{t(`entries.${kind === 'embargo' ? 'embargo' : 'scheduled'}`)}</p>
    </li>
  )
}
