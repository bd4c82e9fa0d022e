'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { type FormAction, faultOf, unsent } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** The button that takes back what was done to many stories. */
export function UndoForm({ action }: { action: FormAction<void> }) {
  const t = useTranslations('Newsroom.Shell.board.bulk')
  const [state, send] = useActionState(action, unsent)
  const message = faultOf(state)
  return (
    <form action={send}>
      <SubmitButton kind="plain" icon="undo">
        {t('undo')}
      </SubmitButton>
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </form>
  )
}
