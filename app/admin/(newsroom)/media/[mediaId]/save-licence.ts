'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { LicenceAnswer } from '@/components/newsroom/media/licence-form.client.tsx'
import { licensePicture } from '@/lib/newsroom/pictures/license-picture.ts'
import { licenceOf, typedLicence } from '../licence-in-form.ts'

/** Keeps by what right a picture stands here; what was typed comes back, whatever becomes of it. */
export async function saveLicence(mediaId: string, _: LicenceAnswer, form: FormData): Promise<LicenceAnswer> {
  const typed = typedLicence(form)
  const answer = await toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    await licensePicture(db, actor, mediaId, licenceOf(typed, timeZone))
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { typed, message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}
