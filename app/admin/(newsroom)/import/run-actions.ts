'use server'

import { refresh } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import {
  columnField,
  mappingMark,
  readColumnsForm,
  readMappingForm,
  wrongNameField,
} from '@/components/newsroom/import/read-mapping-form.ts'
import { chooseColumns } from '@/lib/archive/import/choose-columns.ts'
import { saveMapping } from '@/lib/archive/import/map-run.ts'
import { startRun, tryRun } from '@/lib/archive/import/start-run.ts'
import { stopRun } from '@/lib/archive/import/stop-run.ts'
import { undoRun } from '@/lib/archive/import/undo-run.ts'
import type { InputOf } from '@/lib/newsroom/operation.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'

/**
 * What the form of a run says: who and what is who and what is saved first, and then, by its buttons, a few stories are
 * tried, or all of it is taken in, or gone on with.
 */
export async function startRunAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      const { dataFolder } = readSettings()
      if (typed[mappingMark]) await saveMapping(db, actor, readMappingForm(runId, typed), dataFolder)
      const place = { runId, locale: textOf(form, 'locale'), section: textOf(form, 'section') }
      const intent = textOf(form, 'intent')
      if (intent === 'try') await tryRun(db, actor, place, dataFolder)
      else if (intent !== 'save')
        await startRun(
          db,
          actor,
          {
            ...place,
            publish: textOf(form, 'publish') === 'yes',
            fetchPictures: textOf(form, 'fetchPictures') === 'yes',
          },
          dataFolder,
        )
      refresh()
    },
    (refusal, subject, typed) =>
      refusal === 'unknown-name' || refusal === 'merged-with-itself' ? wrongNameField(typed, subject) : null,
  )
}

export async function stopRunAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await stopRun(db, actor, { runId })
    refresh()
  })
}

/** Says what the columns of a table are. */
export async function chooseColumnsAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      const columns = readColumnsForm(typed) as InputOf<typeof chooseColumns>['columns']
      await chooseColumns(db, actor, { runId, columns }, readSettings().dataFolder)
      refresh()
    },
    (refusal, subject) => (refusal === 'column-chosen-twice' ? columnField(subject) : null),
  )
}

/** Begins to take a run, or a trial, back. */
export async function undoRunAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await undoRun(db, actor, { runId }, { dataFolder: readSettings().dataFolder })
    refresh()
  })
}
