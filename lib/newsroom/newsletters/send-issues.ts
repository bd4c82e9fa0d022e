/**
 * Sending what stands in the queue of newsletters: each letter to each reader once.
 *
 * A process takes some rows for a while (a lease, so that what it leaves behind by dying is taken up by another), claims each
 * right before its letter is sent, and notes it right after the mail server's yes: at once in a journal on its disk, and in the
 * database by the next statement, which carries all that came meanwhile. What no mail protocol can rule out is that a process
 * dies between the server's yes and the journal's line; `bench/newsletters.ts` measures how long that is.
 */
import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import {
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  subscriber,
} from '../../db/tables/newsletters.ts'
import { log } from '../../log/log.ts'
import { innermostReasonOf } from '../../log/reason-of.ts'
import { newsroomSecret } from '../people/secret.ts'
import { recordFailure } from './bounces.ts'
import { findIssue, fingerprintOf, type LetterMaker, lettersOfIssue } from './issue-content.ts'
import { headerLine } from './letter.ts'
import { linksOf, type NewsletterMail, type NewsletterSettings, newsletterMail } from './newsletter-mail.ts'
import {
  type Delivered,
  hasEnded,
  leftInJournals,
  openJournal,
  processName,
  removeJournal,
  type SentJournal,
} from './sent-journal.ts'

/** Rows that are taken at a time for each connection. */
const batch = 25
/** Seconds after which a process that took rows and said nothing more of them is taken for ended. */
const lease = 180
/** Seconds after each letter that did not go out until the next attempt; after the last it is given up. */
const retryAfter = [60, 600, 3_600, 14_400, 43_200] as const
/** Subscribers that enter the queue in one statement. */
const fillStep = 5_000
/** Days for which it is kept what was sent to whom. */
const logDays = 30

export type Sending = {
  /** Sends what is due; @returns how many letters went out */
  sendDue: (signal?: AbortSignal) => Promise<number>
  close: () => Promise<void>
  /** Milliseconds from each yes to its line in the journal, and to its note in the database: for the bench. */
  onNoted?: (yes: { toJournal: number; toDatabase: number }) => void
}

type Row = Delivered & { email: string; attempts: number }

/** A process’s share in sending. Any number of processes may. */
export function openSending(
  db: Database,
  settings: NewsletterSettings,
  onNoted?: Sending['onNoted'],
): Sending | null {
  const secret = newsroomSecret(settings)
  const mail = newsletterMail(settings, secret)
  if (!mail) return null
  const process = processName()
  const journal = openJournal(settings.dataFolder, process)
  const notes = noting(db, journal, onNoted)
  let isServerAway = 0

  return {
    sendDue: async (signal) => {
      if (Date.now() < isServerAway) return 0
      let sent = 0
      for (const issueId of await openIssues(db)) {
        if (signal?.aborted) return sent
        if (!(await fillQueue(db, issueId))) continue
        const outcome = await sendIssue(issueId, signal)
        sent += outcome.sent
        if (outcome.isAway) {
          isServerAway = Date.now() + 30_000
          return sent
        }
        await finishIfDone(db, issueId)
      }
      return sent
    },
    close: async () => {
      await notes.settled()
      mail.close()
      journal.close()
    },
  }

  async function sendIssue(
    issueId: string,
    signal: AbortSignal | undefined,
  ): Promise<{ sent: number; isAway: boolean }> {
    const found = await findIssue(db, issueId)
    if (!found) return { sent: 0, isAway: false }
    const { issue, of } = found
    const fingerprint = fingerprintOf(issue)
    const made = new Map<string, Promise<LetterMaker | null>>()
    let sent = 0
    let isAway = false
    let isOver = false
    const size = batch * settings.newsletters.connections

    let rows = await takeNext()
    while (rows.length > 0 && !isOver) {
      const queue = rows.values()
      await Promise.all(Array.from({ length: settings.newsletters.connections }, () => lane(queue)))
      await notes.settled()
      if (isAway || isOver || signal?.aborted) break
      rows = await takeNext()
    }
    // What this process took and has not sent is anybody's again.
    await db.orm
      .update(newsletterDelivery)
      .set({ nextAt: sql`now()`, takenBy: null })
      .where(
        and(
          eq(newsletterDelivery.issueId, issueId),
          eq(newsletterDelivery.takenBy, process),
          isNotNull(newsletterDelivery.nextAt),
        ),
      )
    if (isOver) await stopIssue(db, issueId)
    return { sent, isAway }

    async function takeNext(): Promise<Row[]> {
      // What another process on this machine sent before it died is no longer to be taken.
      await noteLeftovers(db, settings.dataFolder, process)
      return take(db, issueId, process, size)
    }

    async function lane(queue: Iterator<Row>): Promise<void> {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        if (isAway || isOver || signal?.aborted) return
        const row = next.value
        const claim = await claimRow(row)
        if (claim === null) {
          await dropUnwanted(row)
          continue
        }
        if (claim === '') {
          isOver = true
          return
        }
        const letters = await lettersFor(claim)
        if (!letters) {
          isOver = true
          return
        }
        const failed = await sendOne(row, letters)
        if (failed === null) sent += 1
        else if (failed === 'away') isAway = true
      }
    }

    /**
     * Whether this row is still ours to send, its reader still wants it and was not told by anybody else: asked in one
     * statement with what of the issue is public now.
     * @returns null when it is not to be sent; '' when nothing of the issue is any more
     */
    async function claimRow({ subscriberId }: Row): Promise<string | null> {
      const [claimed] = await db.orm
        .select({ now: fingerprint })
        .from(newsletterDelivery)
        .innerJoin(newsletterIssue, eq(newsletterIssue.id, newsletterDelivery.issueId))
        .innerJoin(
          newsletterSubscription,
          and(
            eq(newsletterSubscription.newsletterId, newsletterIssue.newsletterId),
            eq(newsletterSubscription.subscriberId, newsletterDelivery.subscriberId),
          ),
        )
        .where(
          and(
            eq(newsletterDelivery.issueId, issueId),
            eq(newsletterDelivery.subscriberId, subscriberId),
            eq(newsletterDelivery.takenBy, process),
            // With time left to send it: else another may take it in the middle.
            sql`${newsletterDelivery.nextAt} > now() + interval '70 seconds'`,
            eq(newsletterIssue.state, 'sending'),
          ),
        )
      return claimed?.now ?? null
    }

    /** Who has stopped it meanwhile waits for nothing. */
    async function dropUnwanted({ subscriberId }: Row): Promise<void> {
      await db.orm
        .update(newsletterDelivery)
        .set({ nextAt: null, takenBy: null, failure: 'unsubscribed' })
        .where(
          and(
            eq(newsletterDelivery.issueId, issueId),
            eq(newsletterDelivery.subscriberId, subscriberId),
            eq(newsletterDelivery.takenBy, process),
            sql`not exists (select from ${newsletterSubscription}
              where ${newsletterSubscription.newsletterId} = ${of.id} and ${newsletterSubscription.subscriberId} = ${subscriberId})`,
          ),
        )
    }

    function lettersFor(now: string): Promise<LetterMaker | null> {
      const known = made.get(now)
      if (known) return known
      const making = lettersOfIssue(db, issue, of)
      made.clear()
      made.set(now, making)
      return making
    }

    /** @returns null when it went out; `away` when there is no mail server to be had */
    async function sendOne(row: Row, letters: LetterMaker): Promise<'failed' | 'away' | null> {
      const { subscriberId, email } = row
      try {
        await (mail as NewsletterMail).send({
          parts: letters(linksOf(secret, of.id, subscriberId)),
          email,
          issueId,
          newsletterId: of.id,
          subscriberId,
        })
      } catch (error) {
        return noteFailure(row, error)
      }
      notes.add({ issueId, subscriberId })
      return null
    }
  }

  async function noteFailure(row: Row, error: unknown): Promise<'failed' | 'away'> {
    const { code, command, responseCode, response } = error as {
      code?: string
      command?: string
      responseCode?: number
      response?: string
    }
    const said = headerLine(response ?? innermostReasonOf(error)).slice(0, 300)
    const ofRow = and(
      eq(newsletterDelivery.issueId, row.issueId),
      eq(newsletterDelivery.subscriberId, row.subscriberId),
      eq(newsletterDelivery.takenBy, process),
    )
    // Of this address alone. What it says of the sender is no fault of theirs.
    if (command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500) {
      await db.orm.update(newsletterDelivery).set({ nextAt: null, takenBy: null, failure: said }).where(ofRow)
      if (isNobody(responseCode, said)) await recordFailure(db, secret, row.subscriberId, 'hard')
      return 'failed'
    }
    const isAnswer =
      responseCode !== undefined && responseCode !== 421 && code !== 'EAUTH' && command !== 'MAIL FROM'
    const wait = isAnswer ? retryAfter[row.attempts] : 30
    await db.orm
      .update(newsletterDelivery)
      .set({
        takenBy: null,
        failure: said,
        attempts: isAnswer ? row.attempts + 1 : row.attempts,
        nextAt: wait === undefined ? null : sql`now() + make_interval(secs => ${wait})`,
      })
      .where(ofRow)
    if (!isAnswer) log.warn({ reason: said }, 'The mail server takes no newsletters')
    return isAnswer ? 'failed' : 'away'
  }
}

/** Whether it says that there is no such mailbox (RFC 3463, 3.2 and 3.3), and not that it does not like us (5.7). */
const isNobody = (code: number, said: string): boolean =>
  /\b5\.(1\.[0-9]{1,2}|2\.1)\b/.test(said) || ([550, 551, 553].includes(code) && !/\b5\.\d/.test(said))

/** Issues whose queue is to be filled or worked off, the oldest first. */
async function openIssues({ orm }: Database): Promise<string[]> {
  const rows = await orm
    .select({ id: newsletterIssue.id })
    .from(newsletterIssue)
    .where(
      and(inArray(newsletterIssue.state, ['filling', 'sending']), sql`${newsletterIssue.finishedAt} is null`),
    )
    .orderBy(asc(newsletterIssue.createdAt))
  return rows.map(({ id }) => id)
}

/**
 * Puts everybody who wanted it when it began into the queue, some thousands at a time; a process that is killed in between
 * leaves off where another goes on.
 * @returns whether it is full
 */
async function fillQueue({ orm }: Database, issueId: string): Promise<boolean> {
  for (;;) {
    const state = await orm.transaction(async (tx) => {
      const [issue] = await tx
        .select()
        .from(newsletterIssue)
        .where(eq(newsletterIssue.id, issueId))
        .for('update')
      if (issue?.state !== 'filling') return issue?.state ?? 'stopped'
      const rows = await tx
        .select({ id: newsletterSubscription.subscriberId })
        .from(newsletterSubscription)
        .where(
          and(
            eq(newsletterSubscription.newsletterId, issue.newsletterId),
            sql`${newsletterSubscription.since} <= ${issue.startedAt}`,
            sql`${newsletterSubscription.subscriberId} > ${issue.filledTo ?? ''}`,
          ),
        )
        .orderBy(asc(newsletterSubscription.subscriberId))
        .limit(fillStep)
      const last = rows.at(-1)?.id
      if (last !== undefined)
        await tx.execute(sql`insert into newsletter_delivery (issue_id, subscriber_id, next_at)
          select ${issueId}, each, now() from unnest(${sql.param(rows.map(({ id }) => id))}::text[]) as each
          on conflict do nothing`)
      const isFull = rows.length < fillStep
      await tx
        .update(newsletterIssue)
        .set({ filledTo: last ?? issue.filledTo, ...(isFull && { state: 'sending' as const }) })
        .where(eq(newsletterIssue.id, issueId))
      return isFull ? 'sending' : 'filling'
    })
    if (state !== 'filling') return state === 'sending'
  }
}

/** Takes rows that are due, or that another process left behind, past what others have in hand. */
async function take({ orm }: Database, issueId: string, process: string, most: number): Promise<Row[]> {
  return orm.transaction(async (tx) => {
    const due = await tx
      .select({ subscriberId: newsletterDelivery.subscriberId })
      .from(newsletterDelivery)
      .where(and(eq(newsletterDelivery.issueId, issueId), lte(newsletterDelivery.nextAt, sql`now()`)))
      .orderBy(asc(newsletterDelivery.nextAt))
      .limit(most)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(({ subscriberId }) => subscriberId)
    const taken = await tx
      .update(newsletterDelivery)
      .set({ takenBy: process, nextAt: sql`now() + make_interval(secs => ${lease})` })
      .where(and(eq(newsletterDelivery.issueId, issueId), inArray(newsletterDelivery.subscriberId, ids)))
      .returning({ subscriberId: newsletterDelivery.subscriberId, attempts: newsletterDelivery.attempts })
    const people = await tx
      .select({ id: subscriber.id, email: subscriber.email })
      .from(subscriber)
      .where(inArray(subscriber.id, ids))
    const emails = new Map(people.map(({ id, email }) => [id, email]))
    return taken.flatMap(({ subscriberId, attempts }) => {
      const email = emails.get(subscriberId)
      return email ? [{ issueId, subscriberId, attempts, email }] : []
    })
  })
}

/** Notes what went out: in the journal at once, in the database as soon as the statement before has come back. */
function noting(db: Database, journal: SentJournal, onNoted: Sending['onNoted']) {
  type Waiting = Delivered & { at: number; toJournal: number }
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const some = waiting
      waiting = []
      for (let wait = 100; ; wait = Math.min(wait * 2, 5_000))
        try {
          await noteSent(db, some)
          break
        } catch (error) {
          // Nothing may be taken again before it is noted; the journal has it if this process ends first.
          log.warn({ reason: innermostReasonOf(error) }, 'Letters that were sent are not noted yet')
          await new Promise((resolve) => setTimeout(resolve, wait))
        }
      if (onNoted) {
        const now = performance.now()
        for (const { at, toJournal } of some) onNoted({ toJournal, toDatabase: now - at })
      }
    }
    journal.clear()
    running = null
  }

  return {
    add: (delivered: Delivered): void => {
      const at = performance.now()
      journal.add(delivered)
      waiting.push({ ...delivered, at, toJournal: performance.now() - at })
      running ??= run()
    },
    settled: async (): Promise<void> => {
      while (running) await running
    },
  }
}

/** True of what is noted for the first time: whoever has it in hand by now finds that it is not theirs. */
async function noteSent({ orm }: Database, delivered: readonly Delivered[]): Promise<void> {
  await orm.execute(sql`update newsletter_delivery as d
    set sent_at = coalesce(d.sent_at, clock_timestamp()), next_at = null, taken_by = null, failure = null
    from unnest(${sql.param(delivered.map(({ issueId }) => issueId))}::text[],
      ${sql.param(delivered.map(({ subscriberId }) => subscriberId))}::text[]) as sent(issue_id, subscriber_id)
    where d.issue_id = sent.issue_id and d.subscriber_id = sent.subscriber_id`)
}

/** Notes what a process on this machine has sent and, being killed, did not note. */
async function noteLeftovers(db: Database, dataFolder: string, own: string): Promise<void> {
  for await (const { process, delivered } of leftInJournals(dataFolder, own)) {
    for (let from = 0; from < delivered.length; from += 1_000)
      await noteSent(db, delivered.slice(from, from + 1_000))
    if (hasEnded(process)) removeJournal(dataFolder, process)
  }
}

/** An issue is done when nothing in its queue waits. Counted then, since the queue is forgotten later. */
async function finishIfDone({ orm }: Database, issueId: string): Promise<void> {
  await orm
    .update(newsletterIssue)
    .set({ state: 'sent', finishedAt: sql`now()`, ...counts(issueId) })
    .where(
      and(
        eq(newsletterIssue.id, issueId),
        eq(newsletterIssue.state, 'sending'),
        sql`not exists (select from ${newsletterDelivery} where ${newsletterDelivery.issueId} = ${issueId} and ${newsletterDelivery.nextAt} is not null)`,
      ),
    )
}

const counts = (issueId: string) => ({
  sent: sql<number>`(select count(*)::int from ${newsletterDelivery} where ${newsletterDelivery.issueId} = ${issueId} and ${newsletterDelivery.sentAt} is not null)`,
  failed: sql<number>`(select count(*)::int from ${newsletterDelivery} where ${newsletterDelivery.issueId} = ${issueId} and ${newsletterDelivery.sentAt} is null)`,
})

/** No further letter goes out. What has gone has gone. */
export async function stopIssue({ orm }: Pick<Database, 'orm'>, issueId: string): Promise<void> {
  await orm
    .update(newsletterIssue)
    .set({ state: 'stopped', finishedAt: sql`now()`, ...counts(issueId) })
    .where(
      and(
        eq(newsletterIssue.id, issueId),
        inArray(newsletterIssue.state, ['scheduled', 'filling', 'sending']),
      ),
    )
  await orm
    .update(newsletterDelivery)
    .set({ nextAt: null, takenBy: null })
    .where(and(eq(newsletterDelivery.issueId, issueId), isNotNull(newsletterDelivery.nextAt)))
}

/** Forgets whom issues of long ago were sent to; how many they were is kept. */
export async function sweepDeliveries({ orm }: Database): Promise<void> {
  const old = orm
    .select({ id: newsletterIssue.id })
    .from(newsletterIssue)
    .where(sql`${newsletterIssue.finishedAt} < now() - make_interval(days => ${logDays})`)
  await orm.delete(newsletterDelivery).where(inArray(newsletterDelivery.issueId, old))
}
