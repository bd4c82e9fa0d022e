import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/db/account-tables.ts'
import { refusals } from '@/lib/newsroom/refused.ts'

/** Why the schedule could not publish a story, worded as the same refusal is when a person meets it. */
export async function failureReason(locale: NewsroomLocale, failure: string): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.refusals' })
  const refusal = refusals.find((each) => each === failure)
  return t(refusal ?? 'failed', { subject: '' })
}
