'use server'

import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import { type Begun, beginningIn } from '@/components/newsroom/board/beginning.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { createStory } from '@/lib/newsroom/stories/create-story.ts'
import { requireActor } from '../../require-actor.ts'

/** Begins a story and opens it; else says why not, with all that was written. */
export async function beginStory(before: FormState<Begun>, form: FormData): Promise<FormState<Begun>> {
  const state = await formState(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    return createStory(db, actor, beginningIn(typed))
  })
  if (state.result?.ok) redirect(`/admin/stories/${state.result.value.articleId}`)
  return state
}
