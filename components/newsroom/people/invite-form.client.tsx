'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import type { Passed } from './passed.ts'
import { PassedLink } from './passed-link.client.tsx'

/** Invites somebody; what became of the invitation stands over it, and the next one can be written. */
export function InviteForm({
  action,
  hasMail,
  children,
}: {
  action: FormAction<Passed>
  hasMail: boolean
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.People.people')
  const [passed, setPassed] = useState<Passed | null>(null)
  return (
    <>
      {passed && <PassedLink passed={passed} />}
      <ActionForm action={action} onDone={setPassed} clears>
        {children}
        <div className="button-row">
          <SubmitButton>{hasMail ? t('inviteSubmit') : t('inviteSubmitLink')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
