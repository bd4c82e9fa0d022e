/**
 * Telling others that something changed: a WebSub hub, which tells who follows our feeds, and IndexNow, which tells search
 * engines. Never before a change is committed, never while an operation waits. What is to be told stands in the database
 * until it has been (`announcement-outbox.ts`): a process that ends loses nothing, and of several each tells once.
 */

import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { announcement } from '../db/tables/connections.ts'
import { log } from '../log/log.ts'
import { reasonOf } from '../log/reason-of.ts'
import { present } from '../present.ts'
import { articlesAmong, type Tag } from '../press/cache-dependencies.ts'
import { every } from '../server/every.ts'
import type { AnnouncementListener } from '../vocabulary.ts'
import { listenersOf, queueAnnouncements } from './announcement-outbox.ts'

export type Announcing = {
  /** To tell of what no operation changed, but time. Returns at once; others are told a little later. */
  send: (touched: readonly Tag[]) => void
  /** Tells what nobody has tried to tell yet, within a few seconds, and ends. The rest waits for the next start. */
  stop: () => Promise<void>
}

export type Announcement = {
  siteUrl: string
  /** A hub's address (https://www.w3.org/TR/websub/). */
  webSubHub?: string | undefined
  indexNowKey?: string | undefined
  /** Who passes it on to all search engines that take part. */
  indexNowUrl?: string
}

type Timing = {
  /** Milliseconds to collect changes; longer than every instance, and a cache that is purged, needs to forget its copy. */
  after?: number
  /** Milliseconds before a failed request is made again; doubled each time. */
  retry?: number
  /** Told of what could not be said. */
  report?: (problem: string) => void
}

/** A little more than an hour, with the usual `retry`. Those who follow a feed ask for it themselves as well. */
const mostAttempts = 12
const longestRequest = 10_000
const longestFarewell = 5_000
/** Milliseconds after which a process that took an announcement and said nothing more of it is taken for ended. */
const lease = 60_000
/** A hub is told of each feed by itself: not every one takes several in one request. */
const atOnce = 4
/**
 * Addresses taken at a time: of feeds as many as are told within the lease by a hub that never answers; of stories, as
 * many as one request may have (https://www.indexnow.org/documentation).
 */
const mostTaken: Record<AnnouncementListener, number> = { hub: 20, 'search-engines': 10_000 }

type Taken = { id: number; href: string; attempts: number }

/** Starts telling; undefined when nobody is to be told. */
export function startAnnouncing(
  db: Database,
  { siteUrl, webSubHub, indexNowKey, indexNowUrl = 'https://api.indexnow.org/indexnow' }: Announcement,
  { after = 5_000, retry = 2_000, report = (problem) => log.error(problem) }: Timing = {},
): Announcing | undefined {
  const listeners = listenersOf({ webSubHub, indexNowKey })
  if (listeners.length === 0) return undefined
  /** Ends what is on its way, a while after it was asked to stop. */
  const left = new AbortController()

  const waiting = new Set<Tag>()
  let queueing: Promise<void> | undefined
  const send = (touched: readonly Tag[]): void => {
    for (const tag of touched) waiting.add(tag)
    if (waiting.size)
      queueing ??= queue().finally(() => {
        queueing = undefined
        send([])
      })
  }
  const queue = async (): Promise<void> => {
    // What is said at once is told once.
    await wait(0)
    const touched = [...waiting]
    waiting.clear()
    try {
      await queueAnnouncements(db.orm, { touched, articleIds: articlesAmong(touched) }, listeners)
    } catch (error) {
      report(`What time changed was not announced: ${reasonOf(error)}`)
    }
  }

  /** Tells everything that is due, and of which that long has passed. */
  const tellDue = async (age: number): Promise<void> => {
    for (const listener of listeners) {
      for (;;) {
        const taken = await take(db, listener, age)
        if (taken.length === 0) break
        // However often something changed, it is told once.
        const latest = [...new Map(taken.map((row) => [row.href, row])).values()]
        const failed = await (listener === 'hub'
          ? tellHub(present(webSubHub, 'hub'), latest)
          : tellEngines(present(indexNowKey, 'key'), latest))
        const isOver = new Set(taken).difference(new Set(failed))
        await remove(db, [...isOver])
        await putOff(db, failed, retry)
        if (left.signal.aborted) return
      }
    }
  }

  /** @returns what is to be told again */
  const tellHub = async (hub: string, rows: Taken[]): Promise<Taken[]> => {
    const rest = [...rows]
    const failed: Taken[] = []
    const teller = async () => {
      for (let row = rest.shift(); row; row = rest.shift()) {
        const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': siteUrl + row.href })
        failed.push(...(await tell(hub, body, [row])))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, teller))
    return failed
  }

  const tellEngines = (key: string, rows: Taken[]): Promise<Taken[]> =>
    tell(
      indexNowUrl,
      JSON.stringify({
        host: new URL(siteUrl).host,
        key,
        keyLocation: `${siteUrl}/${key}.txt`,
        urlList: rows.map(({ href }) => siteUrl + href),
      }),
      rows,
    )

  /** One request. What will never be heard is reported, and costs the others nothing. @returns what may yet be heard */
  const tell = async (url: string, body: URLSearchParams | string, rows: Taken[]): Promise<Taken[]> => {
    const problem = await post(url, body, left.signal)
    if (!problem) return []
    const failed = problem.mayPass ? rows.filter(({ attempts }) => attempts < mostAttempts) : []
    // The address may hold a secret; its host does not.
    if (failed.length < rows.length)
      report(`${new URL(url).host} was not told of a change: ${problem.reason}`)
    return failed
  }

  const lookEvery = Math.min(after, 1_000)
  const announcing = every('Announcing', lookEvery, () => tellDue(after))
  return {
    send,
    stop: async () => {
      while (queueing) await queueing
      const enough = setTimeout(() => left.abort(), longestFarewell)
      await announcing.stop()
      await tellDue(0).catch((error: unknown) => report(`What changed was not announced: ${reasonOf(error)}`))
      clearTimeout(enough)
    },
  }
}

const milliseconds = (many: number) => sql`make_interval(secs => ${many / 1_000}::float8)`

/** Takes what is due, past whatever another process has in hand, oldest first. @param age milliseconds since it changed */
async function take({ orm }: Database, listener: AnnouncementListener, age: number): Promise<Taken[]> {
  const isDue = and(
    eq(announcement.listener, listener),
    lte(announcement.nextAt, sql`clock_timestamp()`),
    lte(announcement.createdAt, sql`clock_timestamp() - ${milliseconds(age)}`),
  )
  const hrefs = orm
    .selectDistinct({ href: announcement.href })
    .from(announcement)
    .where(isDue)
    .orderBy(announcement.href)
    .limit(mostTaken[listener])
  const due = orm
    .select({ id: announcement.id })
    .from(announcement)
    .where(and(isDue, inArray(announcement.href, hrefs)))
    .for('update', { skipLocked: true })
  const rows = await orm
    .update(announcement)
    .set({
      attempts: sql`${announcement.attempts} + 1`,
      nextAt: sql`clock_timestamp() + ${milliseconds(lease)}`,
    })
    .where(inArray(announcement.id, due))
    .returning({ id: announcement.id, href: announcement.href, attempts: announcement.attempts })
  return rows.toSorted((one, other) => one.id - other.id)
}

/** @param retry milliseconds, of the first failure; doubled with each */
async function putOff({ orm }: Database, rows: readonly Taken[], retry: number): Promise<void> {
  if (rows.length === 0) return
  await orm
    .update(announcement)
    .set({
      nextAt: sql`clock_timestamp() + ${milliseconds(retry)} * power(2, ${announcement.attempts} - 1)`,
    })
    .where(among(rows))
}

async function remove({ orm }: Database, rows: readonly Taken[]): Promise<void> {
  await orm.delete(announcement).where(among(rows))
}

/** One parameter, however many there are. */
const among = (rows: readonly Taken[]) =>
  sql`${announcement.id} = any(${`{${rows.map(({ id }) => id).join()}}`}::bigint[])`

type Problem = { reason: string; mayPass: boolean }

async function post(
  url: string,
  body: URLSearchParams | string,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      ...(typeof body === 'string' && { headers: { 'content-type': 'application/json; charset=utf-8' } }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestRequest)]),
    })
    const answer = await response.text()
    if (response.ok) return null
    const mayPass = response.status >= 500 || response.status === 408 || response.status === 429
    return { reason: `${response.status} ${answer.slice(0, 200)}`, mayPass }
  } catch (error) {
    return { reason: reasonOf(error), mayPass: true }
  }
}
