'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Icon } from '../ui/icon.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { useLive } from './live-provider.client.tsx'

/** As many as are said; of more, that there are more. */
const mostSaid = 99

/** The way to the inbox, from every screen, and how much in it is unread. What comes while one is here is told politely. */
export function InboxLink() {
  const t = useTranslations('Newsroom.Inbox')
  const { locale, reading } = useNewsroom()
  const { unread } = useLive()
  const isHere = usePathname() === '/admin/inbox'
  const count = formatNumber(Math.min(unread, mostSaid), locale, reading)
  return (
    <>
      <PendingLink className="inbox-link" href="/admin/inbox" aria-current={isHere ? 'page' : undefined}>
        <Icon name="bell" />
        <span className="visually-hidden">{t('link', { count: unread })}</span>
        {unread > 0 && (
          <span className="inbox-count" aria-hidden="true">
            {unread > mostSaid ? t('more', { count }) : count}
          </span>
        )}
      </PendingLink>
      <span role="status" className="visually-hidden">
        {unread > 0 ? t('link', { count: unread }) : ''}
      </span>
    </>
  )
}
