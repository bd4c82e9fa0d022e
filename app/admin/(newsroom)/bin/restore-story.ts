'use server'

import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { restoreArticle } from '@/lib/newsroom/stories/bin.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'

/** Takes a story out of the bin. */
export async function restoreStory(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  const articleId = textOf(form, 'articleId')
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await restoreArticle(db, actor, { articleId })
  })
  if (state.result?.ok) redirect(`/admin/bin?restored=${articleId}`)
  return state
}
