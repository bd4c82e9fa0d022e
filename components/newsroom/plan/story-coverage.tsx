import { getTranslations } from 'next-intl/server'
import { coverageHref } from '@/lib/newsroom/plan/plan-address.ts'
import type { CoverageInFull } from '@/lib/newsroom/plan/read-plan.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentText } from '../board/moment.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import './plan.css'

/** Over a story that began in the plan: of which event, whose, until when, and what is wanted. */
export async function StoryCoverage({
  coverage,
  locale,
  timeZone,
}: {
  coverage: CoverageInFull
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const { coverageId, eventName, staffName, dueAt, isLate, notes } = coverage
  return (
    <div className="plan-story">
      <PendingLink href={coverageHref(coverageId)}>{t('ofStory.label')}</PendingLink>
      {eventName && <bdi>{eventName}</bdi>}
      {staffName && <bdi>{staffName}</bdi>}
      {dueAt && <span>{t('due', { moment: momentText(dueAt, locale, timeZone) })}</span>}
      {isLate && <strong className="plan-late">{t('late')}</strong>}
      {notes && (
        <p className="log-note" dir="auto">
          {notes}
        </p>
      )}
    </div>
  )
}
