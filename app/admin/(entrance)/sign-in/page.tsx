import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoorForm } from '@/components/newsroom/people/door-form.client.tsx'
import { PasskeySignIn } from '@/components/newsroom/people/passkey-sign-in.client.tsx'
import { PasswordField } from '@/components/newsroom/people/password-field.client.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { database } from '@/lib/db/open.ts'
import { readSession } from '@/lib/newsroom/people/own-session.ts'
import { returnAddress } from '@/lib/newsroom/people/return-address.ts'
import { requestHeaders } from '../../request-headers.ts'
import { newsroomLocale } from '../../require-actor.ts'
import { signInAction } from '../actions.ts'

type Props = { searchParams: Promise<{ to?: string; out?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return { title: t('signIn.title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const { to: wanted, out } = await searchParams
  const to = returnAddress(wanted)
  const { visitor } = await readSession(await database(), await requestHeaders())
  if (visitor) redirect(to)
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      {out !== undefined && <Notice kind="done" title={t('signIn.ended')} />}
      <DoorForm action={signInAction} wrong={t('signIn.wrong')}>
        <input type="hidden" name="to" value={to} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          dir="ltr"
          required
          spellCheck={false}
        />
        <PasswordField label={t('password.label')} name="password" autoComplete="current-password" required />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
      </DoorForm>
      <p className="entrance-or">{t('signIn.or')}</p>
      <PasskeySignIn to={to} />
      <p>
        <a href="/admin/forgotten">{t('signIn.forgot')}</a>
      </p>
    </>
  )
}
