'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import {
  changeWebhook,
  makeWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  stopWebhook,
} from '@/lib/newsroom/webhooks/change-webhook.ts'
import { redeliver, testWebhook } from '@/lib/newsroom/webhooks/send-again.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { type RequestActor, requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'
import { wordedFor } from './worded-for.ts'

const factsIn = (form: FormData) => ({
  name: textOf(form, 'name'),
  address: textOf(form, 'address'),
  events: form.getAll('event').map(String),
})

/** Does something to webhooks, and has the page show what came of it. */
const doing = <T>(work: (given: RequestActor) => Promise<T>): Promise<Result<T>> =>
  toResult(async () => {
    const value = await work(await requireActor())
    refresh()
    return value
  })

type Made = { id: string; name: string; secret: string }

export async function makeWebhookAction(before: FormState<Made>, form: FormData): Promise<FormState<Made>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const facts = factsIn(form)
    const made = await makeWebhook(db, actor, facts, readSettings().privateDestinations)
    refresh()
    return { ...made, name: facts.name }
  })
  return wordedFor('webhooks', state)
}

export async function changeWebhookAction(
  id: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await changeWebhook(db, actor, { id, ...factsIn(form) }, readSettings().privateDestinations)
    refresh()
  })
  return wordedFor('webhooks', state)
}

export async function rotateSecretAction(
  id: string,
  before: FormState<string>,
  form: FormData,
): Promise<FormState<string>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const secret = await rotateSecret(db, actor, { id })
    refresh()
    return secret
  })
}

export async function testWebhookAction(id: string): Promise<Result<string>> {
  return doing(({ db, actor }) => testWebhook(db, actor, { id }))
}

export async function stopWebhookAction(id: string): Promise<Result<void>> {
  return doing(({ db, actor }) => stopWebhook(db, actor, { id }))
}

export async function resumeWebhookAction(id: string): Promise<Result<void>> {
  return doing(({ db, actor }) => resumeWebhook(db, actor, { id }))
}

export async function redeliverAction(deliveryId: string): Promise<Result<void>> {
  return doing(({ db, actor }) => redeliver(db, actor, { id: deliveryId }))
}

export async function removeWebhookAction(id: string): Promise<Result<never>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await removeWebhook(db, actor, { id })
    return redirect('/admin/webhooks')
  })
}
