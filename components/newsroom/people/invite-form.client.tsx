'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { inviteAction, type Passed } from '@/app/admin/(newsroom)/people/actions.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { ActionForm } from './action-form.client.tsx'
import { PassedLink } from './passed-link.client.tsx'

/** Invites somebody; what became of the invitation stands over it, and the next one can be written. */
export function InviteForm({ hasMail, children }: { hasMail: boolean; children: ReactNode }) {
  const t = useTranslations('Newsroom.People.people')
  const [passed, setPassed] = useState<Passed | null>(null)
  return (
    <>
      {passed && <PassedLink passed={passed} />}
      <ActionForm action={inviteAction} onDone={setPassed} clears>
        {children}
        <div className="button-row">
          <SubmitButton>{hasMail ? t('inviteSubmit') : t('inviteSubmitLink')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
