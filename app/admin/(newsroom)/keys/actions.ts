'use server'

import { refresh } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { makeKey } from '@/lib/newsroom/keys/make-key.ts'
import { revokeKey } from '@/lib/newsroom/keys/revoke-key.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'
import { wordedFor } from '../webhooks/worded-for.ts'

export async function makeKeyAction(
  before: FormState<{ name: string; key: string }>,
  form: FormData,
): Promise<FormState<{ name: string; key: string }>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const name = textOf(form, 'name')
    const days = textOf(form, 'days')
    const { key } = await makeKey(db, actor, {
      name,
      scopes: form.getAll('scope').map(String),
      days: days === 'none' ? null : Number(days),
    })
    refresh()
    return { name, key }
  })
  return wordedFor('keys', state)
}

export async function revokeKeyAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await revokeKey(db, actor, { id })
    refresh()
    return null
  })
}
