import { getTranslations } from 'next-intl/server'
import { localeTable } from '@/lib/locale/table.ts'
import { isKeyScope } from '@/lib/newsroom/keys/key-scopes.ts'
import type { KeyRow } from '@/lib/newsroom/keys/list-keys.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ConfirmedAction } from '../people/confirmed-action.client.tsx'
import { momentWords } from '../people/moment-words.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { scopeKey } from './scopes-field.tsx'

const tones: Record<KeyRow['state'], Tone> = { active: 'green', expired: 'grey', revoked: 'red' }

/** Keys, what each may do, until when, and when it was last used. */
export async function KeyList({
  keys,
  revoke,
  locale,
  timeZone,
}: {
  keys: readonly KeyRow[]
  revoke: (id: string) => Promise<Result<null>>
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.keys' })
  const moment = (at: string) => momentWords(at, 'moment', locale, timeZone)
  return (
    <ul className="connection-list" aria-label={t('listTitle')}>
      {keys.map((key) => (
        <li key={key.id} className="connection">
          <div className="connection-who">
            <bdi className="own-list-name">{key.name}</bdi>{' '}
            <Badge tone={tones[key.state]}>{t(`states.${key.state}`)}</Badge>
            <p className="field-hint">
              <code dir="ltr">{key.hint}…</code>
              {' · '}
              {t('madeBy', { name: key.madeBy, moment: moment(key.createdAt) })}
            </p>
          </div>
          <p className="connection-what">
            {key.scopes
              .filter(isKeyScope)
              .map((scope) => t(`scopeNames.${scopeKey(scope)}`))
              .join(localeTable[locale].list.comma)}
          </p>
          <p className="field-hint">
            {key.lastUsedAt ? t('lastUsed', { moment: moment(key.lastUsedAt) }) : t('neverUsed')}
            {' · '}
            {key.expiresAt ? t('until', { moment: moment(key.expiresAt) }) : t('noEnd')}
          </p>
          {key.state === 'active' && (
            <div className="button-row">
              <ConfirmedAction
                action={revoke.bind(null, key.id)}
                title={t('revokeTitle', { name: key.name })}
                description={t('revokeBody')}
                confirm={t('revoke')}
                done={t('revoked')}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
