import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { webhook, webhookAttempt, webhookDelivery } from '../../db/tables/connections.ts'
import { present } from '../../present.ts'
import type { WebhookEvent, WebhookStop } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { connectionInput, nothing } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'

/** A webhook as its page shows it: without its secret. Moments are ISO 8601. */
export type WebhookRow = {
  id: string
  name: string
  address: string
  events: WebhookEvent[]
  createdAt: string
  failingSince: string | null
  stoppedAt: string | null
  stoppedFor: WebhookStop | null
  /** Until when what is sent is signed with the former secret as well. */
  formerSecretUntil: string | null
}

export type AttemptRow = {
  number: number
  at: string
  status: number | null
  /** Milliseconds. */
  took: number
  failure: string | null
  answer: string | null
}

export type DeliveryRow = {
  id: string
  event: WebhookEvent | 'test'
  body: string
  createdAt: string
  /** `waiting` for its first or its next attempt; `lost`: it will not be tried again. */
  state: 'arrived' | 'waiting' | 'lost'
  nextAt: string | null
  attempts: AttemptRow[]
}

/** Deliveries that the log shows. */
const mostShown = 50

const asRow = ({
  webhook: row,
  signsWithFormer,
}: {
  webhook: typeof webhook.$inferSelect
  signsWithFormer: boolean
}) => ({
  id: row.id,
  name: row.name,
  address: row.address,
  events: row.events,
  createdAt: row.createdAt.toISOString(),
  failingSince: row.failingSince?.toISOString() ?? null,
  stoppedAt: row.stoppedAt?.toISOString() ?? null,
  stoppedFor: row.stoppedFor,
  formerSecretUntil: signsWithFormer
    ? present(row.formerSecretUntil, 'end of the former secret').toISOString()
    : null,
})

const columns = {
  webhook,
  signsWithFormer: sql<boolean>`coalesce(${webhook.formerSecretUntil} > now(), false)`,
}

/** @throws {NewsroomError} `not-allowed` */
export const listWebhooks = operation({
  name: 'webhook.list',
  input: nothing,
  permission: 'webhooks.manage',
  run: list,
})

async function list({ orm }: Database, _actor: Actor): Promise<WebhookRow[]> {
  return (await orm.select(columns).from(webhook).orderBy(desc(webhook.createdAt), desc(webhook.id))).map(
    asRow,
  )
}

/**
 * A webhook and its latest deliveries, the newest first.
 * @throws {NewsroomError} `not-allowed`, `unknown-connection`
 */
export const readWebhookLog = operation({
  name: 'webhook.log',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: readLog,
})

async function readLog(
  { orm }: Database,
  _actor: Actor,
  { id }: z.output<typeof connectionInput>,
): Promise<{ webhook: WebhookRow; deliveries: DeliveryRow[] }> {
  const [found] = await orm.select(columns).from(webhook).where(eq(webhook.id, id))
  if (!found) throw new NewsroomError('unknown-connection', id)
  const deliveries = await orm
    .select()
    .from(webhookDelivery)
    .where(eq(webhookDelivery.webhookId, id))
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(mostShown)
  const attempts = await orm
    .select()
    .from(webhookAttempt)
    .where(
      inArray(
        webhookAttempt.deliveryId,
        deliveries.map((each) => each.id),
      ),
    )
    .orderBy(webhookAttempt.number)
  return {
    webhook: asRow(found),
    deliveries: deliveries.map((each) => ({
      id: each.id,
      event: each.event,
      body: each.body,
      createdAt: each.createdAt.toISOString(),
      state: each.arrivedAt ? 'arrived' : each.nextAt ? 'waiting' : 'lost',
      nextAt: each.nextAt?.toISOString() ?? null,
      attempts: attempts
        .filter(({ deliveryId }) => deliveryId === each.id)
        .map(({ deliveryId: _, at, ...attempt }) => ({ ...attempt, at: at.toISOString() })),
    })),
  }
}
