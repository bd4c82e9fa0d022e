/**
 * Whether a request was signed by the agent that it names: Web Bot Auth
 * (https://datatracker.ietf.org/doc/draft-ietf-webbotauth-httpsig-protocol/00/) over HTTP Message Signatures (RFC 9421).
 * Runs in a thread of its own (`signature-thread.ts`): all of it is read from what a stranger sent.
 */
import { createHash } from 'node:crypto'
import { component, webcrypto as signatures, type Verifier, verifySignature } from 'http-message-sig'
import { isInnerList, parseDictionary, parseItem } from 'structured-headers'

/** A request as it came to us. */
export type SignedRequest = {
  method: string
  /** At our own address, whatever its `Host` said: what was signed for another site is not signed for us. */
  targetUri: string
  /** As Node joins them. */
  fields: Record<string, string>
}

export type Checked =
  /** @property agent the origin that its keys are had from */
  | { is: 'verified'; agent: string }
  | { is: 'unknown' }
  /** Its keys are not known, or this one is not among them. */
  | { is: 'unfetched'; agent: string }

const tag = 'web-bot-auth'
const algorithms = ['ed25519', 'rsa-pss-sha512']

/** Seconds since it was signed. What is older may have been copied from somewhere. */
const longestAge = 300
/** Seconds by which clocks may differ. */
const clockSkew = 30
/** Signatures that were seen and would still be taken: when there are more, none is taken, and none forgotten. */
const mostSeen = 50_000
/** Of one agent. */
const mostKeys = 20
const mostAgents = 200
/** Characters of the name of a key, which is 43 of a thumbprint. */
const longestKeyId = 100

type Keys = { byThumbprint: Map<string, Verifier>; until: number }

export class SignatureChecker {
  readonly #keys = new Map<string, Keys>()
  /** Until when each signature would be taken, in seconds, by its hash: in the order of coming. */
  readonly #seen = new Map<string, number>()
  readonly #notBefore: number
  readonly #now: () => number

  /** @param notBefore seconds: what was signed earlier may have been seen by who was here before */
  constructor({ notBefore, now = Date.now }: { notBefore: number; now?: () => number }) {
    this.#notBefore = notBefore
    this.#now = now
  }

  /** Takes the keys of an agent, from what stands in its directory (RFC 7517, 5). @param lasting milliseconds */
  async takeKeys(agent: string, directory: string, lasting: number): Promise<void> {
    const byThumbprint = new Map<string, Verifier>()
    this.#keys.delete(agent)
    if (this.#keys.size >= mostAgents) this.#keys.clear()
    this.#keys.set(agent, { byThumbprint, until: this.#now() + lasting })
    const given: unknown = JSON.parse(directory)
    const keys = (given as { keys?: unknown } | null)?.keys
    if (!Array.isArray(keys)) return
    for (const key of keys.slice(0, mostKeys)) {
      const read = await readKey(key).catch(() => null)
      if (read) byThumbprint.set(read.thumbprint, read.verifier)
    }
  }

  async check({ method, targetUri, fields }: SignedRequest): Promise<Checked> {
    const claim = claimOf(fields)
    if (!claim) return { is: 'unknown' }
    const { agent, label, keyId, covered } = claim
    const known = this.#keys.get(agent)
    const verifier = known && known.until > this.#now() ? known.byThumbprint.get(keyId) : undefined
    if (!verifier) return { is: 'unfetched', agent }
    try {
      const now = Math.floor(this.#now() / 1000)
      const { signature, parameters, components } = await verifySignature(
        {
          kind: 'request',
          method,
          targetUri,
          fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
        },
        {
          label,
          policy: {
            algorithms,
            requiredComponents: [covered],
            requiredParameters: ['created', 'expires', 'keyid', 'tag'],
            maxAge: longestAge,
            clockSkew,
            now,
          },
          resolveVerifier: () => verifier,
        },
      )
      const saysWhere = components.some(({ name }) => name === '@authority' || name === '@target-uri')
      const created = Number(parameters.created)
      if (!saysWhere || created < this.#notBefore || !this.#isFirst(signature, now)) return { is: 'unknown' }
      return { is: 'verified', agent }
    } catch {
      return { is: 'unknown' }
    }
  }

  /** Whether this signature was never taken before: whoever copies one comes second. */
  #isFirst(signature: Uint8Array, now: number): boolean {
    for (const [hash, until] of this.#seen) {
      if (until >= now) break
      this.#seen.delete(hash)
    }
    const hash = createHash('sha256').update(signature).digest('base64')
    if (this.#seen.has(hash) || this.#seen.size >= mostSeen) return false
    this.#seen.set(hash, now + longestAge + 2 * clockSkew)
    return true
  }
}

type Claim = { agent: string; label: string; keyId: string; covered: ReturnType<typeof component> }

/** Who a request says has signed it, or null where it says nothing that could be looked into. */
function claimOf(fields: SignedRequest['fields']): Claim | null {
  try {
    for (const [label, member] of parseDictionary(fields['signature-input'] ?? '')) {
      if (!isInnerList(member)) continue
      const [items, parameters] = member
      const keyId = parameters.get('keyid')
      if (parameters.get('tag') !== tag || typeof keyId !== 'string' || keyId.length > longestKeyId) continue
      const named = items.find(([name]) => name === 'signature-agent')
      // What is not signed may have been written by anybody.
      if (!named) continue
      const key = named[1].get('key')
      const agent = originOf(agentIn(fields['signature-agent'] ?? '', key))
      if (!agent) continue
      const covered = component('signature-agent', typeof key === 'string' ? { key } : {})
      return { agent, label, keyId, covered }
    }
  } catch {
    // No structured fields (RFC 9651).
  }
  return null
}

/** A dictionary since the working group took the draft up, and a single string before. */
function agentIn(field: string, key: unknown): unknown {
  if (typeof key !== 'string') return parseItem(field)[0]
  const member = parseDictionary(field).get(key)
  return member && !isInnerList(member) ? member[0] : undefined
}

function originOf(agent: unknown): string | null {
  if (typeof agent !== 'string' || agent.length > 300 || !URL.canParse(agent)) return null
  const { protocol, origin, username } = new URL(agent)
  return (protocol === 'https:' || protocol === 'http:') && !username ? origin : null
}

/** A key by which its owner is known, and its thumbprint (RFC 7638, RFC 8037). */
async function readKey(key: unknown): Promise<{ thumbprint: string; verifier: Verifier } | null> {
  const { kty, crv, x, n, e } = key as Record<string, unknown>
  // The members that RFC 7638 names, in its order.
  const members = kty === 'OKP' && crv === 'Ed25519' ? { crv, kty, x } : kty === 'RSA' ? { e, kty, n } : null
  if (!members || Object.values(members).some((each) => typeof each !== 'string' || each.length > 1_500))
    return null
  const algorithm = kty === 'OKP' ? { name: 'Ed25519' } : { name: 'RSA-PSS', hash: 'SHA-512' }
  const imported = await crypto.subtle.importKey('jwk', members as JsonWebKey, algorithm, true, ['verify'])
  return {
    thumbprint: createHash('sha256').update(JSON.stringify(members)).digest('base64url'),
    verifier: signatures.verifier(imported),
  }
}
