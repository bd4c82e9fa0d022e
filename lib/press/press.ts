/**
 * The press: Next renders a page once, the press prints it for everybody, until something it was made from is
 * touched.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { present } from '../present.ts'
import { recordDependencies, type Tag } from './cache-dependencies.ts'
import type { CacheRequest } from './cache-key.ts'
import {
  type Bodies,
  bodiesOf,
  bodyIn,
  choose,
  type Encoding,
  encodeTightly,
  etagOf,
  hasTag,
  isMade,
  withBody,
  withEncoding,
} from './encodings.ts'
import type { KeptPages } from './kept-pages.ts'
import type { Touch } from './kept-pages-writer.ts'
import { type Page, PageStore } from './page-store.ts'
import { type KeyHeader, surrogateKey } from './purge.ts'
import { forgetAllRemembered, forgetRemembered } from './remembered.ts'
import type { Rendered } from './render.ts'
import { RenderQueue, type RenderQueueOptions, TooBusy } from './render-queue.ts'

/** An answer as it goes out. Prepared once for every page and encoding: nobody may change it. */
export type CachedResponse = {
  status: number
  headers: Readonly<Record<string, string>>
  body: Buffer
}

/** What the answer to a request depends on beside its page: header fields as they came. */
export type Conditions = {
  acceptEncoding?: string | undefined
  ifNoneMatch?: string | undefined
  ifModifiedSince?: string | undefined
  /** Who asks, as far as turns are taken between those who do. */
  client?: string | undefined
}

/** How a press lives with knowing that it does not know. */
export type FollowedPress = {
  /** Milliseconds since it was last known what had been touched, after which nothing that was made before is sent. */
  longest: number
  /** Nothing is touched anywhere else, whoever was heard of. */
  isAlone: boolean
}

/**
 * Whether a press knows what was touched: `current`; `late`, when it has not heard for some seconds; `lost`, when what it
 * keeps may have been withdrawn elsewhere, and none of it is sent.
 */
export type Hearing = 'current' | 'late' | 'lost'

/** What is kept may have been withdrawn, and what is asked for anew would wait. Whoever asked is told when to come again. */
export class ChangesUnknown extends Error {
  override name = 'ChangesUnknown'
  /** Seconds, for `Retry-After` (RFC 9110, 10.2.3). */
  readonly retryAfter = 5
}

export type PressOptions = {
  /** Makes a page from its address. Throws, or answers 5xx, when it cannot. */
  render: (asked: CacheRequest) => Promise<Rendered>
  /** Changes finished HTML before it is kept, and says with which headers it goes out beside those that it came with. */
  finish?: (
    made: Rendered,
    asked: CacheRequest,
  ) => { html: string; headers: Readonly<Record<string, string>> }
  /** Headers of every answer. */
  alwaysSent?: Readonly<Record<string, string>>
  /** Bytes of pages to keep in memory. */
  budget: number
  /** That somebody tells it of what is touched elsewhere; unset: nothing is. */
  following?: FollowedPress | undefined
  /** Where pages are kept beside memory, if anywhere. @param heard is told what other processes have touched */
  keptPages?: ((heard: (touched: readonly Tag[]) => void) => KeptPages) | undefined
  /** Bounds on what is made at once, and on what waits for it. */
  rendering?: Partial<RenderQueueOptions>
  /** Milliseconds after which a reader is told to come again, whatever a page waits for. */
  longestWait?: number
  /** Makes every page anew, for as long as the code that makes it changes. */
  keepsNothing?: boolean
  /** Sends each page's tags along, for a cache in front of us that is purged by them; readers have no use for them. */
  keyHeaders?: readonly KeyHeader[]
  /** Milliseconds since 1970; tests move it. */
  now?: () => number
  /** Told of renderings that failed. */
  report?: (error: unknown, asked: CacheRequest) => void
}

/**
 * How long a page is sent without looking, by what it answers. Touching a page's tags ends it at once, and what says what
 * day it is ends with the day: a week is for what nobody thought of.
 */
const freshFor = (status: number, isBoundless = false): number => {
  if (status === 200) return isBoundless ? 300_000 : 7 * 24 * 3_600_000
  if (status < 400) return 60_000
  return status < 500 ? 10_000 : 2_000
}
/** How long, since it is known what was touched, a page is sent that was made before, where nothing is touched elsewhere. */
const freshUnfollowed = 300_000
/** Milliseconds since it was last known what had been touched: a follower looks each second, and waits two for an answer. */
const lateAfter = 5_000
/** How long past that the old page is sent while a new one is made. */
const staleWhileRefreshed = 60_000
/** How long past that an old page is better than an error. */
const staleIfBroken = 6 * 3_600_000
/** Milliseconds for which a reader waits for a page to be made anew when there is an old one. */
const worthWaiting = 1_000

/**
 * How long a reader waits for a page that there is no old one of: its turn, and what a page takes. What stands in front of us
 * can rely on it (`proxy_read_timeout` in docs/nginx.conf); the page is made to its end, for the next one who asks.
 */
const longestWait = 12_000

/** A rendering that was touched while it ran is made again, but a page that is always being touched must end. */
const mostAttempts = 3

/**
 * One thread makes pages, two of them at once: while one waits for the database it is busy with the other. More would be
 * ready hardly sooner, and what is kept would wait for all of them (bench/cold-pages.ts). Ten seconds each may wait.
 */
const rendering: RenderQueueOptions = { atOnce: 2, waiting: 1_000, longest: 10_000 }

/** How often a page must have been sent, since it was made, to be made ahead of its next reader; and how many are. */
const sentOften = 3
const mostAhead = 20

/** Drawn by another process: they must not stand in the way of what this one makes. */
const isDrawnElsewhere = ({ url }: CacheRequest): boolean => url.startsWith('/card/')

/** What is made again because time has passed waits as one client. */
const ourselves = ''

/** How often a page is sent before it is compressed as tightly as it can be: most are forgotten before that. */
const worthTightening = 10

/** Pages that are not found, moved, broken, or searched for: a scan of the site must not push real pages out. */
const otherBudget = 4 * 1024 * 1024
const mostOthers = 2_000

/**
 * What browsers, and caches that know no better, may do. A browser asks each time and is answered 304: one that was let to
 * show what it has while it asks (`stale-while-revalidate`) would show a story that was withdrawn.
 */
const cacheControl = (status: number): string => {
  if (status === 200) return 'public, max-age=0, s-maxage=30, stale-if-error=600'
  if (status < 400) return 'public, max-age=0, s-maxage=30'
  return status < 500 ? 'public, max-age=0, s-maxage=10' : 'no-store'
}

/** What caches between us and readers may do beside (RFC 9213). Bounded: what no purge announces is gone in minutes. */
const sharedControl = 'max-age=30, stale-while-revalidate=60, stale-if-error=600'

/** What may have been withdrawn meanwhile is for whoever asked: a purge that came before it would not take it from a cache. */
const forOneReader = { 'cache-control': 'private, max-age=0', 'cdn-cache-control': 'private, max-age=0' }

/** For an address that has the hash of its content in it: other content would have another address. */
const forEver = 'public, max-age=31536000, immutable'

/**
 * Fastly and Cloudflare take 16 KB of keys, proxies between us and them often 8 KB of headers in all. A page past that
 * cannot be purged, and is refreshed when its time is over.
 */
const longestKeyHeader = 7_000

export class Press {
  readonly #pages: PageStore
  readonly #others = new PageStore(otherBudget, mostOthers)
  readonly #making = new Map<string, Promise<Page>>()
  /** Of those, what nobody waits for any more who can be sent an old one. */
  readonly #slow = new Set<string>()
  /** For each tag touched while something was being made: the count of touches then. */
  readonly #touchedAt = new Map<Tag, number>()
  #touches = 0
  /** The count of touches when everything was dropped last. */
  #forgotAllAt = 0
  /** Beside the pages, not in them: what is replaced by a copy (a tighter encoding) is prepared anew. */
  readonly #prints = new WeakMap<Page, Prints>()
  /** Compressions under way or done, of bodies that were kept without them. */
  readonly #encodings = new WeakMap<Bodies, Partial<Record<Encoding, Promise<Bodies>>>>()
  readonly #options: PressOptions
  readonly #now: () => number
  readonly #queue: RenderQueue
  readonly #drawings: RenderQueue
  readonly #kept: KeptPages | undefined
  /** Milliseconds since 1970: when it was last known what had been touched. */
  #followedAt = 0
  /** From then on it could have been known. */
  readonly #openedAt: number
  /** When it was last known, nobody else was there who could touch anything. */
  #wasAlone = false
  /** Runs something in the context in which this press was made: in nobody's request. */
  readonly #outside = AsyncLocalStorage.snapshot()

  constructor(options: PressOptions) {
    this.#options = options
    this.#queue = new RenderQueue({ ...rendering, ...options.rendering })
    this.#drawings = new RenderQueue({ ...rendering, ...options.rendering })
    this.#pages = new PageStore(options.budget)
    this.#now = options.now ?? Date.now
    this.#openedAt = this.#now()
    this.#kept = options.keptPages?.((touched) => this.#forgetInMemory(touched))
  }

  /** The pages on disk, for who knows what was touched. */
  get keptPages(): KeptPages | undefined {
    return this.#kept
  }

  /**
   * Everything that was touched until some moment has been forgotten.
   * @param until that moment by the database's clock
   * @param ago that moment, in milliseconds before now
   * @param isAlone no other instance was there then
   */
  followed(until: Date, { ago = 0, isAlone = false } = {}): void {
    this.#followedAt = this.#now() - ago
    this.#wasAlone = isAlone
    this.#kept?.followed(until)
  }

  /** See {@link Hearing}. */
  get hearing(): Hearing {
    if (this.#mayBeWithdrawn()) return 'lost'
    return this.#options.following && this.#now() - this.#followedAt > lateAfter ? 'late' : 'current'
  }

  /** Milliseconds since it was last known what had been touched. */
  get unheardFor(): number {
    return this.#now() - Math.max(this.#followedAt, this.#openedAt)
  }

  /** Whether nobody else can touch what is kept here: nobody can elsewhere, or nobody was there when it was last known. */
  get isAlone(): boolean {
    return this.#options.following?.isAlone !== false || this.#wasAlone
  }

  /** It has not been heard for some seconds whether anything was touched, and there is somebody who can. */
  #mayHaveChanged(): boolean {
    return !this.isAlone && this.hearing !== 'current'
  }

  #mayBeWithdrawn(): boolean {
    const { following } = this.#options
    return following !== undefined && !this.isAlone && this.#now() - this.#followedAt >= following.longest
  }

  /** @param page what is about to be sent. @throws {ChangesUnknown} when it may have been withdrawn for too long */
  #refuseUnknown(page?: Page): void {
    if (this.#mayBeWithdrawn())
      throw new ChangesUnknown(`Nothing has been heard of changes for ${this.unheardFor} ms`)
    const { following } = this.#options
    if (following && page?.touchedAfter !== undefined && this.#now() - page.touchedAfter >= following.longest)
      throw new ChangesUnknown(`A page was changed while it was made, which took ${following.longest} ms`)
  }

  /** Makes ahead what is not kept, and prepares what is, one after the other: holds up nobody who waits. */
  async makeAhead(wanted: readonly CacheRequest[]): Promise<void> {
    for (const asked of wanted) await this.respond(asked, { acceptEncoding: 'br' }).catch(() => {})
  }

  /**
   * Drops every page made from these, and has those being made now made again. What was read often is made again at once,
   * the most read first, before anybody waits for it.
   */
  forget(touched: readonly Touch[]): void {
    this.#kept?.forget(touched)
    this.#forgetInMemory(touched.map(({ tag }) => tag))
  }

  #forgetInMemory(touched: readonly Tag[]): void {
    forgetRemembered(touched)
    const dropped = this.#pages.forget(touched)
    this.#others.forget(touched)
    if (this.#making.size === 0) this.#touchedAt.clear()
    else {
      this.#touches += 1
      for (const tag of touched) this.#touchedAt.set(tag, this.#touches)
    }
    const often = [...dropped.values()]
      .flatMap((page) => this.#prints.get(page) ?? [])
      .filter(({ sent }) => sent >= sentOften)
      .sort((a, b) => b.sent - a.sent)
    // What is touched is touched in somebody's request, whose context a page must not be rendered in.
    this.#outside(() => {
      for (const { asked, sent } of often.slice(0, mostAhead)) this.#makeAgain(asked, sent)
    })
  }

  /** @param sent how often the page was sent that it replaces: the new one starts with half of that */
  #makeAgain(asked: CacheRequest, sent: number): void {
    this.#make(asked, ourselves).then(
      (page) => {
        const kept = this.#pages.peek(asked.key)
        if (kept?.bodies.hash === page.bodies.hash && !this.#prints.has(kept))
          this.#prints.set(kept, { asked, sent: Math.floor(sent / 2), prepared: {} })
      },
      // Reported where it failed; whoever comes asks for it again.
      () => {},
    )
  }

  /** Drops everything: when it cannot be known what was touched. */
  forgetAll(): void {
    forgetAllRemembered()
    this.#kept?.suspend()
    this.#pages.clear()
    this.#others.clear()
    this.#touches += 1
    this.#forgotAllAt = this.#touches
    this.#touchedAt.clear()
  }

  get size(): { pages: number; bytes: number } {
    return this.#pages.size
  }

  /** Pages being made, and those that wait for their turn. */
  get rendering(): { running: number; waiting: number } {
    return { running: this.#queue.running, waiting: this.#queue.waiting }
  }

  /**
   * The answer to a request that {@link CacheRequest} was made of.
   * @throws {TooBusy} when it would have to be made, too much else is, and there is no older one
   * @throws {ChangesUnknown} when it has not been known for too long what was touched
   */
  async respond(asked: CacheRequest, request: Conditions): Promise<CachedResponse> {
    this.#refuseUnknown()
    const page = await this.#encoded(asked, await this.#pageFor(asked, request.client ?? ourselves), request)
    // Again, after whatever was waited for: this process may have been suspended meanwhile, or the machine too busy.
    this.#refuseUnknown(page)
    return this.#setForSending(page, request, asked)
  }

  /** A page that can be sent at once, without waiting for anything; undefined when it must be made. */
  ready(asked: CacheRequest, request: Conditions): CachedResponse | undefined {
    const page = this.#find(asked)
    if (!page || page.status >= 500 || this.#now() >= this.#freshUntil(page) || this.#mayBeWithdrawn())
      return undefined
    const isThere = isMade(page.bodies, choose(page.bodies, request.acceptEncoding))
    return isThere ? this.#setForSending(page, request, asked) : undefined
  }

  /** A page with the encoding that a reader takes; one compression for any number of waiting readers. */
  async #encoded(asked: CacheRequest, page: Page, { acceptEncoding }: Conditions): Promise<Page> {
    const encoding = choose(page.bodies, acceptEncoding)
    if (isMade(page.bodies, encoding)) return page
    const encoded = this.#encodings.get(page.bodies) ?? {}
    this.#encodings.set(page.bodies, encoded)
    encoded[encoding] ??= withEncoding(page.bodies, encoding)
    const bodies = await encoded[encoding]
    const kept = this.#pages.peek(asked.key) ?? this.#others.peek(asked.key)
    // Only if it is still this body that is kept; another encoding may have come meanwhile.
    if (kept?.bodies.hash !== bodies.hash || isMade(kept.bodies, encoding)) return { ...page, bodies }
    return this.#replace(asked, kept, withBody(kept.bodies, encoding, bodyIn(bodies, encoding)))
  }

  async #pageFor(asked: CacheRequest, client: string): Promise<Page> {
    const kept = this.#find(asked)
    const now = this.#now()
    const freshUntil = kept ? this.#freshUntil(kept) : 0
    if (kept && now < freshUntil) return kept
    if (kept && now < freshUntil + staleWhileRefreshed) {
      this.#make(asked, ourselves).catch(() => {})
      return kept
    }
    const making = this.#make(asked, client)
    if (!kept || now >= freshUntil + staleIfBroken) return this.#boundedly(making)
    if (this.#slow.has(asked.key)) return kept
    const made = making.then(
      (page) => (page.status >= 500 ? kept : page),
      () => kept,
    )
    const late = wait(worthWaiting, kept, { ref: false }).then(() => {
      if (this.#making.has(asked.key)) this.#slow.add(asked.key)
      return kept
    })
    const page = await Promise.race([made, late])
    // Touched meanwhile, it is kept no longer.
    const isKept = this.#pages.peek(asked.key) ?? this.#others.peek(asked.key)
    return page === kept && !isKept ? this.#boundedly(making) : page
  }

  async #boundedly(making: Promise<Page>): Promise<Page> {
    const { longestWait: longest = longestWait, keepsNothing } = this.#options
    // In development the first page waits for its code to be compiled, and whoever asks again would wait anew.
    if (keepsNothing) return making
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TooBusy(`A page was not made within ${longest} ms`)), longest)
    })
    try {
      return await Promise.race([making, tooLong])
    } finally {
      clearTimeout(timer)
    }
  }

  /** In memory, or on disk. */
  #find(asked: CacheRequest): Page | undefined {
    const known = this.#pages.get(asked.key) ?? this.#others.get(asked.key)
    if (known || asked.isBoundless) return known
    const page = this.#kept?.get(asked.key)
    if (page) this.#pages.set(asked.key, page)
    return page
  }

  #freshUntil({ freshUntil, checkedAt }: Page): number {
    return Math.min(freshUntil, Math.max(checkedAt, this.#followedAt) + freshUnfollowed)
  }

  /** One rendering for any number of waiting readers. */
  #make(asked: CacheRequest, client: string): Promise<Page> {
    const running = this.#making.get(asked.key)
    if (running) return running
    const making = this.#makeUntouched(asked, client).finally(() => {
      if (this.#making.get(asked.key) === making) this.#making.delete(asked.key)
      this.#slow.delete(asked.key)
    })
    this.#making.set(asked.key, making)
    return making
  }

  async #makeUntouched(asked: CacheRequest, client: string): Promise<Page> {
    const queue = isDrawnElsewhere(asked) ? this.#drawings : this.#queue
    for (let attempt = 1; ; attempt += 1) {
      const { page, wasTouched, asOf } = await queue.run(client, () => this.#makeOnce(asked, this.#touches))
      if (!wasTouched) {
        this.#keep(asked, page)
        return page
      }
      if (attempt === mostAttempts) return { ...page, touchedAfter: asOf }
    }
  }

  /** @returns also when at least all of it was true, in milliseconds since 1970 */
  async #makeOnce(
    asked: CacheRequest,
    before: number,
  ): Promise<{ page: Page; wasTouched: boolean; asOf: number }> {
    const known = this.#kept?.known
    // What is remembered of other pages is as true as what was touched is known.
    const asOf = this.isAlone ? this.#now() : Math.min(this.#now(), this.#followedAt)
    const { made, read, until } = await recordDependencies(() => this.#options.render(asked)).catch(
      (error: unknown) => {
        this.#options.report?.(error, asked)
        throw error
      },
    )
    const type = made.headers['content-type'] ?? ''
    const finished = type.startsWith('text/html') ? this.#options.finish?.(made, asked) : undefined
    const body = finished ? Buffer.from(finished.html) : made.body
    // What says itself what it may do (a card that others frame) is not told otherwise.
    const headers =
      'content-security-policy' in made.headers ? made.headers : { ...finished?.headers, ...made.headers }
    const bodies = bodiesOf(body, type)
    const now = this.#now()
    const freshUntil = Math.min(until, now + freshFor(made.status, asked.isBoundless))
    const former = this.#pages.peek(asked.key) ?? this.#others.peek(asked.key)
    const wasTouched =
      this.#forgotAllAt > before || [...read].some((tag) => (this.#touchedAt.get(tag) ?? 0) > before)
    return {
      asOf,
      page: {
        status: made.status,
        headers,
        bodies,
        read,
        madeAt: former?.bodies.hash === bodies.hash ? former.madeAt : now,
        checkedAt: now,
        freshUntil,
        ...(known && { known }),
      },
      wasTouched,
    }
  }

  #keep(asked: CacheRequest, page: Page): void {
    if (this.#options.keepsNothing) return
    if (page.status >= 500) {
      // A good page is not thrown away for a broken one; it is only asked for again in seconds.
      const good = this.#pages.peek(asked.key)
      const now = this.#now()
      if (good)
        this.#pages.set(asked.key, { ...good, checkedAt: now, freshUntil: now + freshFor(page.status) })
      else this.#others.set(asked.key, page)
      return
    }
    const store = this.#storeOf(page, asked)
    if (store === this.#pages) this.#others.delete(asked.key)
    else this.#pages.delete(asked.key)
    store.set(asked.key, page)
    if (store === this.#pages) this.#kept?.keep(asked.key, page)
  }

  #storeOf(page: Page, asked: CacheRequest): PageStore {
    return page.status === 200 && !asked.isBoundless ? this.#pages : this.#others
  }

  /** The same page with other encodings of its body: as often sent, and prepared anew. */
  #replace(asked: CacheRequest, page: Page, bodies: Bodies): Page {
    const next = { ...page, bodies }
    const former = this.#prints.get(page)
    if (former) this.#prints.set(next, { ...former, prepared: {} })
    const store = this.#storeOf(page, asked)
    store.set(asked.key, next)
    if (store === this.#pages) this.#kept?.keep(asked.key, next)
    return next
  }

  async #tighten(asked: CacheRequest, page: Page): Promise<void> {
    try {
      const bodies = await encodeTightly(page.bodies)
      // Only if it is still this page that is kept.
      if (this.#pages.peek(asked.key) === page) this.#replace(asked, page, bodies)
    } catch (error) {
      this.#options.report?.(error, asked)
    }
  }

  #setForSending(page: Page, request: Conditions, asked: CacheRequest): CachedResponse {
    const encoding = choose(page.bodies, request.acceptEncoding)
    let prints = this.#prints.get(page)
    if (!prints) {
      prints = { asked, sent: 0, prepared: {} }
      this.#prints.set(page, prints)
    }
    prints.sent += 1
    if (
      prints.sent >= worthTightening &&
      !prints.isTightened &&
      page.status === 200 &&
      !page.bodies.isTight
    ) {
      prints.isTightened = true
      this.#tighten(asked, page)
    }
    let prepared = prints.prepared[encoding]
    if (!prepared || this.#now() >= prepared.until) {
      prepared = this.#prepare(page, encoding, asked)
      prints.prepared[encoding] = prepared
    }
    const { whole, unchanged } = prepared
    const sent = unchanged && isUnchanged(request, whole.headers) ? unchanged : whole
    if (this.#mayHaveChanged() && page.status < 500)
      return { ...sent, headers: { ...sent.headers, ...forOneReader } }
    return page.status === 200 && asked.version === page.bodies.hash
      ? { ...sent, headers: { ...sent.headers, 'cache-control': forEver, 'cdn-cache-control': forEver } }
      : sent
  }

  #prepare(page: Page, encoding: Encoding, asked: CacheRequest): Prepared {
    const { 'content-type': type, ...others } = page.headers
    const headers: Record<string, string> = {
      ...this.#options.alwaysSent,
      ...others,
      // A cache in front of us knows no readers' choices: what one chose is not kept there for others.
      'cache-control': asked.cookie ? 'private, max-age=0' : cacheControl(page.status),
      ...(page.status === 200 && !asked.cookie && { 'cdn-cache-control': sharedControl }),
      vary: [
        'Accept-Encoding',
        ...(asked.edition ? ['Save-Data'] : []),
        ...(asked.unlike ? [asked.unlike] : []),
      ].join(', '),
    }
    // Sorted: queries that run side by side say what they read in any order.
    const keys = [...page.read].map(surrogateKey).sort()
    for (const header of this.#options.keyHeaders ?? []) {
      const value = keys.join(header === 'cache-tag' ? ',' : ' ')
      if (value && value.length <= longestKeyHeader) headers[header] = value
    }
    if (page.status === 200) headers.etag = etagOf(page.bodies, encoding)
    // The next whole second, and not before it has come: dates count in seconds, and what is made in the rest of this
    // one must not seem to be the same.
    const modified = (Math.floor(page.madeAt / 1_000) + 1) * 1_000
    const isDated = page.status === 200 && asked.edition === undefined
    const isTooEarly = isDated && this.#now() < modified
    if (isDated && !isTooEarly) headers['last-modified'] = new Date(modified).toUTCString()
    const body = bodyIn(page.bodies, encoding)
    return {
      whole: {
        status: page.status,
        headers: {
          ...(type && { 'content-type': type }),
          ...headers,
          ...(encoding !== 'identity' && { 'content-encoding': encoding }),
          'content-length': String(body.length),
        },
        body,
      },
      unchanged: page.status === 200 ? { status: 304, headers, body: Buffer.alloc(0) } : undefined,
      until: isTooEarly ? modified : Number.POSITIVE_INFINITY,
    }
  }
}

/** What was sent of a page, how often, and to which request it answers. */
type Prints = {
  asked: CacheRequest
  sent: number
  isTightened?: boolean
  prepared: Partial<Record<Encoding, Prepared>>
}

/** What is sent of a page in one encoding, and what is sent to a reader who has that already. */
type Prepared = {
  whole: CachedResponse
  unchanged: CachedResponse | undefined
  /** When it is prepared anew, with the date that it could not have yet. */
  until: number
}

/** Whether a reader has what would be sent (RFC 9110, 13.2.2: a date is asked only where no tag is). */
function isUnchanged(
  { ifNoneMatch, ifModifiedSince }: Conditions,
  headers: Readonly<Record<string, string>>,
): boolean {
  if (ifNoneMatch) return hasTag(ifNoneMatch, present(headers.etag, 'ETag of this page'))
  const modified = headers['last-modified']
  if (!ifModifiedSince || !modified) return false
  return Date.parse(ifModifiedSince) >= Date.parse(modified)
}
