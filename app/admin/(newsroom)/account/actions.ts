'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import {
  changeOwnAccount,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  removeOwnPasskey,
} from '@/lib/newsroom/people/own-account.ts'
import { parseNewsroomLocale } from '@/lib/newsroom/people/parse-person.ts'
import { qrPath } from '@/lib/newsroom/people/qr-path.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  renewRecoveryCodes,
} from '@/lib/newsroom/people/second-factor.ts'
import { applyCookies } from '../../apply-cookies.ts'
import { textOf } from '../../form-text.ts'
import { rememberLocale, requireActor } from '../../require-actor.ts'
import { type Result, toResult } from '../../result.ts'

/** One's own second factor and proofs may be seen to before one's role lets one do anything else. */
const whileEnrolling = { whileEnrolling: true }

export async function changeAccountAction(form: FormData): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const locale = parseNewsroomLocale(textOf(form, 'locale'))
    await changeOwnAccount(db, actor, { name: textOf(form, 'name'), locale })
    // Remembered at the door too, for when this session has ended.
    await rememberLocale(locale)
    refresh()
    return null
  })
}

export async function changePasswordAction(form: FormData): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor, sessionId } = await requireActor()
    await changeOwnPassword(db, actor, sessionId, textOf(form, 'password'))
    refresh()
    return null
  })
}

export async function endSessionAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await endOwnSession(db, actor, id)
    refresh()
    return null
  })
}

export async function endOtherSessionsAction(): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor, sessionId } = await requireActor()
    await endOtherSessions(db, actor, sessionId)
    refresh()
    return null
  })
}

export async function removePasskeyAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removeOwnPasskey(db, actor, id)
    refresh()
    return null
  })
}

/** A passkey was made by the browser: the page is to show it. */
export async function seePasskeysAction(): Promise<void> {
  refresh()
}

export type Enrolment = { secret: string; qr: { path: string; size: number } }

export async function beginSecondFactorAction(): Promise<Result<Enrolment>> {
  return toResult(async () => {
    const { db, actor } = await requireActor(undefined, whileEnrolling)
    const { address, secret } = await beginSecondFactor(db, actor)
    return { secret, qr: qrPath(address) }
  })
}

export async function confirmSecondFactorAction(code: string): Promise<Result<string[]>> {
  return toResult(async () => {
    const { db, actor } = await requireActor(undefined, whileEnrolling)
    const { recoveryCodes, setCookies } = await confirmSecondFactor(db, actor, await headers(), code)
    await applyCookies(setCookies)
    return recoveryCodes
  })
}

export async function renewRecoveryCodesAction(): Promise<Result<string[]>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    return renewRecoveryCodes(db, actor)
  })
}

export async function dropSecondFactorAction(): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await dropSecondFactor(db, actor)
    refresh()
    return null
  })
}
