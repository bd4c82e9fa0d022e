'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { ShownOnce } from './shown-once.client.tsx'

/** Makes a key; it stands over the form until the page is left, and nowhere after that. */
export function KeyForm({
  action,
  children,
}: {
  action: FormAction<{ name: string; key: string }>
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Connections.keys')
  const [made, setMade] = useState<{ name: string; key: string } | null>(null)
  return (
    <>
      {made && <ShownOnce title={t('made', { name: made.name })} label={t('keyLabel')} text={made.key} />}
      <ActionForm action={action} onDone={setMade} clears>
        {children}
        <div className="button-row">
          <SubmitButton>{t('make')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
