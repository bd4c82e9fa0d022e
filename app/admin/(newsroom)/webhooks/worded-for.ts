import { getTranslations } from 'next-intl/server'
import { newsroomLocale } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'

const faults = ['name', 'scopes', 'events'] as const

/** A state whose refusal says which field of the form wants something, instead of that something was not understood. */
export async function wordedFor<T>(form: 'keys' | 'webhooks', state: FormState<T>): Promise<FormState<T>> {
  const { result } = state
  if (!result || result.ok || result.refusal !== 'malformed') return state
  const fault = faults.find((each) => each === result.subject)
  if (!fault) return state
  const t = await getTranslations({
    locale: await newsroomLocale(),
    namespace: `Newsroom.Connections.${form}.faults`,
  })
  return { ...state, result: { ...result, message: t(fault) } }
}
