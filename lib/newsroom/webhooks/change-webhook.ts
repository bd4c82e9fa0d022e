/** What is done to webhooks: made, changed, stopped, given another secret, removed. */
import { eq, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { webhook } from '../../db/tables/connections.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../actor.ts'
import { type AuditEntry, record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { requireProof } from '../people/proof.ts'
import { authorise } from '../permissions.ts'
import { stopSending } from './deliver.ts'
import { newSecret, readWebhook, type WebhookFacts } from './webhook-rules.ts'

/** Hours for which what is sent is signed with the former secret as well. */
export const formerSecretLasts = 24

const subject = (subjectId: string) => ({ subjectKind: 'webhook' as const, subjectId })

/**
 * @param allowed `settings.privateDestinations`
 * @returns its secret, shown now and never again
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `malformed`, `address-refused`
 */
export async function makeWebhook(
  { orm }: Database,
  actor: Actor,
  given: WebhookFacts,
  allowed: readonly string[],
): Promise<{ id: string; secret: string }> {
  authorise(actor, 'webhooks.manage')
  requireProof(actor, 'webhooks.manage')
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

/** @throws {NewsroomError} as {@link makeWebhook}; `unknown-connection` */
export async function changeWebhook(
  db: Database,
  actor: Actor,
  id: string,
  given: WebhookFacts,
  allowed: readonly string[],
): Promise<void> {
  requireProofFor(actor)
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
export const stopWebhook = (db: Database, actor: Actor, id: string): Promise<void> =>
  onWebhook(db, actor, id, async (tx, found) => {
    if (found.stoppedAt) return null
    await stopSending(tx, id, 'by-hand')
    return { action: 'webhooks.stop' }
  })

/** Sends again what happens from now on. @throws {NewsroomError} `not-allowed`, `unknown-connection` */
export const resumeWebhook = (db: Database, actor: Actor, id: string): Promise<void> =>
  onWebhook(db, actor, id, async (tx, found) => {
    if (!found.stoppedAt) return null
    await tx
      .update(webhook)
      .set({ stoppedAt: null, stoppedFor: null, failingSince: null })
      .where(eq(webhook.id, id))
    return { action: 'webhooks.resume' }
  })

/**
 * Gives a webhook another secret. For {@link formerSecretLasts} hours what is sent is signed with both, so that a receiver
 * can change over without losing anything.
 * @returns the new one, shown now and never again
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-connection`
 */
export async function rotateSecret(db: Database, actor: Actor, id: string): Promise<string> {
  requireProofFor(actor)
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
export const removeWebhook = (db: Database, actor: Actor, id: string): Promise<void> =>
  onWebhook(db, actor, id, async (tx, found) => {
    await tx.delete(webhook).where(eq(webhook.id, id))
    return { action: 'webhooks.remove', details: { address: found.address } }
  })

function requireProofFor(actor: Actor): void {
  authorise(actor, 'webhooks.manage')
  requireProof(actor, 'webhooks.manage')
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
  authorise(actor, 'webhooks.manage')
  await orm.transaction(async (tx) => {
    const [found] = await tx.select().from(webhook).where(eq(webhook.id, id)).for('update')
    if (!found) throw new NewsroomError('unknown-connection', id)
    const entry = await work(tx, found)
    if (entry) await record(tx, actor, { ...entry, ...subject(id), note: found.name })
  })
}
