/**
 * How a device comes to be told, and how it stops: everything that is done from outside. Whoever knows a device’s address and
 * its secret, which its browser alone does besides us, may say what it wants; no cookie or session takes part.
 */
import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { pushSubscription, pushWish } from '../../db/tables/push.ts'
import type { Transaction } from '../../db/transaction.ts'
import { inLocale, type Locale, locales } from '../../locale/table.ts'
import { checkDestination, FetchRefused } from '../../server/guarded-fetch.ts'
import { attempt } from '../people/attempts.ts'
import { areDeviceKeys } from './encrypt-message.ts'
import { breakingList } from './queue-messages.ts'

const limits = {
  /** A household, or a school. */
  perClient: { most: 120, within: 15 * 60 },
  /** Of everybody together. */
  inAll: { most: 60_000, within: 60 * 60 },
  /** Devices of services that nobody knows: one may have as many names as there are. */
  ofStrangers: { most: 1_000, within: 60 * 60 },
} as const

/** Devices that one paper tells. */
const mostDevices = 1_000_000
/** Devices of one service that is none of {@link knownServices}: nobody makes us call a stranger’s server a million times. */
const mostOfStranger = 1_000
/** Lists that one device follows. */
const mostLists = 200

/** Whose browsers there are: Chrome and what is built on it, Firefox, Edge, Safari. */
const knownServices =
  /(^|\.)(fcm\.googleapis\.com|android\.googleapis\.com|push\.services\.mozilla\.com|notify\.windows\.com|push\.apple\.com)$/

/** Letters of an address as browsers write it, and of base64: whatever else stands there, no query meets it. */
const visible = z.string().regex(/^[\x21-\x7e]*$/)

/** A device as its browser describes it (`PushSubscription.toJSON()`). */
export const deviceFields = z.object({
  endpoint: visible.max(2_000),
  keys: z.object({ p256dh: visible.max(100), auth: visible.max(40) }),
})
export type GivenDevice = z.output<typeof deviceFields>

export type DeviceRefusal = 'endpoint' | 'keys' | 'full'

/** Whether a device may be told at all. @param allowed `settings.privateDestinations` */
export function refusalOf({ endpoint, keys }: GivenDevice, allowed: readonly string[]): DeviceRefusal | null {
  try {
    checkDestination(endpoint, allowed)
  } catch (error) {
    if (error instanceof FetchRefused) return 'endpoint'
    throw error
  }
  return areDeviceKeys(keys.p256dh, keys.auth) ? null : 'keys'
}

/** @returns seconds to wait; 0 where it may be done */
export async function mayAsk(db: Database, client: string): Promise<number> {
  return (await attempt(db, `push|${client}`, limits.perClient)) || (await attempt(db, 'push', limits.inAll))
}

const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url')

/** The row of a device that knows its own secret. */
export const isDevice = ({ endpoint, keys }: GivenDevice) =>
  and(eq(pushSubscription.endpointHash, hashOf(endpoint)), eq(pushSubscription.auth, keys.auth))

/**
 * The row of a device, made where there is none.
 * @param serverKey the name of our key for which its browser made it
 * @returns its id; a refusal where there are too many
 */
export async function keepDevice(
  tx: Transaction,
  device: GivenDevice,
  serverKey: string,
): Promise<{ id: string } | DeviceRefusal> {
  const [known] = await tx.select({ id: pushSubscription.id }).from(pushSubscription).where(isDevice(device))
  if (known) return known
  const { host } = new URL(device.endpoint)
  const { rows } = await tx.execute<{ full: boolean }>(
    sql`select (select reltuples from pg_class where oid = 'public.push_subscription'::regclass) >= ${mostDevices} as full`,
  )
  if (rows[0]?.full || (await isFull(tx, host))) return 'full'
  const values = { p256dh: device.keys.p256dh, auth: device.keys.auth, serverKey, failures: 0 }
  const [made] = await tx
    .insert(pushSubscription)
    .values({
      id: newId(),
      endpoint: device.endpoint,
      endpointHash: hashOf(device.endpoint),
      host,
      ...values,
    })
    .onConflictDoNothing()
    .returning({ id: pushSubscription.id })
  // Another has this address with another secret: whoever that is, it is not this one.
  return made ?? 'keys'
}

/** Whether a service has as many devices as it may have. */
async function isFull(tx: Transaction, host: string): Promise<boolean> {
  if (knownServices.test(host)) return false
  const { rows } = await tx.execute<{ full: boolean }>(
    sql`select (select count(*) from (select from push_subscription where host = ${host} limit ${mostOfStranger}) as one) >= ${mostOfStranger} as full`,
  )
  return (
    rows[0]?.full ||
    (await attempt({ orm: tx } as unknown as Database, 'push stranger', limits.ofStrangers)) > 0
  )
}

export type Wish = { list: string; name: string }

/**
 * What a device wants to hear of in a language, by name; null for a device that is not known, or was made for another key
 * than {@link serverKey}: it must ask again.
 */
export async function readWishes(
  { orm }: Pick<Database, 'orm'>,
  device: GivenDevice,
  locale: Locale,
  serverKey: string,
): Promise<Wish[] | null> {
  const [known] = await orm
    .select({ id: pushSubscription.id })
    .from(pushSubscription)
    .where(and(isDevice(device), eq(pushSubscription.serverKey, serverKey)))
  if (!known) return null
  const rows = await orm
    .select({ list: pushWish.list })
    .from(pushWish)
    .where(and(eq(pushWish.subscriptionId, known.id), eq(pushWish.locale, locale)))
  return namesOf(
    orm,
    rows.map(({ list }) => list),
    locale,
  )
}

/** Those of some lists that there are, with their names; `breaking` has none. */
async function namesOf(
  orm: Pick<Transaction, 'select'>,
  lists: readonly string[],
  locale: Locale,
): Promise<Wish[]> {
  const ids = (kind: string) =>
    lists.flatMap((list) => {
      const [of, id] = list.split(':')
      return of === kind && couldBeId(id) ? [id] : []
    })
  const found: Wish[] = lists.includes(breakingList) ? [{ list: breakingList, name: '' }] : []
  for (const [kind, table] of [
    ['section', section],
    ['topic', topic],
    ['author', author],
  ] as const) {
    const some = ids(kind)
    if (some.length === 0) continue
    const rows = await orm
      .select({ id: table.id, names: table.names })
      .from(table)
      .where(and(inArray(table.id, some), isNull(table.archivedAt)))
    for (const { id, names } of rows) found.push({ list: `${kind}:${id}`, name: inLocale(names, locale) })
  }
  return found
}

/**
 * What a device wants to hear of in one language from now on: these lists, in place of those before, or besides them.
 * @returns its wishes as they stand then
 */
export async function changeWishes(
  { orm }: Database,
  device: GivenDevice,
  given: {
    locale: Locale
    lists: readonly string[]
    how: 'set' | 'add' | 'remove'
    serverKey: string
  },
): Promise<Wish[] | DeviceRefusal> {
  const { locale, lists, how, serverKey } = given
  return orm.transaction(async (tx) => {
    const kept = await keepDevice(tx, device, serverKey)
    if (typeof kept === 'string') return kept
    const ofLanguage = and(eq(pushWish.subscriptionId, kept.id), eq(pushWish.locale, locale))
    const before =
      how === 'set' ? [] : await tx.select({ list: pushWish.list }).from(pushWish).where(ofLanguage)
    const after = new Set(before.map(({ list }) => list))
    for (const { list } of await namesOf(tx, lists, locale))
      if (how === 'remove') after.delete(list)
      else after.add(list)
    if (after.size > mostLists) {
      await forgetIdle(tx, kept.id)
      return 'full'
    }
    await tx.delete(pushWish).where(ofLanguage)
    const has = [...after].map((list) => ({ locale, list, subscriptionId: kept.id }))
    if (has.length > 0) await tx.insert(pushWish).values(has)
    await forgetIdle(tx, kept.id)
    return namesOf(
      tx,
      has.map(({ list }) => list),
      locale,
    )
  })
}

/** Nothing is sent to a device as a reader’s any more. */
export async function stopDevice({ orm }: Database, device: GivenDevice): Promise<void> {
  await orm.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: pushSubscription.id })
      .from(pushSubscription)
      .where(isDevice(device))
    if (!known) return
    await tx.delete(pushWish).where(eq(pushWish.subscriptionId, known.id))
    await forgetIdle(tx, known.id)
  })
}

/** Its browser has given it another address, where there is room for one: what it wants stays. */
export async function moveDevice(
  { orm }: Database,
  from: GivenDevice,
  to: GivenDevice,
  serverKey: string,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const [known] = await tx
      .select({ host: pushSubscription.host })
      .from(pushSubscription)
      .where(isDevice(from))
    const { host } = new URL(to.endpoint)
    if (!known || (known.host !== host && (await isFull(tx, host)))) return
    await tx
      .update(pushSubscription)
      .set({
        endpoint: to.endpoint,
        endpointHash: hashOf(to.endpoint),
        host,
        p256dh: to.keys.p256dh,
        auth: to.keys.auth,
        serverKey,
        failures: 0,
      })
      .where(
        and(
          isDevice(from),
          // Its new address has come by another way already.
          sql`not exists (select from push_subscription as other where other.endpoint_hash = ${hashOf(to.endpoint)})`,
        ),
      )
  })
}

/** A device that wants nothing is forgotten. */
export async function forgetIdle(tx: Transaction, id: string): Promise<void> {
  await tx
    .delete(pushSubscription)
    .where(
      and(
        eq(pushSubscription.id, id),
        isNull(pushSubscription.staffId),
        sql`not exists (select from ${pushWish} where ${pushWish.subscriptionId} = ${id})`,
      ),
    )
}

const locale = z.enum(locales)
const lists = z.array(z.string().max(80)).max(mostLists)

/** What browsers send to `/push`. */
export const pushRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('read'), device: deviceFields, locale }),
  z.object({ do: z.enum(['set', 'add', 'remove']), device: deviceFields, locale, lists }),
  z.object({ do: z.literal('stop'), device: deviceFields }),
  z.object({ do: z.literal('move'), device: deviceFields, to: deviceFields }),
])
