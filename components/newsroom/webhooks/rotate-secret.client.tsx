'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { ShownOnce } from '../keys/shown-once.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Gives a webhook another secret, and shows it once. */
export function RotateSecret({ action }: { action: FormAction<string> }) {
  const t = useTranslations('Newsroom.Connections.webhooks')
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      {secret && <ShownOnce title={t('rotated')} label={t('secretLabel')} text={secret} />}
      <ActionForm action={action} onDone={setSecret}>
        <div className="button-row">
          <SubmitButton kind="plain">{t('rotate')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
