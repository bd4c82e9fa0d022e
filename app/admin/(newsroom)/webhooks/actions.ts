'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
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
import { type Acting, acting } from '../../acting.ts'
import { type Answer, answering } from '../../answering.ts'
import { textOf } from '../../form-text.ts'
import { wordedFor } from './worded-for.ts'

const factsIn = (form: FormData) => ({
  name: textOf(form, 'name'),
  address: textOf(form, 'address'),
  events: form.getAll('event').map(String),
})

/** Does something to webhooks, and has the page show what came of it. */
const doing = <T>(work: (given: Acting) => Promise<T>): Promise<Answer<T>> =>
  answering(async () => {
    const value = await work(await acting())
    refresh()
    return value
  })

export async function makeWebhookAction(
  form: FormData,
): Promise<Answer<{ id: string; name: string; secret: string }>> {
  return wordedFor(
    'webhooks',
    await doing(async ({ db, actor }) => {
      const facts = factsIn(form)
      const made = await makeWebhook(db, actor, facts, readSettings().privateDestinations)
      return { ...made, name: facts.name }
    }),
  )
}

export async function changeWebhookAction(id: string, form: FormData): Promise<Answer<void>> {
  return wordedFor(
    'webhooks',
    await doing(({ db, actor }) =>
      changeWebhook(db, actor, id, factsIn(form), readSettings().privateDestinations),
    ),
  )
}

export async function rotateSecretAction(id: string): Promise<Answer<string>> {
  return doing(({ db, actor }) => rotateSecret(db, actor, id))
}

export async function testWebhookAction(id: string): Promise<Answer<string>> {
  return doing(({ db, actor }) => testWebhook(db, actor, id))
}

export async function stopWebhookAction(id: string): Promise<Answer<void>> {
  return doing(({ db, actor }) => stopWebhook(db, actor, id))
}

export async function resumeWebhookAction(id: string): Promise<Answer<void>> {
  return doing(({ db, actor }) => resumeWebhook(db, actor, id))
}

export async function redeliverAction(deliveryId: string): Promise<Answer<void>> {
  return doing(({ db, actor }) => redeliver(db, actor, deliveryId))
}

export async function removeWebhookAction(id: string): Promise<Answer<never>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await removeWebhook(db, actor, id)
    return redirect('/admin/webhooks')
  })
}
