'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/app/admin/require-actor.ts'
import { hideExpiredPictures } from '@/lib/newsroom/pictures/hide-expired-pictures.ts'

/** Whether readers go on seeing what has run out. The page shows it to nobody who may not decide it. */
export async function saveHiding(form: FormData): Promise<void> {
  const { db, actor } = await requireActor()
  await hideExpiredPictures(db, actor, { hides: form.get('hides') === '1' })
  revalidatePath('/admin/media')
}
