/**
 * Tells crawlers apart from readers, and those that prove who they are from those that only say so. Nobody waits for it:
 * a request is answered as it would be, and looked into beside that.
 */
import type { IncomingMessage } from 'node:http'
import { saysCrawler } from '../../syndication/terms/crawlers.ts'
import { AskedThread } from '../asked-thread.ts'
import { guardedFetch } from '../guarded-fetch.ts'
import { countBots, countVerified, setSettling } from './bot-counts.ts'
import type { Checked, SignedRequest } from './check-signature.ts'
import type { SignatureOrder } from './signature-thread.ts'

/** Where an agent has its keys (draft-ietf-webbotauth-httpsig-protocol-00). */
const directory = '/.well-known/http-message-signatures-directory'
const mostOfDirectory = 64 * 1024
/** Milliseconds. */
const longestFetch = 5_000
const longestCheck = 5_000
/** Milliseconds for which keys are good, and for which nobody asks again who had none. */
const lasting = 3_600_000
const lastingFailure = 600_000
/** Milliseconds after which a key that is not among an agent's is looked for once more: they are changed now and then. */
const worthAsking = 60_000
/** Agents who are asked for their keys in a minute: strangers name them, and must not have us call on others. */
const mostFetches = 20
const mostAgents = 200

/** Signed requests that are being looked into. What comes beyond that is counted and not looked into. */
const mostChecks = 100

/** Requests whose `User-Agent` is looked at together, now and then. */
const mostSeen = 4_096
/** Characters. A longer one is no crawler's that is known. */
const longestUserAgent = 512
const mostRemembered = 2_000

export type BotWatchOptions = {
  /** Our own address: a signature is for it, or for somebody else. */
  siteUrl: string
  /** `settings.privateDestinations` */
  privateDestinations: readonly string[]
}

export class BotWatch {
  readonly #options: BotWatchOptions
  #seen: string[] = []
  /** Whether a `User-Agent` says that it is a crawler: there are few. */
  readonly #known = new Map<string, boolean>()
  #checks = 0
  #thread: AskedThread<SignatureOrder> | undefined
  /** Since when this process, or the thread after the one before, could have seen a signature: in seconds. */
  #since = Math.floor(performance.timeOrigin / 1000)
  readonly #fetched = new Map<string, { at: number; until: number; done: Promise<void> }>()
  #fetches: number[] = []

  constructor(options: BotWatchOptions) {
    this.#options = options
    setSettling(() => this.#settle())
  }

  /** Of a request that came. Costs a look at two of its headers; the rest is done later, or elsewhere. */
  saw(request: IncomingMessage): void {
    const { signature, 'user-agent': userAgent } = request.headers
    if (signature !== undefined) this.#look(request, userAgent ?? '')
    else if (userAgent !== undefined && userAgent.length <= longestUserAgent) {
      this.#seen.push(userAgent)
      if (this.#seen.length >= mostSeen) this.#settle()
    }
  }

  async close(): Promise<void> {
    await this.#thread?.close()
  }

  #settle(): void {
    const seen = this.#seen
    this.#seen = []
    let claimed = 0
    for (const userAgent of seen) if (this.#isCrawler(userAgent)) claimed += 1
    countBots('claimed', claimed)
  }

  #isCrawler(userAgent: string): boolean {
    const known = this.#known.get(userAgent)
    if (known !== undefined) return known
    const found = saysCrawler(userAgent)
    if (this.#known.size >= mostRemembered) this.#known.clear()
    this.#known.set(userAgent, found)
    return found
  }

  #look({ method = 'GET', url = '', headers }: IncomingMessage, userAgent: string): void {
    const unproved = () => countBots(saysCrawler(userAgent) ? 'claimed' : 'unknown')
    if (this.#checks >= mostChecks || !url.startsWith('/')) {
      unproved()
      return
    }
    const fields = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    const request = { method, targetUri: new URL(this.#options.siteUrl).origin + url, fields }
    this.#checks += 1
    this.#check(request)
      .then(
        (checked) => (checked.is === 'verified' ? countVerified(checked.agent) : unproved()),
        // The thread took too long, or is no more: the next one has another.
        unproved,
      )
      .finally(() => {
        this.#checks -= 1
      })
  }

  async #check(request: SignedRequest): Promise<Checked> {
    const order = { kind: 'check', request } as const
    const checked = await this.#ask<Checked>(order)
    if (checked.is !== 'unfetched') return checked
    return (await this.#fetchKeys(checked.agent)) ? this.#ask<Checked>(order) : checked
  }

  /** Has the keys of an agent brought, at most so often. @returns whether it is worth looking again */
  async #fetchKeys(agent: string): Promise<boolean> {
    const now = Date.now()
    const known = this.#fetched.get(agent)
    const isFresh = known && now < known.until && now - known.at < worthAsking
    const isFailed = known && now < known.until && known.until - known.at < lasting
    if (known && (isFresh || isFailed)) {
      await known.done
      return true
    }
    this.#fetches = this.#fetches.filter((at) => now - at < 60_000)
    if (this.#fetches.length >= mostFetches) return false
    this.#fetches.push(now)
    if (this.#fetched.size >= mostAgents) this.#fetched.clear()
    const fetched = { at: now, until: now + lasting, done: Promise.resolve() }
    fetched.done = this.#bringKeys(agent).catch(() => {
      fetched.until = now + lastingFailure
    })
    this.#fetched.set(agent, fetched)
    await fetched.done
    return true
  }

  async #bringKeys(agent: string): Promise<void> {
    const { siteUrl, privateDestinations } = this.#options
    const { status, body } = await guardedFetch(agent + directory, {
      within: longestFetch,
      most: mostOfDirectory,
      allowed: privateDestinations,
      headers: {
        'user-agent': `Warraq (+${siteUrl})`,
        accept: 'application/http-message-signatures-directory+json',
      },
    })
    if (status !== 200) throw new Error(`No keys: ${status}`)
    await this.#ask<void>({ kind: 'keys', agent, directory: body.toString('utf8'), lasting })
  }

  #ask<T>(order: SignatureOrder): Promise<T> {
    if (this.#thread?.hasEnded) {
      this.#thread = undefined
      this.#fetched.clear()
      // Nobody knows any more which signatures it had seen.
      this.#since = Math.ceil(Date.now() / 1000)
    }
    this.#thread ??= new AskedThread<SignatureOrder>('lib/server/bots/signature-thread.ts', {
      name: 'signatures',
      data: { notBefore: this.#since },
      memory: 64,
      isKept: true,
    })
    return this.#thread.ask<T>(order, longestCheck)
  }
}
