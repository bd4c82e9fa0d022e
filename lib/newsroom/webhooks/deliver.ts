/** Sending what stands in the outbox: each at least once, by one of the processes that serve. */
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import type { Database } from '../../db/open.ts'
import { webhook, webhookAttempt, webhookDelivery } from '../../db/tables/connections.ts'
import type { Transaction } from '../../db/transaction.ts'
import { FetchRefused, guardedFetch } from '../../server/guarded-fetch.ts'
import type { WebhookStop } from '../../vocabulary.ts'
import { schedule } from '../actor.ts'
import { record } from '../audit.ts'

/**
 * Seconds after each failed attempt until the next, lengthened by up to a fifth so that what failed together is not tried
 * together. As Standard Webhooks recommends; after the last it is given up, three days after it happened.
 */
export const retryAfter = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

/** Days of nothing but failures after which a webhook is stopped. */
const failingDays = 5
/** Days that the log goes back. */
const logDays = 30
/** Seconds after which a process that took a delivery and said nothing more of it is taken for ended. */
const lease = 60
/** Milliseconds that a receiver has to answer. */
const longestAnswer = 10_000
/** Bytes of an answer that the log keeps. */
const answerBytes = 1_000

type Due = {
  id: string
  webhookId: string
  body: string
  address: string
  attempts: number
  secrets: string[]
  now: Date
}
type Outcome = { status: number | null; took: number; failure: string | null; answer: string | null }

/**
 * Sends one delivery that is due, and records what came of it. Not in a transaction of its own: a receiver may take its
 * time, and the embedded engine has one session.
 * @param allowed `settings.privateDestinations`
 * @returns its id; null when none is due
 */
export async function deliverNext(db: Database, allowed: readonly string[]): Promise<string | null> {
  const due = await take(db)
  if (!due) return null
  const outcome = await send(due, allowed)
  await note(db, due, outcome)
  return due.id
}

/** Takes the delivery that has waited longest, past whatever another process has in hand. */
async function take({ orm }: Database): Promise<Due | null> {
  return orm.transaction(async (tx) => {
    const [row] = await tx
      .select({
        id: webhookDelivery.id,
        webhookId: webhookDelivery.webhookId,
        body: webhookDelivery.body,
        attempts: webhookDelivery.attempts,
        address: webhook.address,
        secret: webhook.secret,
        formerSecret: webhook.formerSecret,
        signsWithFormer: sql<boolean>`coalesce(${webhook.formerSecretUntil} > now(), false)`,
        now: sql`now()`.mapWith(webhook.createdAt),
      })
      .from(webhookDelivery)
      .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
      .where(and(sql`${webhookDelivery.nextAt} <= now()`, isNull(webhook.stoppedAt)))
      .orderBy(webhookDelivery.nextAt, webhookDelivery.id)
      .limit(1)
      .for('update', { of: webhookDelivery, skipLocked: true })
    if (!row) return null
    await tx
      .update(webhookDelivery)
      .set({ attempts: row.attempts + 1, nextAt: sql`now() + make_interval(secs => ${lease})` })
      .where(eq(webhookDelivery.id, row.id))
    const { secret, formerSecret, signsWithFormer, ...due } = row
    return {
      ...due,
      attempts: row.attempts + 1,
      secrets: [secret, ...(formerSecret && signsWithFormer ? [formerSecret] : [])],
    }
  })
}

/** The headers of an attempt: what it is, when, and that it is from us. */
function signedHeaders({
  id,
  body,
  secrets,
  now,
}: Pick<Due, 'id' | 'body' | 'secrets' | 'now'>): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  }
}

async function send(due: Due, allowed: readonly string[]): Promise<Outcome> {
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const { status, body } = await guardedFetch(due.address, {
      method: 'POST',
      body: due.body,
      headers: { 'content-type': 'application/json; charset=utf-8', ...signedHeaders(due) },
      within: longestAnswer,
      most: answerBytes,
      cut: true,
      allowed,
    })
    // A text column takes no zero byte.
    return { status, took: took(), failure: null, answer: body.toString('utf8').replaceAll('\0', '') }
  } catch (error) {
    return { status: null, took: took(), failure: reasonOf(error), answer: null }
  }
}

/** A refusal of ours by its name, anything else by its code (`ECONNREFUSED`). */
const reasonOf = (error: unknown): string => {
  if (error instanceof FetchRefused) return error.refusal
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'failed'
}

async function note(db: Database, { id, webhookId, attempts }: Due, outcome: Outcome): Promise<void> {
  const { status } = outcome
  const hasArrived = status !== null && status >= 200 && status < 300
  const delay = retryAfter[attempts - 1]
  await db.orm.transaction(async (tx) => {
    await tx
      .insert(webhookAttempt)
      .values({ deliveryId: id, number: attempts, at: sql`clock_timestamp()`, ...outcome })
      // It was removed meanwhile, or taken for abandoned and tried again.
      .onConflictDoNothing()
    await tx
      .update(webhookDelivery)
      .set(
        hasArrived
          ? { arrivedAt: sql`clock_timestamp()`, nextAt: null }
          : {
              nextAt:
                delay === undefined
                  ? null
                  : sql`clock_timestamp() + make_interval(secs => ${delay} * (1 + random() / 5))`,
            },
      )
      .where(eq(webhookDelivery.id, id))
    const [target] = await tx
      .update(webhook)
      .set({ failingSince: hasArrived ? null : sql`coalesce(${webhook.failingSince}, now())` })
      .where(eq(webhook.id, webhookId))
      .returning({
        name: webhook.name,
        isLost: sql<boolean>`coalesce(${webhook.failingSince} < now() - make_interval(days => ${failingDays}), false)`,
      })
    if (!target || hasArrived) return
    // 410 is how a receiver says that it wants no more (Standard Webhooks, “Deliverability and reliability”).
    const why: WebhookStop | null = status === 410 ? 'gone' : target.isLost ? 'failing' : null
    if (!why) return
    await stopSending(tx, webhookId, why)
    await record(tx, schedule, {
      action: 'webhooks.stopped',
      subjectKind: 'webhook',
      subjectId: webhookId,
      note: target.name,
      details: { why },
    })
  })
}

/** Nothing is sent to it any more; what waits is left for somebody to send again by hand. */
export async function stopSending(tx: Transaction, webhookId: string, why: WebhookStop): Promise<void> {
  await tx.update(webhook).set({ stoppedAt: sql`now()`, stoppedFor: why }).where(eq(webhook.id, webhookId))
  await tx.update(webhookDelivery).set({ nextAt: null }).where(eq(webhookDelivery.webhookId, webhookId))
}

/** Forgets deliveries that are older than the log goes back. */
export async function sweepDeliveries({ orm }: Database): Promise<void> {
  await orm
    .delete(webhookDelivery)
    .where(
      and(
        isNull(webhookDelivery.nextAt),
        lt(webhookDelivery.createdAt, sql`now() - make_interval(days => ${logDays})`),
      ),
    )
}
