/** How a reader comes to get a newsletter, and how they stop: everything that is done from outside, without a password. */
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import {
  mailSuppression,
  newsletter,
  newsletterSubscription,
  subscriber,
  subscriptionRequest,
} from '../../db/tables/newsletters.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import type { SuppressionReason } from '../../vocabulary.ts'
import { attempt } from '../people/attempts.ts'
import { addressHash, type MailAddress } from './mail-address.ts'

/** Hours for which a link to confirm holds. */
const requestLasts = 48

const limits = {
  /** A household, or a school. */
  perClient: { most: 30, within: 15 * 60 },
  /** Letters that strangers can have us send to one address. */
  perAddress: { most: 3, within: 60 * 60 },
  /** Of everybody together: past it somebody uses the form to send mail. */
  inAll: { most: 3_000, within: 60 * 60 },
} as const

/**
 * Somebody has asked for newsletters at an address. Whether it is known, or has asked before, changes nothing that they
 * could see or measure: one row is written in each case, and a letter goes out by the queue.
 * @param client whom requests are counted by
 * @returns seconds to wait; 0 when it is under way
 */
export async function askToSubscribe(
  db: Database,
  { email, emailKey }: MailAddress,
  given: { locale: Locale; newsletterIds: readonly string[]; client: string },
): Promise<number> {
  const wait =
    (await attempt(db, `newsletter|${given.client}`, limits.perClient)) ||
    (await attempt(db, 'newsletter', limits.inAll))
  if (wait > 0) return wait
  // Told nobody: who asks a fourth time has had three letters.
  const isEnough = (await attempt(db, `newsletter to|${emailKey}`, limits.perAddress)) > 0
  const { locale, newsletterIds } = given
  const values = {
    email,
    locale,
    newsletterIds: [...newsletterIds],
    expiresAt: sql`now() + make_interval(hours => ${requestLasts})`,
    requestedAt: sql`now()`,
  }
  await db.orm
    .insert(subscriptionRequest)
    .values({ id: newId(), emailKey, ...values, mailDueAt: isEnough ? null : sql`now()` })
    .onConflictDoUpdate({
      target: subscriptionRequest.emailKey,
      set: {
        ...values,
        // Both of two that come at once are meant: one letter asks for all of it.
        newsletterIds: sql`(select jsonb_agg(distinct each) from jsonb_array_elements(
          case when ${subscriptionRequest.confirmedAt} is null then ${subscriptionRequest.newsletterIds} else '[]'::jsonb end
          || excluded.newsletter_ids) as each)`,
        confirmedAt: null,
        ...(!isEnough && { mailDueAt: sql`now()`, mailAttempts: 0 }),
      },
    })
  return 0
}

type OpenRequest = {
  email: string
  locale: Locale
  newsletters: { id: string; name: string }[]
}

/** What a link would confirm; null when it has expired. */
export async function readRequest(db: Database, requestId: string): Promise<OpenRequest | null> {
  const [row] = await db.orm
    .select()
    .from(subscriptionRequest)
    .where(and(eq(subscriptionRequest.id, requestId), sql`${subscriptionRequest.expiresAt} > now()`))
  if (!row) return null
  return { email: row.email, locale: row.locale, newsletters: await openOnes(db, row.newsletterIds) }
}

const openOnes = ({ orm }: Pick<Database, 'orm'>, ids: readonly string[]) =>
  orm
    .select({ id: newsletter.id, name: newsletter.name })
    .from(newsletter)
    .where(and(inArray(newsletter.id, [...ids]), isNull(newsletter.closedAt)))
    .orderBy(asc(newsletter.name))

/**
 * Confirms what was asked for. Again it changes nothing: a mail program may send it twice, and a reader comes back to it.
 * @returns whose it is; null when it has expired
 */
export async function confirmRequest(
  { orm }: Database,
  secret: string,
  requestId: string,
): Promise<string | null> {
  return orm.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(subscriptionRequest)
      .where(and(eq(subscriptionRequest.id, requestId), sql`${subscriptionRequest.expiresAt} > now()`))
      .for('update')
    if (!row) return null
    const { email, emailKey, locale } = row
    if (row.confirmedAt) {
      const [known] = await tx
        .select({ id: subscriber.id })
        .from(subscriber)
        .where(eq(subscriber.emailKey, emailKey))
      return known?.id ?? null
    }
    await tx
      .insert(subscriber)
      .values({ id: newId(), email, emailKey, locale })
      .onConflictDoUpdate({ target: subscriber.emailKey, set: { softBounces: 0 } })
    const [{ id: subscriberId } = { id: '' }] = await tx
      .select({ id: subscriber.id })
      .from(subscriber)
      .where(eq(subscriber.emailKey, emailKey))
    const wanted = await openOnes({ orm: tx as unknown as Database['orm'] }, row.newsletterIds)
    if (wanted.length > 0)
      await tx
        .insert(newsletterSubscription)
        .values(
          wanted.map(({ id }) => ({
            newsletterId: id,
            subscriberId,
            source: 'form' as const,
            consentedAt: row.requestedAt,
          })),
        )
        .onConflictDoNothing()
    // Their own word is the last one.
    await tx
      .delete(mailSuppression)
      .where(
        inArray(mailSuppression.emailHash, [
          addressHash(secret, emailKey),
          ...wanted.map(({ id }) => addressHash(secret, emailKey, id)),
        ]),
      )
    await tx
      .update(subscriptionRequest)
      .set({ confirmedAt: sql`now()`, mailDueAt: null })
      .where(eq(subscriptionRequest.id, requestId))
    return subscriberId
  })
}

type ReaderPreferences = {
  email: string
  locale: Locale
  newsletters: { id: string; locale: Locale; name: string; description: string; isWanted: boolean }[]
}

/** What somebody gets, and what else there is; null when nothing of them is known any more. */
export async function readPreferences(
  { orm }: Database,
  subscriberId: string,
): Promise<ReaderPreferences | null> {
  const [person] = await orm.select().from(subscriber).where(eq(subscriber.id, subscriberId))
  if (!person) return null
  const newsletters = await orm
    .select({
      id: newsletter.id,
      locale: newsletter.locale,
      name: newsletter.name,
      description: newsletter.description,
      isWanted: sql<boolean>`exists (select from ${newsletterSubscription} where ${newsletterSubscription.newsletterId} = ${newsletter.id} and ${newsletterSubscription.subscriberId} = ${subscriberId})`,
    })
    .from(newsletter)
    .where(isNull(newsletter.closedAt))
    .orderBy(sql`${newsletter.locale} <> ${person.locale}`, asc(newsletter.locale), asc(newsletter.createdAt))
  return { email: person.email, locale: person.locale, newsletters }
}

/** Gives somebody these newsletters and no others. @returns false when nothing of them is known any more */
export async function changePreferences(
  { orm }: Database,
  secret: string,
  subscriberId: string,
  asked: readonly string[],
): Promise<boolean> {
  const wantedIds = asked.filter(couldBeId)
  return orm.transaction(async (tx) => {
    const person = await lockSubscriber(tx, subscriberId)
    if (!person) return false
    const before = await tx
      .select({ id: newsletterSubscription.newsletterId })
      .from(newsletterSubscription)
      .where(eq(newsletterSubscription.subscriberId, subscriberId))
    const had = new Set(before.map(({ id }) => id))
    const open = await openOnes({ orm: tx as unknown as Database['orm'] }, wantedIds)
    const added = open.filter(({ id }) => !had.has(id))
    if (added.length > 0) {
      await tx.insert(newsletterSubscription).values(
        added.map(({ id }) => ({
          newsletterId: id,
          subscriberId,
          source: 'form' as const,
          consentedAt: sql`now()`,
        })),
      )
      await tx
        .delete(mailSuppression)
        .where(
          inArray(mailSuppression.emailHash, [
            addressHash(secret, person.emailKey),
            ...added.map(({ id }) => addressHash(secret, person.emailKey, id)),
          ]),
        )
    }
    const wanted = new Set(wantedIds)
    await stopSome(
      tx,
      secret,
      person,
      [...had].filter((id) => !wanted.has(id)),
    )
    return true
  })
}

/**
 * Stops one newsletter: one press in a mail program, or on the page that its link leads to.
 * @returns its name and language; null when neither it nor they are known any more, which is as good
 */
export async function stopOne(
  { orm }: Database,
  secret: string,
  { newsletterId, subscriberId }: { newsletterId: string; subscriberId: string },
): Promise<void> {
  await orm.transaction(async (tx) => {
    const person = await lockSubscriber(tx, subscriberId)
    if (person) await stopSome(tx, secret, person, [newsletterId])
  })
}

type Person = { id: string; emailKey: string }

async function lockSubscriber(tx: Transaction, subscriberId: string): Promise<Person | null> {
  const [person] = await tx
    .select({ id: subscriber.id, emailKey: subscriber.emailKey })
    .from(subscriber)
    .where(eq(subscriber.id, subscriberId))
    .for('update')
  return person ?? null
}

async function stopSome(
  tx: Transaction,
  secret: string,
  { id, emailKey }: Person,
  newsletterIds: readonly string[],
): Promise<void> {
  if (newsletterIds.length === 0) return
  await tx
    .delete(newsletterSubscription)
    .where(
      and(
        eq(newsletterSubscription.subscriberId, id),
        inArray(newsletterSubscription.newsletterId, [...newsletterIds]),
      ),
    )
  await suppress(
    tx,
    newsletterIds.map((each) => addressHash(secret, emailKey, each)),
    'unsubscribed',
  )
}

async function suppress(
  tx: Transaction,
  hashes: readonly string[],
  reason: SuppressionReason,
): Promise<void> {
  await tx
    .insert(mailSuppression)
    .values(hashes.map((emailHash) => ({ emailHash, reason })))
    .onConflictDoUpdate({ target: mailSuppression.emailHash, set: { reason, at: sql`now()` } })
}

/**
 * Forgets somebody: their address, what they got, what was sent to them. A hash stays, so that no import brings them back.
 * @returns whether there was anybody
 */
export async function forget(
  tx: Transaction,
  secret: string,
  subscriberId: string,
  reason: SuppressionReason,
): Promise<boolean> {
  const person = await lockSubscriber(tx, subscriberId)
  if (!person) return false
  // Subscriptions and deliveries go with the row.
  await tx.delete(subscriber).where(eq(subscriber.id, subscriberId))
  await forgetAddress(tx, secret, person.emailKey, reason)
  return true
}

/** The same of an address that may only have asked. */
export async function forgetAddress(
  tx: Transaction,
  secret: string,
  emailKey: string,
  reason: SuppressionReason,
): Promise<void> {
  await tx.delete(subscriptionRequest).where(eq(subscriptionRequest.emailKey, emailKey))
  await tx.execute(sql`delete from rate_limit where "key" = ${`newsletter to|${emailKey}`}`)
  await suppress(tx, [addressHash(secret, emailKey)], reason)
}

/** Requests that nobody has confirmed in time, with the addresses in them. */
export async function sweepRequests({ orm }: Database): Promise<void> {
  await orm.delete(subscriptionRequest).where(lte(subscriptionRequest.expiresAt, sql`now()`))
}

/** A person's name for themselves: which newsletter a link would stop. */
export async function nameOfNewsletter(
  { orm }: Database,
  newsletterId: string,
): Promise<{ name: string; locale: Locale } | null> {
  const [row] = await orm
    .select({ name: newsletter.name, locale: newsletter.locale })
    .from(newsletter)
    .where(eq(newsletter.id, newsletterId))
  return row ? present(row, 'newsletter') : null
}
