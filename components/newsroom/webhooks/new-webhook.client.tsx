'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { ShownOnce } from '../keys/shown-once.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Makes a webhook; its secret stands over the form until the page is left. */
export function NewWebhook({
  action,
  children,
}: {
  action: FormAction<{ id: string; name: string; secret: string }>
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Connections.webhooks')
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  return (
    <>
      {made && (
        <ShownOnce title={t('made', { name: made.name })} label={t('secretLabel')} text={made.secret} />
      )}
      <ActionForm action={action} onDone={setMade} clears>
        {children}
        <div className="button-row">
          <SubmitButton>{t('make')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
