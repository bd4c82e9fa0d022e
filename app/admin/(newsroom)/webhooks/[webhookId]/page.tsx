import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { momentWords } from '@/components/newsroom/people/moment-words.ts'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { DeliveryLog } from '@/components/newsroom/webhooks/delivery-log.tsx'
import { RotateSecret } from '@/components/newsroom/webhooks/rotate-secret.client.tsx'
import { WebhookFields } from '@/components/newsroom/webhooks/webhook-fields.tsx'
import { WebhookState } from '@/components/newsroom/webhooks/webhook-list.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readWebhookLog } from '@/lib/newsroom/webhooks/list-webhooks.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import {
  changeWebhookAction,
  redeliverAction,
  removeWebhookAction,
  resumeWebhookAction,
  rotateSecretAction,
  stopWebhookAction,
  testWebhookAction,
} from '../actions.ts'

type Props = { params: Promise<{ webhookId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({
    locale: await newsroomLocale(),
    namespace: 'Newsroom.Connections.webhooks',
  })
  return { title: t('oneTitle') }
}

/** One webhook: what was sent to it, what came of it, and what may be done about it. */
export default async function WebhookPage({ params }: Props) {
  const { webhookId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/webhooks/${webhookId}`)
  if (!may(actor, 'webhooks.manage')) notFound()
  const { webhook, deliveries } = await readWebhookLog(db, actor, { id: webhookId }).catch(
    (error: unknown) => {
      if (error instanceof NewsroomError) notFound()
      throw error
    },
  )
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks' })
  const moment = (at: string) => momentWords(at, 'moment', locale, timeZone)
  const { id, name, stoppedAt, stoppedFor, failingSince, formerSecretUntil } = webhook
  return (
    <div className="people-page person-page">
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/webhooks" className="go-back">
        {t('back')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <p className="connection-address">
            <bdi dir="ltr">{webhook.address}</bdi> <WebhookState webhook={webhook} locale={locale} />
          </p>
        </div>
      </header>
      {stoppedAt && stoppedFor && (
        <Notice kind="warning" title={t(`stopped.${stoppedFor}`, { moment: moment(stoppedAt) })}>
          <p>{t('stoppedBody')}</p>
        </Notice>
      )}
      {!stoppedAt && failingSince && (
        <Notice kind="warning" title={t('failing', { moment: moment(failingSince) })} />
      )}
      <div className="button-row">
        {stoppedAt ? (
          <ActionButton action={resumeWebhookAction.bind(null, id)} kind="primary" done={t('resumed')}>
            {t('resume')}
          </ActionButton>
        ) : (
          <>
            <ActionButton action={testWebhookAction.bind(null, id)} icon="plug" done={t('willSend')}>
              {t('test')}
            </ActionButton>
            <ActionButton action={stopWebhookAction.bind(null, id)} done={t('stoppedNow')}>
              {t('stop')}
            </ActionButton>
          </>
        )}
      </div>
      <section aria-labelledby="webhook-log">
        <h2 id="webhook-log">{t('log')}</h2>
        {deliveries.length > 0 ? (
          <DeliveryLog
            deliveries={deliveries}
            redeliver={redeliverAction}
            maySend={!stoppedAt}
            locale={locale}
            timeZone={timeZone}
          />
        ) : (
          <p className="section-lead">{t('logEmpty')}</p>
        )}
      </section>
      <section aria-labelledby="webhook-facts">
        <h2 id="webhook-facts">{t('facts')}</h2>
        <ActionForm action={changeWebhookAction.bind(null, id)} done={t('saved')}>
          <WebhookFields facts={webhook} locale={locale} />
          <div className="button-row">
            <SubmitButton kind="plain">{t('save')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section aria-labelledby="webhook-secret">
        <h2 id="webhook-secret">{t('secret')}</h2>
        <p className="section-lead">
          {formerSecretUntil ? t('formerUntil', { moment: moment(formerSecretUntil) }) : t('secretBody')}
        </p>
        <RotateSecret action={rotateSecretAction.bind(null, id)} />
      </section>
      <section aria-labelledby="webhook-remove">
        <h2 id="webhook-remove">{t('remove')}</h2>
        <p className="section-lead">{t('removeBody')}</p>
        <div className="button-row">
          <ConfirmedAction
            action={removeWebhookAction.bind(null, id)}
            title={t('removeTitle', { name })}
            description={t('removeBody')}
            confirm={t('remove')}
          />
        </div>
      </section>
    </div>
  )
}
