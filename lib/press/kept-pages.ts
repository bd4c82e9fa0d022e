/**
 * Pages beside memory, on this machine's disk: they survive a restart, and the processes of the machine share them. Nothing
 * is served from there until all that was touched meanwhile is known (`resume-kept-pages.ts`), and nothing after a touch
 * could not be recorded.
 */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { projectPath } from '../db/project-path.ts'
import { log } from '../log/log.ts'
import type { Tag } from './cache-dependencies.ts'
import { smallestOf, withEncoding } from './encodings.ts'
import { isBusy, openForReading, type PageRow } from './kept-pages-file.ts'
import type { Followed, Touch, WriterAnswer, WriterData, WriterOrder } from './kept-pages-writer.ts'
import type { Page } from './page-store.ts'

/**
 * The touches that a page knows of: those that this process had forgotten when it began to make it. Undefined while the
 * last of them is not recorded yet; null when others were recorded meanwhile of which it cannot know.
 */
export type KnownTouches = { seq: number | undefined | null }

export type KeptPagesOptions = {
  /** Of one build with one set of settings: another would make other pages. */
  path: string
  /** Bytes of the file. */
  budget: number
  /** Told what other processes of this machine have recorded, before pages that know of it are taken for true. */
  heard: (touched: readonly Tag[]) => void
}

/** Milliseconds for which pages wait to be written together, in one encoding at least. */
const gatherFor = 250
/** Pages that wait to be written, and bytes of them; more are left out. */
const mostWaiting = { pages: 400, bytes: 16 * 1024 * 1024 }
/** Milliseconds after which a page that is read is noted as read again, so that it is not the next to go. */
const noteReadAfter = 3_600_000
/** Milliseconds until it is tried again after it failed, and that it may take to end. */
const pauseAfterFailure = 30_000
const longestEnding = 2_000
/** Milliseconds between notes of up to when everything is known. What is later is looked through again at a restart. */
const noteFollowedEvery = 30_000

const readPage = `select status, headers, encoding, body, isCompressible, isTight, hash, tags, madeAt, checkedAt, freshUntil, readAt
  from page where key = ? and not exists (
    select 1 from json_each(page.tags) made join touched on touched.tag = made.value where touched.seq > page.seq)`

type Running = {
  worker: Worker
  asked: Map<number, (answer: WriterAnswer) => void>
}

export class KeptPages {
  readonly #options: KeptPagesOptions
  #running: Running | undefined
  #reading: { db: DatabaseSync; page: StatementSync; touched: StatementSync } | undefined
  #failedAt = Number.NEGATIVE_INFINITY
  #lastNumber = 0
  /** All touches up to this one have been forgotten by this process. */
  #applied = 0
  #known: KnownTouches = { seq: null }
  /** Forgotten here, and not recorded yet. */
  readonly #unrecorded = new Set<readonly Touch[]>()
  readonly #waiting = new Map<string, Page>()
  #waitingBytes = 0
  readonly #read = new Set<string>()
  #gathering: NodeJS.Timeout | undefined
  #followedAt = Number.NEGATIVE_INFINITY
  #isClosed = false

  constructor(options: KeptPagesOptions) {
    this.#options = options
  }

  /** Whether pages come from here just now. */
  get isServing(): boolean {
    return this.#reading !== undefined
  }

  /** Whether it is worth trying to open: it is not open, and did not fail just now. */
  get mayOpen(): boolean {
    return !this.#isClosed && !this.isServing && Date.now() - this.#failedAt > pauseAfterFailure
  }

  /**
   * Opens the file to be written: from here on what is touched is recorded.
   * @returns up to when it has heard of everything; undefined when it holds nothing to be trusted
   */
  async open(): Promise<Followed | undefined> {
    if (!this.#running) this.#running = this.#start()
    const { followed } = await this.#ask({ open: true })
    return followed
  }

  /** Drops all there is. */
  async clear(): Promise<void> {
    await this.#ask({ clear: true })
  }

  /** Serves from now on, once everything that has been touched until now is recorded. */
  async serve(): Promise<void> {
    // Orders are carried out in turn.
    await this.#ask({ touched: [] })
    if (this.#isClosed) return
    try {
      const db = openForReading(this.#options.path)
      const { seq } = db.prepare('select seq from state').get() as { seq: number }
      this.#applied = seq
      // Where something is not recorded yet, the next touch says what is known.
      if (this.#unrecorded.size === 0) this.#known = { seq }
      this.#reading = {
        db,
        page: db.prepare(readPage),
        touched: db.prepare('select tag, seq from touched where seq > ? and seq <= ?'),
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  /** What a page that begins to be made now will know of. */
  get known(): KnownTouches {
    return this.#known
  }

  /** A page that is true. */
  get(key: string): Page | undefined {
    const reading = this.#reading
    if (!reading) return
    try {
      const row = reading.page.get(key) as (Omit<PageRow, 'key' | 'seq'> & { readAt: number }) | undefined
      if (!row) return
      const read = new Set(JSON.parse(row.tags) as Tag[])
      for (const touches of this.#unrecorded) if (touches.some(({ tag }) => read.has(tag))) return
      if (Date.now() - row.readAt > noteReadAfter) this.#read.add(key)
      const body = Buffer.from(row.body.buffer, row.body.byteOffset, row.body.byteLength)
      return {
        status: row.status,
        headers: JSON.parse(row.headers),
        bodies: {
          made: { [row.encoding]: body },
          isCompressible: row.isCompressible === 1,
          hash: row.hash,
          ...(row.isTight === 1 && { isTight: true }),
        },
        read,
        madeAt: row.madeAt,
        checkedAt: row.checkedAt,
        freshUntil: row.freshUntil,
      }
    } catch (error) {
      // Of a writer that has just begun a new log.
      if (!isBusy(error)) this.#fail(error)
    }
  }

  /** Has a page written, soon. What knows of no touch it was made after is not. */
  keep(key: string, page: Page): void {
    if (!this.isServing || !page.known) return
    const { length } = smallestOf(page.bodies).body
    const former = this.#waiting.get(key)
    if (former) this.#waitingBytes -= smallestOf(former.bodies).body.length
    else if (this.#waiting.size >= mostWaiting.pages || this.#waitingBytes + length > mostWaiting.bytes)
      return
    this.#waiting.set(key, page)
    this.#waitingBytes += length
    this.#gathering ??= setTimeout(() => this.#write(), gatherFor).unref()
  }

  /** Has touches recorded; nothing that was made from them comes from here from now on. */
  forget(touches: readonly Touch[]): void {
    if (!this.#running || touches.length === 0) return
    const known: KnownTouches = { seq: undefined }
    this.#known = known
    this.#unrecorded.add(touches)
    this.#ask({ touched: touches }).then(
      ({ seq = 0 }) => this.#recorded(touches, known, seq),
      // It has failed as a whole.
      () => this.#unrecorded.delete(touches),
    )
  }

  #recorded(touches: readonly Touch[], known: KnownTouches, seq: number): void {
    try {
      // Others of this machine may have recorded more, of which this process has not heard yet.
      const here = new Set([...this.#unrecorded].flatMap((each) => each.map(({ tag }) => tag)))
      const rows = this.#reading ? this.#reading.touched.all(this.#applied, seq) : []
      const foreign = rows.flatMap(({ tag }) => (here.has(String(tag)) ? [] : [String(tag)]))
      this.#unrecorded.delete(touches)
      if (foreign.length > 0) {
        this.#options.heard(foreign)
        known.seq = null
        if (this.#known === known) this.#known = { seq }
      } else known.seq = seq
      this.#applied = Math.max(this.#applied, seq)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** @param until up to when everything has been heard of and forgotten, by the database's clock */
  followed(until: Date): void {
    if (!this.isServing || Date.now() - this.#followedAt < noteFollowedEvery) return
    this.#followedAt = Date.now()
    this.#ask({ followed: until.getTime() }).then(
      ({ isOverfull }) => {
        if (isOverfull) this.suspend({ clearing: true })
      },
      () => {},
    )
  }

  /** Serves nothing until it has been opened anew: when it cannot be known what was touched. */
  suspend({ clearing = false } = {}): void {
    this.#reading?.db.close()
    this.#reading = undefined
    this.#known = { seq: null }
    this.#waiting.clear()
    this.#waitingBytes = 0
    if (clearing) this.#ask({ clear: true }).catch(() => {})
  }

  /** Writes what waits and ends. */
  async close(): Promise<void> {
    clearTimeout(this.#gathering)
    // Pages may wait for what was touched last to be recorded.
    await this.#ask({ touched: [] }).catch(() => {})
    await this.#write()
    this.#isClosed = true
    this.suspend()
    const running = this.#running
    if (!running) return
    await Promise.race([this.#ask({ close: true }).catch(() => {}), wait(longestEnding)])
    this.#running = undefined
    await running.worker.terminate()
  }

  async #write(): Promise<void> {
    this.#gathering = undefined
    const rows: PageRow[] = []
    for (const [key, page] of [...this.#waiting]) {
      // Its touches are being recorded: the next time.
      if (page.known?.seq === undefined) continue
      const row = await rowOf(key, page).catch(() => undefined)
      if (this.#waiting.get(key) !== page) continue
      this.#waiting.delete(key)
      this.#waitingBytes -= smallestOf(page.bodies).body.length
      if (row) rows.push(row)
    }
    const read = [...this.#read]
    this.#read.clear()
    if (this.#waiting.size > 0) this.#gathering ??= setTimeout(() => this.#write(), gatherFor).unref()
    if (rows.length === 0 && read.length === 0) return
    await this.#ask({ pages: rows, read }).then(
      ({ dropped }) => {
        if (dropped) log.warn({ dropped }, 'Pages were not kept on disk: there is no room')
      },
      () => {},
    )
  }

  #start(): Running {
    const running: Running = {
      worker: new Worker(projectPath('lib/press/kept-pages-writer.ts'), {
        name: 'warraq-kept-pages',
        workerData: { path: this.#options.path, budget: this.#options.budget } satisfies WriterData,
        resourceLimits: { maxOldGenerationSizeMb: 64 },
      }),
      asked: new Map(),
    }
    running.worker.on('message', (answer: WriterAnswer) => {
      running.asked.get(answer.number)?.(answer)
      running.asked.delete(answer.number)
    })
    running.worker.on('error', (error) => {
      if (this.#running === running) this.#fail(error)
    })
    running.worker.on('exit', () => {
      for (const [number, answer] of running.asked) answer({ number, failed: 'The writer has ended' })
      running.asked.clear()
      if (this.#running === running) this.#running = undefined
    })
    // A process that has nothing else to do may end.
    running.worker.unref()
    return running
  }

  #ask(order: DistributiveOmit<WriterOrder, 'number'>): Promise<WriterAnswer> {
    const running = this.#running
    if (!running) return Promise.reject(new Error('The writer of kept pages is not running'))
    this.#lastNumber += 1
    const number = this.#lastNumber
    return new Promise((resolve, reject) => {
      running.asked.set(number, (answer) => {
        if (answer.failed === undefined) return resolve(answer)
        const error = new Error(answer.failed)
        if (this.#running === running) this.#fail(error)
        reject(error)
      })
      running.worker.postMessage({ number, ...order })
    })
  }

  #fail(error: unknown): void {
    this.#failedAt = Date.now()
    log.error({ err: error }, 'Pages are not kept on disk for a while')
    const running = this.#running
    this.#running = undefined
    this.suspend()
    running?.worker.terminate()
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** @returns undefined of a page that cannot know what was touched before it was made */
async function rowOf(key: string, page: Page): Promise<PageRow | undefined> {
  const { known, status, headers, read, madeAt, checkedAt, freshUntil } = page
  if (typeof known?.seq !== 'number') return
  const isCompressed = smallestOf(page.bodies).encoding !== 'identity'
  // Nobody has asked for it compressed; the quickest will do.
  const bodies =
    isCompressed || !page.bodies.isCompressible ? page.bodies : await withEncoding(page.bodies, 'zstd')
  const { encoding, body } = smallestOf(bodies)
  return {
    key,
    status,
    headers: JSON.stringify(headers),
    encoding,
    body,
    isCompressible: bodies.isCompressible ? 1 : 0,
    isTight: bodies.isTight ? 1 : 0,
    hash: bodies.hash,
    tags: JSON.stringify([...read]),
    seq: known.seq,
    madeAt,
    checkedAt,
    freshUntil,
  }
}
