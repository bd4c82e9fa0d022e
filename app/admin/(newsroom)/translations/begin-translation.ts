'use server'

import { redirect } from 'next/navigation'
import { isLocale } from '@/lib/locale/table.ts'
import { RefusedByNewsroom } from '@/lib/newsroom/refused.ts'
import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { acting } from '../../acting.ts'
import { answering } from '../../answering.ts'

/** Begins a translation and opens it. @returns why not, for the person; '' before it was tried */
export async function beginTranslation(_: string, form: FormData): Promise<string> {
  const sourceId = form.get('sourceId')
  const locale = String(form.get('locale') ?? '')
  const answer = await answering(async () => {
    const { db, actor } = await acting()
    if (typeof sourceId !== 'string') throw new RefusedByNewsroom('malformed', 'sourceId')
    if (!isLocale(locale)) throw new RefusedByNewsroom('malformed', 'locale')
    return translateStory(db, actor, sourceId, locale)
  })
  if (answer.ok) redirect(`/admin/stories/${answer.value.articleId}`)
  return answer.message
}
