import { getTranslations } from 'next-intl/server'
import { refusals } from '@/lib/newsroom/newsroom-error.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentText } from './moment.tsx'

/**
 * Why the schedule could not publish a story, worded as the same refusal is when a person meets it.
 * @param failure a refusal's name, or `failed`
 * @param embargoUntil the story's embargo, ISO 8601, which is what an `embargoed` is about
 */
export async function failureReason(
  failure: string,
  embargoUntil: string | null,
  locale: NewsroomLocale,
  timeZone: string,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.refusals' })
  const refusal = refusals.find((each) => each === failure)
  return t(refusal ?? 'failed', { subject: embargoUntil ? momentText(embargoUntil, locale, timeZone) : '' })
}
