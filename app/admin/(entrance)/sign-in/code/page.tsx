import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoorForm } from '@/components/newsroom/people/door-form.client.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { firstAddress, returnAddress } from '@/lib/newsroom/people/return-address.ts'
import { newsroomLocale } from '../../../require-actor.ts'
import { codeAction } from '../../actions.ts'

type Props = { searchParams: Promise<{ to?: string; recovery?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  return { title: t('code.title') }
}

export default async function CodePage({ searchParams }: Props) {
  const { to: wanted, recovery } = await searchParams
  const to = returnAddress(wanted)
  const byRecovery = recovery !== undefined
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People' })
  const other = new URLSearchParams([
    ...(to === firstAddress ? [] : [['to', to] as [string, string]]),
    ...(byRecovery ? [] : [['recovery', ''] as [string, string]]),
  ])
  return (
    <>
      <h1>{byRecovery ? t('code.recoveryTitle') : t('code.title')}</h1>
      <p className="entrance-lead">{byRecovery ? t('code.recoveryBody') : t('code.body')}</p>
      <DoorForm
        key={String(byRecovery)}
        action={codeAction}
        wrong={byRecovery ? t('code.recoveryWrong') : t('code.wrong')}
        beginAgain={
          <>
            <p>{t('code.beginAgain')}</p>
            <a href="/admin/sign-in">{t('code.back')}</a>
          </>
        }
      >
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="kind" value={byRecovery ? 'recovery' : 'app'} />
        <TextField
          className="code-field"
          label={byRecovery ? t('code.recoveryLabel') : t('code.label')}
          name="code"
          inputMode={byRecovery ? 'text' : 'numeric'}
          autoComplete={byRecovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
        />
        <SubmitButton>{t('code.submit')}</SubmitButton>
      </DoorForm>
      <p>
        <a href={`/admin/sign-in/code${other.size > 0 ? `?${other}` : ''}`}>
          {byRecovery ? t('code.appInstead') : t('code.recoveryInstead')}
        </a>
      </p>
    </>
  )
}
