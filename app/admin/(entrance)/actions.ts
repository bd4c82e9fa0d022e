'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { AtTheDoor } from '@/components/newsroom/people/at-the-door.ts'
import { type Database, database } from '@/lib/db/open.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { askForReset } from '@/lib/newsroom/people/ask-for-reset.ts'
import { attempt, giveBack, limits } from '@/lib/newsroom/people/attempts.ts'
import { redeemLink } from '@/lib/newsroom/people/links.ts'
import { firstAddress, returnAddress } from '@/lib/newsroom/people/return-address.ts'
import { addressOf, answerCode, type SignedIn, signIn } from '@/lib/newsroom/people/sign-in.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { type NewsroomLocale, newsroomLocales } from '@/lib/vocabulary.ts'
import { applyCookies } from '../apply-cookies.ts'
import { formState } from '../form-state.ts'
import { textOf } from '../form-text.ts'
import { checkOrigin, rememberedLocale, rememberLocale } from '../require-actor.ts'

type AtTheDoorState = FormState<AtTheDoor | null>

const codeStep = '/admin/sign-in/code'

/** E-mail address and password; leads on to the code, or in. */
export async function signInAction(before: AtTheDoorState, form: FormData): Promise<AtTheDoorState> {
  return formState(before, form, async () => {
    const { db, to } = await atTheDoor(form)
    const given = { email: textOf(form, 'email'), password: textOf(form, 'password') }
    return leadOn(await signIn(db, await headers(), given), to)
  })
}

/** The second step: a code of the app, or with `kind=recovery`, one of the recovery codes. */
export async function codeAction(before: AtTheDoorState, form: FormData): Promise<AtTheDoorState> {
  return formState(before, form, async () => {
    const { db, to } = await atTheDoor(form)
    const kind = textOf(form, 'kind') === 'recovery' ? 'recovery' : 'app'
    return leadOn(await answerCode(db, await headers(), { code: textOf(form, 'code'), kind }), to)
  })
}

/** Uses a link that lets somebody in, and signs them in with what they chose. */
export async function welcomeAction(before: AtTheDoorState, form: FormData): Promise<AtTheDoorState> {
  return formState(before, form, async () => {
    const { db, to } = await atTheDoor(form)
    const request = await headers()
    const counted = `link|${addressOf(request)}`
    const wait = await attempt(db, counted, limits.linkPerAddress)
    if (wait > 0) throw new NewsroomError('too-many-attempts', String(wait))
    const password = textOf(form, 'password')
    const locale = newsroomLocales.find((each) => each === textOf(form, 'locale'))
    const { email } = await redeemLink(db, textOf(form, 'token'), {
      password,
      ...(form.has('name') && { name: textOf(form, 'name') }),
      ...(form.has('email') && { email: textOf(form, 'email') }),
      ...(locale && { locale }),
    })
    await giveBack(db, counted)
    return leadOn(await signIn(db, request, { email, password }), to)
  })
}

/** A link for a forgotten password. The answer is the same whoever asks. */
export async function forgottenAction(before: AtTheDoorState, form: FormData): Promise<AtTheDoorState> {
  return formState(before, form, async () => {
    const { db } = await atTheDoor(form)
    const { wait } = await askForReset(db, readSettings(), await headers(), textOf(form, 'email'))
    return wait > 0 ? { outcome: 'wait', minutes: Math.ceil(wait / 60) } : null
  })
}

/** Speaks another language at the door. */
export async function speakAction(locale: NewsroomLocale): Promise<void> {
  await checkOrigin()
  await remember(locale)
}

async function atTheDoor(form: FormData): Promise<{ db: Database; to: string }> {
  await checkOrigin()
  return { db: await database(), to: returnAddress(textOf(form, 'to')) }
}

async function leadOn(came: SignedIn, to: string): Promise<AtTheDoor> {
  switch (came.outcome) {
    case 'in':
      await applyCookies(came.setCookies)
      await remember(came.locale)
      return redirect(to)
    case 'code-needed':
      await applyCookies(came.setCookies)
      return redirect(to === firstAddress ? codeStep : `${codeStep}?to=${encodeURIComponent(to)}`)
    case 'wait':
      return { outcome: 'wait', minutes: Math.ceil(came.wait / 60) }
    default:
      return { outcome: came.outcome }
  }
}

async function remember(spoken: string): Promise<void> {
  const locale = newsroomLocales.find((each) => each === spoken)
  if (!locale || locale === (await rememberedLocale())) return
  await rememberLocale(locale)
}
