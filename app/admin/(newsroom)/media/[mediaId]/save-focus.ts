'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { focusPicture } from '@/lib/newsroom/pictures/focus-picture.ts'
import type { CropFocuses } from '@/lib/picture/crops.ts'

/** Keeps where crops of a picture keep looking. */
export async function saveFocus(
  mediaId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const focus = { x: Number(textOf(form, 'x')), y: Number(textOf(form, 'y')) }
    await focusPicture(db, actor, { mediaId, focus, crops: cropsIn(textOf(form, 'crops')) })
  })
  if (state.result?.ok) revalidatePath('/admin/media', 'layout')
  return state
}

/** What is JSON; the rest the operation finds out. @throws {NewsroomError} `malformed` (`focus`) */
function cropsIn(text: string): CropFocuses {
  try {
    return JSON.parse(text)
  } catch {
    throw new NewsroomError('malformed', 'focus')
  }
}
