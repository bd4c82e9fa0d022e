/**
 * News for open tabs of the newsroom, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html):
 * that lists have changed, and how much of what concerns a person is unread. Nothing is kept for who is away: a connection
 * begins with how it stands now, and whoever makes a new one looks again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { and, gt, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { session } from '../../db/tables/sign-in.ts'
import { inboxesAmong, type Tag, tags } from '../../press/cache-dependencies.ts'
import { every } from '../../server/every.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { readSession } from '../people/own-session.ts'
import { unreadCounts } from './notify.ts'
import { mostUnread } from './read-inbox.ts'

/** Milliseconds between two signs of life, at each of which it is asked who may still be here. */
const beatEvery = 15_000
/** Browsers of one person; the one that has been here longest makes room. */
const mostEach = 8
const mostInAll = 2_000
/** Bytes that a browser may leave lying before it is let go. */
const mostWaiting = 64 * 1024

type Connection = { staffId: string; sessionId: string; response: ServerResponse }

export type LiveTabs = {
  /** Answers a browser that wants to hear: with a stream that stays open, or a refusal. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Tells those whom it concerns of what was touched anywhere. */
  send: (touched: readonly Tag[]) => void
  /** Lets everybody go, and takes nobody more. */
  close: () => void
  /** What remains to be waited for. */
  stop: () => Promise<void>
}

export function liveTabs(
  db: Database,
  { beat = beatEvery, each = mostEach, all = mostInAll }: { beat?: number; each?: number; all?: number } = {},
): LiveTabs {
  /** In the order in which they came. */
  const here = new Set<Connection>()
  const changed = new Set<string>()
  let isClosed = false

  const tell = ({ response }: Connection, event: string, data: unknown = null): void => {
    if (response.writableLength > mostWaiting) response.destroy()
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const leave = (connection: Connection, why: 'ended' | 'full'): void => {
    tell(connection, why)
    here.delete(connection)
    connection.response.end()
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (status: number, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end()
    }
    if (request.method !== 'GET') return refuse(405, { allow: 'GET' })
    if (isClosed || here.size >= all) return refuse(503, { 'retry-after': '10' })
    const { visitor } = await readSession(db, new Headers({ cookie: request.headers.cookie ?? '' }))
    if (!visitor) return refuse(401)
    if (visitor.mustEnrol) return refuse(403)
    const { staffId } = visitor.actor
    const unread = (await unreadCounts(db.orm, [staffId], mostUnread)).get(staffId) ?? 0
    if (isClosed) return refuse(503, { 'retry-after': '10' })
    if (response.destroyed) return
    const own = [...here].filter((other) => other.staffId === staffId)
    for (const other of own.slice(0, Math.max(0, own.length + 1 - each))) leave(other, 'full')
    const connection = { staffId, sessionId: visitor.sessionId, response }
    here.add(connection)
    response.once('close', () => here.delete(connection))
    request.socket.setNoDelay(true)
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Whatever stands in front of us must neither keep it, nor gather or compress it.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    // Not all at the same moment, when a server that many listen to goes.
    response.write(`retry: ${1_000 + Math.floor(Math.random() * 2_000)}\n\n`)
    tell(connection, 'hello', { staffId, unread })
  }

  const counting = every('Telling people what is unread', 60_000, async () => {
    const people = [...changed]
    changed.clear()
    const counts = await unreadCounts(db.orm, people, mostUnread).catch((error: unknown) => {
      for (const staffId of people) changed.add(staffId)
      throw error
    })
    for (const connection of here) {
      const unread = counts.get(connection.staffId)
      if (unread !== undefined) tell(connection, 'inbox', { staffId: connection.staffId, unread })
    }
  })

  const beating = every('Asking who is still in the newsroom', beat, async () => {
    if (here.size === 0) return
    // At once, so that a database that is slow to answer does not make browsers take us for gone.
    for (const connection of here) tell(connection, 'beat')
    const rows = await db.orm
      .select({ id: session.id })
      .from(session)
      .innerJoin(staff, sql`${staff.id} = ${session.userId}`)
      .where(
        and(
          inArray(session.id, [...new Set([...here].map(({ sessionId }) => sessionId))]),
          gt(session.expiresAt, sql`now()`),
          hasWayIn,
        ),
      )
    const alive = new Set(rows.map(({ id }) => id))
    for (const connection of here) if (!alive.has(connection.sessionId)) leave(connection, 'ended')
  })

  const close = (): void => {
    isClosed = true
    for (const { response } of here) response.end()
    here.clear()
  }

  return {
    answer,
    send: (touched) => {
      if (here.size === 0) return
      if (touched.includes(tags.newsroom())) for (const connection of here) tell(connection, 'stories')
      const people = new Set([...here].map(({ staffId }) => staffId))
      const those = inboxesAmong(touched).filter((staffId) => people.has(staffId))
      for (const staffId of those) changed.add(staffId)
      if (those.length > 0) counting.soon()
    },
    close,
    stop: async () => {
      close()
      await Promise.all([counting.stop(), beating.stop()])
    },
  }
}
