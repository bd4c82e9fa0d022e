/**
 * One body in each encoding that a reader has asked for, made when the first one asks. Once it is compressed it is not held
 * as it is: nearly nobody asks for that, and it is five times as large.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliDecompress,
  constants,
  gunzip,
  gzip,
  zstdCompress,
  zstdDecompress,
} from 'node:zlib'
import { present } from '../present.ts'

export type Encoding = 'zstd' | 'br' | 'gzip' | 'identity'

export type Bodies = {
  /** Those that have been made: always one. */
  made: Partial<Record<Encoding, Buffer>>
  /** False where compressing would not help (pictures, a few words). */
  isCompressible: boolean
  /** Without quotes; {@link etagOf} adds the encoding, because each is another sequence of bytes (RFC 9110, 8.8.3). */
  hash: string
  /** Whether brotli's best has replaced its quick one, which was another sequence of bytes. */
  isTight?: boolean
}

const [gzipped, brotlied, zstandard] = [promisify(gzip), promisify(brotliCompress), promisify(zstdCompress)]
const undone = { br: promisify(brotliDecompress), zstd: promisify(zstdDecompress), gzip: promisify(gunzip) }
/**
 * The same bytes in memory of their own. Node's compressors answer with a slice of a pool of 64 KB, and as long as the slice
 * is held the whole pool is (`Buffer.poolSize`).
 */
function alone(body: Buffer): Buffer {
  if (body.buffer.byteLength === body.length) return body
  const copy = Buffer.allocUnsafeSlow(body.length)
  body.copy(copy)
  return copy
}

const brotliAt = (body: Buffer, quality: number) =>
  brotlied(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })

/** Bodies worth compressing; JPEG, PNG and fonts are compressed already. */
const compressible = /^(text\/|application\/(json|javascript|xml|.*\+(json|xml))|image\/svg)/

/** A name that no other content has. */
export const contentHash = (content: Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22)

/** A body that nobody has asked for in any encoding yet. */
export const bodiesOf = (identity: Buffer, contentType: string): Bodies => ({
  made: { identity },
  isCompressible: compressible.test(contentType) && identity.length >= 512,
  hash: contentHash(identity),
})

export const isMade = ({ made }: Bodies, encoding: Encoding): boolean => made[encoding] !== undefined

/** The body as it is; a third of a millisecond for 70 KB when only compressed ones are held. */
async function identityOf({ made }: Bodies): Promise<Buffer> {
  if (made.identity) return made.identity
  for (const encoding of preference) {
    const body = made[encoding]
    if (body) return undone[encoding](body)
  }
  throw new Error('A body in no encoding')
}

/** The same bodies with one more encoding, as tight as can be made while a reader waits: a millisecond for 70 KB. */
export async function withEncoding(bodies: Bodies, encoding: Encoding): Promise<Bodies> {
  const body = await identityOf(bodies)
  const another = await {
    br: () => brotliAt(body, 5),
    gzip: () => gzipped(body, { level: 6 }),
    zstd: () => zstandard(body, { pledgedSrcSize: body.length }),
    identity: async () => body,
  }[encoding]()
  return withBody(bodies, encoding, alone(another))
}

/** The same bodies with this one among them; the plain one, if it is another, is held no longer. */
export function withBody(bodies: Bodies, encoding: Encoding, body: Buffer): Bodies {
  const { identity: _, ...compressed } = bodies.made
  return { ...bodies, made: { ...compressed, [encoding]: body } }
}

/**
 * The same body as small as it gets. Brotli's best takes a tenth off, in 63 ms of processor for a page of 70 KB; gzip's
 * takes nothing off, and zstd's (21 ms) is for the few who do not take brotli.
 */
export async function encodeTightly(bodies: Bodies): Promise<Bodies> {
  if (!bodies.made.br) return bodies
  const br = alone(await brotliAt(await identityOf(bodies), 11))
  return { ...bodies, made: { ...bodies.made, br }, isTight: true }
}

/** The smallest body that has been made, and its encoding. */
export function smallestOf({ made }: Bodies): { encoding: Encoding; body: Buffer } {
  const encoding = preference.find((each) => made[each]) ?? 'identity'
  return { encoding, body: present(made[encoding], 'a body in some encoding') }
}

/** Bytes a set of bodies holds in memory. */
export const weightOf = ({ made }: Bodies): number =>
  Object.values(made).reduce((sum, body) => sum + body.length, 0)

export const etagOf = ({ hash, isTight }: Bodies, encoding: Encoding): string => {
  if (encoding === 'identity') return `"${hash}"`
  return `"${hash}-${encoding}${isTight && encoding === 'br' ? '-tight' : ''}"`
}

/** What `If-None-Match` names (RFC 9110, 13.1.2): a list of tags or `*`; weak comparison, so that a proxy's `W/` still matches. */
export function hasTag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}

/** Smallest first: an article of ours is 12.8 KB at brotli's best, 14.3 at zstd's, 15.2 at gzip's. */
const preference = ['br', 'zstd', 'gzip'] as const
const parsed = new Map<string, readonly Encoding[]>()

/**
 * The encodings a reader accepts, best first (RFC 9110, 12.5.3): `q=0` refuses one, `*` stands for the rest.
 * Browsers send a handful of different headers, so answers are remembered.
 */
function accepted(header: string): readonly Encoding[] {
  const known = parsed.get(header)
  if (known) return known
  const weights = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name, ...parameters] = part.trim().split(';')
    const q = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean)
    if (name) weights.set(name.trim(), q === undefined ? 1 : Number(q))
  }
  const answer = preference.filter((each) => (weights.get(each) ?? weights.get('*') ?? 0) > 0)
  if (parsed.size > 500) parsed.clear()
  parsed.set(header, answer)
  return answer
}

/** The encoding to send a body in, whether or not it has been made. */
export function choose(bodies: Bodies, acceptEncoding: string | undefined): Encoding {
  const [best = 'identity'] = bodies.isCompressible ? accepted(acceptEncoding ?? '') : []
  return best
}

/** The body in an encoding that it has been made in. */
export const bodyIn = ({ made }: Bodies, encoding: Encoding): Buffer =>
  present(made[encoding], `body in ${encoding}`)
