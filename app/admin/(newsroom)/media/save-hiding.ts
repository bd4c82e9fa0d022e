'use server'

import { revalidatePath } from 'next/cache'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { hideExpiredPictures } from '@/lib/newsroom/pictures/hide-expired-pictures.ts'

/** Whether readers go on seeing what has run out. The page shows it to nobody who may not decide it. */
export async function saveHiding(form: FormData): Promise<void> {
  const done = await toResult(async () => {
    const { db, actor } = await requireActor()
    await hideExpiredPictures(db, actor, { hides: textOf(form, 'hides') === '1' })
  })
  if (done.ok) revalidatePath('/admin/media')
}
