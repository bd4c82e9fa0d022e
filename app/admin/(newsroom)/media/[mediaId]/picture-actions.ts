'use server'

import { join } from 'node:path'
import { revalidatePath } from 'next/cache'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { deletePicture } from '@/lib/newsroom/pictures/delete-picture.ts'
import { replacePicture } from '@/lib/newsroom/pictures/replace-picture.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/** Puts another picture wherever this one stands. @returns in how many stories */
export async function putInPlace(mediaId: string, otherId: string): Promise<Result<number>> {
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    return replacePicture(db, actor, { mediaId, replacement: otherId })
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return answer
}

/** Deletes a picture that stands nowhere. Its own page is not made anew: whoever asked leaves it. */
export const removePicture = async (mediaId: string): Promise<Result<void>> =>
  toResult(async () => {
    const { db, actor } = await requireActor()
    const mediaFolder = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')
    await deletePicture(db, actor, { mediaId }, mediaFolder)
  })
