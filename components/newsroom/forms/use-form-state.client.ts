'use client'

import { useActionState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'
import { present } from '@/lib/present.ts'
import type { FormDraft } from './form-draft.ts'
import { type FormAction, type FormState, typedIn, unsent } from './form-state.ts'
import { sending, useAwayWords, useFormDraft } from './use-form-draft.client.tsx'

/**
 * A form's state, and its action: what is typed is kept until the server has it, and there is an answer also when the
 * server has none. Put a `FormDraftNotice` with both at the head of the form.
 * @param name tells the form from every other of the newsroom; needed where its page and its first field do not
 * @param again does the work once more when it is refused for a reason that the person can mend (`useProof`)
 */
export function useFormState<T>(
  action: FormAction<T>,
  { name, again }: { name?: string; again?: (work: () => Promise<Result<T>>) => Promise<Result<T>> } = {},
): { state: FormState<T>; send: (form: FormData) => void; draft: FormDraft } {
  const draft = useFormDraft(name)
  const away = useAwayWords()
  // On the server it is the action itself, so that the form is sent without script, too.
  const asked: FormAction<T> =
    again && typeof window !== 'undefined'
      ? async (before, form) => {
          let state = before
          const result = await again(async () => {
            state = await action(before, form)
            return present(state.result, 'result yet')
          })
          return { ...state, result }
        }
      : action
  const [state, send] = useActionState(
    sending<FormState<T>, FormData>(
      draft,
      asked,
      ({ result }) => result?.ok === true,
      (before, form, error) => ({
        result: { ok: false, refusal: 'failed', subject: '', message: away(error) },
        field: null,
        typed: typedIn(form),
        turn: before.turn + 1,
      }),
    ),
    unsent as FormState<T>,
  )
  return { state, send, draft }
}
