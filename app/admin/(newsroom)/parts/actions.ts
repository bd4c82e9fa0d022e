'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formState } from '@/app/admin/form-state.ts'
import { newsroomLocale, requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { FormState, Typed } from '@/components/newsroom/forms/form-state.ts'
import { addItem, archiveItem, changeItem } from '@/lib/newsroom/checklist/change-items.ts'
import type { InputOf } from '@/lib/newsroom/operation.ts'
import { changePart } from '@/lib/newsroom/parts/change-part.ts'
import { makePart } from '@/lib/newsroom/parts/make-part.ts'
import { partHref } from '@/lib/newsroom/parts/part-address.ts'
import { publishPart, withdrawPart } from '@/lib/newsroom/parts/settle-part.ts'
import type { FailedResult, Result } from '@/lib/newsroom/result.ts'
import type { PartKind } from '@/lib/vocabulary.ts'

const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

function documentIn(typed: Typed): unknown {
  try {
    return JSON.parse(one(typed, 'document'))
  } catch {
    // The operation says that it is none.
    return null
  }
}

/** What the form says; what it may say, the operation finds out. */
const partIn = (typed: Typed) =>
  ({
    name: one(typed, 'name'),
    locale: one(typed, 'locale'),
    document: documentIn(typed),
    storyKind: one(typed, 'storyKind'),
    sectionId: one(typed, 'sectionId'),
    topicIds: typed.topicIds ?? [],
  }) as unknown as Omit<InputOf<typeof makePart>, 'kind'>

const fieldOf = (refusal: FailedResult['refusal'], subject: string): string | null =>
  refusal === 'malformed' ? subject || null : null

export async function makePartAction(
  kind: PartKind,
  before: FormState<{ message: string }>,
  form: FormData,
): Promise<FormState<{ message: string }>> {
  let partId = ''
  const state = await formState(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      partId = (await makePart(db, actor, { kind, ...partIn(typed) })).partId
      return { message: '' }
    },
    fieldOf,
  )
  if (state.result?.ok) redirect(partHref(partId))
  return state
}

/** Saves it, and has readers see it where that is what was asked for. */
export async function savePartAction(
  partId: string,
  kind: PartKind,
  before: FormState<{ message: string }>,
  form: FormData,
): Promise<FormState<{ message: string }>> {
  return formState(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Parts' })
      const publishes = one(typed, 'does') === 'publish'
      const { version } = await changePart(db, actor, {
        partId,
        version: Number(one(typed, 'version')),
        ...partIn(typed),
      })
      if (publishes) await publishPart(db, actor, { partId, version })
      refresh()
      return { message: t(publishes ? 'published' : kind === 'box' ? 'savedBox' : 'saved') }
    },
    fieldOf,
  )
}

export async function withdrawPartAction(partId: string, version: number): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await withdrawPart(db, actor, { partId, version })
    refresh()
  })
}

export async function restorePartAction(partId: string, version: number): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await publishPart(db, actor, { partId, version })
    refresh()
  })
}

const itemIn = (typed: Typed) =>
  ({
    words: one(typed, 'words'),
    isRequired: one(typed, 'isRequired') !== '',
    sectionId: one(typed, 'sectionId'),
    storyKind: one(typed, 'storyKind'),
    templateId: one(typed, 'templateId'),
  }) as unknown as InputOf<typeof addItem>

const itemFieldOf = (refusal: FailedResult['refusal'], subject: string): string | null => {
  if (refusal === 'text-too-long') return 'words'
  return fieldOf(refusal, subject)
}

export async function addItemAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      await addItem(db, actor, itemIn(typed))
      refresh()
    },
    itemFieldOf,
  )
}

export async function changeItemAction(
  itemId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      await changeItem(db, actor, { itemId, version: Number(one(typed, 'version')), ...itemIn(typed) })
      refresh()
    },
    itemFieldOf,
  )
}

export async function archiveItemAction(
  itemId: string,
  version: number,
  isArchived: boolean,
): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await archiveItem(db, actor, { itemId, version, isArchived })
    refresh()
  })
}
