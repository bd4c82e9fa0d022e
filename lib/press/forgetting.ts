/** How a change reaches every instance that keeps pages made from what changed. */
import { and, eq, gt, lt, lte, sql } from 'drizzle-orm'
import { Client } from 'pg'
import type { Database } from '../db/open.ts'
import { article, touch } from '../db/schema.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Tag } from './ledger.ts'
import type { Press } from './press.ts'

/** On globalThis: operations run in Next's bundle as well as in the server. */
const key = Symbol.for('warraq.press')
const shared = globalThis as { [key]?: Pick<Press, 'forget' | 'forgetAll'> | undefined }
/** The press of this process, told of changes as soon as they are committed. */
export const setPress = (press: Pick<Press, 'forget' | 'forgetAll'> | undefined): void => {
  shared[key] = press
}

const channel = 'warraq_touch'
/** How often an instance looks for changes that no notification told it of, and for embargoes that ended. */
const lookEvery = 1_000
/** How far back each look goes: longer than a transaction may take between logging a touch and committing it. */
const lookBack = '2 minutes'
const keptFor = '1 day'

/**
 * Runs an operation that changes what readers see. What it touches is logged in its own transaction, so it is
 * logged if and only if it happened; when it has been committed, this instance forgets at once and the others
 * are notified.
 * @param operation gets the transaction, and a function to say what it touches
 */
export async function changing<T>(
  { orm }: Database,
  operation: (tx: Transaction, touches: (...touched: Tag[]) => void) => Promise<T>,
): Promise<T> {
  const touched = new Set<Tag>()
  const result = await orm.transaction(async (tx) => {
    const done = await operation(tx, (...more) => {
      for (const tag of more) touched.add(tag)
    })
    if (touched.size) {
      await tx.insert(touch).values([...touched].map((tag) => ({ tag })))
      await tx.execute(sql`select pg_notify(${channel}, '')`)
    }
    return done
  })
  shared[key]?.forget([...touched])
  return result
}

/**
 * Keeps a press abreast of the database: notified by PostgreSQL, and looking once a second whatever happens.
 * @param touchesOf the tags that appearing touches, for stories whose embargo has ended
 * @returns stops it
 */
export function followChanges(
  db: Database,
  press: Pick<Press, 'forget' | 'forgetAll'>,
  databaseUrl: string | undefined,
  touchesOf: (db: Database, articleId: string) => Promise<Tag[]>,
): () => Promise<void> {
  const seen = new Set<number>()
  let embargoesSeenUntil: Date | undefined
  let looking: Promise<void> | undefined
  let again = false
  let isFirst = true
  let failing = false

  const look = async (): Promise<void> => {
    const rows = await db.orm
      .select({ id: touch.id, tag: touch.tag })
      .from(touch)
      .where(gt(touch.touchedAt, sql`clock_timestamp() - ${lookBack}::interval`))
    const news = rows.filter((row) => !seen.has(row.id))
    for (const row of news) seen.add(row.id)
    const current = new Set(rows.map((row) => row.id))
    for (const id of seen) if (!current.has(id)) seen.delete(id)
    // What was touched before this instance kept any page is nothing it could have missed.
    if (!isFirst && news.length) press.forget(news.map((row) => row.tag))
    isFirst = false
    await lookForEmbargoes()
  }

  const lookForEmbargoes = async (): Promise<void> => {
    const { rows } = await db.orm.execute<{ now: Date }>(sql`select now() as now`)
    const now = new Date(rows[0]!.now)
    if (embargoesSeenUntil) {
      const ended = await db.orm
        .select({ id: article.id })
        .from(article)
        .where(
          and(
            eq(article.state, 'published'),
            gt(article.publishedAt, embargoesSeenUntil),
            lte(article.publishedAt, now),
          ),
        )
      for (const { id } of ended) press.forget(await touchesOf(db, id))
    }
    embargoesSeenUntil = now
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
        if (!failing) console.error('The press cannot see what changes:', error)
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
    clearInterval(ticking)
    clearInterval(sweeping)
    await stopListening()
    await looking
  }
}

/** A connection of its own that only listens; when it breaks, another is made, and the clock covers the gap. */
function listen(databaseUrl: string, heard: () => void): () => Promise<void> {
  let client: Client | undefined
  let stopped = false
  const connect = async (): Promise<void> => {
    if (stopped) return
    client = new Client({ connectionString: databaseUrl, application_name: 'warraq press', keepAlive: true })
    client.on('notification', heard)
    client.on('error', () => {})
    client.on('end', () => {
      if (!stopped) setTimeout(connect, lookEvery).unref()
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
      heard()
    } catch {
      await client.end().catch(() => {})
    }
  }
  connect()
  return async () => {
    stopped = true
    await client?.end().catch(() => {})
  }
}
