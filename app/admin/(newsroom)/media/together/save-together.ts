'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { licenceIn } from '@/components/newsroom/media/typed-licence.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { editPictures } from '@/lib/newsroom/pictures/edit-pictures.ts'
import { licenceOf } from '../licence-in-form.ts'

/** Keeps what was said of many: of each what it shows, of all the rest, as far as anything was said. */
export async function saveTogether(
  mediaIds: string[],
  language: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async (typed) => {
    const { db, actor, timeZone } = await requireActor()
    const text = (name: string) => typed[name]?.[0] ?? ''
    const licence = licenceIn(typed)
    await editPictures(db, actor, {
      mediaIds,
      words: {
        locale: language as Locale,
        alts: new Map(mediaIds.map((id) => [id, text(`alt-${id}`).trim() || text('alt')])),
        caption: text('caption').trim() ? text('caption') : undefined,
        credit: text('credit').trim() ? text('credit') : undefined,
      },
      licence: licence.kind === 'keep' ? undefined : licenceOf(licence, timeZone),
    })
  })
  if (state.result?.ok) revalidatePath('/admin/media', 'layout')
  return state
}
