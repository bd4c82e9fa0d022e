import { type FormState, type Typed, typedIn } from '@/components/newsroom/forms/form-state.ts'
import type { FailedResult } from '@/lib/newsroom/result.ts'
import { toResult } from './result.ts'

/**
 * Does what a form asks, and makes the form's next state of it.
 * @param work is given what was typed
 * @param fieldOf the name of the field that a refusal speaks of; null for none
 */
export async function formState<T>(
  before: FormState<T>,
  form: FormData,
  work: (typed: Typed) => Promise<T>,
  fieldOf: (refusal: FailedResult['refusal'], subject: string, typed: Typed) => string | null = () => null,
): Promise<FormState<T>> {
  const turn = before.turn + 1
  const typed = typedIn(form)
  const result = await toResult(() => work(typed))
  const field = result.ok ? null : fieldOf(result.refusal, result.subject, typed)
  return { result, field, typed, turn }
}
