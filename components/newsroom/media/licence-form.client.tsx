'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
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
  const [answer, send] = useActionState(action, { typed, message: '', isSaved: false })
  return (
    <form action={send} className="form">
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
