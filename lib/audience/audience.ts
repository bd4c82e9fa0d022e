/**
 * What is read, as this process counts it: pages that are sent, and what pages say of how they were read. Kept in memory for
 * a minute, then added to what the database has (`write-counts.ts`); a process that is killed takes that minute with it.
 */
import { hash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { fold } from '../arabic/fold.ts'
import type { Database } from '../db/open.ts'
import { isoDay } from '../locale/moments.ts'
import type { Locale } from '../locale/table.ts'
import { log } from '../log/log.ts'
import type { CacheRequest } from '../press/cache-key.ts'
import { localeOf } from '../press/cache-key.ts'
import { every } from '../server/every.ts'
import type { AudienceMode } from '../vocabulary.ts'
import { longestBeacon, readBeacon, readHeadlineBeacon } from './beacon.ts'
import { rememberedBots } from './bots.ts'
import {
  addReads,
  type BeaconRefusal,
  countHeadline,
  countNamed,
  countPage,
  type MinuteCounts,
  minuteCounts,
  readsOf,
} from './counts.ts'
import { audienceFacts, type Salt, saltOf } from './salt.ts'
import type { Hash } from './sketch.ts'
import { sourceOf, sourceOfHost } from './sources.ts'
import { Turns } from './turns.ts'
import { writeCounts } from './write-counts.ts'

const minute = 60_000
/** Minutes that wait for a database that is away. What is older is lost, and the log says so. */
const mostWaiting = 60
/** Hosts that are known to be a source's, and searches that are known to find nothing. */
const mostRemembered = 2_000
/** Characters of a search that are counted as one. */
const longestSearch = 60

export type AudienceOptions = {
  mode: Exclude<AudienceMode, 'off'>
  /** Ours, as readers' browsers name it. */
  origin: string
  /** Milliseconds since 1970; tests move it. */
  now?: () => number
  /** The clock of this machine, which may be wrong. */
  clock?: () => number
}

/** What has been counted since this process began, for Prometheus. */
export type AudienceTotals = { views: number; botViews: number; beacons: number; refused: number }

/** Another page than this stands at an address of a search. */
const searchPath = /^(?:\/[a-z]{2})?\/search\?/

export class Audience {
  readonly #db: Database
  readonly #options: AudienceOptions
  readonly #now: () => number
  readonly #clock: () => number
  /**
   * Milliseconds by which this machine's clock is behind the database's. Two that disagree about the day would take each
   * other's salt away, minute by minute, and count the same readers again with each.
   */
  #behind = 0
  readonly #botOf = rememberedBots()
  readonly #turns = new Turns()
  /** Fewer: what is left out is left out of all headlines alike, and changes no test, but a forger could decide one. */
  readonly #testTurns = new Turns({ each: 120, ofStory: 10, ofDay: 500 })
  readonly #sources = new Map<string, string | null>()
  /** By language and words, as they were typed. */
  readonly #emptySearches = new Set<string>()
  readonly totals: AudienceTotals = { views: 0, botViews: 0, beacons: 0, refused: 0 }
  #counts: MinuteCounts
  #waiting: MinuteCounts[] = []
  #salt: Salt | undefined
  #timeZone = 'UTC'
  #writing: Promise<void> | undefined

  constructor(db: Database, options: AudienceOptions) {
    this.#db = db
    this.#options = options
    const { clock = Date.now } = options
    this.#clock = clock
    this.#now = options.now ?? (() => clock() + this.#behind)
    this.#counts = minuteCounts(this.#minute())
  }

  #minute(): number {
    return Math.floor(this.#now() / minute) * minute
  }

  #present(): MinuteCounts {
    const at = this.#minute()
    if (at !== this.#counts.at) {
      this.#waiting.push(this.#counts)
      this.#counts = minuteCounts(at)
    }
    return this.#counts
  }

  /** Counts an answer that was sent: of a page, to a person. It is asked with each, so it does next to nothing. */
  sawPage({ edition, url }: CacheRequest, status: number, headers: IncomingHttpHeaders): void {
    // What has no edition is for machines. What a browser fetches ahead may be looked at never.
    if ((status !== 200 && status !== 304) || edition === undefined || headers['sec-purpose'] !== undefined)
      return
    const counts = this.#present()
    const bot = this.#botOf(headers['user-agent'])
    if (bot !== null) {
      this.totals.botViews += 1
      countNamed(counts.bots, bot)
      return
    }
    if (searchPath.test(url)) this.#countSearch(counts, url)
    if (this.#options.mode !== 'server') return
    this.totals.views += 1
    countPage(counts, url)
    if (asksNot(headers)) return
    const source = this.#sourceOf(headers.referer)
    if (source !== null) countNamed(counts.sources, source)
  }

  #sourceOf(referer = ''): string | null {
    const known = this.#sources.get(referer)
    if (known !== undefined) return known
    const source = sourceOf(referer, this.#options.origin)
    if (this.#sources.size >= mostRemembered) this.#sources.clear()
    this.#sources.set(referer, source)
    return source
  }

  /** Told by a search whether it has found anything: each time it is asked until it is made anew counts. */
  noteSearch(locale: Locale, text: string, isEmpty: boolean): void {
    const key = `${locale} ${text}`
    if (!isEmpty) this.#emptySearches.delete(key)
    else {
      if (this.#emptySearches.size >= mostRemembered) this.#emptySearches.clear()
      this.#emptySearches.add(key)
    }
  }

  #countSearch(counts: MinuteCounts, url: string): void {
    const locale = localeOf(url)
    const asked = new URLSearchParams(url.slice(url.indexOf('?') + 1))
    if (asked.has('page') || !this.#emptySearches.has(`${locale} ${asked.get('q')?.trim()}`)) return
    const words = fold(asked.get('q') ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    // Somebody's address or number is nothing that the paper lacks.
    if (words === '' || words.length > longestSearch || /@|\d{6}/.test(words)) return
    countNamed(counts.searches, `${locale} ${words}`)
  }

  /** Answers a page that says how it was read. Whatever it says, it is told nothing. */
  answer(request: IncomingMessage, response: ServerResponse, address: string): void {
    const { headers } = request
    const refuse = (why: BeaconRefusal, status = 204): void => {
      this.#refuse(why)
      // What is not read of it is not waited for.
      if (status !== 204) response.setHeader('connection', 'close')
      response.writeHead(status, { 'cache-control': 'no-store' }).end()
    }
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end()
      return
    }
    if (Number(headers['content-length'] ?? longestBeacon + 1) > longestBeacon) refuse('malformed', 413)
    else this.#readAll(request, response, refuse, address)
  }

  #readAll(
    request: IncomingMessage,
    response: ServerResponse,
    refuse: (why: BeaconRefusal) => void,
    address: string,
  ): void {
    let text = ''
    request.setEncoding('latin1')
    request.on('data', (piece: string) => {
      if (text.length <= longestBeacon) text += piece
    })
    request.on('end', () => {
      const why = this.take(text, request.headers, address)
      if (why) refuse(why)
      else response.writeHead(204, { 'cache-control': 'no-store' }).end()
    })
    request.on('error', () => {})
  }

  #refuse(why: BeaconRefusal): void {
    this.totals.refused += 1
    countNamed(this.#present().refused, why)
  }

  /** @returns why it is not counted, if it is not */
  take(text: string, headers: IncomingHttpHeaders, address: string): BeaconRefusal | null {
    // Its script sends nothing then: a page that is open since before.
    if (asksNot(headers)) return 'asked-not'
    // No browser lets a page say otherwise (https://www.w3.org/TR/fetch-metadata/).
    if ((headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') return 'elsewhere'
    const counts = this.#present()
    const headline = readHeadlineBeacon(text)
    if (headline) {
      if (!this.#testTurns.take(counts.at, address, headline.testId)) return 'too-many'
      const program = this.#botOf(headers['user-agent'])
      if (program !== null) {
        countNamed(counts.bots, program)
        return null
      }
      if (!countHeadline(counts, headline)) return 'crowded'
      this.totals.beacons += 1
      return null
    }
    const beacon = readBeacon(text)
    if (typeof beacon === 'string') return beacon
    const { locale, articleId, active, depth, before, isAhead, source } = beacon
    if (!this.#turns.take(counts.at, address, `${locale} ${articleId}`)) return 'too-many'
    const bot = this.#botOf(headers['user-agent'])
    if (bot !== null) {
      countNamed(counts.bots, bot)
      return null
    }
    const reads = readsOf(counts, locale, articleId)
    if (!reads) return 'crowded'
    this.totals.beacons += 1
    const reached = (part: number) => Number(depth >= part && (before ?? -1) < part)
    const isFirst = before === null
    const isView = isFirst && (this.#options.mode === 'beacon' || isAhead)
    addReads(reads, {
      views: Number(isView),
      reads: Number(isFirst),
      seconds: active,
      quarter: reached(25),
      half: reached(50),
      most: reached(75),
      end: reached(100),
    })
    if (isView) {
      this.totals.views += 1
      const from = source === null ? null : sourceOfHost(source)
      if (from !== null) countNamed(counts.sources, from)
    }
    const reader = this.#readerHash(address, headers['user-agent'] ?? '')
    if (reader) reads.readers.add(reader)
    return null
  }

  /** Of whom nothing is known afterwards: without the day's salt nobody can make it again. */
  #readerHash(address: string, agent: string): Hash | null {
    const salt = this.#salt
    if (!salt || salt.day !== this.#dayOf(this.#counts.at) || this.#now() >= salt.until) {
      this.#salt = undefined
      this.#soon?.()
      return null
    }
    // A forger thinks of any number of browsers: at one address there are as many different ones as a byte has values.
    const browser = hash('sha256', `${salt.salt} ${agent}`, 'buffer')[0]
    const bytes = hash('sha256', `${salt.salt} ${address} ${browser}`, 'buffer')
    return { upper: bytes.readUInt16BE(0), lower: bytes.readUInt32BE(2) }
  }

  #day: { at: number; name: string } | undefined
  #dayOf(at: number): string {
    if (this.#day?.at !== at) this.#day = { at, name: isoDay(new Date(at), this.#timeZone) }
    return this.#day.name
  }

  /** Adds what was counted to what the database has; at once what was counted in this minute, too. */
  async write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #write(): Promise<void> {
    this.#present()
    this.#waiting.push(this.#counts)
    this.#counts = minuteCounts(this.#minute())
    if (this.#waiting.length > mostWaiting) {
      const lost = this.#waiting.splice(0, this.#waiting.length - mostWaiting)
      log.warn({ minutes: lost.length }, 'What was read is not counted: the database was away for too long')
    }
    const { timeZone, now } = await audienceFacts(this.#db)
    this.#behind = now - this.#clock()
    this.#timeZone = timeZone
    this.#day = undefined
    this.#salt = await saltOf(this.#db, isoDay(new Date(this.#now()), timeZone))
    const taken = this.#waiting
    this.#waiting = []
    try {
      await writeCounts(this.#db, taken, timeZone)
    } catch (error) {
      this.#waiting = [...taken, ...this.#waiting]
      throw error
    }
  }

  #soon: (() => void) | undefined

  /** @returns stops it, when what was counted has been written */
  keepWriting(): () => Promise<void> {
    const writing = every('Counting what is read', minute, () => this.write())
    this.#soon = writing.soon
    return async () => {
      this.#soon = undefined
      await writing.stop()
      await this.write().catch((error: unknown) =>
        log.warn({ err: error }, 'What was read in the last minute could not be counted'),
      )
    }
  }
}

/** https://www.w3.org/TR/tracking-dnt/ and https://www.w3.org/TR/gpc/ */
const asksNot = (headers: IncomingHttpHeaders): boolean => headers.dnt === '1' || headers['sec-gpc'] === '1'
