/**
 * The paper's own signature under a claim of C2PA, as COSE has it (RFC 9052). c2pa-wasm leaves all of this to whoever
 * signs, so that the key stays with us: here, in the process that serves, and not in the one that opens strangers' files.
 */
import { constants, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** What of a certificate's key says how it signs (RFC 9053, and the algorithms that C2PA allows). */
type Algorithm = { name: string; cose: number; hash: 'sha256' | 'sha384' | 'sha512' | null; bytes: number }

export type PaperSigner = {
  /** As c2pa names it: `es256`. */
  algorithm: string
  /** Bytes of every signature, with its certificates. */
  size: number
  /** When its certificate runs out. */
  until: Date
  sign: (claim: Uint8Array) => Buffer
}

/**
 * @param certificates PEM, the signer's own first, then whoever vouches for it
 * @param key PEM, without a password
 * @throws {Error} in words for whoever runs the paper: no such key, no pair, run out
 */
export function paperSigner(certificates: string, key: string): PaperSigner {
  const chain = [...certificates.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
    ([pem]) => new X509Certificate(pem),
  )
  const [own] = chain
  if (!own) throw new Error('the file of certificates has none (PEM)')
  const secret = createPrivateKey(key)
  if (!own.checkPrivateKey(secret)) throw new Error('the key is not that of the first certificate')
  if (own.validToDate.getTime() < Date.now()) throw new Error(`the certificate ended ${own.validTo}`)
  const algorithm = algorithmOf(secret)
  // A root is known to whoever checks, or of no use.
  const sent = chain.filter((each, at) => at === 0 || each.subject !== each.issuer).map(({ raw }) => raw)
  const head = map([
    [integer(1), integer(algorithm.cose)],
    [integer(33), sent.length === 1 ? bytes(own.raw) : array(sent.map(bytes))],
  ])
  const message = (signature: Buffer) =>
    // COSE_Sign1 (18), whose payload stands beside it.
    Buffer.concat([start(6, 18), array([bytes(head), map([]), Buffer.from([0xf6]), bytes(signature)])])
  return {
    algorithm: algorithm.name,
    size: message(Buffer.alloc(algorithm.bytes)).length,
    until: own.validToDate,
    sign: (claim) => {
      const signed = array([words('Signature1'), bytes(head), bytes(Buffer.alloc(0)), bytes(claim)])
      return message(
        sign(algorithm.hash, signed, {
          key: secret,
          dsaEncoding: 'ieee-p1363',
          ...(algorithm.name === 'ps256' && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
        }),
      )
    },
  }
}

/**
 * By the files of the settings; null where they name none.
 * @throws as {@link paperSigner}, and what reading them does
 */
export async function readSigner({
  certificate,
  key,
}: {
  certificate: string | undefined
  key: string | undefined
}): Promise<PaperSigner | null> {
  if (!certificate || !key) return null
  return paperSigner(await readFile(certificate, 'utf8'), await readFile(key, 'utf8'))
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm {
  if (asymmetricKeyType === 'ed25519') return { name: 'ed25519', cose: -8, hash: null, bytes: 64 }
  if (asymmetricKeyType === 'rsa')
    return { name: 'ps256', cose: -37, hash: 'sha256', bytes: (asymmetricKeyDetails?.modulusLength ?? 0) / 8 }
  const curve = asymmetricKeyDetails?.namedCurve
  if (curve === 'prime256v1') return { name: 'es256', cose: -7, hash: 'sha256', bytes: 64 }
  if (curve === 'secp384r1') return { name: 'es384', cose: -35, hash: 'sha384', bytes: 96 }
  if (curve === 'secp521r1') return { name: 'es512', cose: -36, hash: 'sha512', bytes: 132 }
  throw new Error('C2PA signs with keys of ECDSA (P-256, P-384, P-521), Ed25519 or RSA')
}

// The little of CBOR (RFC 8949) that the above is written in.
function start(major: number, length: number): Buffer {
  const type = major << 5
  if (length < 24) return Buffer.from([type | length])
  if (length < 0x1_00) return Buffer.from([type | 24, length])
  if (length < 0x1_00_00) return Buffer.from([type | 25, length >> 8, length & 0xff])
  const long = Buffer.alloc(5)
  long[0] = type | 26
  long.writeUInt32BE(length, 1)
  return long
}
const integer = (value: number): Buffer => (value < 0 ? start(1, -1 - value) : start(0, value))
const bytes = (value: Uint8Array): Buffer => Buffer.concat([start(2, value.length), value])
const words = (value: string): Buffer =>
  Buffer.concat([start(3, Buffer.byteLength(value)), Buffer.from(value)])
const array = (items: Uint8Array[]): Buffer => Buffer.concat([start(4, items.length), ...items])
const map = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([start(5, pairs.length), ...pairs.flat()])
