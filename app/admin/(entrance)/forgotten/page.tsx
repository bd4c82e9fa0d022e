import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoorForm } from '@/components/newsroom/people/door-form.client.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale } from '../../require-actor.ts'
import { forgottenAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return { title: t('forgot.title') }
}

export default async function ForgottenPage() {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return (
    <>
      <h1>{t('forgot.title')}</h1>
      {readSettings().mail ? (
        <>
          <p className="entrance-lead">{t('forgot.body')}</p>
          <DoorForm action={forgottenAction} done={t('forgot.done')}>
            <TextField
              label={t('email')}
              name="email"
              type="email"
              autoComplete="username"
              dir="ltr"
              required
              spellCheck={false}
            />
            <SubmitButton>{t('forgot.submit')}</SubmitButton>
          </DoorForm>
        </>
      ) : (
        <p className="entrance-lead">{t('forgot.noMail')}</p>
      )}
      <p>
        <a href="/admin/sign-in">{t('code.back')}</a>
      </p>
    </>
  )
}
