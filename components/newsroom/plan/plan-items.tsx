import { getTranslations } from 'next-intl/server'
import { isoDay } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { coverageHref, eventHref } from '@/lib/newsroom/plan/plan-address.ts'
import type { PlannedCoverage, PlannedTime } from '@/lib/newsroom/plan/read-plan.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Moment, momentText } from '../board/moment.tsx'
import { ActionButton } from '../people/action-button.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { PlanCard } from './plan-dragging.client.tsx'
import { planTones } from './plan-words.ts'

type Place = { locale: NewsroomLocale; timeZone: string }

/** An event at one of its times, in a day that it is part of. */
export async function TimeCard({ time, day, locale, timeZone }: Place & { time: PlannedTime; day: string }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const clock = (at: string) => momentText(at, locale, timeZone, 'time')
  const isFirst = isoDay(new Date(time.startsAt), timeZone) === day
  const isLast = isoDay(new Date(Date.parse(time.endsAt) - 1), timeZone) === day
  const hours = time.isAllDay
    ? t('allDay')
    : isFirst
      ? time.endsAt === time.startsAt || !isLast
        ? clock(time.startsAt)
        : t('hours', { from: clock(time.startsAt), to: clock(time.endsAt) })
      : isLast
        ? t('until', { time: clock(time.endsAt) })
        : t('allDay')
  return (
    <PlanCard
      tone="teal"
      isStruck={time.isCancelled}
      movable={
        time.mayChange && isFirst && !time.isCancelled
          ? {
              kind: 'event',
              id: time.eventId,
              version: time.version,
              name: time.name,
              occursAt: time.occursAt,
              at: wallTime(new Date(time.startsAt), timeZone).slice(0, 16),
            }
          : null
      }
    >
      <p className="plan-when">
        {hours}
        {time.occursAt && <span className="plan-recurring">{t('recurs')}</span>}
      </p>
      <p className="plan-name">
        <PendingLink href={eventHref(time.eventId, time.occursAt)}>
          <bdi>{time.name}</bdi>
        </PendingLink>
      </p>
      <p className="plan-facts">
        {time.isCancelled && <Badge>{t('states.cancelled')}</Badge>}
        {time.place && <bdi>{time.place}</bdi>}
        {time.embargoUntil && (
          <span className="plan-embargo">
            {t('embargo', { moment: momentText(time.embargoUntil, locale, timeZone) })}
          </span>
        )}
      </p>
    </PlanCard>
  )
}

/** What is made: when it is due, what, whose, and how far it has come. */
export async function CoverageCard({
  coverage,
  locale,
  timeZone,
  withDay = false,
  isStill = false,
  take,
}: Place & {
  coverage: PlannedCoverage
  /** Makes it whoever presses it's. */
  take: (coverageId: string) => Promise<Result<void>>
  /** Says on which day, where no day stands over it. */
  withDay?: boolean
  /** Where nothing is moved. */
  isStill?: boolean
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const { at, state, headline, isLate } = coverage
  const isOver = state === 'cancelled' || state === 'killed'
  const content = (
    <>
      <p className="plan-when">
        {at && <Moment at={at} style={withDay ? 'moment' : 'time'} locale={locale} timeZone={timeZone} />}
        {isLate && <strong className="plan-late">{t('late')}</strong>}
      </p>
      <p className="plan-name">
        <PendingLink href={coverageHref(coverage.coverageId)}>
          <InLanguage locale={coverage.locale}>{headline}</InLanguage>
        </PendingLink>
      </p>
      <p className="plan-facts">
        <Badge tone={isLate ? 'red' : planTones[state]}>{t(`states.${state}`)}</Badge>
        <span>
          {t(`kinds.${coverage.kind}`)}
          {coverage.locale !== locale && ` (${localeTable[coverage.locale].name})`}
        </span>
        {coverage.staffName ? <bdi>{coverage.staffName}</bdi> : <span>{t('nobody')}</span>}
        {coverage.eventName && <bdi className="plan-of">{coverage.eventName}</bdi>}
        {coverage.embargoUntil && (
          <span className="plan-embargo">
            {t('embargo', { moment: momentText(coverage.embargoUntil, locale, timeZone) })}
          </span>
        )}
        {coverage.scheduledFor && state === 'scheduled' && (
          <span>{t('publishes', { moment: momentText(coverage.scheduledFor, locale, timeZone) })}</span>
        )}
      </p>
      {coverage.mayTake && (
        <p className="plan-take">
          <ActionButton
            size="small"
            action={take.bind(null, coverage.coverageId)}
            done={t('take.done')}
            label={t('take.of', { name: headline })}
          >
            {t('take.label')}
          </ActionButton>
        </p>
      )}
    </>
  )
  if (isStill)
    return (
      <li className="plan-card" data-tone={planTones[state]} data-struck={isOver ? '' : undefined}>
        {content}
      </li>
    )
  return (
    <PlanCard
      tone={planTones[state]}
      isStruck={isOver}
      movable={
        coverage.mayChange && !isOver && state !== 'published'
          ? {
              kind: 'coverage',
              id: coverage.coverageId,
              version: coverage.version,
              name: headline,
              occursAt: null,
              at: at ? wallTime(new Date(at), timeZone).slice(0, 16) : '',
            }
          : null
      }
    >
      {content}
    </PlanCard>
  )
}
