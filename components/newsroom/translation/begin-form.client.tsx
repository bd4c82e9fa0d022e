'use client'

import { type ReactNode, useActionState } from 'react'
import { type FormAction, type FormState, faultOf, unsent } from '../forms/form-state.ts'

/** The version that was begun, which is opened. */
export type Begun = { articleId: string }

/** Around buttons that each begin a translation of one story: the button pressed says into which language. */
export function BeginForm({
  sourceId,
  action,
  children,
}: {
  sourceId: string
  action: FormAction<Begun>
  children: ReactNode
}) {
  const [state, send] = useActionState(action, unsent as FormState<Begun>)
  const message = faultOf(state)
  return (
    <form action={send} className="translations-begin">
      <input type="hidden" name="sourceId" value={sourceId} />
      {children}
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </form>
  )
}
