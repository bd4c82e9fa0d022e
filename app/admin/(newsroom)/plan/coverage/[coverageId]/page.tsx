import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { CoverageForm } from '@/components/newsroom/plan/coverage-form.tsx'
import { planTones } from '@/components/newsroom/plan/plan-words.ts'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { coverageHref, eventHref, planPath } from '@/lib/newsroom/plan/plan-address.ts'
import { planPeople, readCoverage } from '@/lib/newsroom/plan/read-plan.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { requirePageUser } from '../../../../require-actor.ts'
import {
  openCoverageAction,
  removeCoverageAction,
  saveCoverageAction,
  settleCoverageAction,
  takeCoverageAction,
} from '../../actions.ts'
import '@/components/newsroom/plan/plan.css'

type Props = { params: Promise<{ coverageId: string }> }

const openPlanned = cache(async (coverageId: string) => {
  const visit = await requirePageUser(coverageHref(coverageId))
  const coverage = await readCoverage(visit.db, visit.actor, { coverageId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  return { ...visit, coverage }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await openPlanned((await params).coverageId)).coverage.headline }
}

/** What is made, whose it is, when it is due, and the way to its story. */
export default async function CoveragePage({ params }: Props) {
  const { db, actor, locale, timeZone, coverage } = await openPlanned((await params).coverageId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const { coverageId, version, state, articleId, kind } = coverage
  const [{ sections, desks }, everybody] = await Promise.all([
    sectionsAndDesks(db, locale, [coverage.sectionId, coverage.deskId]),
    planPeople(db, actor),
  ])
  // Whose it is stands there, whoever may give it to others and whether they have a way in any more.
  const offered = everybody.filter(
    ({ id }) => coverage.mayAssign || id === coverage.staffId || (id === actor.staffId && !coverage.staffId),
  )
  const isKnown = !coverage.staffId || offered.some(({ id }) => id === coverage.staffId)
  const people = isKnown
    ? offered
    : [...offered, { id: coverage.staffId ?? '', name: coverage.staffName ?? t('coverage.gone') }]
  const mayOpen = may(actor, kind === 'translation' ? 'story.translate' : 'story.create')
  const isOpen = state === 'planned' || state === 'done' || state === 'binned'
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>
            <InLanguage locale={coverage.locale}>{coverage.headline}</InLanguage>
          </h1>
          <p className="plan-facts">
            <Badge tone={coverage.isLate ? 'red' : planTones[state]}>{t(`states.${state}`)}</Badge>
            {coverage.isLate && <strong className="plan-late">{t('late')}</strong>}
            <span>{t(`kinds.${kind}`)}</span>
            {coverage.staffName ? <bdi>{coverage.staffName}</bdi> : <span>{t('nobody')}</span>}
            {coverage.dueAt && (
              <span>{t('due', { moment: momentText(coverage.dueAt, locale, timeZone) })}</span>
            )}
            {coverage.embargoUntil && (
              <span className="plan-embargo">
                {t('embargo', { moment: momentText(coverage.embargoUntil, locale, timeZone) })}
              </span>
            )}
          </p>
        </div>
        <div className="button-row">
          {coverage.eventId && (
            <ButtonLink icon="calendar" href={eventHref(coverage.eventId, coverage.occursAt)}>
              {coverage.eventName ?? t('coverage.toEvent')}
            </ButtonLink>
          )}
          <ButtonLink icon="back" href={planPath}>
            {t('title')}
          </ButtonLink>
        </div>
      </header>
      <LiveList />
      <div className="plan-begin">
        {articleId ? (
          <ButtonLink kind="primary" icon="pen" href={`/admin/stories/${articleId}`}>
            {t('coverage.toStory')}
          </ButtonLink>
        ) : (
          mayOpen &&
          isOpen && (
            <ActionForm
              action={openCoverageAction.bind(null, coverageId)}
              label={t('coverage.open')}
              className="plan-open"
            >
              <SubmitButton icon="pen">
                {t(kind === 'translation' ? 'coverage.openTranslation' : 'coverage.open')}
              </SubmitButton>
            </ActionForm>
          )
        )}
        {coverage.mayTake && (
          <ActionButton action={takeCoverageAction.bind(null, coverageId)} done={t('take.done')}>
            {t('take.label')}
          </ActionButton>
        )}
        {coverage.mayChange && !articleId && state === 'planned' && kind === 'picture' && (
          <ActionButton
            icon="check"
            action={settleCoverageAction.bind(null, coverageId, version, 'done')}
            done={t('coverage.changed')}
          >
            {t('coverage.done')}
          </ActionButton>
        )}
        {coverage.mayChange && state === 'done' && (
          <ActionButton
            action={settleCoverageAction.bind(null, coverageId, version, 'open')}
            done={t('coverage.changed')}
          >
            {t('coverage.notDone')}
          </ActionButton>
        )}
      </div>
      {coverage.mayChange ? (
        <div className="screen-narrow">
          <CoverageForm
            // A colleague's change is another form; what was typed into this one is kept by its tab.
            key={version}
            action={saveCoverageAction.bind(null, coverageId)}
            start={{
              kind,
              locale: coverage.locale,
              headline: coverage.plannedHeadline,
              slugLine: coverage.slugLine ?? '',
              sectionId: coverage.sectionId ?? '',
              deskId: coverage.deskId ?? '',
              staffId: coverage.staffId ?? '',
              dueAt: coverage.dueAt ? wallTime(new Date(coverage.dueAt), timeZone).slice(0, 16) : '',
              notes: coverage.notes ?? '',
              version,
            }}
            sections={sections}
            desks={desks}
            people={people}
            locale={locale}
          />
          <div className="button-row plan-ends">
            {state === 'cancelled' ? (
              <ActionButton
                action={settleCoverageAction.bind(null, coverageId, version, 'open')}
                done={t('coverage.changed')}
              >
                {t('coverage.restore')}
              </ActionButton>
            ) : (
              <ConfirmedAction
                action={settleCoverageAction.bind(null, coverageId, version, 'cancelled')}
                title={t('coverage.cancel')}
                description={t('coverage.cancelText')}
                confirm={t('coverage.cancel')}
                done={t('coverage.changed')}
              />
            )}
            {!articleId && state !== 'binned' && (
              <ConfirmedAction
                action={removeCoverageAction.bind(null, coverageId, version)}
                title={t('coverage.remove')}
                description={t('coverage.removeText')}
                confirm={t('coverage.remove')}
              />
            )}
          </div>
        </div>
      ) : (
        <div className="screen-narrow">
          <Notice kind="note">
            <p>{t('coverage.locked')}</p>
          </Notice>
          {coverage.notes && (
            <p className="log-note" dir="auto">
              {coverage.notes}
            </p>
          )}
        </div>
      )}
    </>
  )
}
