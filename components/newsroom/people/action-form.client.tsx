'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import type { Result } from '@/app/admin/result.ts'
import { FormDraftNotice, sending, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { useProof } from './ask-proof.client.tsx'

/**
 * A form whose answer is told in it. What was written stays when the answer is a refusal, and comes back when the page
 * was left before it was sent; when it asks for a proof of who is asking, that is asked for and the form is sent again.
 * @param done what to say when it succeeded, if the page does not change
 */
export function ActionForm<T>({
  action,
  done,
  onDone,
  clears = false,
  className = 'form',
  label,
  children,
}: {
  action: (form: FormData) => Promise<Result<T>>
  done?: string
  onDone?: (value: T) => void
  /** Empties the fields when it succeeded. */
  clears?: boolean
  className?: string
  /** Names the form for screen readers, where no heading of its own does. */
  label?: string
  children: ReactNode
}) {
  const { withProof, dialog } = useProof()
  const draft = useFormDraft()
  const form = useRef<HTMLFormElement>(null)
  const mayReset = useRef(false)
  const [answer, send] = useActionState(
    sending<Result<T> | null, FormData>(
      draft,
      (_previous, data) => withProof(() => action(data)),
      (given) => given?.ok === true,
      (before) => before,
    ),
    null,
  )

  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => {
    if (!answer?.ok) return
    told.current?.(answer.value)
    if (!clears) return
    mayReset.current = true
    form.current?.reset()
    mayReset.current = false
  }, [answer, clears])

  return (
    <>
      <form
        ref={form}
        className={className}
        aria-label={label}
        action={send}
        // React empties a form once its action has run, whatever came of it.
        onReset={(event) => {
          if (!mayReset.current) event.preventDefault()
        }}
      >
        <FormDraftNotice draft={draft} answer={answer} />
        {answer && !answer.ok && answer.refusal !== 'proof-needed' && (
          <Notice kind="failure" live title={answer.message} />
        )}
        {answer?.ok && done && <Notice kind="done" live title={done} />}
        {children}
      </form>
      {dialog}
    </>
  )
}
