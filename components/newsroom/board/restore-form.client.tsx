'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { type FormAction, faultOf, unsent } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** The button that takes one story out of the bin. */
export function RestoreForm({
  articleId,
  headline,
  action,
}: {
  articleId: string
  headline: string
  action: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Shell.bin')
  const [state, send] = useActionState(action, unsent)
  const message = faultOf(state)
  return (
    <form action={send} className="restore">
      <input type="hidden" name="articleId" value={articleId} />
      <SubmitButton kind="plain" icon="undo" aria-label={t('restoreNamed', { headline })}>
        {t('restore')}
      </SubmitButton>
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </form>
  )
}
