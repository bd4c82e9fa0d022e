'use server'

import { refresh } from 'next/cache'
import { startRun } from '@/lib/archive/import/import-runs.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { type Result, toResult } from '../../result.ts'

/** Begins to take in a file that was looked through, as the form says; or goes on with one that was interrupted. */
export async function startRunAction(runId: string, form: FormData): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await startRun(db, actor, readSettings().dataFolder, runId, {
      publish: textOf(form, 'publish') === 'yes',
      locale: textOf(form, 'locale'),
      section: textOf(form, 'section'),
    })
    refresh()
  })
}
