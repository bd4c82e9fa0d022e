'use server'

import { refresh } from 'next/cache'
import { startRun } from '@/lib/archive/moving/kept-runs.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { acting } from '../../acting.ts'
import { type Answer, answering } from '../../answering.ts'
import { textOf } from '../../form-text.ts'

/** Begins to take in a file that was looked through, as the form says; or goes on with one that was interrupted. */
export async function startRunAction(runId: string, form: FormData): Promise<Answer<void>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await startRun(db, actor, readSettings().dataFolder, runId, {
      publish: textOf(form, 'publish') === 'yes',
      locale: textOf(form, 'locale'),
      section: textOf(form, 'section'),
    })
    refresh()
  })
}
