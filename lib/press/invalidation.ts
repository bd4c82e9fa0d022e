/** How a change reaches every instance that keeps pages made from what changed. */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, gt, lt, lte, sql } from 'drizzle-orm'
import { Client } from 'pg'
import type { Database } from '../db/open.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { article } from '../db/tables/stories.ts'
import { touch } from '../db/tables/touches.ts'
import type { Transaction } from '../db/transaction.ts'
import { log } from '../log/log.ts'
import { tellOfArticles } from '../newsroom/webhooks/outbox.ts'
import { articlesAmong, type Tag, tags } from './cache-dependencies.ts'
import type { Press } from './press.ts'

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
}

const channel = 'warraq_touch'
/** How often an instance looks for changes that no notification told it of, for embargoes and licences that ended. */
const lookEvery = 1_000
/** How far back each look goes: longer than a transaction may take between logging a touch and committing it. */
const lookBack = 120_000
const keptFor = '1 day'

/**
 * Runs an operation that changes what readers see. What it touches is logged in its own transaction, so it is
 * logged if and only if it happened; when it has been committed, this instance forgets at once and the others
 * are notified. In the same transaction stands what webhooks are to be told of it.
 * @param operation gets the transaction, and a function to say what it touches
 */
export async function withMutation<T>(
  { orm }: Database,
  operation: (tx: Transaction, invalidate: (...touched: Tag[]) => void) => Promise<T>,
): Promise<T> {
  const touched = new Set<Tag>()
  let logged: { id: number }[] = []
  const result = await orm.transaction(async (tx) => {
    const done = await operation(tx, (...more) => {
      for (const tag of more) touched.add(tag)
    })
    if (touched.size) {
      logged = await tx
        .insert(touch)
        .values([...touched].map((tag) => ({ tag })))
        .returning({ id: touch.id })
      await tx.execute(sql`select pg_notify(${channel}, '')`)
      await tellOfArticles(tx, articlesAmong([...touched]))
    }
    return done
  })
  shared.press?.forget([...touched])
  shared.look?.(logged.map(({ id }) => id))
  return result
}

export type Follower = {
  /** What changed elsewhere, and what time changed; what {@link withMutation} changed here has been forgotten. */
  press?: Pick<Press, 'forget' | 'forgetAll'>
  /** Told of every change once, and of the last two minutes' when it starts to follow. */
  tell?: (touched: readonly Tag[]) => void
}

type Following = {
  /** Whom PostgreSQL notifies; undefined for the embedded engine, whose changes are all made in this process. */
  databaseUrl: string | undefined
  /** The tags that appearing touches, for stories whose embargo has ended. */
  touchesOf: (db: Database, articleId: string) => Promise<Tag[]>
  /** The tags of what else time alone changed between two moments, the first one excluded. */
  turnedBetween?: (db: Database, after: Date, until: Date) => Promise<Tag[]>
  /** Milliseconds that each look goes back. */
  lookBack?: number
}

/**
 * Keeps a press, and who else must know, abreast of the database: notified by PostgreSQL, and looking once a second
 * whatever happens.
 * @returns stops it
 */
export function followChanges(
  db: Database,
  { press, tell }: Follower,
  { databaseUrl, touchesOf, turnedBetween, lookBack: back = lookBack }: Following,
): () => Promise<void> {
  const seen = new Set<number>()
  const own = new Set<number>()
  let lookedAt: Date | undefined
  let looking: Promise<void> | undefined
  let again = false
  let failing = false

  const look = async (): Promise<void> => {
    // The database's clock: an instance that was suspended, or has a clock of its own, is not to be asked.
    const { rows: clock } = await db.orm.execute<{ now: Date }>(sql`select now() as now`)
    const now = new Date(clock[0]!.now)
    const rows = await db.orm
      .select({ id: touch.id, tag: touch.tag })
      .from(touch)
      .where(gt(touch.touchedAt, new Date(now.getTime() - back)))
    // Half, because what was logged before the last look may have been committed after it.
    if (lookedAt && now.getTime() - lookedAt.getTime() > back / 2) press?.forgetAll()
    const news = rows.filter((row) => !seen.has(row.id))
    if (news.length) {
      press?.forget(news.flatMap((row) => (own.has(row.id) ? [] : [row.tag])))
      tell?.(news.map((row) => row.tag))
    }
    for (const row of news) seen.add(row.id)
    for (const id of own) if (seen.has(id)) own.delete(id)
    const current = new Set(rows.map((row) => row.id))
    for (const id of seen) if (!current.has(id)) seen.delete(id)
    const since = lookedAt ?? new Date(now.getTime() - back)
    await lookForEmbargoes(since, now)
    await lookForExpiries(since, now)
    const turned = (await turnedBetween?.(db, since, now)) ?? []
    if (turned.length) {
      press?.forget(turned)
      tell?.(turned)
    }
    lookedAt = now
  }

  /** When a published story comes before readers: the later of its own moment and its embargo's, if it has one. */
  const appears = sql`greatest(${article.publishedAt}, ${article.embargoUntil})`
  const lookForEmbargoes = async (after: Date, until: Date): Promise<void> => {
    const ended = await db.orm
      .select({ id: article.id })
      .from(article)
      .where(and(eq(article.state, 'published'), gt(appears, after), lte(appears, until)))
    for (const { id } of ended) {
      const touched = await touchesOf(db, id)
      press?.forget(touched)
      tell?.(touched)
    }
  }

  /** Pictures that readers may see no longer from a moment on, where the publication hides them. */
  const lookForExpiries = async (after: Date, until: Date): Promise<void> => {
    const ended = await db.orm
      .select({ id: media.id })
      .from(media)
      .innerJoin(publication, eq(publication.hidesExpiredPictures, true))
      .where(and(gt(media.expiresAt, after), lte(media.expiresAt, until)))
    const touched = ended.map(({ id }) => tags.media(id))
    if (touched.length === 0) return
    press?.forget(touched)
    tell?.(touched)
  }

  const lookNow = (): void => {
    if (looking) {
      again = true
      return
    }
    looking = look()
      .then(() => {
        failing = false
      })
      .catch((error: unknown) => {
        // While the database is away nothing can be learned; pages are sent as they are (stale-if-error).
        if (!failing) log.error({ err: error }, 'The press cannot see what changes')
        failing = true
      })
      .finally(() => {
        looking = undefined
        if (again) {
          again = false
          lookNow()
        }
      })
  }

  const lookAfter = (ids: readonly number[]): void => {
    for (const id of ids) own.add(id)
    lookNow()
  }
  shared.look = lookAfter
  const ticking = setInterval(lookNow, lookEvery)
  const sweeping = setInterval(() => {
    db.orm
      .delete(touch)
      .where(lt(touch.touchedAt, sql`now() - ${keptFor}::interval`))
      .catch(() => {})
  }, 3_600_000)
  const stopListening = databaseUrl ? listen(databaseUrl, lookNow) : async () => {}
  lookNow()
  return async () => {
    if (shared.look === lookAfter) shared.look = undefined
    clearInterval(ticking)
    clearInterval(sweeping)
    again = false
    await stopListening()
    await looking
  }
}

/** A connection of its own that only listens; when it breaks, another is made, and the next look covers the gap. */
function listen(databaseUrl: string, heard: () => void): () => Promise<void> {
  const stopped = new AbortController()
  let client: Client | undefined
  const listening = (async () => {
    while (!stopped.signal.aborted) {
      client = new Client({
        connectionString: databaseUrl,
        application_name: 'warraq press',
        keepAlive: true,
        connectionTimeoutMillis: 10_000,
      })
      client.on('notification', heard)
      // Heard as its end, below.
      client.on('error', () => {})
      try {
        const ended = once(client, 'end')
        await client.connect()
        await client.query(`LISTEN ${channel}`)
        heard()
        await ended
      } catch {
        await client.end().catch(() => {})
      }
      await wait(lookEvery, undefined, { signal: stopped.signal }).catch(() => {})
    }
  })()
  return async () => {
    stopped.abort()
    await client?.end().catch(() => {})
    await listening
  }
}
