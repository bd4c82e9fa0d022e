'use server'

import { redirect } from 'next/navigation'
import type { Locale } from '@/lib/locale/table.ts'
import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** Begins a translation and opens it. @returns why not, for the person; '' before it was tried */
export async function beginTranslation(_: string, form: FormData): Promise<string> {
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    return translateStory(db, actor, {
      articleId: textOf(form, 'sourceId'),
      locale: textOf(form, 'locale') as Locale,
    })
  })
  if (answer.ok) redirect(`/admin/stories/${answer.value.articleId}`)
  return answer.message
}
