import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { inboxHref } from '@/components/newsroom/inbox/inbox-address.ts'
import { InboxRow } from '@/components/newsroom/inbox/inbox-row.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { isoDay, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { type Notification, readInbox } from '@/lib/newsroom/inbox/read-inbox.ts'
import { firstOf } from '@/lib/present.ts'
import { notificationGroups } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { markAction, markAllAction } from './actions.ts'
import '@/components/newsroom/inbox/inbox.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Inbox' })
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What concerns whoever is signed in. */
export default async function InboxPage({ searchParams }: Props) {
  const asked = await searchParams
  const group = notificationGroups.find((each) => each === asked.group)
  const after = typeof asked.after === 'string' ? asked.after.slice(0, 64) : undefined
  const { db, actor, locale, timeZone } = await requirePageUser(inboxHref({ group }))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Inbox' })
  const { rows, next } = await readInbox(db, actor, { ...(group && { group }), ...(after && { after }) })
  const unread = rows.filter(({ isRead }) => !isRead)
  const newest = unread[0]?.at
  const days = Map.groupBy(
    rows,
    ({ isRead, at }) => `${isRead ? 'read' : 'unread'}-${isoDay(new Date(at), timeZone)}`,
  )
  const dayOf = (those: Notification[]) => {
    const { at, isRead } = firstOf(those)
    const day = momentText(at, locale, timeZone, 'date')
    return isRead ? day : t('unreadOn', { day })
  }
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        {newest && (
          <ActionButton action={markAllAction.bind(null, newest, group)} done={t('allMarked')} icon="check">
            {t('markAll')}
          </ActionButton>
        )}
      </header>
      <LiveList isInbox />
      <nav aria-label={t('filters')}>
        <ul className="tab-list">
          {[undefined, ...notificationGroups].map((each) => (
            <li key={each ?? 'all'}>
              <PendingLink
                className="tab"
                href={inboxHref({ group: each })}
                aria-current={each === group ? 'page' : undefined}
              >
                {t(`groups.${each ?? 'all'}`)}
              </PendingLink>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t(`empty.${group ?? 'all'}`)}</EmptyState>
      ) : (
        Array.from(days, ([key, those]) => (
          <section key={key} className="log-day" aria-labelledby={`inbox-${key}`}>
            <h2 id={`inbox-${key}`}>{dayOf(those)}</h2>
            <ol className="log-rows">
              {those.map((row) => (
                <InboxRow key={row.id} row={row} locale={locale} timeZone={timeZone} mark={markAction} />
              ))}
            </ol>
          </section>
        ))
      )}
      {(after || next) && (
        <nav className="board-paging" aria-label={t('paging')}>
          {after ? <ButtonLink href={inboxHref({ group })}>{t('newest')}</ButtonLink> : <span />}
          {next && <ButtonLink href={inboxHref({ group, after: next })}>{t('older')}</ButtonLink>}
        </nav>
      )}
      <p className="board-times">
        {t('zone', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
      </p>
    </>
  )
}
