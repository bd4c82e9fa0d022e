'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { type FormAction, type FormState, unsent } from '../forms/form-state.ts'
import { Notice } from '../ui/notice.tsx'
import type { AtTheDoor } from './at-the-door.ts'

/**
 * A form before one is signed in. What was written stays when it did not lead on.
 * @param wrong what to say when what was given is not right
 * @param done what to say when there is nothing more to do here; it takes the form's place
 */
export function DoorForm({
  action,
  wrong,
  beginAgain,
  done,
  children,
}: {
  action: FormAction<AtTheDoor | null>
  wrong?: string
  beginAgain?: ReactNode
  done?: string
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.People.signIn')
  const [{ result: answer }, send] = useActionState(action, unsent as FormState<AtTheDoor | null>)
  if (answer?.ok && answer.value === null && done) return <Notice kind="done" live title={done} />
  const outcome = answer?.ok ? answer.value : null
  return (
    <form
      className="form"
      action={send}
      // React empties a form once its action has run, whatever came of it.
      onReset={(event) => event.preventDefault()}
    >
      {answer && !answer.ok && <Notice kind="failure" live title={answer.message} />}
      {outcome?.outcome === 'wrong' && <Notice kind="failure" live title={wrong} />}
      {outcome?.outcome === 'wait' && (
        <Notice kind="warning" live title={t('wait', { minutes: outcome.minutes })} />
      )}
      {outcome?.outcome === 'begin-again' && (
        <Notice kind="warning" live>
          {beginAgain}
        </Notice>
      )}
      {children}
    </form>
  )
}
