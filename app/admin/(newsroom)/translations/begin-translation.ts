'use server'

import { redirect } from 'next/navigation'
import { isLocale } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** Begins a translation and opens it. @returns why not, for the person; '' before it was tried */
export async function beginTranslation(_: string, form: FormData): Promise<string> {
  const sourceId = form.get('sourceId')
  const locale = String(form.get('locale') ?? '')
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    if (typeof sourceId !== 'string') throw new NewsroomError('malformed', 'sourceId')
    if (!isLocale(locale)) throw new NewsroomError('malformed', 'locale')
    return translateStory(db, actor, sourceId, locale)
  })
  if (answer.ok) redirect(`/admin/stories/${answer.value.articleId}`)
  return answer.message
}
