'use server'

import { revalidatePath } from 'next/cache'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { setMachineLabelRule } from '@/lib/newsroom/pictures/machine-label.ts'

/** Whether what a model made is published only when it says so. The page shows it to nobody who may not decide it. */
export async function saveLabelRule(form: FormData): Promise<void> {
  const done = await toResult(async () => {
    const { db, actor } = await requireActor()
    await setMachineLabelRule(db, actor, { isRequired: textOf(form, 'required') === '1' })
  })
  if (done.ok) revalidatePath('/admin/media')
}
