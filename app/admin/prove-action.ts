'use server'

import { headers } from 'next/headers'
import { prove } from '@/lib/newsroom/people/own-account.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { textOf } from './form-text.ts'
import { requireActor } from './require-actor.ts'
import { toResult } from './result.ts'

/** Proves who is asking, by `password` or else by `code`, for the next minutes. */
export async function proveAction(form: FormData): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor, sessionId } = await requireActor(undefined, { whileEnrolling: true })
    const code = textOf(form, 'code').trim()
    const given = code ? { code } : { password: textOf(form, 'password') }
    await prove(db, actor, given, await headers(), sessionId)
    return null
  })
}
