'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import type { Passed } from './passed.ts'
import { PassedLink } from './passed-link.client.tsx'

/** Makes another link for somebody, who lost the first one or their password. */
export function MakeLink({ action }: { action: FormAction<Passed> }) {
  const t = useTranslations('Newsroom.People.people')
  const [passed, setPassed] = useState<Passed | null>(null)
  return (
    <>
      <ActionForm action={action} onDone={setPassed}>
        <div className="button-row">
          <SubmitButton kind="plain">{t('linkSubmit')}</SubmitButton>
        </div>
      </ActionForm>
      {passed && <PassedLink passed={passed} />}
    </>
  )
}
