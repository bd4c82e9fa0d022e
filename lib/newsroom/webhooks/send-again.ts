/** Sending by hand: a test, or what was sent before. */
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { webhook, webhookDelivery } from '../../db/tables/connections.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { type AuditAction, record } from '../audit.ts'
import { connectionInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { bodyOf, newMessageId } from './outbox.ts'

/**
 * Has a delivery that says nothing sent, so that whoever built the receiver sees whether it understands us.
 * @returns its id
 * @throws {NewsroomError} `not-allowed`, `unknown-connection`, `wrong-state` when it is stopped
 */
export const testWebhook = operation({
  name: 'webhook.test',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: test,
})

async function test(
  { orm }: Database,
  actor: Actor,
  { id: webhookId }: z.output<typeof connectionInput>,
): Promise<string> {
  return orm.transaction(async (tx) => {
    const { now, name } = await running(tx, webhookId)
    const id = newMessageId()
    await tx
      .insert(webhookDelivery)
      .values({ id, webhookId, event: 'test', body: bodyOf('test', now, {}), nextAt: sql`now()` })
    await log(tx, actor, 'webhooks.test', { webhookId, name, delivery: id })
    return id
  })
}

/**
 * Has a delivery sent again, once, under the same id: a receiver that has had it knows it.
 * @throws {NewsroomError} `not-allowed`, `unknown-connection`, `wrong-state` when its webhook is stopped
 */
export const redeliver = operation({
  name: 'webhook.redeliver',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: sendAgain,
})

async function sendAgain(
  { orm }: Database,
  actor: Actor,
  { id: deliveryId }: z.output<typeof connectionInput>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const [found] = await tx
      .select({ webhookId: webhookDelivery.webhookId })
      .from(webhookDelivery)
      .where(eq(webhookDelivery.id, deliveryId))
      .for('update')
    if (!found) throw new NewsroomError('unknown-connection', deliveryId)
    const { name } = await running(tx, found.webhookId)
    await tx
      .update(webhookDelivery)
      .set({ nextAt: sql`now()`, arrivedAt: null })
      .where(eq(webhookDelivery.id, deliveryId))
    await log(tx, actor, 'webhooks.redeliver', { webhookId: found.webhookId, name, delivery: deliveryId })
  })
}

async function running(tx: Transaction, webhookId: string): Promise<{ name: string; now: Date }> {
  const [found] = await tx
    .select({
      name: webhook.name,
      stoppedAt: webhook.stoppedAt,
      now: sql`now()`.mapWith(webhook.createdAt),
    })
    .from(webhook)
    .where(eq(webhook.id, webhookId))
  if (!found) throw new NewsroomError('unknown-connection', webhookId)
  if (found.stoppedAt) throw new NewsroomError('wrong-state', 'stopped')
  return found
}

const log = (
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  { webhookId, name, delivery }: { webhookId: string; name: string; delivery: string },
): Promise<void> =>
  record(tx, actor, {
    action,
    subjectKind: 'webhook',
    subjectId: webhookId,
    note: name,
    details: { delivery },
  })
