/**
 * Working off what devices are to be told. A process takes some hundred devices of a message at a time (a lease, so that what
 * it leaves behind by dying is taken up by another), has a thread encrypt and hand over, and notes what came of all of them in
 * one transaction. Killed in between, it may hand those few hundred over twice: a service replaces the first of both
 * (`Topic`), and so does the screen (`tag`).
 */
import { availableParallelism } from 'node:os'
import { and, asc, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { pushChunk, pushDelivery, pushMessage, pushSubscription } from '../../db/tables/push.ts'
import type { Transaction } from '../../db/transaction.ts'
import { log } from '../../log/log.ts'
import { AskedThread } from '../../server/asked-thread.ts'
import type { Settings } from '../../settings/settings.ts'
import { hasEnded, processName } from '../newsletters/sent-journal.ts'
import { newsroomSecret } from '../people/secret.ts'
import type { Answered, HandingData, Outcome } from './hand-over.ts'
import type { PushOrder } from './hand-over-thread.ts'
import { type Content, contentOf, type Message } from './message-content.ts'
import { serverKey, serverKeyName } from './server-key.ts'

/** Devices that are taken at a time. */
const chunkSize = 250
/** Devices of chunks that one thread has in hand at a time: as many may be told twice when the process is killed. */
const mostInHand = 1_000
/** Devices besides whose services are slow, each noted by itself. */
const mostOpen = 4_000
/** Seconds after which a process that took devices and said nothing more of them is taken for ended. */
const lease = 180
/** Milliseconds that a thread may take over what it was given: shorter than {@link lease}. */
const longestHandOver = 150_000
/** Seconds after each attempt that came to nothing until the next; after the last it is given up. */
const retryAfter = [30, 120, 600, 1_800] as const
/** Seconds that a service may ask us to wait. */
const longestWait = 3_600
/** Messages in a row that a device’s service never took until the device is forgotten. */
const mostFailures = 10
/** Days for which it is kept what was sent. */
const logDays = 30

export type PushSettings = Pick<
  Settings,
  'secret' | 'dataFolder' | 'siteUrl' | 'privateDestinations' | 'concurrency'
>

export type Pushing = {
  /** Hands over what is due. */
  sendDue: (signal?: AbortSignal) => Promise<void>
  close: () => Promise<void>
}

type Thread = { asked: AskedThread<PushOrder>; inHand: number; open: number }
type Recipient = { id: string; endpoint: string; p256dh: string; auth: string; failures: number }
/** Some devices of one message, taken by this process. */
type Work = {
  message: Message
  content: Content
  recipients: Recipient[]
  /** How often each has been tried; of a chunk, never. */
  attempts: Map<string, number>
  chunkId: string | null
}

/** @param ca of tests: who has signed their service’s certificate */
export function openPushing(db: Database, settings: PushSettings, { ca }: { ca?: string } = {}): Pushing {
  const key = serverKey(newsroomSecret(settings))
  const keyName = serverKeyName(key)
  const process = processName()
  const most = Math.max(1, Math.min(4, Math.floor(availableParallelism() / (settings.concurrency ?? 1))))
  let threads: Thread[] = []

  const threadWithRoom = () => {
    threads = threads.filter(({ asked }) => !asked.hasEnded)
    const [freest] = threads.toSorted((a, b) => a.inHand - b.inHand)
    if (freest && ((freest.inHand === 0 && freest.open < mostOpen) || threads.length === most))
      return freest.inHand + chunkSize <= mostInHand && freest.open < mostOpen ? freest : undefined
    const data: HandingData = { key, contact: settings.siteUrl, allowed: settings.privateDestinations, ca }
    const started = {
      asked: new AskedThread<PushOrder>('lib/newsroom/push/hand-over-thread.ts', {
        name: 'push',
        data,
        memory: 256,
        isKept: true,
      }),
      inHand: 0,
      open: 0,
    }
    threads.push(started)
    return started
  }

  return {
    sendDue: async (signal) => {
      const running = new Set<Promise<void>>()
      let failure: unknown
      const follow = (work: Promise<void>): void => {
        const followed = work
          .catch((error: unknown) => {
            failure ??= error
          })
          .finally(() => running.delete(followed))
        running.add(followed)
      }
      await releaseLeft(db)
      while (!signal?.aborted && failure === undefined) {
        const thread = threadWithRoom()
        const work = thread && ((await takeLeft(db, process)) ?? (await takeChunk(db, process, keyName)))
        if (work === 'again') continue
        if (!thread || !work) {
          if (running.size === 0) break
          await Promise.race(running)
          continue
        }
        follow(handOver(thread, work, follow))
      }
      await Promise.all(running)
      if (failure !== undefined) throw failure
    },
    close: async () => {
      await Promise.all(threads.map(({ asked }) => asked.close()))
      threads = []
    },
  }

  /** @param follow takes care of what slow services leave open */
  async function handOver(thread: Thread, work: Work, follow: (work: Promise<void>) => void): Promise<void> {
    const { message, content, recipients } = work
    const ttl = Math.max(0, Math.floor((message.until.getTime() - Date.now()) / 1_000))
    const name = newId()
    thread.inHand += recipients.length
    try {
      const { outcomes, open } = await thread.asked.ask<Answered>(
        {
          name,
          handOver: {
            devices: recipients.map(({ endpoint, p256dh, auth }) => ({ endpoint, p256dh, auth })),
            text: content.text,
            ttl,
            topic: content.topic,
            urgency: content.urgency,
          },
        },
        longestHandOver,
      )
      await note(db, process, work, outcomes, open)
      if (open.length > 0) follow(handOverRest(thread, work, name, open))
    } finally {
      thread.inHand -= recipients.length
    }
  }

  /** Notes what comes of those that were late, as it comes: the slowest of them hold up no other's note. */
  async function handOverRest(
    thread: Thread,
    work: Work,
    name: string,
    open: readonly number[],
  ): Promise<void> {
    let left = open
    thread.open += left.length
    try {
      while (left.length > 0) {
        const rest = await thread.asked.ask<Answered>({ name, restOf: true }, longestHandOver)
        const places = new Map(left.map((at, place) => [at, place]))
        const placeOf = (at: number) => places.get(at) ?? 0
        if (rest.open.length < left.length)
          await note(
            db,
            process,
            { ...work, recipients: left.flatMap((at) => work.recipients[at] ?? []), chunkId: null },
            rest.outcomes.map((outcome) => ({ ...outcome, at: placeOf(outcome.at) })),
            rest.open.map(placeOf),
          )
        thread.open -= left.length - rest.open.length
        left = rest.open
      }
    } finally {
      thread.open -= left.length
    }
  }
}

/** What a process of this machine left behind by dying need not wait until its lease ends. */
async function releaseLeft({ orm }: Database): Promise<void> {
  const { rows } = await orm.execute<{ name: string }>(sql`
    select taken_by as name from push_chunk union select taken_by from push_delivery where taken_by is not null`)
  const ended = rows.map(({ name }) => name).filter(hasEnded)
  if (ended.length === 0) return
  await orm.update(pushChunk).set({ leaseEnds: sql`now()` }).where(inArray(pushChunk.takenBy, ended))
  await orm
    .update(pushDelivery)
    .set({ nextAt: sql`now()`, takenBy: null })
    .where(inArray(pushDelivery.takenBy, ended))
}

/** What was put off, or is for one device alone; or what another process left behind. */
async function takeLeft(db: Database, process: string): Promise<Work | 'again' | null> {
  const taken = await db.orm.transaction(async (tx) => {
    const [first] = await tx
      .select({ messageId: pushDelivery.messageId })
      .from(pushDelivery)
      .where(lte(pushDelivery.nextAt, sql`now()`))
      .orderBy(asc(pushDelivery.nextAt))
      .limit(1)
    if (!first) return null
    const due = await tx
      .select({ subscriptionId: pushDelivery.subscriptionId, attempts: pushDelivery.attempts })
      .from(pushDelivery)
      .where(and(eq(pushDelivery.messageId, first.messageId), lte(pushDelivery.nextAt, sql`now()`)))
      .orderBy(asc(pushDelivery.nextAt))
      .limit(chunkSize)
      .for('update', { skipLocked: true })
    const ids = due.map(({ subscriptionId }) => subscriptionId)
    if (ids.length === 0) return null
    await tx
      .update(pushDelivery)
      .set({
        takenBy: process,
        attempts: sql`${pushDelivery.attempts} + 1`,
        nextAt: sql`now() + make_interval(secs => ${lease})`,
      })
      .where(and(eq(pushDelivery.messageId, first.messageId), inArray(pushDelivery.subscriptionId, ids)))
    const [message] = await tx.select().from(pushMessage).where(eq(pushMessage.id, first.messageId))
    const recipients = await devices(tx, inArray(pushSubscription.id, ids))
    const attempts = new Map(due.map((each) => [each.subscriptionId, each.attempts + 1]))
    return message ? { message, recipients, attempts } : null
  })
  if (!taken) return takeAbandoned(db, process)
  return withContent(db, { ...taken, chunkId: null })
}

/** The devices of a process that has ended. */
async function takeAbandoned(db: Database, process: string): Promise<Work | 'again' | null> {
  const taken = await db.orm.transaction(async (tx) => {
    const [chunk] = await tx
      .select()
      .from(pushChunk)
      .where(lte(pushChunk.leaseEnds, sql`now()`))
      .orderBy(asc(pushChunk.leaseEnds))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!chunk) return null
    await tx
      .update(pushChunk)
      .set({ takenBy: process, leaseEnds: sql`now() + make_interval(secs => ${lease})` })
      .where(eq(pushChunk.id, chunk.id))
    const [message] = await tx.select().from(pushMessage).where(eq(pushMessage.id, chunk.messageId))
    if (!message) return null
    const ids = await recipientsOf(tx, message, chunk.after, chunk.upTo)
    return { message, recipients: await devices(tx, inArray(pushSubscription.id, ids)), chunkId: chunk.id }
  })
  return taken && withContent(db, { ...taken, attempts: new Map() })
}

/** The next devices of what is to be told, what is breaking first. */
async function takeChunk(db: Database, process: string, keyName: string): Promise<Work | 'again' | null> {
  const taken = await db.orm.transaction(async (tx) => {
    const [message] = await tx
      .select()
      .from(pushMessage)
      .where(and(isNull(pushMessage.finishedAt), isNotNull(pushMessage.takenTo)))
      .orderBy(sql`${pushMessage.noticeId} is null`, asc(pushMessage.createdAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!message) return null
    const after = message.takenTo ?? ''
    const ids = await recipientsOf(tx, message, after)
    const isLast = ids.length < chunkSize
    const upTo = ids.at(-1)
    await tx
      .update(pushMessage)
      .set({ takenTo: isLast ? null : (upTo ?? null) })
      .where(eq(pushMessage.id, message.id))
    if (upTo === undefined) {
      await finishIfDone(tx, message.id)
      return 'again' as const
    }
    const chunkId = newId()
    await tx.insert(pushChunk).values({
      id: chunkId,
      messageId: message.id,
      after,
      upTo,
      leaseEnds: sql`now() + make_interval(secs => ${lease})`,
      takenBy: process,
    })
    const recipients = await devices(
      tx,
      and(inArray(pushSubscription.id, ids), eq(pushSubscription.serverKey, keyName)),
    )
    return { message, recipients, chunkId }
  })
  return taken === null || taken === 'again' ? taken : withContent(db, { ...taken, attempts: new Map() })
}

/** The words are those of now; a message that has none any more goes to nobody else. */
async function withContent(db: Database, work: Omit<Work, 'content'>): Promise<Work | 'again'> {
  const isOver = work.message.until.getTime() <= Date.now()
  const content = isOver ? null : await contentOf(db, work.message)
  if (content) return { ...work, content }
  await db.orm.transaction(async (tx) => {
    const { id } = work.message
    await tx.delete(pushChunk).where(eq(pushChunk.messageId, id))
    await tx.delete(pushDelivery).where(eq(pushDelivery.messageId, id))
    await tx.update(pushMessage).set({ takenTo: null, finishedAt: sql`now()` }).where(eq(pushMessage.id, id))
  })
  return 'again'
}

/** Who wants any of a message’s lists, in one order: of each list the next few, from a stretch of its index. */
async function recipientsOf(
  tx: Transaction,
  { locale, lists }: Message,
  after: string,
  upTo?: string,
): Promise<string[]> {
  if (lists.length === 0) return []
  const stretches = lists.map(
    (list) => sql`(select subscription_id from push_wish
      where locale = ${locale} and list = ${list} and subscription_id > ${after}
        ${upTo === undefined ? sql`` : sql`and subscription_id <= ${upTo}`}
      order by subscription_id limit ${chunkSize})`,
  )
  const { rows } = await tx.execute<{ id: string }>(sql`
    select subscription_id as id from (${sql.join(stretches, sql` union `)}) as wanted
    order by subscription_id limit ${chunkSize}`)
  return rows.map(({ id }) => id)
}

const devices = (tx: Transaction, where: SQL | undefined): Promise<Recipient[]> =>
  tx
    .select({
      id: pushSubscription.id,
      endpoint: pushSubscription.endpoint,
      p256dh: pushSubscription.p256dh,
      auth: pushSubscription.auth,
      failures: pushSubscription.failures,
    })
    .from(pushSubscription)
    .where(where)

/** Notes what came of some devices. Those that are no more are forgotten; what may go better later is put off. */
async function note(
  db: Database,
  process: string,
  { message, recipients, attempts, chunkId }: Work,
  outcomes: readonly Outcome[],
  open: readonly number[] = [],
): Promise<void> {
  const stillOpen = new Set(open)
  const kept: string[] = []
  const failed = new Map(outcomes.map((each) => [each.at, each]))
  const gone: string[] = []
  const lost: string[] = []
  const later: { id: string; wait: number }[] = []
  const sent: Recipient[] = []
  for (const [at, recipient] of recipients.entries()) {
    const outcome = failed.get(at)
    if (stillOpen.has(at)) kept.push(recipient.id)
    else if (!outcome) sent.push(recipient)
    else if (outcome.status === 404 || outcome.status === 410) gone.push(recipient.id)
    else {
      const wait = waitOf(outcome, attempts.get(recipient.id) ?? 1, message.until)
      if (wait === null) lost.push(recipient.id)
      else later.push({ id: recipient.id, wait })
    }
  }
  const counts = { sent: sent.length, gone: gone.length, failed: lost.length }
  const revived = sent.flatMap(({ id, failures }) => (failures > 0 ? [id] : []))
  const settled = [...sent.map(({ id }) => id), ...lost]

  await db.orm.transaction(async (tx) => {
    if (chunkId !== null) {
      // Else another process took it for abandoned, and counts it.
      const [own] = await tx
        .delete(pushChunk)
        .where(and(eq(pushChunk.id, chunkId), eq(pushChunk.takenBy, process)))
        .returning({ id: pushChunk.id })
      if (!own) return
    } else if (settled.length > 0)
      await tx
        .delete(pushDelivery)
        .where(
          and(
            eq(pushDelivery.messageId, message.id),
            inArray(pushDelivery.subscriptionId, settled),
            eq(pushDelivery.takenBy, process),
          ),
        )
    // What wants to hear of it, and what waits for it, goes with it.
    if (gone.length > 0) await tx.delete(pushSubscription).where(inArray(pushSubscription.id, gone))
    if (lost.length > 0) {
      await tx
        .update(pushSubscription)
        .set({ failures: sql`${pushSubscription.failures} + 1` })
        .where(inArray(pushSubscription.id, lost))
      await tx
        .delete(pushSubscription)
        .where(and(inArray(pushSubscription.id, lost), sql`${pushSubscription.failures} >= ${mostFailures}`))
    }
    if (revived.length > 0)
      await tx.update(pushSubscription).set({ failures: 0 }).where(inArray(pushSubscription.id, revived))
    // In hand by itself from now on; what was so before stays it.
    if (kept.length > 0 && chunkId !== null)
      await tx.execute(sql`
        insert into push_delivery (message_id, subscription_id, next_at, attempts, taken_by)
        select ${message.id}, id, now() + make_interval(secs => ${lease}), 1, ${process}
        from push_subscription where id = any(${sql.param(kept)}::text[])
        on conflict do nothing`)
    if (later.length > 0)
      await tx.execute(sql`
        insert into push_delivery (message_id, subscription_id, next_at, attempts)
        select ${message.id}, device.id, now() + make_interval(secs => device.wait), 1
        from unnest(${sql.param(later.map(({ id }) => id))}::text[], ${sql.param(later.map(({ wait }) => wait))}::float8[]) as device(id, wait)
        where exists (select from push_subscription where push_subscription.id = device.id)
        on conflict (message_id, subscription_id) do update set next_at = excluded.next_at, taken_by = null
          where push_delivery.taken_by = ${process}`)
    await tx
      .update(pushMessage)
      .set({
        sent: sql`${pushMessage.sent} + ${counts.sent}`,
        gone: sql`${pushMessage.gone} + ${counts.gone}`,
        failed: sql`${pushMessage.failed} + ${counts.failed}`,
      })
      .where(eq(pushMessage.id, message.id))
    await finishIfDone(tx, message.id)
  })
  const refused = outcomes.find(({ status }) => [400, 401, 403, 413].includes(status))
  if (refused)
    log.warn(
      { service: new URL(recipients[refused.at]?.endpoint ?? '').host, status: refused.status },
      'A push service takes no messages of ours',
    )
}

/**
 * Seconds until it is tried again; null where that is no use.
 * @param attempt which one this was, from 1
 */
function waitOf({ status, retryAfter: asked, reason }: Outcome, attempt: number, until: Date): number | null {
  const isOurs = reason === 'private' || reason === 'scheme' || reason === 'malformed'
  const mayPass = status === 0 ? !isOurs : status === 408 || status === 425 || status === 429 || status >= 500
  const own = retryAfter[attempt - 1]
  if (!mayPass || own === undefined) return null
  // What was refused together is not tried together.
  const wait = Math.min(longestWait, asked ?? own) * (1 + Math.random() / 5)
  return Date.now() + wait * 1_000 < until.getTime() ? wait : null
}

async function finishIfDone(tx: Transaction, messageId: string): Promise<void> {
  await tx
    .update(pushMessage)
    .set({ finishedAt: sql`now()` })
    .where(
      and(
        eq(pushMessage.id, messageId),
        isNull(pushMessage.takenTo),
        sql`not exists (select from ${pushChunk} where ${pushChunk.messageId} = ${messageId})`,
        sql`not exists (select from ${pushDelivery} where ${pushDelivery.messageId} = ${messageId})`,
      ),
    )
}

/** Forgets what was sent long ago. What is breaking ends before that, and a story of that age is none any more. */
export async function sweepMessages({ orm }: Database): Promise<void> {
  await orm
    .delete(pushMessage)
    .where(
      and(
        isNotNull(pushMessage.finishedAt),
        sql`${pushMessage.createdAt} < now() - make_interval(days => ${logDays})`,
      ),
    )
}
