'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import type { FormState, Typed } from '@/components/newsroom/forms/form-state.ts'
import {
  machineTermsOf,
  menusOf,
  settingsFieldOf,
  settingsOf,
} from '@/components/newsroom/settings/read-settings-form.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { changeSettings, setMenus } from '@/lib/newsroom/settings/change-settings.ts'
import { setMachineTerms } from '@/lib/newsroom/settings/set-machine-terms.ts'

/** Keeps what a form says, and has every page show it. */
async function kept(
  before: FormState<void>,
  form: FormData,
  work: (typed: Typed) => Promise<void>,
): Promise<FormState<void>> {
  const state = await formState(before, form, work, settingsFieldOf)
  if (state.result?.ok) revalidatePath('/admin', 'layout')
  return state
}

export async function saveSettingsAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await changeSettings(db, actor, { ...settingsOf(typed), baseVersion: Number(typed.version?.[0]) })
  })
}

export async function saveMenusAction(
  locale: Locale,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await setMenus(db, actor, { locale, ...menusOf(typed), baseVersion: Number(typed.version?.[0]) })
  })
}

export async function saveMachineTermsAction(
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return kept(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await setMachineTerms(db, actor, { ...machineTermsOf(typed), baseVersion: Number(typed.version?.[0]) })
  })
}
