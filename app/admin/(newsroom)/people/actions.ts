'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Database } from '@/lib/db/open.ts'
import { log } from '@/lib/log/log.ts'
import {
  changePerson,
  reinstate,
  removePerson,
  setRoleRule,
  suspend,
} from '@/lib/newsroom/people/change-person.ts'
import { invite, makeLinkFor } from '@/lib/newsroom/people/invite.ts'
import { linkLasts, readLink, welcomeAddress } from '@/lib/newsroom/people/links.ts'
import { sendLink } from '@/lib/newsroom/people/mail.ts'
import { parseNewsroomLocale, parseRole } from '@/lib/newsroom/people/parse-person.ts'
import { resetSecondFactor } from '@/lib/newsroom/people/second-factor.ts'
import { rolesWithAccess } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { type Result, toResult } from '../../result.ts'

/** How a link goes to whom it is for. */
export type Passed =
  | { way: 'mailed'; email: string }
  /** To be passed on by whoever made it; `failed` when mail was tried and did not go. */
  | { way: 'link'; address: string; name: string; days: number; failed: boolean }
  /** A contributor: there is no way in. */
  | { way: 'none'; name: string }

export async function inviteAction(form: FormData): Promise<Result<Passed>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const name = textOf(form, 'name')
    const { token } = await invite(db, actor, {
      name,
      email: textOf(form, 'email'),
      role: parseRole(textOf(form, 'role')),
      locale: parseNewsroomLocale(textOf(form, 'locale')),
      deskIds: form.getAll('desk').map(String),
    })
    refresh()
    return token === null ? { way: 'none', name } : passOn(db, token)
  })
}

export async function makeLinkAction(staffId: string): Promise<Result<Passed>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const token = await makeLinkFor(db, actor, staffId)
    refresh()
    return passOn(db, token)
  })
}

async function passOn(db: Database, token: string): Promise<Passed> {
  const settings = readSettings()
  const link = await readLink(db, token)
  if (!link?.person || link.purpose === 'first-owner')
    throw new Error('A link that was just made is not there')
  const { purpose, person } = link
  let failed = false
  try {
    if (await sendLink(db, settings, { purpose, token, to: person }))
      return { way: 'mailed', email: person.email }
  } catch (error) {
    log.error({ err: error }, 'A letter could not be sent')
    failed = true
  }
  return {
    way: 'link',
    address: welcomeAddress(settings.siteUrl, token),
    name: person.name,
    days: linkLasts[purpose] / 24,
    failed,
  }
}

export async function changePersonAction(staffId: string, form: FormData): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await changePerson(db, actor, staffId, {
      role: parseRole(textOf(form, 'role')),
      deskIds: form.getAll('desk').map(String),
      authorId: textOf(form, 'author') || null,
    })
    refresh()
    return null
  })
}

export async function suspendAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await suspend(db, actor, staffId)
    refresh()
    return null
  })
}

export async function reinstateAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await reinstate(db, actor, staffId)
    refresh()
    return null
  })
}

export async function resetSecondFactorAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await resetSecondFactor(db, actor, staffId)
    refresh()
    return null
  })
}

export async function removePersonAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removePerson(db, actor, staffId)
    return redirect('/admin/people')
  })
}

export async function changeRulesAction(form: FormData): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    for (const role of rolesWithAccess) await setRoleRule(db, actor, role, form.has(role))
    refresh()
    return null
  })
}
