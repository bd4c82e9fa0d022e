'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { type FormAction, faultOf, unsent } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Forgets a board that was kept. */
export function RemoveView({ id, name, action }: { id: string; name: string; action: FormAction<void> }) {
  const t = useTranslations('Newsroom.Shell.board.views')
  const [state, send] = useActionState(action, unsent)
  const message = faultOf(state)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="quiet" size="small" icon="close" aria-label={t('remove', { name })}>
        {null}
      </SubmitButton>
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </form>
  )
}
