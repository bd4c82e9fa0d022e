import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { EventForm } from '@/components/newsroom/plan/event-form.tsx'
import { CoverageCard } from '@/components/newsroom/plan/plan-items.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { eventHref, planPath } from '@/lib/newsroom/plan/plan-address.ts'
import { readEvent } from '@/lib/newsroom/plan/read-plan.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { requirePageUser } from '../../../../require-actor.ts'
import { cancelEventAction, removeEventAction, saveEventAction, takeCoverageAction } from '../../actions.ts'
import '@/components/newsroom/plan/plan.css'

type Props = {
  params: Promise<{ eventId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const openEvent = cache(async (eventId: string) => {
  const visit = await requirePageUser(eventHref(eventId))
  const event = await readEvent(visit.db, visit.actor, { eventId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  return { ...visit, event }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await openEvent((await params).eventId)).event.name }
}

/** An event, and all that is made of it. */
export default async function EventPage({ params, searchParams }: Props) {
  const { db, actor, locale, timeZone, event } = await openEvent((await params).eventId)
  const { at: asked } = await searchParams
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const { desks } = await sectionsAndDesks(db, locale, [event.deskId])
  const { recurrence, version, eventId } = event
  const isMoment = typeof asked === 'string' && !Number.isNaN(Date.parse(asked))
  const occursAt = recurrence ? (isMoment ? new Date(asked).toISOString() : event.nextAt) : null
  const coverages = event.coverages.filter((each) => !recurrence || each.occursAt === occursAt)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>
            <bdi>{event.name}</bdi>
          </h1>
          {occursAt && (
            <p>
              {t(isMoment ? 'event.thisTime' : 'event.next', {
                moment: momentText(occursAt, locale, timeZone),
              })}
            </p>
          )}
        </div>
        <ButtonLink icon="back" href={planPath}>
          {t('title')}
        </ButtonLink>
      </header>
      <LiveList />
      {event.isCancelled && (
        <Notice kind="warning">
          <p>{t('event.cancelled')}</p>
        </Notice>
      )}
      <div className="plan-screen">
        <section aria-labelledby="plan-coverage">
          <h2 id="plan-coverage">{t('event.coverage')}</h2>
          {coverages.length === 0 ? (
            <p className="section-lead">{t('event.noCoverage')}</p>
          ) : (
            <ol className="plan-cards">
              {coverages.map((coverage) => (
                <CoverageCard
                  take={takeCoverageAction}
                  key={coverage.coverageId}
                  coverage={{ ...coverage, eventName: null }}
                  locale={locale}
                  timeZone={timeZone}
                  withDay
                  isStill
                />
              ))}
            </ol>
          )}
          {may(actor, 'plan.edit') && !event.isCancelled && (
            <p className="button-row">
              <ButtonLink
                kind="primary"
                icon="plus"
                href={`${planPath}/coverage/new?event=${eventId}${occursAt ? `&at=${encodeURIComponent(occursAt)}` : ''}`}
              >
                {t('event.addCoverage')}
              </ButtonLink>
            </p>
          )}
        </section>
        {event.mayChange ? (
          <div>
            <EventForm
              // A colleague's change is another form; what was typed into this one is kept by its tab.
              key={version}
              action={saveEventAction.bind(null, eventId)}
              start={{
                ...event,
                embargoUntil: event.embargoUntil
                  ? wallTime(new Date(event.embargoUntil), timeZone).slice(0, 16)
                  : '',
                starts: event.starts.slice(0, 16),
                ends: event.ends.slice(0, 16),
              }}
              desks={desks}
              locale={locale}
              firstOfWeek={new Intl.Locale(locale).getWeekInfo().firstDay}
            />
            <div className="button-row plan-ends">
              {recurrence && occursAt && isMoment && (
                <ConfirmedAction
                  action={cancelEventAction.bind(null, eventId, version, true, occursAt)}
                  title={t('event.cancelOne')}
                  description={t('event.cancelOneText')}
                  confirm={t('event.cancelOne')}
                />
              )}
              {event.isCancelled ? (
                <ActionButton
                  action={cancelEventAction.bind(null, eventId, version, false, null)}
                  done={t('event.changed')}
                >
                  {t('event.restore')}
                </ActionButton>
              ) : (
                <ConfirmedAction
                  action={cancelEventAction.bind(null, eventId, version, true, null)}
                  title={t('event.cancel')}
                  description={t('event.cancelText')}
                  confirm={t('event.cancel')}
                  done={t('event.changed')}
                />
              )}
              {event.coverages.every(({ state }) => state === 'cancelled') && (
                <ConfirmedAction
                  action={removeEventAction.bind(null, eventId, version)}
                  title={t('event.remove')}
                  description={t('event.removeText')}
                  confirm={t('event.remove')}
                />
              )}
            </div>
          </div>
        ) : (
          <section>
            <Notice kind="note">
              <p>{t('event.locked')}</p>
            </Notice>
            <p>{momentText(event.nextAt ?? '', locale, timeZone)}</p>
            {event.place && (
              <p>
                <bdi>{event.place}</bdi>
              </p>
            )}
            {event.notes && (
              <p className="log-note" dir="auto">
                {event.notes}
              </p>
            )}
          </section>
        )}
      </div>
    </>
  )
}
