import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { KeyForm } from '@/components/newsroom/keys/key-form.client.tsx'
import { KeyList } from '@/components/newsroom/keys/key-list.tsx'
import { ScopesField } from '@/components/newsroom/keys/scopes-field.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Select, TextField } from '@/components/newsroom/ui/field.tsx'
import { keyDays, keyScopes } from '@/lib/newsroom/keys/key-scopes.ts'
import { listKeys } from '@/lib/newsroom/keys/list-keys.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { makeKeyAction, revokeKeyAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Connections.keys' })
  return { title: t('title') }
}

/** Keys of the API: what a program may do here, in whose name, for how long. */
export default async function KeysPage() {
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/keys')
  if (!may(actor, 'keys.manage')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.keys' })
  const keys = await listKeys(db, actor)
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>
            {t('intro')}{' '}
            <a href="/api" target="_blank" rel="noreferrer">
              {t('docs')}
            </a>
          </p>
        </div>
      </header>
      {keys.length > 0 ? (
        <KeyList keys={keys} revoke={revokeKeyAction} locale={locale} timeZone={timeZone} />
      ) : (
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      )}
      <section className="role-rules" aria-labelledby="new-key">
        <h2 id="new-key">{t('makeTitle')}</h2>
        <KeyForm action={makeKeyAction}>
          <div className="form-row">
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              name="name"
              dir="auto"
              required
              maxLength={100}
              autoComplete="off"
            />
            <Select
              label={t('lasts')}
              name="days"
              defaultValue="90"
              options={[
                ...keyDays.map((days) => ({ value: String(days), label: t('days', { days }) })),
                { value: 'none', label: t('noEnd') },
              ]}
            />
          </div>
          <ScopesField scopes={keyScopes.filter((scope) => may(actor, scope))} locale={locale} />
        </KeyForm>
      </section>
    </div>
  )
}
