import { getTranslations } from 'next-intl/server'
import { localeTable } from '@/lib/locale/table.ts'
import type { WebhookRow } from '@/lib/newsroom/webhooks/list-webhooks.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Badge } from '../ui/badge.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { eventKey } from './webhook-fields.tsx'

/** Webhooks, each a link to what was sent there. */
export async function WebhookList({
  webhooks,
  locale,
}: {
  webhooks: readonly WebhookRow[]
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks' })
  return (
    <ul className="connection-list" aria-label={t('title')}>
      {webhooks.map((each) => (
        <li key={each.id} className="connection">
          <div className="connection-who">
            <PendingLink href={`/admin/webhooks/${each.id}`} className="own-list-name">
              <bdi>{each.name}</bdi>
            </PendingLink>{' '}
            <WebhookState webhook={each} locale={locale} />
            <p className="field-hint connection-address">
              <bdi dir="ltr">{each.address}</bdi>
            </p>
          </div>
          <p className="connection-what">
            {each.events
              .map((event) => t(`eventNames.${eventKey(event)}`))
              .join(localeTable[locale].list.comma)}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Whether anything is sent to it, and arrives. */
export async function WebhookState({ webhook, locale }: { webhook: WebhookRow; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks.states' })
  if (webhook.stoppedAt) return <Badge tone="red">{t('stopped')}</Badge>
  if (webhook.failingSince) return <Badge tone="ochre">{t('failing')}</Badge>
  return <Badge tone="green">{t('running')}</Badge>
}
