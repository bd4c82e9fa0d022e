'use server'

import { join } from 'node:path'
import { revalidatePath } from 'next/cache'
import { acting } from '@/app/admin/acting.ts'
import { type Answer, answering } from '@/app/admin/answering.ts'
import { deletePicture } from '@/lib/newsroom/pictures/delete-picture.ts'
import { replacePicture } from '@/lib/newsroom/pictures/replace-picture.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/** Puts another picture wherever this one stands. @returns in how many stories */
export async function putInPlace(mediaId: string, otherId: string): Promise<Answer<number>> {
  const answer = await answering(async () => {
    const { db, actor } = await acting()
    return replacePicture(db, actor, mediaId, otherId)
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return answer
}

/** Deletes a picture that stands nowhere. Its own page is not made anew: whoever asked leaves it. */
export const removePicture = async (mediaId: string): Promise<Answer<void>> =>
  answering(async () => {
    const { db, actor } = await acting()
    const mediaFolder = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')
    await deletePicture(db, actor, mediaFolder, mediaId)
  })
