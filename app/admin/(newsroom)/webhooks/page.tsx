import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { NewWebhook } from '@/components/newsroom/webhooks/new-webhook.client.tsx'
import { WebhookFields } from '@/components/newsroom/webhooks/webhook-fields.tsx'
import { WebhookList } from '@/components/newsroom/webhooks/webhook-list.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { listWebhooks } from '@/lib/newsroom/webhooks/list-webhooks.ts'
import { webhookEvents } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { makeWebhookAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({
    locale: await newsroomLocale(),
    namespace: 'Newsroom.Connections.webhooks',
  })
  return { title: t('title') }
}

/** Who is told of what readers see differently. */
export default async function WebhooksPage() {
  const { db, actor, locale } = await requirePageUser('/admin/webhooks')
  if (!may(actor, 'webhooks.manage')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks' })
  const webhooks = await listWebhooks(db, actor)
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      {webhooks.length > 0 ? (
        <WebhookList webhooks={webhooks} locale={locale} />
      ) : (
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      )}
      <section className="role-rules" aria-labelledby="new-webhook">
        <h2 id="new-webhook">{t('makeTitle')}</h2>
        <NewWebhook action={makeWebhookAction}>
          <WebhookFields facts={{ name: '', address: '', events: [...webhookEvents] }} locale={locale} />
        </NewWebhook>
      </section>
    </div>
  )
}
