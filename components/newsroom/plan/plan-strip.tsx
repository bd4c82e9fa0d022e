import { getTranslations } from 'next-intl/server'
import type { Database } from '@/lib/db/open.ts'
import type { Actor } from '@/lib/newsroom/actor.ts'
import { coverageHref, planPath } from '@/lib/newsroom/plan/plan-address.ts'
import { plannedAhead } from '@/lib/newsroom/plan/read-plan.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Moment } from '../board/moment.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'

/** As many as fit in a strip across a screen. */
const mostShown = 6

/** On the board: stories that are planned and have not a word yet. Nothing at all where there are none. */
export async function PlanStrip({
  db,
  actor,
  deskId,
  mine,
  locale,
  timeZone,
}: {
  db: Database
  actor: Actor
  deskId?: string | undefined
  mine?: boolean | undefined
  locale: NewsroomLocale
  timeZone: string
}) {
  const planned = await plannedAhead(db, actor, { most: mostShown, deskId, mine })
  if (planned.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  return (
    <section className="coming coming-planned" aria-labelledby="planned-title">
      <h2 id="planned-title">
        <PendingLink href={planPath}>{t('strip.title')}</PendingLink>
      </h2>
      <ol>
        {planned.map(({ coverageId, at, headline, locale: language, isLate }) => (
          <li key={coverageId}>
            {at && <Moment at={at} locale={locale} timeZone={timeZone} />}
            <PendingLink href={coverageHref(coverageId)}>
              <InLanguage locale={language}>{headline}</InLanguage>
            </PendingLink>
            {isLate && <strong className="coming-late">{t('late')}</strong>}
          </li>
        ))}
      </ol>
    </section>
  )
}
