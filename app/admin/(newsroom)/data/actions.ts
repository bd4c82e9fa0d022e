'use server'

import { parse } from 'csv-parse/sync'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { delimiterOf } from '@/lib/chart/read-table.ts'
import { mostRows } from '@/lib/dataset/dataset.ts'
import { tableOfCells } from '@/lib/dataset/table-of-cells.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { archiveDataset, createDataset } from '@/lib/newsroom/datasets/write-dataset.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { textOf } from '../../form-text.ts'
import { newsroomLocale, requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** UTF-16 units of a table that is pasted into the form; a larger one is brought as a file. */
const longestPasted = 300_000

/** Makes a table of what was pasted, or an empty one, and opens it. */
export async function makeDatasetAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  let made = ''
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Data.make' })
    const name = textOf(form, 'name')
    const locale = textOf(form, 'language') as Locale
    const table = tableOfCells(
      pastedCells(textOf(form, 'table')),
      [],
      (number) => `${t('valueColumn')} ${number}`,
    )
    const start = [
      { key: 'name', name: t('nameColumn'), kind: 'text' as const },
      { key: 'value', name: t('valueColumn'), kind: 'number' as const },
    ]
    const { id } = await createDataset(db, actor, {
      name,
      locale,
      columns: table?.columns ?? start,
      rows: table?.rows ?? [],
    })
    made = id
  })
  if (made) redirect(`/admin/data/${made}`)
  return state
}

/** @throws {NewsroomError} `text-too-long`, `rows-many` */
function pastedCells(text: string): string[][] {
  if (text.length > longestPasted) throw new NewsroomError('text-too-long', String(longestPasted))
  const cells = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // One more tells that there are too many.
    to: mostRows + 2,
  }) as string[][]
  if (cells.length > mostRows + 1) throw new NewsroomError('rows-many', String(mostRows))
  return cells
}

export async function archiveDatasetAction(datasetId: string, isArchived: boolean): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await archiveDataset(db, actor, { datasetId, isArchived })
    refresh()
  })
}
