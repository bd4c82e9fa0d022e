'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { FormDraftNotice, sending, useAwayWords, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { LicenceFields, type TypedLicence } from './licence-fields.client.tsx'

/** What a form with a licence is answered with. */
export type LicenceAnswer = { typed: TypedLicence; message: string; isSaved: boolean }

/** By what right one picture stands in the paper. */
export function LicenceForm({
  typed,
  readOnly,
  action,
}: {
  /** As it stands. */
  typed: TypedLicence
  readOnly: boolean
  action: (before: LicenceAnswer, form: FormData) => Promise<LicenceAnswer>
}) {
  const t = useTranslations('Newsroom.Media')
  const draft = useFormDraft()
  const away = useAwayWords()
  const [answer, send] = useActionState(
    sending(
      draft,
      action,
      ({ isSaved }) => isSaved,
      (before) => ({ ...before, message: away, isSaved: false }),
    ),
    { typed, message: '', isSaved: false },
  )
  return (
    <form action={send} className="form">
      <FormDraftNotice draft={draft} answer={answer} />
      <LicenceFields typed={answer.typed} readOnly={readOnly} />
      {answer.message && (
        <Notice kind="failure" live>
          <p>{answer.message}</p>
        </Notice>
      )}
      {!readOnly && (
        <div className="button-row">
          <SubmitButton kind="plain">{t('licence.save')}</SubmitButton>
          <span role="status">{answer.isSaved && t('picture.saved')}</span>
        </div>
      )}
    </form>
  )
}
