/** What a webhook may be, checked where it comes in. */

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { checkDestination, FetchRefused } from '../../server/guarded-fetch.ts'
import { type WebhookEvent, webhookEvents } from '../../vocabulary.ts'
import { readBy, requiredLine } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'

export const webhookFields = {
  name: readBy(requiredLine('name')),
  address: z.string(),
  events: z.array(z.string()),
}
type WebhookFacts = { name: string; address: string; events: readonly string[] }

/** `whsec_` and 192 random bits, as Standard Webhooks writes secrets. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

/**
 * @param allowed `settings.privateDestinations`
 * @throws {NewsroomError} `malformed`, `address-refused`
 */
export function readWebhook(
  given: WebhookFacts,
  allowed: readonly string[],
): { name: string; address: string; events: WebhookEvent[] } {
  const { name } = given
  const events = webhookEvents.filter((event) => given.events.includes(event))
  if (events.length === 0 || events.length < new Set(given.events).size)
    throw new NewsroomError('malformed', 'events')
  try {
    return { name, events, address: checkDestination(String(given.address).trim(), allowed).href }
  } catch (error) {
    if (error instanceof FetchRefused) throw new NewsroomError('address-refused', error.refusal)
    throw error
  }
}
