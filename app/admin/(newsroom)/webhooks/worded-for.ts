import { getTranslations } from 'next-intl/server'
import { newsroomLocale } from '@/app/admin/acting.ts'
import type { Answer } from '@/app/admin/answering.ts'

const faults = ['name', 'scopes', 'events'] as const

/** An answer whose refusal says which field of the form wants something, instead of that something was not understood. */
export async function wordedFor<T>(form: 'keys' | 'webhooks', answer: Answer<T>): Promise<Answer<T>> {
  if (answer.ok || answer.refusal !== 'malformed') return answer
  const fault = faults.find((each) => each === answer.subject)
  if (!fault) return answer
  const t = await getTranslations({
    locale: await newsroomLocale(),
    namespace: `Newsroom.Connections.${form}.faults`,
  })
  return { ...answer, message: t(fault) }
}
