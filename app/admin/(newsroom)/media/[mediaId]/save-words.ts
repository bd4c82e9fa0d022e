'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { wordsIn } from '@/components/newsroom/media/words-fields.ts'
import { locales } from '@/lib/locale/table.ts'
import { describePicture } from '@/lib/newsroom/pictures/describe-picture.ts'

/** Keeps a picture's words in every language. */
export async function saveWords(
  mediaId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const words = wordsIn(typed)
    for (const locale of locales) await describePicture(db, actor, { mediaId, locale, ...words[locale] })
  })
  if (state.result?.ok) revalidatePath('/admin/media', 'layout')
  return state
}
