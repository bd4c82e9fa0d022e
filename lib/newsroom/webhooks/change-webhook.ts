/** What is done to webhooks: made, changed, stopped, given another secret, removed. */
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { webhook } from '../../db/tables/connections.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { type AuditEntry, record } from '../audit.ts'
import { connectionInput, idOf } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { stopSending } from './deliver.ts'
import { newSecret, readWebhook, webhookFields } from './webhook-rules.ts'

/** Hours for which what is sent is signed with the former secret as well. */
const formerSecretLasts = 24

const subject = (subjectId: string) => ({ subjectKind: 'webhook' as const, subjectId })

const makeWebhookInput = z.object(webhookFields)

/**
 * @param allowed `settings.privateDestinations`
 * @returns its secret, shown now and never again
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `malformed`, `address-refused`
 */
export const makeWebhook = operation({
  name: 'webhook.make',
  input: makeWebhookInput,
  permission: 'webhooks.manage',
  needsProof: true,
  run: make,
})

async function make(
  { orm }: Database,
  actor: Actor,
  given: z.output<typeof makeWebhookInput>,
  allowed: readonly string[],
): Promise<{ id: string; secret: string }> {
  const facts = readWebhook(given, allowed)
  const id = newId()
  const secret = newSecret()
  await orm.transaction(async (tx) => {
    await tx.insert(webhook).values({ id, ...facts, secret, madeBy: actor.staffId })
    await record(tx, actor, {
      action: 'webhooks.make',
      ...subject(id),
      note: facts.name,
      details: { address: facts.address, events: facts.events.join(' ') },
    })
  })
  return { id, secret }
}

const changeWebhookInput = z.object({ id: idOf('unknown-connection'), ...webhookFields })

/** @throws {NewsroomError} as {@link makeWebhook}; `unknown-connection` */
export const changeWebhook = operation({
  name: 'webhook.change',
  input: changeWebhookInput,
  permission: 'webhooks.manage',
  needsProof: true,
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { id, ...given }: z.output<typeof changeWebhookInput>,
  allowed: readonly string[],
): Promise<void> {
  const facts = readWebhook(given, allowed)
  await onWebhook(db, actor, id, async (tx) => {
    await tx.update(webhook).set(facts).where(eq(webhook.id, id))
    return {
      action: 'webhooks.change',
      details: { address: facts.address, events: facts.events.join(' ') },
    }
  })
}

/** Stops sending, for now. @throws {NewsroomError} `not-allowed`, `unknown-connection` */
export const stopWebhook = operation({
  name: 'webhook.stop',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: stop,
})

function stop(db: Database, actor: Actor, { id }: z.output<typeof connectionInput>): Promise<void> {
  return onWebhook(db, actor, id, async (tx, found) => {
    if (found.stoppedAt) return null
    await stopSending(tx, id, 'by-hand')
    return { action: 'webhooks.stop' }
  })
}

/** Sends again what happens from now on. @throws {NewsroomError} `not-allowed`, `unknown-connection` */
export const resumeWebhook = operation({
  name: 'webhook.resume',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: resume,
})

function resume(db: Database, actor: Actor, { id }: z.output<typeof connectionInput>): Promise<void> {
  return onWebhook(db, actor, id, async (tx, found) => {
    if (!found.stoppedAt) return null
    await tx
      .update(webhook)
      .set({ stoppedAt: null, stoppedFor: null, failingSince: null })
      .where(eq(webhook.id, id))
    return { action: 'webhooks.resume' }
  })
}

/**
 * Gives a webhook another secret. For {@link formerSecretLasts} hours what is sent is signed with both, so that a receiver
 * can change over without losing anything.
 * @returns the new one, shown now and never again
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-connection`
 */
export const rotateSecret = operation({
  name: 'webhook.rotate-secret',
  input: connectionInput,
  permission: 'webhooks.manage',
  needsProof: true,
  run: rotate,
})

async function rotate(db: Database, actor: Actor, { id }: z.output<typeof connectionInput>): Promise<string> {
  const secret = newSecret()
  await onWebhook(db, actor, id, async (tx, found) => {
    await tx
      .update(webhook)
      .set({
        secret,
        formerSecret: found.secret,
        formerSecretUntil: sql`now() + make_interval(hours => ${formerSecretLasts})`,
      })
      .where(eq(webhook.id, id))
    return { action: 'webhooks.rotate' }
  })
  return secret
}

/** Removes a webhook, and its log with it. @throws {NewsroomError} `not-allowed`, `unknown-connection` */
export const removeWebhook = operation({
  name: 'webhook.remove',
  input: connectionInput,
  permission: 'webhooks.manage',
  run: remove,
})

function remove(db: Database, actor: Actor, { id }: z.output<typeof connectionInput>): Promise<void> {
  return onWebhook(db, actor, id, async (tx, found) => {
    await tx.delete(webhook).where(eq(webhook.id, id))
    return { action: 'webhooks.remove', details: { address: found.address } }
  })
}

/** @param work answers what the log is to say; null when nothing was changed */
async function onWebhook(
  { orm }: Database,
  actor: Actor,
  id: string,
  work: (
    tx: Transaction,
    found: typeof webhook.$inferSelect,
  ) => Promise<Pick<AuditEntry, 'action' | 'details'> | null>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const [found] = await tx.select().from(webhook).where(eq(webhook.id, id)).for('update')
    if (!found) throw new NewsroomError('unknown-connection', id)
    const entry = await work(tx, found)
    if (entry) await record(tx, actor, { ...entry, ...subject(id), note: found.name })
  })
}
