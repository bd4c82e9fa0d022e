'use server'

import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Begun } from '@/components/newsroom/translation/begin-form.client.tsx'
import type { Locale } from '@/lib/locale/table.ts'
import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'

/** Begins a translation and opens it. */
export async function beginTranslation(before: FormState<Begun>, form: FormData): Promise<FormState<Begun>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const locale = textOf(form, 'locale') as Locale
    return translateStory(db, actor, { articleId: textOf(form, 'sourceId'), locale })
  })
  if (state.result?.ok) redirect(`/admin/stories/${state.result.value.articleId}`)
  return state
}
