import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { newsroomLocale } from '@/app/admin/require-actor.ts'
import { DoorForm } from '@/components/newsroom/people/door-form.client.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { readMailStop } from '@/lib/newsroom/inbox/mail-preferences.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { stopMailAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Inbox.stop' })
  return { title: t('title') }
}

/** Asks before it stops anything: programs that look at the links in a letter come here too. */
export default async function StopMailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Inbox.stop' })
  const isOurs = readMailStop(newsroomSecret(readSettings()), token) !== null
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="entrance-lead">{t(isOurs ? 'body' : 'wrong')}</p>
      {isOurs && (
        <DoorForm action={stopMailAction.bind(null, token)} done={t('done')}>
          <SubmitButton>{t('submit')}</SubmitButton>
        </DoorForm>
      )}
    </>
  )
}
