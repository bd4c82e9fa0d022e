/**
 * The one way to ask an address that a person or a file gave us. It must not become a way into the machine's own
 * network (OWASP, server-side request forgery): what is connected to is looked at, not what was written.
 */

import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { firstOf } from '../present.ts'

/** Why an address was not asked, or its answer not taken. */
const fetchRefusals = [
  /** No address, or one with a user or a password in it. */
  'malformed',
  /** Neither https, nor http where that is allowed. */
  'scheme',
  /** It leads to this machine or its network, or to what is no public address at all. */
  'private',
  /** It answered with another address. Nobody asked for that one, or there were too many of them. */
  'redirect',
  /** It took longer than it may. */
  'too-slow',
  /** Its answer is longer than it may be. */
  'too-long',
] as const
export type FetchRefusal = (typeof fetchRefusals)[number]

export class FetchRefused extends Error {
  override name = 'FetchRefused'
  readonly refusal: FetchRefusal
  constructor(refusal: FetchRefusal, address: string) {
    super(`${refusal}: ${address}`)
    this.refusal = refusal
  }
}

/**
 * What of IPv4 is nobody's public server: https://www.iana.org/assignments/iana-ipv4-special-registry, multicast, and
 * what is reserved.
 */
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Within 2000::/3, the only part of IPv6 in use: what is special, and what hides an IPv4 address (6to4, Teredo). */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48']

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family)
  }
  return list
}
/** Of what the settings allow: one array for as long as the process runs. */
const listsOf = new WeakMap<readonly string[], BlockList>()
const knownListOf = (networks: readonly string[]): BlockList => {
  const known = listsOf.get(networks) ?? listOf(networks)
  listsOf.set(networks, known)
  return known
}
const special = listOf([...notPublic4, ...notPublic6])
const inUse6 = listOf(['2000::/3'])

/** `::ffff:127.0.0.1` and `::ffff:7f00:1` are 127.0.0.1 (RFC 4291, 2.5.5.2). */
function unmapped(address: string): string {
  const tail = /^(?:0{0,4}:){0,5}:?ffff:(.+)$/i.exec(firstOf(address.split('%')))?.[1]
  if (!tail) return firstOf(address.split('%'))
  if (isIP(tail) === 4) return tail
  const [high, low, ...rest] = tail.split(':').map((group) => Number.parseInt(group, 16))
  if (rest.length > 0 || high === undefined || low === undefined) return address
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/**
 * Whether an IP address may be connected to.
 * @param address as the resolver or a socket gives it, in any notation
 * @param allowed networks that are allowed although they are private
 */
export function mayConnectTo(address: string, allowed: readonly string[] = []): boolean {
  const plain = unmapped(address)
  const version = isIP(plain)
  if (version === 0) return false
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (allowed.length > 0 && knownListOf(allowed).check(plain, family)) return true
  if (special.check(plain, family)) return false
  return version === 4 || inUse6.check(plain, 'ipv6')
}

/**
 * An address that may be asked as far as can be told without a resolver: its form, its scheme, and its host where that
 * is an IP address in whatever notation (`http://2130706433/` is 127.0.0.1, and URL writes it so).
 * @param plain whether http will do
 * @throws {FetchRefused} `malformed`, `scheme`, `private`
 */
export function checkDestination(address: string, allowed: readonly string[] = [], plain = false): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.username || url.password || !url.hostname || address.length > 2_000)
    throw new FetchRefused('malformed', address)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (plain || allowed.length > 0)))
    throw new FetchRefused('scheme', url.origin)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLocalName = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host)
  if (isIP(host) !== 0 ? !mayConnectTo(host, allowed) : isLocalName && allowed.length === 0)
    throw new FetchRefused('private', url.origin)
  return url
}

/** Looks a name up for a socket, which then connects to what was looked at: every address of it must be public. */
export const guardedLookup =
  (origin: string, allowed: readonly string[]): LookupFunction =>
  (hostname, options, give) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return give(error, '')
      if (found.length === 0 || !found.every((each) => mayConnectTo(each.address, allowed)))
        return give(new FetchRefused('private', origin), '')
      if (options.all) return give(null, found)
      const { address: first, family } = firstOf(found)
      give(null, first, family)
    })

export type Fetched = {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Who answered, past all redirects. */
  address: string
}

type Asking = {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** Milliseconds for all of it: looking the name up, connecting, sending and reading. */
  within?: number
  /** Bytes of the answer. */
  most?: number
  /** What is longer is cut off, not refused: for who wants to see how an answer begins. */
  cut?: boolean
  /** `settings.privateDestinations` */
  allowed?: readonly string[]
  /** By http as well: for what everybody may read, and is told nothing secret. */
  plain?: boolean
  /** How many other addresses it may answer with; each is looked at as the first was. */
  redirects?: number
  /** An answer that leads elsewhere is given as it is (`location`), for who asks there with the same care. */
  givesRedirects?: boolean
  /** Ends it, with the signal's reason. */
  signal?: AbortSignal | undefined
}

/** An answer; or the other address that there was instead, '' where it names none. */
type Answered = Fetched | { location: string }

/**
 * Asks an address. Every address that its name resolves to must be public, and it is those that are connected to: a
 * name that says something else a moment later (DNS rebinding) gains nothing. No proxy of the environment, no
 * connection kept, no redirect followed but those that are asked for.
 * @throws {FetchRefused}, or the network's own error (`code`)
 */
export async function guardedFetch(address: string, asking: Asking = {}): Promise<Fetched> {
  const until = performance.now() + (asking.within ?? 10_000)
  let at = address
  for (let left = asking.redirects ?? 0; ; left -= 1) {
    asking.signal?.throwIfAborted()
    const answer = await askOnce(at, { ...asking, within: until - performance.now() })
    if (!('location' in answer)) return answer
    if (left <= 0 || !answer.location || !URL.canParse(answer.location, at))
      throw new FetchRefused('redirect', new URL(at).origin)
    at = new URL(answer.location, at).href
  }
}

function askOnce(
  address: string,
  {
    method = 'GET',
    headers = {},
    body,
    within,
    most = 1024 * 1024,
    cut = false,
    allowed = [],
    plain = false,
    givesRedirects = false,
    signal,
  }: Asking & { within: number },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const url = checkDestination(address, allowed, plain)
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = ask(
      url,
      {
        method,
        headers: {
          'user-agent': 'Warraq',
          accept: '*/*',
          'accept-encoding': 'identity',
          ...headers,
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        },
        agent: false,
        lookup: guardedLookup(url.origin, allowed),
      },
      (response) => {
        const status = response.statusCode ?? 0
        if (status >= 300 && status < 400 && !givesRedirects) {
          end()
          return resolve({ location: response.headers.location ?? '' })
        }
        const chunks: Buffer[] = []
        let size = 0
        const done = () => {
          end()
          resolve({
            status,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks).subarray(0, most),
            address: url.href,
          })
        }
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          chunks.push(chunk)
          if (size <= most) return
          if (cut) done()
          else fail(new FetchRefused('too-long', url.origin))
        })
        response.on('end', done)
        response.on('error', fail)
      },
    )
    const fail = (error: Error): void => {
      end()
      reject(error)
    }
    const stop = () => fail(signal?.reason)
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      request.destroy()
    }
    signal?.addEventListener('abort', stop)
    const timer = setTimeout(() => fail(new FetchRefused('too-slow', url.origin)), within)
    request.on('error', fail)
    // Once more, of what was really connected to.
    request.on('socket', (socket) =>
      socket.once('connect', () => {
        if (!mayConnectTo(socket.remoteAddress ?? '', allowed)) fail(new FetchRefused('private', url.origin))
      }),
    )
    request.end(body)
  })
}
