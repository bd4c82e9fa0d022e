'use server'

import { refresh } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { startRun } from '@/lib/archive/import/import-runs.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'

/** Begins to take in a file that was looked through, as the form says; or goes on with one that was interrupted. */
export async function startRunAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await startRun(
      db,
      actor,
      {
        runId,
        publish: textOf(form, 'publish') === 'yes',
        locale: textOf(form, 'locale'),
        section: textOf(form, 'section'),
        fetchPictures: textOf(form, 'fetchPictures') === 'yes',
      },
      readSettings().dataFolder,
    )
    refresh()
  })
}
