import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { SiteRun } from '@/lib/archive/wordpress-site/fetch-runs.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionForm, FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { momentWords } from '../people/moment-words.ts'
import { TextField } from '../ui/field.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** The name and the application password of somebody over there. The browser keeps neither for this site. */
async function Credentials({ locale, user = '' }: { locale: NewsroomLocale; user?: string }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  return (
    <details open={user !== ''}>
      <summary>{t('withPassword')}</summary>
      <FormTextField
        label={t('user')}
        name="user"
        dir="ltr"
        value={user}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        label={t('password')}
        hint={t('passwordHint')}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="new-password"
      />
    </details>
  )
}

/** Asks for the address of a WordPress that is running. */
export async function ReadSiteForm({
  action,
  locale,
}: {
  action: FormAction<string>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  return (
    <ActionForm action={action}>
      <FormTextField
        label={t('label')}
        hint={t('hint')}
        name="address"
        inputMode="url"
        dir="ltr"
        required
        autoCapitalize="none"
        spellCheck={false}
      />
      <Credentials locale={locale} />
      <div className="button-row">
        <SubmitButton kind="primary">{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** How far the reading of a site is, and the way to stop it. */
export async function SiteProgress({
  site,
  stories,
  stop,
  locale,
}: {
  site: SiteRun
  stories: number
  stop: FormAction<void>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  const { reading } = site
  return (
    <>
      <p>{t('fetching')}</p>
      {reading && reading.total !== null && (
        <>
          <progress
            className="run-progress"
            value={reading.passed}
            max={Math.max(1, reading.total)}
            aria-label={t('fetching')}
          />
          <p className="board-facts">
            {t('reading', {
              route: `\u2068${reading.route}\u2069`,
              passed: reading.passed,
              total: reading.total,
            })}
          </p>
        </>
      )}
      <p className="board-facts">{t('stories', { count: stories })}</p>
      <ActionForm action={stop} className="button-row">
        <SubmitButton kind="plain">{t('stop')}</SubmitButton>
      </ActionForm>
    </>
  )
}

/** Goes on with a reading that stopped. */
export async function GoOnReadingForm({
  action,
  locale,
  user,
}: {
  action: FormAction<void>
  locale: NewsroomLocale
  user: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  return (
    <ActionForm action={action}>
      <p>{t('goOnHint')}</p>
      <Credentials locale={locale} user={user} />
      <div className="button-row">
        <SubmitButton kind="primary">{t('goOn')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Asks a site that was taken in what has changed since. */
export async function CatchUpForm({
  action,
  locale,
  timeZone,
  site,
}: {
  action: FormAction<string>
  locale: NewsroomLocale
  timeZone: string
  site: SiteRun
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  return (
    <ActionForm action={action}>
      {site.asOf && <p>{t('catchUpText', { moment: momentWords(site.asOf, 'moment', locale, timeZone) })}</p>}
      <Credentials locale={locale} user={site.user} />
      <div className="button-row">
        <SubmitButton kind="primary">{t('catchUp')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Has a site be read again and again by itself, or no more. */
export async function KeepUpForm({
  action,
  locale,
  site,
}: {
  action: FormAction<void>
  locale: NewsroomLocale
  site: SiteRun
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.site' })
  return (
    <ActionForm action={action}>
      <p>{t('keepUpText')}</p>
      {site.keepsUp && <p>{t(site.keepsUp === 'hour' ? 'keepsUpHour' : 'keepsUpDay')}</p>}
      <FormSelect
        label={t('keepUpEvery')}
        name="every"
        value={site.keepsUp ?? 'hour'}
        options={[
          { value: 'hour', label: t('keepUpHour') },
          { value: 'day', label: t('keepUpDay') },
          { value: '', label: t('keepUpNever') },
        ]}
      />
      <Credentials locale={locale} user={site.user} />
      <p className="field-hint">{t('keepUpHint')}</p>
      <div className="button-row">
        <SubmitButton kind="plain">{t('keepUpSubmit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Stories of ours that are no more over there. */
export async function GoneStories({ gone, locale }: { gone: SiteRun['gone']; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <>
      <p>{t('site.goneText', { count: gone.length })}</p>
      <ul className="run-stories">
        {gone.map(({ articleId, headline, locale: language }) => (
          <li key={articleId}>
            <Link href={`/admin/stories/${articleId}`} prefetch={false}>
              {headline ? <InLanguage locale={language}>{headline}</InLanguage> : t('run.untitled')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
