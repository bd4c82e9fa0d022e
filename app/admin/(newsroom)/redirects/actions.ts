'use server'

import { refresh } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { removeRedirect, saveRedirect } from '@/lib/newsroom/redirects/save-redirects.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

export async function keepRedirectAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const written = { from: textOf(form, 'from'), to: textOf(form, 'to') }
    await saveRedirect(db, actor, written, new URL(readSettings().siteUrl).origin)
    refresh()
  })
}

export async function removeRedirectAction(path: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removeRedirect(db, actor, { path })
    refresh()
  })
}
