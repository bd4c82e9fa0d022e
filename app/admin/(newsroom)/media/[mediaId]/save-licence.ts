'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { licenceIn } from '@/components/newsroom/media/typed-licence.ts'
import { licensePicture } from '@/lib/newsroom/pictures/license-picture.ts'
import { licenceOf } from '../licence-in-form.ts'

/** Keeps by what right a picture stands here. */
export async function saveLicence(
  mediaId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async (typed) => {
    const { db, actor, timeZone } = await requireActor()
    await licensePicture(db, actor, { mediaId, ...licenceOf(licenceIn(typed), timeZone) })
  })
  if (state.result?.ok) revalidatePath('/admin/media', 'layout')
  return state
}
