'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { entryHref, listHref } from '@/components/newsroom/directory/directory-address.ts'
import { entryOf, fieldOf } from '@/components/newsroom/directory/read-entry-form.ts'
import { type FormAnswer, typedIn } from '@/components/newsroom/forms/form-answer.ts'
import { archiveEntry } from '@/lib/newsroom/directory/archive-entry.ts'
import { changeEntry } from '@/lib/newsroom/directory/change-entry.ts'
import { createEntry } from '@/lib/newsroom/directory/create-entry.ts'
import { type MergedKind, mergeEntries } from '@/lib/newsroom/directory/merge-entries.ts'
import { moveSection } from '@/lib/newsroom/directory/order-sections.ts'
import { removeEntry } from '@/lib/newsroom/directory/remove-entry.ts'
import type { EntryKind } from '@/lib/vocabulary.ts'

/** Does what a form asks, and gives back what was typed when it is refused. */
async function kept<T>(
  before: FormAnswer,
  form: FormData,
  work: (typed: Record<string, string[]>) => Promise<T>,
): Promise<{ answer: FormAnswer; value?: T }> {
  const typed = typedIn(form)
  const done = await toResult(() => work(typed))
  const turn = before.turn + 1
  if (!done.ok) {
    const at = fieldOf(done.refusal, done.subject, typed)
    return { answer: { typed, message: done.message, at, isDone: false, turn } }
  }
  revalidatePath('/admin', 'layout')
  return { answer: { typed: null, message: '', at: null, isDone: true, turn }, value: done.value }
}

/** @param id null for a new entry, whose page is opened then */
export async function saveEntryAction(
  kind: EntryKind,
  id: string | null,
  before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const { answer, value } = await kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const given = entryOf(kind, typed)
    if (id === null) return createEntry(db, actor, kind, given)
    await changeEntry(db, actor, kind, id, given, Number(typed.version?.[0]))
    return id
  })
  if (answer.isDone && id === null) redirect(`${entryHref(kind, value!)}?added`)
  return answer
}

export async function archiveEntryAction(
  kind: EntryKind,
  id: string,
  isArchived: boolean,
  before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const { answer } = await kept(before, form, async () => {
    const { db, actor } = await requireActor()
    await archiveEntry(db, actor, kind, id, isArchived)
  })
  return answer
}

export async function removeEntryAction(
  kind: EntryKind,
  id: string,
  before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const { answer } = await kept(before, form, async () => {
    const { db, actor } = await requireActor()
    await removeEntry(db, actor, kind, id)
  })
  if (answer.isDone) redirect(listHref(kind))
  return answer
}

export async function mergeEntryAction(
  kind: MergedKind,
  id: string,
  before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const { answer, value } = await kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const into = typed.into?.[0] ?? ''
    await mergeEntries(db, actor, kind, id, into)
    return into
  })
  if (answer.isDone) redirect(`${entryHref(kind, value!)}?merged`)
  return answer
}

export async function moveSectionAction(id: string, direction: 'up' | 'down'): Promise<void> {
  const done = await toResult(async () => {
    const { db, actor } = await requireActor()
    await moveSection(db, actor, id, direction)
  })
  if (done.ok) revalidatePath('/admin', 'layout')
}
