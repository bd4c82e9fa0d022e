/** How a change reaches every instance that keeps pages made from what changed. */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { and, gt, lt, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { forFollower } from '../db/connection-shares.ts'
import type { Database } from '../db/open.ts'
import { replayLag } from '../db/replay-lag.ts'
import { isUnwritable, sqlState } from '../db/sql-state.ts'
import { touch } from '../db/tables/touches.ts'
import type { Transaction } from '../db/transaction.ts'
import { firstOf } from '../present.ts'
import { every } from '../server/every.ts'
import type { Tag } from './cache-dependencies.ts'
import type { Touch } from './kept-pages-writer.ts'
import { type InstanceFacts, otherInstances } from './other-instances.ts'
import type { Press } from './press.ts'
import { rememberWhile } from './remembered.ts'
import { asTouch, loggedTouch, resumeKeptPages } from './resume-kept-pages.ts'

type Shared = {
  press?: Pick<Press, 'forget'> | undefined
  /** Has the follower of this process look at once, and not forget again what was touched under these ids. */
  look?: ((own: readonly number[]) => void) | undefined
}
/** On globalThis: operations run in Next's bundle as well as in the server. */
const key = Symbol.for('warraq.press')
const holder = globalThis as { [key]?: Shared }
holder[key] ??= {}
const shared: Shared = holder[key]

/** The press of this process, told of changes as soon as they are committed. */
export const setPress = (press: Pick<Press, 'forget'> | undefined): void => {
  shared.press = press
  rememberWhile(press !== undefined)
}

const channel = 'warraq_touch'
/** Milliseconds. How often an instance looks for changes that no notification told it of, and for what time changed. */
const lookEvery = 1_000
/** How far back each look goes: longer than a transaction may take between logging a touch and committing it. */
const lookBack = 120_000
const sweepEvery = 3_600_000
/** Milliseconds for which the log is kept; the newest row for ever, by which kept pages know whose they are. */
const keptFor = 24 * 3_600_000

/**
 * Runs a transaction that changes what readers see. What it touches is logged in it, so it is logged if and only if it
 * happened; when it has been committed, this instance forgets at once and the others are notified.
 * @param change gets the transaction, and a function to say what it touches
 */
export async function withInvalidation<T>(
  db: Database,
  change: (tx: Transaction, invalidate: (...touched: Tag[]) => void) => Promise<T>,
): Promise<T> {
  const touched = new Set<Tag>()
  let logged: Touch[] = []
  const result = await db.orm.transaction(async (tx) => {
    const done = await change(tx, (...more) => {
      for (const tag of more) touched.add(tag)
    })
    if (touched.size) {
      const rows = await tx
        .insert(touch)
        .values([...touched].map((tag) => ({ tag })))
        .returning(loggedTouch)
      logged = rows.map(asTouch)
      await tx.execute(sql`select pg_notify(${channel}, '')`)
    }
    return done
  })
  db.replica?.behind()
  shared.press?.forget(logged)
  shared.look?.(logged.flatMap(({ logged: row }) => row?.id ?? []))
  return result
}

export type Follower = {
  /** What changed elsewhere, and what time changed; what {@link withInvalidation} changed here has been forgotten. */
  press?: Pick<Press, 'forget' | 'forgetAll'> & Partial<Pick<Press, 'followed' | 'keptPages'>>
  /** Told of every change once, and of the last two minutes' when it starts to follow. */
  tell?: (touched: readonly Tag[]) => void
  /** Told that anything may have changed, since nothing was heard for longer than is looked back. */
  tellAll?: () => void
}

type Following = {
  /** The tags of what time alone changed between two moments, the first one excluded. */
  changedByTime?: (db: Database, after: Date, until: Date) => Promise<Tag[]>
  /** Milliseconds that each look goes back. */
  lookBack?: number
  /** What is told of this instance to the others of a PostgreSQL; unset: nothing, and it never takes itself for alone. */
  facts?: InstanceFacts & { isWorker: boolean }
}

export type FollowingChanges = {
  /** Resolves when it has looked once, or could not. */
  firstLook: Promise<void>
  stop: () => Promise<void>
}

/**
 * Keeps a press, and who else must know, abreast of the database: notified by PostgreSQL, and looking once a second
 * whatever happens.
 */
export function followChanges(
  db: Database,
  { press, tell, tellAll }: Follower,
  { changedByTime, lookBack: back = lookBack, facts }: Following = {},
): FollowingChanges {
  const byTime = async (after: Date, until: Date) =>
    (await forFollower(async () => changedByTime?.(db, after, until))) ?? []
  const others = db.engine === 'postgres' && facts ? otherInstances(db, facts, facts.isWorker) : undefined
  const seen = new Set<number>()
  const own = new Set<number>()
  let lookedAt: Date | undefined
  let newest = 0
  let isAlone = false
  let place: string | undefined

  const look = async (): Promise<void> => {
    const from = performance.now()
    // Another server of this database may not have yet what we heard of on the one before: what was made there meanwhile
    // was made without it, and is to be forgotten when it has.
    if (db.address() !== place) {
      seen.clear()
      own.clear()
    }
    place = db.address()
    // On a standby nobody writes: it is followed, and no instance is counted.
    const isCounted = await forFollower(async () => others?.beat()).then(
      () => true,
      (error: unknown) => {
        if (!isUnwritable(error)) throw error
        return false
      },
    )
    // The database's clock: an instance that was suspended, or has a clock of its own, is not to be asked.
    const { rows: state } = await forFollower(() =>
      db.orm.execute<{ now: Date; isStandby: boolean; newest: number | null; others: number }>(
        sql`select now() as now, pg_is_in_recovery() as "isStandby", (select max(${touch.id}) from ${touch}) as newest, ${others?.count ?? sql`1`} as others`,
      ),
    )
    const now = new Date(firstOf(state).now)
    // Before the log is read: what the standby has carried out until then is in it.
    const lag = firstOf(state).isStandby ? await forFollower(() => replayLag(db)) : 0
    const rows = await forFollower(() =>
      db.orm
        .select(loggedTouch)
        .from(touch)
        .where(gt(touch.touchedAt, new Date(now.getTime() - back))),
    )
    // Half, because what was logged before the last look may have been committed after it. And a log that is shorter than
    // it was is another's: a copy of the database was put back.
    const newestNow = Number(firstOf(state).newest ?? 0)
    if (newestNow < newest || (lookedAt && now.getTime() - lookedAt.getTime() > back / 2)) {
      press?.forgetAll()
      tellAll?.()
    }
    newest = newestNow
    const news = rows.filter((row) => !seen.has(row.id))
    // Before pages are forgotten: those that are made then need what was changed.
    if (news.some((row) => !own.has(row.id))) db.replica?.behind()
    if (news.length) {
      press?.forget(news.flatMap((row) => (own.has(row.id) ? [] : [asTouch(row)])))
      tell?.(news.map((row) => row.tag))
    }
    for (const row of news) seen.add(row.id)
    for (const id of own) if (seen.has(id)) own.delete(id)
    const current = new Set(rows.map((row) => row.id))
    for (const id of seen) if (!current.has(id)) seen.delete(id)
    const since = lookedAt ?? new Date(now.getTime() - back)
    const changed = await byTime(since, now)
    if (changed.length) {
      press?.forget(changed.map((tag) => ({ tag })))
      tell?.(changed)
    }
    lookedAt = now
    if (press?.keptPages?.mayOpen) {
      const resuming = { now, lookBack: back, logReaches: keptFor, changedByTime: byTime }
      // A paper without them is whole; they say themselves what failed, and are tried again.
      await resumeKeptPages(db, press.keptPages, resuming).catch(() => {})
    }
    await forFollower(async () => db.replica?.look())
    // Where nobody can say that he is there, those who were there are taken to be so still.
    if (isCounted) isAlone = firstOf(state).others === 0
    press?.followed?.(new Date(now.getTime() - lag), {
      ago: performance.now() - from + lag,
      // What this instance withdrew itself is not there either.
      isAlone: isAlone && lag === 0,
    })
  }

  /** Since when looks have failed without the server's saying why. */
  let silentSince: number | undefined
  const hear = async (): Promise<void> => {
    const from = Date.now()
    try {
      await look()
    } catch (error) {
      if (sqlState(error) === undefined) silentSince ??= from
      // What answers nothing tells nothing either, and does not say that it has stopped to.
      listening?.renew()
      throw error
    }
    if (silentSince !== undefined) db.breakSilent(silentSince)
    silentSince = undefined
  }

  // While the database is away nothing can be learned; pages are sent as they are (stale-if-error).
  const first = Promise.withResolvers<void>()
  const listening = db.address() ? listen(db.address, () => following.soon()) : undefined
  const following = every('Following what changes', lookEvery, () => hear().finally(first.resolve))
  const sweeping = every('Clearing the log of changes', sweepEvery, () =>
    db.orm
      .delete(touch)
      .where(
        and(
          lt(touch.touchedAt, sql`now() - ${`${keptFor} milliseconds`}::interval`),
          lt(touch.id, sql`(select max(id) from touch)`),
        ),
      ),
  )
  const lookAfter = (ids: readonly number[]): void => {
    for (const id of ids) own.add(id)
    following.soon()
  }
  shared.look = lookAfter
  return {
    firstLook: first.promise,
    stop: async () => {
      if (shared.look === lookAfter) shared.look = undefined
      await listening?.stop()
      await following.stop()
      await sweeping.stop()
      await forFollower(async () => others?.leave()).catch(() => {})
    },
  }
}

/** A connection of its own that only listens; when it breaks, another is made, and the next look covers the gap. */
function listen(
  address: Database['address'],
  heard: () => void,
): { renew: () => void; stop: () => Promise<void> } {
  const stopped = new AbortController()
  let client: Client | undefined
  /** Without waiting for the other end, which may be none. */
  const cut = () => (client as { connection?: { stream: Socket } } | undefined)?.connection?.stream.destroy()
  const listening = (async () => {
    while (!stopped.signal.aborted) {
      client = new Client({
        connectionString: address(),
        application_name: 'warraq press',
        keepAlive: true,
        connectionTimeoutMillis: 2_000,
        query_timeout: 2_000,
      })
      client.on('notification', heard)
      // Heard as its end, below.
      client.on('error', () => {})
      try {
        const ended = once(client, 'end')
        // Broken before it listens, it is heard of by `connect` or `query`; nobody waits for its end then.
        ended.catch(() => {})
        await client.connect()
        await client.query(`LISTEN ${channel}`)
        heard()
        await ended
      } catch {
        cut()
      }
      await wait(lookEvery, undefined, { signal: stopped.signal }).catch(() => {})
    }
  })()
  return {
    renew: cut,
    stop: async () => {
      stopped.abort()
      cut()
      await listening
    },
  }
}
