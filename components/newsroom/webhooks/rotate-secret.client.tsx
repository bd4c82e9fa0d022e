'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { rotateSecretAction } from '@/app/admin/(newsroom)/webhooks/actions.ts'
import { ShownOnce } from '../keys/shown-once.client.tsx'
import { ActionForm } from '../people/action-form.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Gives a webhook another secret, and shows it once. */
export function RotateSecret({ webhookId }: { webhookId: string }) {
  const t = useTranslations('Newsroom.Connections.webhooks')
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      {secret && <ShownOnce title={t('rotated')} label={t('secretLabel')} text={secret} />}
      <ActionForm action={() => rotateSecretAction(webhookId)} onDone={setSecret}>
        <div className="button-row">
          <SubmitButton kind="plain">{t('rotate')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
