'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { entryHref, listHref } from '@/components/newsroom/directory/directory-address.ts'
import { entryOf, fieldOf } from '@/components/newsroom/directory/read-entry-form.ts'
import type { FormState, Typed } from '@/components/newsroom/forms/form-state.ts'
import { archiveEntry } from '@/lib/newsroom/directory/archive-entry.ts'
import { changeEntry } from '@/lib/newsroom/directory/change-entry.ts'
import { createEntry } from '@/lib/newsroom/directory/create-entry.ts'
import { type MergedKind, mergeEntries } from '@/lib/newsroom/directory/merge-entries.ts'
import { moveSection } from '@/lib/newsroom/directory/order-sections.ts'
import { removeEntry } from '@/lib/newsroom/directory/remove-entry.ts'
import type { EntryKind } from '@/lib/vocabulary.ts'

/** The same, and has every page show what came of it. */
async function shown<T>(
  before: FormState<T>,
  form: FormData,
  work: (typed: Typed) => Promise<T>,
): Promise<FormState<T>> {
  const state = await formState(before, form, work, fieldOf)
  if (state.result?.ok) revalidatePath('/admin', 'layout')
  return state
}

/** @param id null for a new entry, whose page is opened then */
export async function saveEntryAction(
  kind: EntryKind,
  id: string | null,
  before: FormState<string>,
  form: FormData,
): Promise<FormState<string>> {
  const state = await shown(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const given = entryOf(kind, typed)
    if (id === null) return createEntry(db, actor, { kind, ...given })
    await changeEntry(db, actor, { kind, id, ...given, baseVersion: Number(typed.version?.[0]) })
    return id
  })
  if (state.result?.ok && id === null) redirect(`${entryHref(kind, state.result.value)}?added`)
  return state
}

export async function archiveEntryAction(
  kind: EntryKind,
  id: string,
  isArchived: boolean,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await shown(before, form, async () => {
    const { db, actor } = await requireActor()
    await archiveEntry(db, actor, { kind, id, isArchived })
  })
  return state
}

export async function removeEntryAction(
  kind: EntryKind,
  id: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await shown(before, form, async () => {
    const { db, actor } = await requireActor()
    await removeEntry(db, actor, { kind, id })
  })
  if (state.result?.ok) redirect(listHref(kind))
  return state
}

export async function mergeEntryAction(
  kind: MergedKind,
  id: string,
  before: FormState<string>,
  form: FormData,
): Promise<FormState<string>> {
  const state = await shown(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const into = typed.into?.[0] ?? ''
    await mergeEntries(db, actor, { kind, id, intoId: into })
    return into
  })
  if (state.result?.ok) redirect(`${entryHref(kind, state.result.value)}?merged`)
  return state
}

export async function moveSectionAction(id: string, direction: 'up' | 'down'): Promise<void> {
  const done = await toResult(async () => {
    const { db, actor } = await requireActor()
    await moveSection(db, actor, { id, direction })
  })
  if (done.ok) revalidatePath('/admin', 'layout')
}
