'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { makeLinkAction, type Passed } from '@/app/admin/(newsroom)/people/actions.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { ActionForm } from './action-form.client.tsx'
import { PassedLink } from './passed-link.client.tsx'

/** Makes another link for somebody, who lost the first one or their password. */
export function MakeLink({ staffId }: { staffId: string }) {
  const t = useTranslations('Newsroom.People.people')
  const [passed, setPassed] = useState<Passed | null>(null)
  return (
    <>
      <ActionForm action={() => makeLinkAction(staffId)} onDone={setPassed}>
        <div className="button-row">
          <SubmitButton kind="plain">{t('linkSubmit')}</SubmitButton>
        </div>
      </ActionForm>
      {passed && <PassedLink passed={passed} />}
    </>
  )
}
