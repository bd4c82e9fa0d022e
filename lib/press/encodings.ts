/** One body in every encoding a reader may accept, each made once. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'

export type Encoding = 'zstd' | 'br' | 'gzip' | 'identity'

export type Bodies = {
  identity: Buffer
  /** Absent when compressing would not help (pictures). */
  compressed: Partial<Record<Encoding, Buffer>>
  /** Without quotes; {@link etagOf} adds the encoding, because each is another sequence of bytes (RFC 9110, 8.8.3). */
  hash: string
}

const [gzipped, brotlied, zstandard] = [promisify(gzip), promisify(brotliCompress), promisify(zstdCompress)]
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

/** Encodings quick enough to make while a reader waits (under a millisecond for a page). */
export async function encodeQuickly(identity: Buffer, contentType: string): Promise<Bodies> {
  const hash = contentHash(identity)
  if (!compressible.test(contentType) || identity.length < 512) return { identity, compressed: {}, hash }
  const [br, gz, zstd] = await Promise.all([
    brotliAt(identity, 4),
    gzipped(identity, { level: 6 }),
    zstandard(identity),
  ])
  return { identity, compressed: { br, gzip: gz, zstd }, hash }
}

/** The same body as small as it gets; takes tens of milliseconds, after everybody has been served. */
export async function encodeTightly(bodies: Bodies): Promise<Bodies> {
  if (!bodies.compressed.br) return bodies
  const [br, gz, zstd] = await Promise.all([
    brotliAt(bodies.identity, 11),
    gzipped(bodies.identity, { level: 9 }),
    zstandard(bodies.identity, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  ])
  return { ...bodies, compressed: { br, gzip: gz, zstd } }
}

/** Bytes a set of bodies holds in memory. */
export const weightOf = ({ identity, compressed }: Bodies): number =>
  identity.length + Object.values(compressed).reduce((sum, body) => sum + body.length, 0)

export const etagOf = (bodies: Bodies, encoding: Encoding): string =>
  encoding === 'identity' ? `"${bodies.hash}"` : `"${bodies.hash}-${encoding}"`

/** Smallest first: an article of ours is 12.8 KB at brotli's best, 14.3 at zstd's, 15.2 at gzip's. */
const preference: Encoding[] = ['br', 'zstd', 'gzip']
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

/** The encoding to send a body in. */
export function choose(bodies: Bodies, acceptEncoding: string | undefined): Encoding {
  for (const encoding of accepted(acceptEncoding ?? '')) if (bodies.compressed[encoding]) return encoding
  return 'identity'
}

/** The body in an encoding that it exists in, else as it is. */
export const bodyIn = (bodies: Bodies, encoding: Encoding): Buffer =>
  bodies.compressed[encoding] ?? bodies.identity
