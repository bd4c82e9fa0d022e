'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import { type FormAnswer, typedIn } from '@/components/newsroom/forms/form-answer.ts'
import { menusOf, settingsFieldOf, settingsOf } from '@/components/newsroom/settings/read-settings-form.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { changeSettings, setMenus } from '@/lib/newsroom/settings/change-settings.ts'

async function kept(
  before: FormAnswer,
  form: FormData,
  work: (typed: Record<string, string[]>) => Promise<void>,
): Promise<FormAnswer> {
  const typed = typedIn(form)
  const done = await toResult(() => work(typed))
  const turn = before.turn + 1
  if (!done.ok) {
    const at = settingsFieldOf(done.refusal, done.subject, typed)
    return { typed, message: done.message, at, isDone: false, turn }
  }
  revalidatePath('/admin', 'layout')
  return { typed: null, message: '', at: null, isDone: true, turn }
}

export async function saveSettingsAction(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await changeSettings(db, actor, settingsOf(typed), Number(typed.version?.[0]))
  })
}

export async function saveMenusAction(
  locale: Locale,
  before: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  return kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await setMenus(db, actor, locale, menusOf(typed), Number(typed.version?.[0]))
  })
}
