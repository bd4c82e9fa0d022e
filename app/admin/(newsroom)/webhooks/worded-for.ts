import { getTranslations } from 'next-intl/server'
import { newsroomLocale } from '@/app/admin/require-actor.ts'
import type { Result } from '@/app/admin/result.ts'

const faults = ['name', 'scopes', 'events'] as const

/** An answer whose refusal says which field of the form wants something, instead of that something was not understood. */
export async function wordedFor<T>(form: 'keys' | 'webhooks', answer: Result<T>): Promise<Result<T>> {
  if (answer.ok || answer.refusal !== 'malformed') return answer
  const fault = faults.find((each) => each === answer.subject)
  if (!fault) return answer
  const t = await getTranslations({
    locale: await newsroomLocale(),
    namespace: `Newsroom.Connections.${form}.faults`,
  })
  return { ...answer, message: t(fault) }
}
