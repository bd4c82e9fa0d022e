/** Writes kept pages to their file, in a thread of its own: whoever serves waits for no disk. */

import { parentPort, workerData } from 'node:worker_threads'
import { present } from '../present.ts'
import type { Tag } from './cache-dependencies.ts'
import { isFull, openForWriting, type PageRow, removeOthers } from './kept-pages-file.ts'

export type WriterData = {
  path: string
  /** Bytes of the file. */
  budget: number
}

/** What was touched, and under which number and when the database logged it; what time alone touched is in no log. */
export type Touch = { tag: Tag; logged?: Logged | undefined }
type Logged = { id: number; at: Date }

/** Up to when the file has heard of everything, and the last touch of the log that it knows of. */
export type Followed = {
  /** Milliseconds since 1970, by the database's clock. */
  until: number
  last: Logged
}

export type WriterOrder = { number: number } & (
  | { open: true }
  /** Drops all there is: nobody knows whether it is still true. */
  | { clear: true }
  | { touched: readonly Touch[] }
  /** Milliseconds since 1970, by the database's clock. */
  | { followed: number }
  | { pages: readonly PageRow[]; read: readonly string[] }
  | { close: true }
)

export type WriterAnswer = {
  number: number
  /** The number of the last touch that is recorded. */
  seq?: number
  /** What was known when it was opened. */
  followed?: Followed | undefined
  /** Pages for which there was no room. */
  dropped?: number
  /** More has been touched than is worth knowing: it is to be cleared. */
  isOverfull?: boolean
  failed?: string
}

const port = present(parentPort, 'thread that started this one')
const { path, budget } = workerData as WriterData

/** Milliseconds for which a touch is known by its id: longer than a look goes back. */
const seenFor = 600_000
/** Touched tags past which starting anew is cheaper than knowing them all. */
const mostTouched = 1_000_000
/** The part of the pages that goes when there are too many. */
const partToEvict = 0.05

const db = openForWriting(path)
removeOthers(path)

const state = db.prepare('select seq, floor, followedUntil, lastId, lastAt from state')
const setSeq = db.prepare('update state set seq = ?')
const see = db.prepare('insert or ignore into seen (id, at) values (?, ?)')
const forgetSeen = db.prepare('delete from seen where at < ?')
const touch = db.prepare(
  'insert into touched (tag, seq) values (?, ?) on conflict (tag) do update set seq = excluded.seq',
)
const setFollowed = db.prepare('update state set followedUntil = ?')
const setLast = db.prepare('update state set lastId = ?, lastAt = ? where coalesce(lastId, 0) < ?')
const put = db.prepare(`insert or replace into page
  (key, status, headers, encoding, body, isCompressible, isTight, hash, tags, seq, madeAt, checkedAt, freshUntil, readAt)
  values (:key, :status, :headers, :encoding, :body, :isCompressible, :isTight, :hash, :tags, :seq, :madeAt, :checkedAt,
    :freshUntil, :readAt)`)
const setRead = db.prepare('update page set readAt = ? where key = ?')
const sizes = {
  pages: db.prepare('pragma page_count'),
  free: db.prepare('pragma freelist_count'),
  one: db.prepare('pragma page_size'),
}
const evict = db.prepare(
  'delete from page where id in (select id from page order by readAt limit max(20, cast((select count(*) from page) * ? as integer)))',
)
const countTouched = db.prepare('select count(*) as touched from touched')

type State = {
  seq: number
  floor: number
  followedUntil: number | null
  lastId: number | null
  lastAt: number | null
}
const known = () => state.get() as State

function inTransaction<T>(work: () => T): T {
  db.exec('begin immediate')
  try {
    const done = work()
    db.exec('commit')
    return done
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

function record(touches: readonly Touch[]): number {
  return inTransaction(() => {
    const { seq } = known()
    const now = Date.now()
    // Another process may have recorded it already.
    const news = touches.filter(({ logged }) => !logged || see.run(logged.id, now).changes > 0)
    if (news.length === 0) return seq
    for (const { tag } of news) touch.run(tag, seq + 1)
    setSeq.run(seq + 1)
    for (const { logged } of news) if (logged) setLast.run(logged.id, logged.at.getTime(), logged.id)
    return seq + 1
  })
}

/** Numbers go on, so that what others are about to write is known to be of before. */
function clear(): number {
  return inTransaction(() => {
    const seq = known().seq + 1
    db.exec('delete from page; delete from touched; delete from seen')
    db.exec(
      `update state set seq = ${seq}, floor = ${seq}, followedUntil = null, lastId = null, lastAt = null`,
    )
    return seq
  })
}

/** @returns whether more has been touched than is worth knowing */
function follow(until: number): boolean {
  inTransaction(() => {
    setFollowed.run(until)
    forgetSeen.run(Date.now() - seenFor)
  })
  return (countTouched.get() as { touched: number }).touched > mostTouched
}

/** @returns pages for which there was no room */
function keep(pages: readonly PageRow[], read: readonly string[]): number {
  try {
    inTransaction(() => {
      const { floor } = known()
      const now = Date.now()
      for (const page of pages) if (page.seq >= floor) put.run({ ...page, readAt: now })
      for (const key of read) setRead.run(now, key)
    })
    while (bytes() > budget && evict.run(partToEvict).changes > 0);
    return 0
  } catch (error) {
    // Pages may be left out: it is touches that may not.
    if (isFull(error)) return pages.length
    throw error
  }
}

function bytes(): number {
  const count = (sizes.pages.get() as { page_count: number }).page_count
  const free = (sizes.free.get() as { freelist_count: number }).freelist_count
  return (count - free) * (sizes.one.get() as { page_size: number }).page_size
}

function carryOut(order: WriterOrder): Omit<WriterAnswer, 'number'> {
  if ('open' in order) {
    const { followedUntil, lastId, lastAt } = known()
    if (followedUntil === null || lastId === null || lastAt === null) return {}
    return { followed: { until: followedUntil, last: { id: lastId, at: new Date(lastAt) } } }
  }
  if ('clear' in order) return { seq: clear() }
  if ('touched' in order) return { seq: record(order.touched) }
  if ('followed' in order) return { isOverfull: follow(order.followed) }
  if ('pages' in order) return { dropped: keep(order.pages, order.read) }
  db.exec('pragma wal_checkpoint(truncate)')
  db.close()
  return {}
}

port.on('message', (order: WriterOrder) => {
  const { number } = order
  try {
    port.postMessage({ number, ...carryOut(order) } satisfies WriterAnswer)
  } catch (error) {
    // Nothing more is written: what comes after a touch that is not recorded must not seem to know of it.
    port.postMessage({ number, failed: String(error) } satisfies WriterAnswer)
    port.close()
  }
  if ('close' in order) port.close()
})
