/**
 * Questions to somebody else's WordPress: one at a time, with pauses, as often as it takes, and never of an address that
 * is not a public one (`guarded-fetch.ts`). What it answers is a stranger's.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type Fetched, FetchRefused, guardedFetch } from '../../server/guarded-fetch.ts'
import { FileRefused } from '../import/file-refused.ts'

/** An application password (https://make.wordpress.org/core/2020/11/05/application-passwords-integration-guide/). */
export type Credentials = { user: string; password: string }

export type Patience = {
  /** Milliseconds between two questions, at least; as long as the last answer took, if that was longer. */
  between: number
  /** Milliseconds before each asking again of what failed. */
  again: readonly number[]
  /** Milliseconds that a site may ask us to wait (`Retry-After`) before it is given up. */
  longestAsked: number
  /** Milliseconds for one answer. */
  within: number
  /** Bytes of one answer. */
  most: number
}
export const usualPatience: Patience = {
  between: 200,
  again: [2_000, 5_000, 15_000, 45_000, 120_000],
  longestAsked: 600_000,
  within: 60_000,
  most: 64 * 1024 * 1024,
}

type Asker = {
  /** `settings.privateDestinations` */
  allowed: readonly string[]
  credentials: Credentials | null
  patience: Patience
  signal?: AbortSignal
}

export type SiteAnswer = {
  status: number
  /** Undefined where it is none. */
  json: unknown
  headers: Record<string, string>
  text: string
  /** Where it was found in the end. */
  address: string
}

const mostHops = 5
/** What says who asks, and that it is a program. */
const userAgent = 'Warraq (WordPress import; asked for by the owner of the site)'

/** Statuses after which the same may be answered otherwise a little later. */
const passing = (status: number): boolean => status === 408 || status === 429 || status >= 500

export class SiteTrouble extends Error {
  override name = 'SiteTrouble'
  /** The last status; 0 where nothing, too much, or no end of it came. */
  readonly status: number
  readonly why: 'busy' | 'unreachable' | 'too-slow' | 'too-long' | 'broken'
  constructor(why: SiteTrouble['why'], status: number, address: string) {
    super(`${why}: ${address}`)
    this.why = why
    this.status = status
  }
}

/** What the person is told of trouble that did not pass. */
export function refusalOf(trouble: SiteTrouble, host: string): FileRefused {
  if (trouble.why === 'unreachable') return new FileRefused('site-unreachable', host)
  if (trouble.why === 'broken') return new FileRefused('site-broken', host)
  return new FileRefused('site-busy', trouble.status ? `${host}, ${trouble.status}` : host)
}

export class SiteAsker {
  readonly #asker: Asker
  #free = 0

  constructor(asker: Asker) {
    this.#asker = asker
  }

  get isSignedIn(): boolean {
    return this.#asker.credentials !== null
  }

  /**
   * Asks until there is an answer that will not be another a little later.
   * @param given `tries`: how often it is asked again. `cut`: the beginning of the answer is enough, so many bytes of it
   * @throws {FileRefused} `site-private`, `site-moved`, `site-needs-https`
   * @throws {SiteTrouble} where it does not answer, or not as it should
   */
  async ask(
    address: string,
    given: { tries?: number; cut?: number; isPublic?: boolean } = {},
  ): Promise<SiteAnswer> {
    const { patience, signal } = this.#asker
    const pauses = patience.again.slice(0, given.tries ?? patience.again.length)
    for (let attempt = 0; ; attempt += 1) {
      signal?.throwIfAborted()
      await this.#pause(this.#free - Date.now())
      const from = Date.now()
      const found = await this.#follow(address, given).catch((error: unknown) => {
        if (error instanceof FetchRefused) return troubleOf(error, address)
        if (error instanceof Error && 'code' in error) return new SiteTrouble('unreachable', 0, address)
        throw error
      })
      this.#free = Date.now() + Math.max(patience.between, Math.min(Date.now() - from, 5_000))
      const trouble =
        found instanceof SiteTrouble
          ? found
          : passing(found.status)
            ? new SiteTrouble('busy', found.status, address)
            : null
      if (!trouble) return found as SiteAnswer
      // Asked for less, it may be able to.
      if (trouble.why === 'too-long') throw trouble
      const pause = pauses[attempt]
      if (pause === undefined) throw trouble
      const asked = found instanceof SiteTrouble ? 0 : retryAfter(found.headers)
      if (asked > patience.longestAsked) throw trouble
      await this.#pause(Math.max(pause, asked))
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await wait(milliseconds, undefined, { signal: this.#asker.signal })
  }

  /** With redirects: each is looked at like the first, and none takes a password to another host. */
  async #follow(
    address: string,
    { cut, isPublic = false }: { cut?: number; isPublic?: boolean },
  ): Promise<SiteAnswer> {
    const { allowed, credentials, patience } = this.#asker
    const isSecret = credentials !== null && !isPublic
    let at = address
    for (let hop = 0; hop <= mostHops; hop += 1) {
      if (credentials && !isPrivateChannel(at)) throw new FileRefused('site-needs-https', new URL(at).host)
      const answer = await guardedFetch(at, {
        headers: {
          'user-agent': userAgent,
          accept: 'application/json, text/html;q=0.5, */*;q=0.1',
          'cache-control': 'no-cache',
          ...(isSecret && {
            authorization: `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`,
          }),
        },
        within: patience.within,
        most: cut ?? patience.most,
        cut: cut !== undefined,
        allowed,
        plain: true,
        givesRedirects: true,
      })
      if (answer.status < 300 || answer.status >= 400) return read(answer, at, cut !== undefined)
      const next = answer.headers.location
      if (!next || !URL.canParse(next, at)) throw new SiteTrouble('broken', answer.status, at)
      const to = new URL(next, at)
      if (isSecret && to.host !== new URL(at).host) throw new FileRefused('site-moved', to.origin)
      at = to.href
    }
    throw new SiteTrouble('broken', 0, address)
  }
}

/** Whoever is asked with a password is found by https as well: who can change the way there can change where it goes. */
const isPrivateChannel = (address: string): boolean =>
  /^https:/i.test(address) || /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(new URL(address).hostname)

function troubleOf(error: FetchRefused, address: string): SiteTrouble {
  const { refusal } = error
  if (refusal === 'too-slow' || refusal === 'too-long') return new SiteTrouble(refusal, 0, address)
  throw new FileRefused('site-private', URL.canParse(address) ? new URL(address).host : address.slice(0, 200))
}

/** Milliseconds; a number of seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Record<string, string>): number {
  const said = headers['retry-after'] ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1_000
  const at = Date.parse(said)
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now())
}

function read({ status, headers, body }: Fetched, address: string, isCut: boolean): SiteAnswer {
  const text = body.toString('utf8')
  return { status, headers, text, address, json: isCut ? undefined : jsonIn(text) }
}

/**
 * The JSON of an answer. What PHP says to its programmer (“Notice: Undefined index …”) may stand before it, and a mark of
 * byte order.
 */
export function jsonIn(text: string): unknown {
  const whole = parsed(text)
  if (whole !== undefined) return whole
  // Where it may begin; a notice holds brackets, too, so that the first is not always it.
  const start = /\[\s*(?:\{\s*"|\])|\{\s*"/g
  start.lastIndex = 0
  for (let tries = 0; tries < 4; tries += 1) {
    const found = start.exec(text)
    if (!found || found.index > 100_000) return undefined
    const rest = parsed(text.slice(found.index))
    if (rest !== undefined) return rest
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** `{ "code": "rest_no_route", "message": "…" }`, as WordPress refuses. */
export function errorOf(json: unknown): { code: string; message: string } | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const { code, message } = json as { code?: unknown; message?: unknown }
  return typeof code === 'string'
    ? { code, message: typeof message === 'string' ? message.slice(0, 200) : '' }
    : null
}
