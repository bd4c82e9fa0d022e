import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { DoorForm } from '@/components/newsroom/people/door-form.client.tsx'
import { PasswordField } from '@/components/newsroom/people/password-field.client.tsx'
import { Select, TextField } from '@/components/newsroom/ui/field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { database } from '@/lib/db/open.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { attempt, giveBack, limits } from '@/lib/newsroom/people/attempts.ts'
import { readLink } from '@/lib/newsroom/people/links.ts'
import { addressOf } from '@/lib/newsroom/people/sign-in.ts'
import { newsroomLocales } from '@/lib/vocabulary.ts'
import { newsroomLocale } from '../../../require-actor.ts'
import { welcomeAction } from '../../actions.ts'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return { title: t('signIn.title') }
}

/** Where a link that lets somebody in leads: an invitation, a first owner, a forgotten password. */
export default async function WelcomePage({ params }: Props) {
  const { token } = await params
  const db = await database()
  const locale = await newsroomLocale()
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  // Guessing one of 2²⁵⁶ is hopeless; asking the database a million times is not.
  const counted = `link-seen|${addressOf(await headers())}`
  const wait = await attempt(db, counted, limits.linkPerAddress)
  const link = wait > 0 ? null : await readLink(db, token)
  if (link) await giveBack(db, counted)
  if (!link)
    return (
      <>
        <h1>{t('welcome.voidTitle')}</h1>
        <p className="entrance-lead">{t('welcome.voidBody')}</p>
        <p className="entrance-lead">{t('welcome.voidOwner')}</p>
        <p>
          <a href="/admin/sign-in">{t('code.back')}</a>
        </p>
      </>
    )
  const { purpose, person } = link
  return (
    <>
      {purpose === 'reset' && person ? (
        <>
          <h1>{t('welcome.resetTitle')}</h1>
          <p className="entrance-lead">{t('welcome.resetBody', { email: person.email })}</p>
        </>
      ) : person ? (
        <>
          <h1>{t('welcome.joinTitle', { name: person.name })}</h1>
          <p className="entrance-lead">
            {t('welcome.role', { role: t(`people.roles.${person.role}`) })}. {t('welcome.joinBody')}
          </p>
        </>
      ) : (
        <>
          <h1>{t('welcome.ownerTitle')}</h1>
          <p className="entrance-lead">{t('welcome.ownerBody')}</p>
        </>
      )}
      <DoorForm action={welcomeAction} wrong={t('signIn.wrong')}>
        <input type="hidden" name="token" value={token} />
        {purpose !== 'reset' && (
          <TextField
            label={t('name')}
            name="name"
            autoComplete="name"
            dir="auto"
            required
            maxLength={100}
            defaultValue={person?.name}
          />
        )}
        {person ? (
          // So that a password manager knows whose this is.
          <input type="text" hidden autoComplete="username" value={person.email} readOnly />
        ) : (
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            dir="ltr"
            required
            spellCheck={false}
          />
        )}
        <PasswordField
          label={purpose === 'reset' ? t('password.new') : t('password.label')}
          hint={t('password.hint')}
          name="password"
          autoComplete="new-password"
          required
        />
        {purpose !== 'reset' && (
          <Select
            label={t('language')}
            name="locale"
            defaultValue={person?.locale ?? locale}
            options={newsroomLocales.map((each) => ({ value: each, label: localeTable[each].name }))}
          />
        )}
        <SubmitButton>{purpose === 'reset' ? t('welcome.resetSubmit') : t('welcome.submit')}</SubmitButton>
      </DoorForm>
    </>
  )
}
