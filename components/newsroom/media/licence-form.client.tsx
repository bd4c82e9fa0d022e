'use client'

import { useTranslations } from 'next-intl'
import { type FormAction, faultOf } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { LicenceFields } from './licence-fields.client.tsx'
import { licenceIn, type TypedLicence } from './typed-licence.ts'

/** By what right one picture stands in the paper. */
export function LicenceForm({
  typed,
  readOnly,
  action,
}: {
  /** As it stands. */
  typed: TypedLicence
  readOnly: boolean
  action: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Media')
  const { state, send, draft } = useFormState(action)
  const message = faultOf(state)
  return (
    <form action={send} className="form">
      <FormDraftNotice draft={draft} answer={state} />
      <LicenceFields typed={state.typed ? licenceIn(state.typed) : typed} readOnly={readOnly} />
      {message && (
        <Notice kind="failure" live>
          <p>{message}</p>
        </Notice>
      )}
      {!readOnly && (
        <div className="button-row">
          <SubmitButton kind="plain">{t('licence.save')}</SubmitButton>
          <span role="status">{state.result?.ok && t('picture.saved')}</span>
        </div>
      )}
    </form>
  )
}
