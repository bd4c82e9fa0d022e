'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Passed } from '@/components/newsroom/people/passed.ts'
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
import type { Result } from '@/lib/newsroom/result.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

export async function inviteAction(before: FormState<Passed>, form: FormData): Promise<FormState<Passed>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const name = textOf(form, 'name')
    const byline = textOf(form, 'author') || 'none'
    const { token } = await invite(db, actor, {
      name,
      email: textOf(form, 'email'),
      role: parseRole(textOf(form, 'role')),
      locale: parseNewsroomLocale(textOf(form, 'locale')),
      deskIds: form.getAll('desk').map(String),
      byline: byline === 'named' || byline === 'none' ? byline : { id: byline },
    })
    refresh()
    return token === null ? { way: 'none', name } : passOn(db, token)
  })
}

export async function makeLinkAction(
  staffId: string,
  before: FormState<Passed>,
  form: FormData,
): Promise<FormState<Passed>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const token = await makeLinkFor(db, actor, { staffId })
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

export async function changePersonAction(
  staffId: string,
  before: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const author = textOf(form, 'author')
    await changePerson(db, actor, {
      staffId,
      role: parseRole(textOf(form, 'role')),
      deskIds: form.getAll('desk').map(String),
      ...(author === 'named' ? { bylineOfName: true as const } : { authorId: author || null }),
    })
    refresh()
    return null
  })
}

export async function suspendAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await suspend(db, actor, { staffId })
    refresh()
    return null
  })
}

export async function reinstateAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await reinstate(db, actor, { staffId })
    refresh()
    return null
  })
}

export async function resetSecondFactorAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await resetSecondFactor(db, actor, { staffId })
    refresh()
    return null
  })
}

export async function removePersonAction(staffId: string): Promise<Result<null>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removePerson(db, actor, { staffId })
    return redirect('/admin/people')
  })
}

export async function changeRulesAction(before: FormState<null>, form: FormData): Promise<FormState<null>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    for (const role of rolesWithAccess)
      await setRoleRule(db, actor, { role, needsSecondFactor: form.has(role) })
    refresh()
    return null
  })
}
