'use client'

import { type ReactNode, useActionState } from 'react'

/** Around buttons that each begin a translation of one story: the button pressed says into which language. */
export function BeginForm({
  sourceId,
  action,
  children,
}: {
  sourceId: string
  action: (before: string, form: FormData) => Promise<string>
  children: ReactNode
}) {
  const [message, send] = useActionState(action, '')
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
