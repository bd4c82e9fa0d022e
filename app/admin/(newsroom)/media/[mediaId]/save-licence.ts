'use server'

import { revalidatePath } from 'next/cache'
import { acting } from '@/app/admin/acting.ts'
import { answering } from '@/app/admin/answering.ts'
import type { LicenceAnswer } from '@/components/newsroom/media/licence-form.client.tsx'
import { licensePicture } from '@/lib/newsroom/pictures/license-picture.ts'
import { licenceOf, typedLicence } from '../licence-in-form.ts'

/** Keeps by what right a picture stands here; what was typed comes back, whatever becomes of it. */
export async function saveLicence(mediaId: string, _: LicenceAnswer, form: FormData): Promise<LicenceAnswer> {
  const typed = typedLicence(form)
  const answer = await answering(async () => {
    const { db, actor, timeZone } = await acting()
    await licensePicture(db, actor, mediaId, licenceOf(typed, timeZone))
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { typed, message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}
