'use server'

import { refresh } from 'next/cache'
import { makeKey } from '@/lib/newsroom/keys/make-key.ts'
import { revokeKey } from '@/lib/newsroom/keys/revoke-key.ts'
import { acting } from '../../acting.ts'
import { type Answer, answering } from '../../answering.ts'
import { textOf } from '../../form-text.ts'
import { wordedFor } from '../webhooks/worded-for.ts'

export async function makeKeyAction(form: FormData): Promise<Answer<{ name: string; key: string }>> {
  return wordedFor(
    'keys',
    await answering(async () => {
      const { db, actor } = await acting()
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

export async function revokeKeyAction(id: string): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await revokeKey(db, actor, id)
    refresh()
    return null
  })
}
