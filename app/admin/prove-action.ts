'use server'

import { headers } from 'next/headers'
import { prove } from '@/lib/newsroom/people/own-account.ts'
import { acting } from './acting.ts'
import { type Answer, answering } from './answering.ts'
import { textOf } from './form-text.ts'

/** Proves who is asking, by `password` or else by `code`, for the next minutes. */
export async function proveAction(form: FormData): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor, sessionId } = await acting(undefined, { whileEnrolling: true })
    const code = textOf(form, 'code').trim()
    const given = code ? { code } : { password: textOf(form, 'password') }
    await prove(db, actor, await headers(), sessionId, given)
    return null
  })
}
