'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Locale } from '@/lib/locale/table.ts'
import {
  changeNewsletter,
  closeNewsletter,
  makeNewsletter,
} from '@/lib/newsroom/newsletters/change-newsletter.ts'
import { eraseSubscriber } from '@/lib/newsroom/newsletters/subscribers.ts'
import {
  discardIssue,
  sendIssue,
  stopIssueNow,
  testIssue,
  writeIssue,
} from '@/lib/newsroom/newsletters/write-issue.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import type { NewsletterKind } from '@/lib/vocabulary.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

const factsIn = (form: FormData) => ({
  name: textOf(form, 'name'),
  description: textOf(form, 'description'),
  list: textOf(form, 'list'),
  hour: Number(textOf(form, 'hour')),
  weekday: Number(textOf(form, 'weekday')),
  timeZone: textOf(form, 'timeZone').trim(),
})

export async function makeNewsletterAction(
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const { id } = await makeNewsletter(db, actor, {
      locale: textOf(form, 'language') as Locale,
      kind: textOf(form, 'kind') as NewsletterKind,
      ...factsIn(form),
    })
    redirect(`/admin/newsletters/${id}`)
  })
}

export async function changeNewsletterAction(
  id: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await changeNewsletter(db, actor, { id, baseVersion: Number(textOf(form, 'base')), ...factsIn(form) })
    refresh()
  })
}

export async function closeNewsletterAction(id: string, closes: boolean): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await closeNewsletter(db, actor, { id, closes })
    refresh()
  })
}

/** A new issue, empty, on its own screen. */
export async function newIssueAction(newsletterId: string): Promise<Result<never>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const { id } = await writeIssue(db, actor, {
      newsletterId,
      id: null,
      baseVersion: 0,
      subject: '',
      introduction: '',
      articleIds: [],
    })
    redirect(`/admin/newsletters/${newsletterId}/${id}`)
  })
}

/** The chosen stories by the places that they were given. */
const chosenIn = (form: FormData): string[] =>
  [...form.keys()]
    .filter((name) => name.startsWith('place-'))
    .map((name) => ({ id: name.slice('place-'.length), place: Number(textOf(form, name)) }))
    .filter(({ place }) => place > 0)
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id)

export async function writeIssueAction(
  of: { newsletterId: string; id: string },
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await writeIssue(db, actor, {
      ...of,
      baseVersion: Number(textOf(form, 'base')),
      subject: textOf(form, 'subject'),
      introduction: textOf(form, 'introduction'),
      articleIds: chosenIn(form),
    })
    refresh()
  })
}

export async function testIssueAction(
  id: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await testIssue(db, actor, { id, to: textOf(form, 'to') }, readSettings())
  })
}

export async function sendIssueAction(id: string, baseVersion: number): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await sendIssue(db, actor, { id, baseVersion, at: null }, readSettings())
    refresh()
  })
}

export async function scheduleIssueAction(
  of: { id: string; baseVersion: number },
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor, timeZone } = await requireActor()
    await sendIssue(db, actor, { ...of, at: instantOf(textOf(form, 'at'), timeZone) }, readSettings())
    refresh()
  })
}

export async function stopIssueAction(id: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await stopIssueNow(db, actor, { id })
    refresh()
  })
}

export async function discardIssueAction(of: { newsletterId: string; id: string }): Promise<Result<never>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await discardIssue(db, actor, { id: of.id })
    redirect(`/admin/newsletters/${of.newsletterId}`)
  })
}

export async function eraseSubscriberAction(
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await eraseSubscriber(db, actor, { email: textOf(form, 'email') }, newsroomSecret(readSettings()))
    refresh()
  })
}
