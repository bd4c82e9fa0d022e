'use server'

import { redirect } from 'next/navigation'
import type { Beginning, BeginningAnswer } from '@/components/newsroom/board/beginning.ts'
import { createStory } from '@/lib/newsroom/stories/create-story.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** Begins a story and opens it; else says why not, with all that was written. */
export async function beginStory(before: BeginningAnswer, form: FormData): Promise<BeginningAnswer> {
  const text = (name: string) => String(form.get(name) ?? '')
  // What a form says is of no type yet: the operation finds out.
  const typed = {
    locale: text('locale'),
    headline: text('headline'),
    sectionId: text('sectionId'),
    deskId: text('deskId'),
    kind: text('kind'),
    topicIds: form.getAll('topicIds').map(String),
  } as Beginning
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    return createStory(db, actor, typed)
  })
  if (answer.ok) redirect(`/admin/stories/${answer.value.articleId}`)
  const chosen = answer.refusal === 'malformed' ? { ...before.chosen, headline: typed.headline } : typed
  return { chosen, message: answer.message }
}
