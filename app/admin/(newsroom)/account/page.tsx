import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { secondFactorActions } from '@/app/admin/(newsroom)/account/second-factor-actions.ts'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { AddPasskey } from '@/components/newsroom/people/add-passkey.client.tsx'
import { deviceOf } from '@/components/newsroom/people/device.ts'
import { momentWords } from '@/components/newsroom/people/moment-words.ts'
import { PasswordField } from '@/components/newsroom/people/password-field.client.tsx'
import { PushDevice } from '@/components/newsroom/people/push-device.client.tsx'
import { SecondFactor } from '@/components/newsroom/people/second-factor.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { Select, TextField } from '@/components/newsroom/ui/field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { formatMoment, timeZoneName } from '@/lib/locale/moments.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { readMailPreferences } from '@/lib/newsroom/inbox/mail-preferences.ts'
import { listOwnPasskeys, listOwnSessions } from '@/lib/newsroom/people/own-account.ts'
import { recoveryCodesLeft } from '@/lib/newsroom/people/second-factor.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { mailWays, newsroomLocales, notificationGroups } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import {
  changeAccountAction,
  changeDeviceAction,
  changeMailAction,
  changePasswordAction,
  endOtherSessionsAction,
  endSessionAction,
  pushKeyAction,
  readDeviceAction,
  removePasskeyAction,
} from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People.account' })
  return { title: t('title') }
}

export default async function AccountPage() {
  const visit = await requirePageUser('/admin/account')
  const { db, actor, locale, timeZone, sessionId, email } = visit
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  const inbox = await getTranslations({ locale, namespace: 'Newsroom.Inbox' })
  const mail = await readMailPreferences(db, actor)
  const passkeys = await listOwnPasskeys(db, actor)
  const sessions = await listOwnSessions(db, actor, {}, sessionId)
  const date = (at: string) => momentWords(at, 'date', locale, timeZone)
  const device = (userAgent: string) => {
    const { browser, system } = deviceOf(userAgent)
    return t('account.sessionOn', {
      browser: browser ?? t('account.browserUnknown'),
      system: system ?? t('account.systemUnknown'),
    })
  }
  return (
    <div className="screen-narrow account">
      <header className="screen-head">
        <div>
          <h1>{t('account.title')}</h1>
          <p>
            <bdi>{email}</bdi>
          </p>
        </div>
      </header>

      <section aria-labelledby="you">
        <h2 id="you">{t('account.you')}</h2>
        <ActionForm action={changeAccountAction} done={t('account.saved')}>
          <TextField
            label={t('name')}
            hint={t('account.nameHint')}
            name="name"
            autoComplete="name"
            dir="auto"
            required
            maxLength={100}
            defaultValue={actor.name}
          />
          <Select
            label={t('language')}
            name="locale"
            defaultValue={locale}
            options={newsroomLocales.map((each) => ({ value: each, label: localeTable[each].name }))}
          />
          <div className="button-row">
            <SubmitButton>{t('account.save')}</SubmitButton>
          </div>
        </ActionForm>
      </section>

      <section aria-labelledby="mail">
        <h2 id="mail">{inbox('preferences.title')}</h2>
        <p className="section-lead">
          {inbox('preferences.lead')} {!readSettings().mail && inbox('preferences.noMail')}
        </p>
        <ActionForm action={changeMailAction} done={inbox('preferences.saved')}>
          {notificationGroups.map((group) => (
            <Select
              key={group}
              label={inbox(`groups.${group}`)}
              name={group}
              defaultValue={mail.ways[group]}
              options={mailWays.map((way) => ({ value: way, label: inbox(`preferences.ways.${way}`) }))}
            />
          ))}
          <Select
            label={inbox('preferences.hour')}
            hint={inbox('preferences.hourHint', {
              zone: timeZoneName(locale, timeZone, localeTable[locale].reading),
            })}
            name="digestHour"
            defaultValue={String(mail.digestHour)}
            options={Array.from({ length: 24 }, (_, hour) => ({
              value: String(hour),
              label: formatMoment(
                new Date(Date.UTC(2026, 0, 1, hour)),
                'time',
                locale,
                'UTC',
                localeTable[locale].reading,
              ),
            }))}
          />
          <div className="button-row">
            <SubmitButton kind="plain">{inbox('preferences.save')}</SubmitButton>
          </div>
        </ActionForm>
      </section>

      <section aria-labelledby="push">
        <h2 id="push">{inbox('push.title')}</h2>
        <p className="section-lead">{inbox('push.lead')}</p>
        <PushDevice readKey={pushKeyAction} read={readDeviceAction} change={changeDeviceAction} />
      </section>

      <section aria-labelledby="password">
        <h2 id="password">{t('account.passwordTitle')}</h2>
        <p className="section-lead">{t('account.passwordBody')}</p>
        <ActionForm action={changePasswordAction} done={t('account.passwordDone')} clears>
          <input type="text" hidden autoComplete="username" value={email} readOnly />
          <PasswordField
            label={t('password.new')}
            hint={t('password.hint')}
            name="password"
            autoComplete="new-password"
            required
          />
          <div className="button-row">
            <SubmitButton kind="plain">{t('account.passwordSubmit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>

      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{t('account.passkeysTitle')}</h2>
        <p className="section-lead">{t('account.passkeysBody')}</p>
        {passkeys.length === 0 ? (
          <p className="section-lead">{t('account.passkeysNone')}</p>
        ) : (
          <ul className="own-list">
            {passkeys.map((each) => {
              const name = each.name || t('account.passkeyUnnamed')
              return (
                <li key={each.id}>
                  <div>
                    <bdi className="own-list-name">{name}</bdi>
                    {each.createdAt && (
                      <p className="field-hint">
                        {t('account.passkeyAdded', { date: date(each.createdAt) })}
                      </p>
                    )}
                  </div>
                  <ActionButton
                    action={removePasskeyAction.bind(null, each.id)}
                    size="small"
                    label={t('account.removePasskey', { name })}
                  >
                    {t('account.remove')}
                  </ActionButton>
                </li>
              )
            })}
          </ul>
        )}
        <AddPasskey />
      </section>

      <section aria-labelledby="security">
        <h2 id="security">{t('account.factorTitle')}</h2>
        <SecondFactor
          actions={secondFactorActions}
          isOn={visit.hasSecondFactor}
          recoveryLeft={await recoveryCodesLeft(db, actor.staffId)}
          isRuled={visit.needsSecondFactor}
        />
      </section>

      <section aria-labelledby="sessions">
        <h2 id="sessions">{t('account.sessionsTitle')}</h2>
        <p className="section-lead">
          {t('account.sessionsBody')}{' '}
          {t('account.times', { zone: timeZoneName(locale, timeZone, localeTable[locale].reading) })}
        </p>
        <ul className="own-list">
          {sessions.map((each) => (
            <li key={each.id}>
              <div>
                <span className="own-list-name">{device(each.userAgent)}</span>{' '}
                {each.isThis && <Badge tone="green">{t('account.sessionThis')}</Badge>}
                <p className="field-hint">
                  {t('account.sessionSince', { date: momentWords(each.since, 'moment', locale, timeZone) })}
                  {each.address && (
                    <>
                      {' · '}
                      <bdi>{each.address}</bdi>
                    </>
                  )}
                </p>
              </div>
              {!each.isThis && (
                <ActionButton
                  action={endSessionAction.bind(null, each.id)}
                  size="small"
                  label={t('account.sessionEndLabel', { device: device(each.userAgent) })}
                >
                  {t('account.sessionEnd')}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <div className="button-row">
            <ActionButton action={endOtherSessionsAction}>{t('account.sessionsEndOthers')}</ActionButton>
          </div>
        )}
      </section>
    </div>
  )
}
