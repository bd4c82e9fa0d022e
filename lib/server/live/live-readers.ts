/**
 * Readers of live coverage and of tables of figures, to whom its entries are sent as they come: server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), made once of the page that the press has, and the same
 * bytes for all. Each has what it may not have seen sent to it by number, so that a listener that comes back names the last
 * one it had and gets what came since, each once.
 *
 * A listener is a socket and a number: once its head is sent, nothing of Node's HTTP is left on it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { log } from '../../log/log.ts'
import type { Tag } from '../../press/cache-dependencies.ts'
import { cacheKeyFor } from '../../press/cache-key.ts'
import type { Press } from '../../press/press.ts'
import { streams } from '../../publication/addresses.ts'
import { every } from '../every.ts'
import { eventOf, type LiveChange, type LivePage, livePage, placeOf, tableEvent } from './live-page.ts'

export type LiveReadersOptions = {
  /** Listeners of one address; whoever comes after those asks once a minute. */
  each: number
  /** Listeners in all. */
  all?: number
  /** Coverages that are listened to at a time: more than that is somebody who tries addresses. */
  coverages?: number
  /** Coverages that one address listens to, or waits for. */
  coveragesEach?: number
  /** Bytes that a listener may leave lying before it is let go. */
  mostWaiting?: number
  /** Milliseconds between two signs of life. */
  beat?: number
  /** Milliseconds by which a page may be behind that of another instance: past `UNHEARD_SECONDS` none is sent. */
  behind?: number
}

type Listener = {
  socket: Socket
  address: string
  /** The last change that it was sent, or came with. */
  after: number
  /** The tables of figures that it came with (`LivePage.figures`). */
  figures: number
}

/** Coverage that somebody listens to. */
type Coverage = {
  path: string
  listeners: Set<Listener>
  /** Who will listen as soon as it is read. */
  waiting: number
  page: LivePage | null
  /** Where it stands, if not here: nobody listens to it at two addresses. */
  leadsTo?: string
  /** Under way: the page as it is now. */
  reading: Promise<void> | undefined
  /** Of that, the page that was begun last: what is touched all the time is read for long. */
  round?: Promise<void>
  /** Touched since it was begun to be read. */
  isStale: boolean
  /** How often it was looked at again since. */
  looks: number
}

/** Listeners between which pages get their turn. */
const slice = 500
/** Milliseconds until a page is asked for again that could not be made. */
const again = 2_000
/** How often a page is looked at again that was touched and is no other. */
const mostLooks = 5
/** Bytes of a head and a page of entries that may lie in a new listener's buffer. */
const usuallyWaiting = 256 * 1024

const usually = {
  all: 100_000,
  coverages: 400,
  coveragesEach: 50,
  mostWaiting: usuallyWaiting,
  beat: 20_000,
  behind: 15_000,
}

export type LiveReaders = {
  /** Whether a request is one to listen. */
  isFor: (request: IncomingMessage, path: string) => boolean
  answer: (request: IncomingMessage, response: ServerResponse, path: string, address: string) => Promise<void>
  /** What was touched anywhere. */
  send: (touched: readonly Tag[]) => void
  /** Anything may have been touched. */
  sendAll: () => void
  readonly size: { listeners: number; coverages: number; dropped: number }
  /** Lets everybody go, and takes nobody more. */
  close: () => void
  stop: () => Promise<void>
}

export function liveReaders(
  press: Pick<Press, 'respond' | 'hearing'>,
  options: LiveReadersOptions,
): LiveReaders {
  const {
    each,
    all,
    coverages: mostCoverages,
    coveragesEach,
    mostWaiting,
    beat,
    behind,
  } = { ...usually, ...options }
  const most = Math.min(all, spareFiles())
  const coverages = new Map<string, Coverage>()
  /** By address, how many listen to which coverage, or wait for it. */
  const ofAddress = new Map<string, Map<Coverage, number>>()
  let listeners = 0
  let dropped = 0
  let isClosed = false

  /** The page that stands at an address, or at that which it has now; none when there is none, or it is not live. */
  const pageAt = async (path: string): Promise<{ page: LivePage; at: string } | 'gone' | 'ended'> => {
    let at = path
    for (let step = 0; step < 3; step += 1) {
      const asked = cacheKeyFor('GET', at, {})
      if (!asked) return 'gone'
      const made = await press.respond(asked, {})
      if (made.status === 200) {
        const page = livePage(made.body.toString())
        return page ? { page, at } : 'ended'
      }
      const location = made.status < 400 ? made.headers.location : undefined
      if (made.status >= 500) throw new Error(`The page of live coverage answered ${made.status}`)
      if (!location) return 'gone'
      at = new URL(location, 'http://here').pathname
    }
    return 'gone'
  }

  const coverageAt = (path: string): Coverage | null => {
    const known = coverages.get(path)
    if (known) return known
    if (coverages.size >= mostCoverages) return null
    const coverage: Coverage = {
      path,
      listeners: new Set(),
      waiting: 0,
      page: null,
      reading: undefined,
      isStale: true,
      looks: 0,
    }
    coverages.set(path, coverage)
    return coverage
  }

  const forgetUnheard = (coverage: Coverage): void => {
    if (coverage.listeners.size + coverage.waiting === 0 && !coverage.reading) coverages.delete(coverage.path)
  }

  /** Reads the page until it is what was last touched, and tells listeners what is new in it. */
  const read = (coverage: Coverage): Promise<void> => {
    coverage.reading ??= (async () => {
      while (coverage.isStale && !isClosed) {
        coverage.round = readOnce(coverage)
        await coverage.round
      }
    })().finally(() => {
      coverage.reading = undefined
      forgetUnheard(coverage)
    })
    return coverage.reading
  }

  const readOnce = async (coverage: Coverage): Promise<void> => {
    coverage.isStale = false
    const found = await pageAt(coverage.path).catch((error: unknown) => {
      // Whoever asked for it: what was touched has still not been read.
      coverage.isStale = true
      throw error
    })
    if (typeof found === 'string') {
      coverage.isStale = false
      coverage.page = null
      end(coverage, found === 'gone')
      return
    }
    const { page, at } = found
    // Who listens already goes on where it is, whatever it is called by now.
    if (at !== coverage.path && coverage.listeners.size === 0) {
      coverage.isStale = false
      coverage.leadsTo = at
      return
    }
    const before = coverage.page
    coverage.page = page
    if (before) await tell(coverage, newsIn(page, before))
    if (before && isSame(before, page)) lookAgain(coverage)
  }

  /**
   * The press sends a page as it was while it is long in making it anew. What was touched and is no other is asked for
   * once more, and a few times at most: it may be no other.
   */
  const lookAgain = (coverage: Coverage): void => {
    if (coverage.looks >= mostLooks) return
    coverage.looks += 1
    setTimeout(() => {
      if (coverages.get(coverage.path) !== coverage) return
      coverage.isStale = true
      readSoon(coverage)
    }, again).unref()
  }

  /** The same, for which nobody waits: what fails is tried again. */
  const readSoon = (coverage: Coverage): void => {
    read(coverage).catch((error: unknown) => {
      log.warn({ err: error }, 'News of live coverage could not be read')
      setTimeout(() => coverages.get(coverage.path) === coverage && readSoon(coverage), again).unref()
    })
  }

  /** To each what it has not had, a slice of them at a time. */
  const tell = async (coverage: Coverage, changed: readonly Buffer[]): Promise<void> => {
    const { page } = coverage
    if (!page) return
    let sent = 0
    for (const listener of coverage.listeners) {
      const news = changesAfter(page, listener.after)
      listener.after = Math.max(listener.after, page.change)
      write(coverage, listener, bytesOf([...news, ...changed]))
      sent += 1
      if (sent % slice === 0) await new Promise(setImmediate)
    }
  }

  // Nearly all are at the same place: what they are sent is put together once.
  let lastJoined: { parts: readonly Buffer[]; bytes: Uint8Array } | undefined
  const bytesOf = (parts: readonly Buffer[]): Uint8Array => {
    const [only] = parts
    if (parts.length === 1 && only) return only
    const same = lastJoined
    if (same?.parts.length === parts.length && parts.every((part, at) => part === same.parts[at]))
      return same.bytes
    const bytes = Buffer.concat(parts)
    lastJoined = { parts, bytes }
    return bytes
  }

  const write = (coverage: Coverage, listener: Listener, bytes: Uint8Array): void => {
    if (bytes.length === 0) return
    const { socket } = listener
    // Whoever does not take what it is sent is let go, and may come back for the rest.
    if (socket.writableLength > mostWaiting) {
      dropped += 1
      leave(coverage, listener)
      socket.destroy()
    } else socket.write(bytes)
  }

  const leave = (coverage: Coverage, listener: Listener): void => {
    if (!coverage.listeners.delete(listener)) return
    giveUp(coverage, listener.address)
    forgetUnheard(coverage)
  }

  /** Has somebody counted before anything is waited for, so that all that come at once are. @returns whether there is room */
  const take = (coverage: Coverage, address: string): boolean => {
    const own = ofAddress.get(address) ?? new Map<Coverage, number>()
    if (!own.has(coverage) && own.size >= coveragesEach) return false
    own.set(coverage, (own.get(coverage) ?? 0) + 1)
    ofAddress.set(address, own)
    listeners += 1
    return true
  }

  const giveUp = (coverage: Coverage, address: string): void => {
    listeners -= 1
    const own = ofAddress.get(address)
    const left = (own?.get(coverage) ?? 1) - 1
    if (left > 0) own?.set(coverage, left)
    else own?.delete(coverage)
    if (own?.size === 0) ofAddress.delete(address)
  }

  const listenersOf = (address: string): number =>
    [...(ofAddress.get(address)?.values() ?? [])].reduce((sum, count) => sum + count, 0)

  /**
   * The coverage at an address, read, in which somebody has been counted and is waited for; else the status that they are
   * refused with.
   */
  const reach = async (path: string, address: string, socket: Socket): Promise<Coverage | number> => {
    const coverage = coverageAt(path)
    if (!coverage) return 503
    if (!take(coverage, address)) {
      forgetUnheard(coverage)
      return 429
    }
    coverage.waiting += 1
    let isRead = false
    try {
      // What stood there may have been withdrawn where nothing is heard of it: the press knows whether it may be sent.
      if (press.hearing !== 'current') coverage.isStale = true
      // While it is read anew, the one that there is is known to be of before.
      if (!coverage.page || coverage.isStale || coverage.reading)
        await Promise.race([read(coverage), coverage.round])
      isRead = true
    } finally {
      if (!isRead || !coverage.page || socket.destroyed || isClosed) {
        coverage.waiting -= 1
        giveUp(coverage, address)
        forgetUnheard(coverage)
      }
    }
    if (isClosed) return 503
    // Nobody is there any more, or there is nothing to listen to. No content tells a browser not to come again.
    if (socket.destroyed) return 204
    if (coverage.page) return coverage
    return coverage.leadsTo === undefined ? 204 : reach(coverage.leadsTo, address, socket)
  }

  const end = (coverage: Coverage, gone: boolean): void => {
    const bytes = eventOf('end', { gone })
    for (const listener of [...coverage.listeners]) {
      leave(coverage, listener)
      farewell(listener.socket, bytes)
    }
  }

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    address: string,
  ): Promise<void> => {
    const refuse = (status: number, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end()
    }
    if (request.method !== 'GET') return refuse(405, { allow: 'GET' })
    const isFull = () => isClosed || listeners >= most
    if (isFull()) return refuse(503, { 'retry-after': '60' })
    if (listenersOf(address) >= each) return refuse(429, { 'retry-after': '60' })
    const mark = path.indexOf('?')
    const named = mark < 0 ? path : path.slice(0, mark)
    const { socket } = request
    // Why it could not be read was reported where it happened.
    const coverage = await reach(named.slice(streams.length) || '/', address, socket).catch(() => 503)
    if (typeof coverage === 'number')
      return socket.destroyed ? undefined : refuse(coverage, coverage === 204 ? {} : { 'retry-after': '60' })
    coverage.waiting -= 1
    const { page } = coverage
    // It ended in this very moment.
    if (!page || socket.destroyed) {
      giveUp(coverage, address)
      forgetUnheard(coverage)
      return socket.destroyed ? undefined : refuse(204)
    }
    const listener: Listener = { socket, address, ...afterOf(request, path.slice(mark + 1)) }
    begin(response, listener, page)
    coverage.listeners.add(listener)
    socket.once('close', () => leave(coverage, listener))
    if (listener.after > page.change) setTimeout(() => catchUp(coverage, listener), behind).unref()
  }

  /**
   * Somebody named a change that there has not been: of before a backup was restored, or made up. The page is offered anew,
   * and from now on what comes is sent; until now it may have been another instance that was ahead of us.
   */
  const catchUp = (coverage: Coverage, listener: Listener): void => {
    const { page } = coverage
    if (!page || listener.after <= page.change || !coverage.listeners.has(listener)) return
    listener.after = page.change
    write(coverage, listener, eventOf('changed', { text: null }))
  }

  /** Takes the socket over, with a head and what it has not had. */
  const begin = (response: ServerResponse, listener: Listener, page: LivePage): void => {
    const { socket } = listener
    const news = [...changesAfter(page, listener.after), ...tablesFor(page, listener.figures)]
    listener.after = Math.max(listener.after, page.change)
    const sent = Object.entries(response.getHeaders()).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.setNoDelay(true)
    socket.setTimeout(0)
    // Nothing more is read of it as a request: a second one on the same connection is somebody's mistake.
    response.detachSocket(socket)
    listening.add(socket)
    socket.write(
      Buffer.concat([
        Buffer.from(
          `HTTP/1.1 200 OK\r\n${sent.join('')}content-type: text/event-stream; charset=utf-8\r\n` +
            // Whatever stands in front of us must neither keep it, nor gather or compress it.
            'cache-control: no-store, no-transform\r\nx-accel-buffering: no\r\nconnection: close\r\n\r\n' +
            // Not all at the same moment, when a server that many listen to goes.
            `retry: ${2_000 + Math.floor(Math.random() * 8_000)}\n\n`,
        ),
        eventOf('hello', { text: page.text }),
        ...news,
      ]),
    )
  }

  const beatBytes = Buffer.from(':\n\n')
  const beating = every('Telling readers of live coverage that we are here', beat, async () => {
    let sent = 0
    for (const coverage of [...coverages.values()])
      for (const listener of coverage.listeners) {
        write(coverage, listener, beatBytes)
        sent += 1
        if (sent % slice === 0) await new Promise(setImmediate)
      }
  })

  const isTouched = (coverage: Coverage): void => {
    coverage.isStale = true
    coverage.looks = 0
    readSoon(coverage)
  }

  const close = (): void => {
    isClosed = true
    for (const coverage of coverages.values()) for (const { socket } of coverage.listeners) farewell(socket)
  }

  return {
    isFor: ({ headers }, path) =>
      path.startsWith(`${streams}/`) && (headers.accept ?? '').includes('text/event-stream'),
    answer,
    send: (touched) => {
      if (coverages.size === 0) return
      const all = new Set(touched)
      for (const coverage of coverages.values()) {
        // One whose page was never read depends on what we do not know.
        if (coverage.page && !coverage.page.tags.some((tag) => all.has(tag))) continue
        isTouched(coverage)
      }
    },
    sendAll: () => {
      for (const coverage of coverages.values()) isTouched(coverage)
    },
    get size() {
      return { listeners, coverages: coverages.size, dropped }
    },
    close,
    stop: async () => {
      close()
      await beating.stop()
    },
  }
}

/** Milliseconds after which a listener who does not hang up is hung up on. */
const longestFarewell = 10_000

function farewell(socket: Socket, bytes: Uint8Array = Buffer.alloc(0)): void {
  socket.setTimeout(longestFarewell, () => socket.destroy())
  socket.end(bytes)
}

/** Sockets that are a listener's. */
const listening = new WeakSet<Socket>()

/** Whether a request comes over a connection on which somebody listens: it cannot be answered. */
export const isListening = (socket: Socket): boolean => listening.has(socket)

/** What came after a change, in order. Those that come back have had nearly all of it: looked for from the end. */
function changesAfter({ changes }: LivePage, after: number): Buffer[] {
  let from = changes.length
  while (from > 0 && (changes[from - 1] as LiveChange).change > after) from -= 1
  return changes.slice(from).map(({ event }) => event)
}

const isSame = (before: LivePage, page: LivePage): boolean =>
  before.text === page.text && placeOf(before) === placeOf(page)

/** What is other than it was besides entries: the text, which only a whole page has, and tables of figures. */
function newsIn(page: LivePage, before: LivePage): Buffer[] {
  const place = placeOf(page)
  return [
    ...(before.text === page.text ? [] : [eventOf('changed', { text: page.text })]),
    ...[...page.tables.values()].flatMap((table) => {
      const old = before.tables.get(table.key)
      // A block that is new comes with the whole page.
      return old && old.version !== table.version ? [tableEvent(table, old, place)] : []
    }),
  ]
}

/** All tables, for who came with others: nothing, for nearly all. */
const tablesFor = (page: LivePage, figures: number): Buffer[] =>
  page.figures === figures
    ? []
    : [...page.tables.values()].map((table) => tableEvent(table, undefined, placeOf(page)))

/** The last change that a listener had: what its browser says it was sent comes before what its page says. */
function afterOf({ headers }: IncomingMessage, query: string): Pick<Listener, 'after' | 'figures'> {
  const said = headers['last-event-id'] ?? new URLSearchParams(query).get('after')
  const [, after = 0, figures = -1] = /^(\d{1,9})(?:-(\d{1,12}))?$/.exec(String(said)) ?? []
  return { after: Number(after), figures: Number(figures) }
}

/** Files that this process may have open, without those that everything else needs: a socket is one. */
function spareFiles(): number {
  // Whom we are connected to is nobody's business, and would be looked up.
  Object.assign(process.report, { excludeNetwork: true })
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | string } }
  }
  const soft = Number(userLimits?.open_files?.soft)
  return Number.isFinite(soft) ? Math.max(soft - 1_000, Math.floor(soft / 2)) : Number.POSITIVE_INFINITY
}
