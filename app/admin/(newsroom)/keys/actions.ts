'use server'

import { refresh } from 'next/cache'
import { makeKey } from '@/lib/newsroom/keys/make-key.ts'
import { revokeKey } from '@/lib/newsroom/keys/revoke-key.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { type Result, toResult } from '../../result.ts'
import { wordedFor } from '../webhooks/worded-for.ts'

export async function makeKeyAction(form: FormData): Promise<Result<{ name: string; key: string }>> {
  return wordedFor(
    'keys',
    await toResult(async () => {
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
    }),
  )
}

export async function revokeKeyAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await revokeKey(db, actor, id)
    refresh()
    return null
  })
}
