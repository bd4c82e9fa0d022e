'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { FocusAnswer } from '@/components/newsroom/media/focus-editor.client.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { focusPicture } from '@/lib/newsroom/pictures/focus-picture.ts'
import type { CropFocuses } from '@/lib/picture/crops.ts'

const cropFocuses = z.record(z.string(), z.object({ x: z.number(), y: z.number() }))

/** Keeps where crops of a picture keep looking. */
export async function saveFocus(mediaId: string, _: FocusAnswer, form: FormData): Promise<FocusAnswer> {
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    const focus = { x: Number(textOf(form, 'x')), y: Number(textOf(form, 'y')) }
    await focusPicture(db, actor, mediaId, focus, cropsIn(textOf(form, 'crops')))
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}

/** Which crops there are the operation knows. @throws {NewsroomError} `malformed` (`focus`) */
function cropsIn(text: string): CropFocuses {
  try {
    return cropFocuses.parse(JSON.parse(text)) as CropFocuses
  } catch {
    throw new NewsroomError('malformed', 'focus')
  }
}
