import { getTranslations } from 'next-intl/server'
import type { Result } from '@/lib/newsroom/result.ts'
import type { AttemptRow, DeliveryRow } from '@/lib/newsroom/webhooks/list-webhooks.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionButton } from '../people/action-button.client.tsx'
import { momentWords } from '../people/moment-words.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { eventKey } from './webhook-fields.tsx'

const tones: Record<DeliveryRow['state'], Tone> = { arrived: 'green', waiting: 'ochre', lost: 'red' }

/** What was sent to a webhook, and what came of each attempt. Whole without script. */
export async function DeliveryLog({
  deliveries,
  maySend,
  redeliver,
  locale,
  timeZone,
}: {
  deliveries: readonly DeliveryRow[]
  /** It is not stopped. */
  maySend: boolean
  redeliver: (id: string) => Promise<Result<void>>
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks' })
  const moment = (at: string) => momentWords(at, 'moment', locale, timeZone)
  const outcome = ({ status, failure }: AttemptRow): string => {
    if (status !== null) return t('answered', { status })
    return t('notAnswered', { reason: failure ?? '' })
  }
  return (
    <ol className="connection-list" aria-label={t('log')}>
      {deliveries.map((each) => (
        <li key={each.id} className="connection">
          <div className="connection-who">
            <span className="own-list-name">{t(`eventNames.${eventKey(each.event)}`)}</span>{' '}
            <Badge tone={tones[each.state]}>{t(`deliveries.${each.state}`)}</Badge>
            <p className="field-hint">
              <time dateTime={each.createdAt}>{moment(each.createdAt)}</time>
              {each.state === 'waiting' && each.nextAt && ` · ${t('next', { moment: moment(each.nextAt) })}`}
            </p>
          </div>
          <details className="connection-what">
            <summary>{t('attempts', { count: each.attempts.length })}</summary>
            <ul className="attempts">
              {each.attempts.map((attempt) => (
                <li key={attempt.number}>
                  {moment(attempt.at)}
                  {' — '}
                  {outcome(attempt)} <bdi dir="ltr">({attempt.took} ms)</bdi>
                  {attempt.answer && (
                    <pre className="passed-link" dir="auto">
                      {attempt.answer}
                    </pre>
                  )}
                </li>
              ))}
            </ul>
            <p className="field-label">{t('body')}</p>
            <pre className="passed-link" dir="ltr">
              {each.body}
            </pre>
          </details>
          {maySend && (
            <ActionButton
              action={redeliver.bind(null, each.id)}
              size="small"
              icon="redo"
              done={t('willSend')}
              label={t('resendOf', {
                event: t(`eventNames.${eventKey(each.event)}`),
                moment: moment(each.createdAt),
              })}
            >
              {t('resend')}
            </ActionButton>
          )}
        </li>
      ))}
    </ol>
  )
}
