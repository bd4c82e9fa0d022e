'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { makeWebhookAction } from '@/app/admin/(newsroom)/webhooks/actions.ts'
import { ShownOnce } from '../keys/shown-once.client.tsx'
import { ActionForm } from '../people/action-form.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Makes a webhook; its secret stands over the form until the page is left. */
export function NewWebhook({ children }: { children: ReactNode }) {
  const t = useTranslations('Newsroom.Connections.webhooks')
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  return (
    <>
      {made && (
        <ShownOnce title={t('made', { name: made.name })} label={t('secretLabel')} text={made.secret} />
      )}
      <ActionForm action={makeWebhookAction} onDone={setMade} clears>
        {children}
        <div className="button-row">
          <SubmitButton>{t('make')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
