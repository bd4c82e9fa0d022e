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
import { qrPath } from '@/lib/newsroom/people/qr-path.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  renewRecoveryCodes,
} from '@/lib/newsroom/people/second-factor.ts'
import { readNewsroomLocale } from '@/lib/newsroom/people/written.ts'
import { acting, rememberLocale } from '../../acting.ts'
import { type Answer, answering } from '../../answering.ts'
import { textOf } from '../../form-text.ts'
import { keepCookies } from '../../keep-cookies.ts'

/** One's own second factor and proofs may be seen to before one's role lets one do anything else. */
const whileEnrolling = { whileEnrolling: true }

export async function changeAccountAction(form: FormData): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor } = await acting()
    const locale = readNewsroomLocale(textOf(form, 'locale'))
    await changeOwnAccount(db, actor, { name: textOf(form, 'name'), locale })
    // Remembered at the door too, for when this session has ended.
    await rememberLocale(locale)
    refresh()
    return null
  })
}

export async function changePasswordAction(form: FormData): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor, sessionId } = await acting()
    await changeOwnPassword(db, actor, sessionId, textOf(form, 'password'))
    refresh()
    return null
  })
}

export async function endSessionAction(id: string): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await endOwnSession(db, actor, id)
    refresh()
    return null
  })
}

export async function endOtherSessionsAction(): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor, sessionId } = await acting()
    await endOtherSessions(db, actor, sessionId)
    refresh()
    return null
  })
}

export async function removePasskeyAction(id: string): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor } = await acting()
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

export async function beginSecondFactorAction(): Promise<Answer<Enrolment>> {
  return answering(async () => {
    const { db, actor } = await acting(undefined, whileEnrolling)
    const { address, secret } = await beginSecondFactor(db, actor)
    return { secret, qr: qrPath(address) }
  })
}

export async function confirmSecondFactorAction(code: string): Promise<Answer<string[]>> {
  return answering(async () => {
    const { db, actor } = await acting(undefined, whileEnrolling)
    const { recoveryCodes, setCookies } = await confirmSecondFactor(db, actor, await headers(), code)
    await keepCookies(setCookies)
    return recoveryCodes
  })
}

export async function renewRecoveryCodesAction(): Promise<Answer<string[]>> {
  return answering(async () => {
    const { db, actor } = await acting()
    return renewRecoveryCodes(db, actor)
  })
}

export async function dropSecondFactorAction(): Promise<Answer<null>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await dropSecondFactor(db, actor)
    refresh()
    return null
  })
}
