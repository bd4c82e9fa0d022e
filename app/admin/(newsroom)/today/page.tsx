import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { boardHref } from '@/components/newsroom/board/board-address.ts'
import { Moment } from '@/components/newsroom/board/moment.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { civil } from '@/components/newsroom/moment/civil-day.ts'
import { PlanDragging } from '@/components/newsroom/plan/plan-dragging.client.tsx'
import { CoverageCard, TimeCard } from '@/components/newsroom/plan/plan-items.tsx'
import { planHref } from '@/components/newsroom/plan/plan-view.ts'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { formatDay, isoDay } from '@/lib/locale/moments.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { countUnread, mostUnread } from '@/lib/newsroom/inbox/read-inbox.ts'
import { may, reachOf } from '@/lib/newsroom/permissions.ts'
import { mostAtHome, readHome } from '@/lib/newsroom/plan/read-home.ts'
import { type PlannedCoverage, readPlan } from '@/lib/newsroom/plan/read-plan.ts'
import { boardCounts } from '@/lib/newsroom/stories/board-counts.ts'
import { comingUp } from '@/lib/newsroom/stories/coming-up.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { movePlannedAction, takeCoverageAction } from '../plan/actions.ts'
import '@/components/newsroom/plan/plan.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Plan.home' })
  return { title: t('title') }
}

const path = '/admin/today'

/** Today’s plan, what waits for whoever looks, what is late, what is out, and what is live. */
export default async function TodayPage() {
  const { db, actor, locale, timeZone } = await requirePageUser(path)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const today = isoDay(new Date(), timeZone)
  const [onlyDesk = null, another] = reachOf(actor, 'story.review') === 'desk' ? actor.deskIds : []
  const deskId = onlyDesk && !another ? onlyDesk : undefined
  const [plan, home, unread, counts, coming] = await Promise.all([
    readPlan(db, actor, { from: today, to: today, deskId }),
    readHome(db, actor),
    countUnread(db, actor),
    may(actor, 'story.review') ? boardCounts(db, actor, { deskId }) : null,
    comingUp(db, actor, { most: mostAtHome }),
  ])
  const review = counts?.in_review
  const reading = civil(localeTable[locale].reading)
  const isWaiting = unread > 0 || (review?.count ?? 0) > 0 || home.mine.length > 0
  const items = [
    ...plan.times.map((time) => ({ at: time.startsAt, time })),
    ...plan.coverages.map((coverage) => ({ at: coverage.at ?? '', coverage })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('home.title')}</h1>
          <p>{formatDay(new Date(), locale, timeZone, reading)}</p>
        </div>
      </header>
      <LiveList />
      <div className="today-parts">
        <Part
          id="today-plan"
          title={t('home.plan')}
          more={{ href: planHref({ view: 'day' }), text: t('home.wholePlan') }}
        >
          {items.length === 0 ? (
            <p className="section-lead">{t('home.noPlan')}</p>
          ) : (
            <PlanDragging targets={[]} move={movePlannedAction}>
              <ol className="plan-cards">
                {items.map((item) =>
                  'time' in item ? (
                    <TimeCard
                      key={`${item.time.eventId} ${item.at}`}
                      time={{ ...item.time, mayChange: false }}
                      day={today}
                      locale={locale}
                      timeZone={timeZone}
                    />
                  ) : (
                    <CoverageCard
                      take={takeCoverageAction}
                      key={item.coverage.coverageId}
                      coverage={item.coverage}
                      locale={locale}
                      timeZone={timeZone}
                      isStill
                    />
                  ),
                )}
              </ol>
            </PlanDragging>
          )}
        </Part>
        <div className="today-side">
          <Part id="today-waiting" title={t('home.waiting')}>
            {!isWaiting && <p className="section-lead">{t('home.noWaiting')}</p>}
            {(unread > 0 || (review?.count ?? 0) > 0) && (
              <ul>
                {unread > 0 && (
                  <li>
                    <PendingLink href="/admin/inbox">
                      {unread >= mostUnread
                        ? t('home.unreadMore', { count: mostUnread - 1 })
                        : t('home.unread', { count: unread })}
                    </PendingLink>
                  </li>
                )}
                {review && review.count > 0 && (
                  <li>
                    <PendingLink href={boardHref({ state: 'in_review', ...(deskId && { deskId }) })}>
                      {t(review.hasMore ? 'home.reviewMore' : 'home.review', { count: review.count })}
                    </PendingLink>
                  </li>
                )}
              </ul>
            )}
            {home.mine.length > 0 && (
              <Cards title={t('home.mine')} those={home.mine} locale={locale} timeZone={timeZone} />
            )}
          </Part>
          <Part id="today-late" title={t('home.late')}>
            {home.late.length === 0 ? (
              <p className="section-lead">{t('home.noLate')}</p>
            ) : (
              <Cards those={home.late} locale={locale} timeZone={timeZone} />
            )}
          </Part>
          {home.live.length > 0 && (
            <Part id="today-live" title={t('home.live')}>
              <Stories
                those={home.live.map((each) => ({ ...each, at: each.publishedAt }))}
                locale={locale}
                timeZone={timeZone}
              />
            </Part>
          )}
          {coming.next.length > 0 && (
            <Part id="today-coming" title={t('home.coming')}>
              <Stories
                those={coming.next.map((each) => ({ ...each, at: each.scheduledFor ?? '' }))}
                locale={locale}
                timeZone={timeZone}
                withDay
              />
            </Part>
          )}
          <Part id="today-out" title={t('home.out')}>
            {home.out.length === 0 ? (
              <p className="section-lead">{t('home.noOut')}</p>
            ) : (
              <Stories
                those={home.out.slice(0, mostAtHome).map((each) => ({ ...each, at: each.publishedAt }))}
                locale={locale}
                timeZone={timeZone}
              />
            )}
            {home.out.length > mostAtHome && (
              <p>
                <PendingLink href={boardHref({ state: 'published' })}>{t('home.outMore')}</PendingLink>
              </p>
            )}
          </Part>
        </div>
      </div>
    </>
  )
}

function Part({
  id,
  title,
  more,
  children,
}: {
  id: string
  title: string
  more?: { href: string; text: string }
  children: ReactNode
}) {
  return (
    <section className="today-part" aria-labelledby={id}>
      <h2 id={id}>
        {title} {more && <PendingLink href={more.href}>{more.text}</PendingLink>}
      </h2>
      {children}
    </section>
  )
}

type Place = { locale: NewsroomLocale; timeZone: string }

function Cards({ title, those, ...place }: Place & { title?: string; those: readonly PlannedCoverage[] }) {
  return (
    <>
      {title && <h3>{title}</h3>}
      <ol className="plan-cards">
        {those.slice(0, mostAtHome).map((coverage) => (
          <CoverageCard
            key={coverage.coverageId}
            coverage={coverage}
            take={takeCoverageAction}
            {...place}
            withDay
            isStill
          />
        ))}
      </ol>
    </>
  )
}

async function Stories({
  those,
  withDay = false,
  locale,
  timeZone,
}: Place & {
  those: readonly { articleId: string; locale: Locale; headline: string; at: string }[]
  withDay?: boolean
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Calendar' })
  return (
    <ol>
      {those.map(({ articleId, headline, at, locale: language }) => (
        <li key={articleId} className={withDay ? 'today-line today-later' : 'today-line'}>
          <Moment at={at} style={withDay ? 'moment' : 'time'} locale={locale} timeZone={timeZone} />
          <PendingLink href={`/admin/stories/${articleId}`}>
            {headline ? <InLanguage locale={language}>{headline}</InLanguage> : t('untitled')}
          </PendingLink>
        </li>
      ))}
    </ol>
  )
}
