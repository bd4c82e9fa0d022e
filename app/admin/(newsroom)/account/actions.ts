'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Enrolment } from '@/components/newsroom/people/second-factor.client.tsx'
import { publication } from '@/lib/db/tables/publication.ts'
import { changeMailPreferences } from '@/lib/newsroom/inbox/mail-preferences.ts'
import { dismissGuesses } from '@/lib/newsroom/people/guesses.ts'
import {
  changeOwnAccount,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  removeOwnPasskey,
} from '@/lib/newsroom/people/own-account.ts'
import { parseNewsroomLocale } from '@/lib/newsroom/people/parse-person.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  renewRecoveryCodes,
} from '@/lib/newsroom/people/second-factor.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { serverKey, serverKeyName } from '@/lib/newsroom/push/server-key.ts'
import { changeOwnDevice, readOwnDevice } from '@/lib/newsroom/push/staff-device.ts'
import type { GivenDevice } from '@/lib/newsroom/push/subscribe.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { qrPath } from '@/lib/qr-path.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import type { MailWay, NotificationGroup } from '@/lib/vocabulary.ts'
import { applyCookies } from '../../apply-cookies.ts'
import { textOf } from '../../form-text.ts'
import { rememberLocale, requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** One's own second factor and proofs may be seen to before one's role lets one do anything else. */
const whileEnrolling = { whileEnrolling: true }

export async function changeAccountAction(before: FormState<null>, form: FormData): Promise<FormState<null>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const locale = parseNewsroomLocale(textOf(form, 'locale'))
    await changeOwnAccount(db, actor, { name: textOf(form, 'name'), locale })
    // Remembered at the door too, for when this session has ended.
    await rememberLocale(locale)
    refresh()
    return null
  })
}

export async function changePasswordAction(
  before: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  return formState(before, form, async () => {
    const { db, actor, sessionId } = await requireActor()
    await changeOwnPassword(db, actor, { password: textOf(form, 'password') }, sessionId)
    refresh()
    return null
  })
}

export async function changeMailAction(before: FormState<null>, form: FormData): Promise<FormState<null>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    // Whatever a form says there: the operation finds out.
    const way = (group: NotificationGroup) => textOf(form, group) as MailWay
    await changeMailPreferences(db, actor, {
      ways: { mentions: way('mentions'), handovers: way('handovers'), mine: way('mine') },
      digestHour: Number(textOf(form, 'digestHour')),
    })
    refresh()
    return null
  })
}

/** The key that this browser subscribes for; null where the paper sends nothing to devices. */
export async function pushKeyAction(): Promise<Result<string | null>> {
  return toResult(async () => {
    const { db } = await requireActor()
    const [paper] = await db.orm.select({ offersPush: publication.offersPush }).from(publication)
    return paper?.offersPush ? serverKey(newsroomSecret(readSettings())).publicKey : null
  })
}

export async function readDeviceAction(device: GivenDevice): Promise<Result<NotificationGroup[]>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    return readOwnDevice(db, actor, { device })
  })
}

export async function changeDeviceAction(
  device: GivenDevice,
  groups: NotificationGroup[],
): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const settings = readSettings()
    const key = serverKeyName(serverKey(newsroomSecret(settings)))
    await changeOwnDevice(db, actor, { device, groups }, key, settings.privateDestinations)
    return null
  })
}

export async function dismissGuessesAction(): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor(undefined, whileEnrolling)
    await dismissGuesses(db, actor)
    refresh()
    return null
  })
}

export async function endSessionAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await endOwnSession(db, actor, { sessionId: id })
    refresh()
    return null
  })
}

export async function endOtherSessionsAction(): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor, sessionId } = await requireActor()
    await endOtherSessions(db, actor, {}, sessionId)
    refresh()
    return null
  })
}

export async function removePasskeyAction(id: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removeOwnPasskey(db, actor, { id })
    refresh()
    return null
  })
}

/** A passkey was made by the browser: the page is to show it. */
export async function seePasskeysAction(): Promise<void> {
  refresh()
}

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
    const { recoveryCodes, setCookies } = await confirmSecondFactor(db, actor, { code }, await headers())
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
