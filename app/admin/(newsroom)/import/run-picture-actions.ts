'use server'

import { refresh } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { fetchRunPictures, stopPictures } from '@/lib/archive/import/run-pictures.ts'
import { requireActor } from '../../require-actor.ts'

/** Fetches what of a run's pictures is not here. */
export async function fetchRunPicturesAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await fetchRunPictures(db, actor, { runId })
    refresh()
  })
}

/** Fetches no more of them. */
export async function stopPicturesAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await stopPictures(db, actor, { runId })
    refresh()
  })
}
