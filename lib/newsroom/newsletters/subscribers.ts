/** Readers of newsletters, as the owner has to do with them: brought from elsewhere, taken along, erased. */
import { asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import {
  mailSuppression,
  newsletter,
  newsletterSubscription,
  subscriber,
} from '../../db/tables/newsletters.ts'
import { AskedThread, ThreadRefusal, ThreadStopped } from '../../server/asked-thread.ts'
import type { SubscriberFileFormat } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { noteFor, nothing, readBy } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation, streamingOperation } from '../operation.ts'
import { newsletterId } from './change-newsletter.ts'
import { addressHash, isMailAddress, readMailAddress } from './mail-address.ts'
import type { BrokenLine, FileBatch, LineFault, ReadSubscriber } from './read-subscriber-file.ts'
import { forget, forgetAddress } from './subscribe.ts'
import type { FileOrder } from './subscriber-file-thread.ts'

/** Bytes. A line has about a hundred: two million readers. */
export const largestSubscriberFile = 200_000_000
/** Milliseconds for a thousand lines. */
const longestBatch = 60_000
/** Broken lines that are told one by one; of the others, how many. */
const mostTold = 200

export type ImportReport = {
  format: SubscriberFileFormat
  added: number
  /** Who gets it already. */
  known: number
  /** Who once said that they want nothing more, or whose address is none. */
  suppressed: number
  broken: { count: number; first: BrokenLine[]; byFault: Partial<Record<LineFault, number>> }
}

const importInput = z.object({
  newsletterId,
  /** Where and how they said that they want it, in the words of who brings them. */
  consent: readBy(noteFor('consent')),
})

/**
 * Brings subscribers from a file, in one transaction for each few hundred: the same file again adds nobody twice. Nobody comes in
 * of whom it does not say when they agreed, nor who has unsubscribed.
 * @param path the file, which is read in a thread of its own
 * @throws {NewsroomError} `not-allowed`, `malformed`, `note-missing`, `unknown-newsletter`, `subscriber-file`
 */
export const importSubscribers = operation({
  name: 'newsletter.import-subscribers',
  input: importInput,
  permission: 'newsletters.people',
  run: async (
    db: Database,
    actor: Actor,
    { newsletterId: ofId, consent }: z.output<typeof importInput>,
    { path, secret }: { path: string; secret: string },
  ): Promise<ImportReport> => {
    const [of] = await db.orm.select().from(newsletter).where(eq(newsletter.id, ofId))
    if (!of) throw new NewsroomError('unknown-newsletter', ofId)
    const report: ImportReport = {
      format: 'csv',
      added: 0,
      known: 0,
      suppressed: 0,
      broken: { count: 0, first: [], byFault: {} },
    }
    const thread = new AskedThread<FileOrder>('lib/newsroom/newsletters/subscriber-file-thread.ts', {
      name: 'subscribers',
      memory: 256,
    })
    try {
      for (;;) {
        const batch = await thread.ask<FileBatch | null>({ path }, longestBatch)
        if (!batch) break
        report.format = batch.format
        for (const each of batch.broken) {
          report.broken.count += 1
          report.broken.byFault[each.fault] = (report.broken.byFault[each.fault] ?? 0) + 1
          if (report.broken.first.length < mostTold) report.broken.first.push(each)
        }
        const kept = await keepBatch(db, of, batch, consent, secret)
        report.added += kept.added
        report.known += kept.known
        report.suppressed += kept.suppressed
      }
    } catch (error) {
      // One line of two hundred megabytes is no table either.
      if (error instanceof ThreadRefusal || error instanceof ThreadStopped)
        throw new NewsroomError('subscriber-file', '')
      throw error
    } finally {
      await thread.close()
    }
    await db.orm.transaction((tx) =>
      record(tx, actor, {
        action: 'newsletters.import',
        subjectKind: 'newsletter',
        subjectId: of.id,
        note: of.name,
        details: { format: report.format, added: report.added, broken: report.broken.count },
      }),
    )
    return report
  },
})

async function keepBatch(
  { orm }: Database,
  of: typeof newsletter.$inferSelect,
  { format, subscribers: read }: FileBatch,
  consent: string,
  secret: string,
): Promise<{ added: number; known: number; suppressed: number }> {
  const byKey = new Map<string, ReadSubscriber>(read.map((each) => [each.emailKey, each]))
  if (byKey.size === 0) return { added: 0, known: read.length, suppressed: 0 }
  const hashes = new Map<string, string>()
  for (const key of byKey.keys()) {
    hashes.set(addressHash(secret, key), key)
    hashes.set(addressHash(secret, key, of.id), key)
  }
  return orm.transaction(async (tx) => {
    const stopped = await tx
      .select({ hash: mailSuppression.emailHash })
      .from(mailSuppression)
      .where(inArray(mailSuppression.emailHash, [...hashes.keys()]))
    const suppressed = new Set(stopped.map(({ hash }) => hashes.get(hash)))
    const wanted = [...byKey.values()].filter(({ emailKey }) => !suppressed.has(emailKey))
    if (wanted.length === 0) return { added: 0, known: 0, suppressed: suppressed.size }
    await tx
      .insert(subscriber)
      .values(wanted.map(({ email, emailKey }) => ({ id: newId(), email, emailKey, locale: of.locale })))
      .onConflictDoNothing()
    const people = await tx
      .select({ id: subscriber.id, emailKey: subscriber.emailKey })
      .from(subscriber)
      .where(
        inArray(
          subscriber.emailKey,
          wanted.map(({ emailKey }) => emailKey),
        ),
      )
    const added = await tx
      .insert(newsletterSubscription)
      .values(
        people.flatMap(({ id, emailKey }) => {
          const from = byKey.get(emailKey)
          return from
            ? [
                {
                  newsletterId: of.id,
                  subscriberId: id,
                  source: format,
                  proof: `${from.proof} · ${consent}`,
                  consentedAt: from.consentedAt,
                },
              ]
            : []
        }),
      )
      .onConflictDoNothing()
      .returning({ id: newsletterSubscription.subscriberId })
    return {
      added: added.length,
      // Who stands in the file twice is known the second time.
      known: read.length - added.length - suppressed.size,
      suppressed: suppressed.size,
    }
  })
}

export type ExportedSubscription = {
  email: string
  language: string
  newsletter: string
  source: string
  consentedAt: Date
  proof: string | null
}

/** Subscribers read in one statement. */
const exportStep = 1_000

/**
 * Everybody who gets anything, with how we know that they want it.
 * @throws {NewsroomError} `not-allowed`
 */
export const exportSubscribers = streamingOperation({
  name: 'newsletter.export-subscribers',
  input: nothing,
  permission: 'newsletters.people',
  async *run({ orm }: Database, actor: Actor): AsyncGenerator<ExportedSubscription> {
    await orm.transaction((tx) =>
      record(tx, actor, {
        action: 'newsletters.export',
        subjectKind: 'publication',
        subjectId: 'publication',
      }),
    )
    const names = new Map(
      (await orm.select({ id: newsletter.id, name: newsletter.name }).from(newsletter)).map((each) => [
        each.id,
        each.name,
      ]),
    )
    for (let after = ''; ; ) {
      const people = await orm
        .select()
        .from(subscriber)
        .where(gt(subscriber.id, after))
        .orderBy(asc(subscriber.id))
        .limit(exportStep)
      const last = people.at(-1)
      if (!last) return
      after = last.id
      const byId = new Map(people.map((each) => [each.id, each]))
      const subscriptions = await orm
        .select()
        .from(newsletterSubscription)
        .where(inArray(newsletterSubscription.subscriberId, [...byId.keys()]))
        .orderBy(asc(newsletterSubscription.subscriberId), asc(newsletterSubscription.since))
      for (const each of subscriptions) {
        const person = byId.get(each.subscriberId)
        if (!person) continue
        yield {
          email: person.email,
          language: person.locale,
          newsletter: names.get(each.newsletterId) ?? '',
          source: each.source,
          consentedAt: each.consentedAt,
          proof: each.proof,
        }
      }
    }
  },
})

const eraseInput = z.object({ email: z.string().max(1_000) })

/**
 * Erases somebody who asks for it: their address and all that hangs on it. A hash stays, so that no import brings them back.
 * @returns whether anything was known of them
 * @throws {NewsroomError} `not-allowed`, `malformed`, `mailbox-unfit`
 */
export const eraseSubscriber = operation({
  name: 'newsletter.erase-subscriber',
  input: eraseInput,
  permission: 'newsletters.people',
  run: async (
    { orm }: Database,
    actor: Actor,
    { email }: z.output<typeof eraseInput>,
    secret: string,
  ): Promise<boolean> => {
    const address = readMailAddress(email)
    if (!isMailAddress(address)) throw new NewsroomError('mailbox-unfit', address)
    return orm.transaction(async (tx) => {
      const [person] = await tx
        .select({ id: subscriber.id })
        .from(subscriber)
        .where(eq(subscriber.emailKey, address.emailKey))
      if (person) await forget(tx, secret, person.id, 'erased')
      else await forgetAddress(tx, secret, address.emailKey, 'erased')
      // Who it was, the log does not say: it would be known for ever.
      await record(tx, actor, {
        action: 'newsletters.erase',
        subjectKind: 'publication',
        subjectId: 'publication',
      })
      return person !== undefined
    })
  },
})

/** Everybody's count, and how many addresses nothing is sent to. */
export const countPeople = async ({
  orm,
}: Database): Promise<{ subscribers: number; suppressed: number }> => {
  const [row] = await orm
    .select({
      subscribers: sql<number>`(select count(*)::int from ${subscriber})`,
      suppressed: sql<number>`(select count(*)::int from ${mailSuppression} where ${mailSuppression.reason} <> 'unsubscribed')`,
    })
    .from(sql`(select 1) as one`)
  return row ?? { subscribers: 0, suppressed: 0 }
}
