/** By what push services and browsers know this paper (VAPID, RFC 8292). */
import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto'

/** Hours for which services may take one signature; they allow no more than a day. */
const signatureLasts = 12

export type ServerKey = {
  /** As browsers are given it when they subscribe: an uncompressed point, base64url. */
  publicKey: string
  /** base64url */
  privateKey: string
}

/** The order of P-256 (NIST SP 800-186, 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The paper’s key pair. It follows from the secret that the paper made at its first start: every instance that has that has
 * this, and a backup that brings it back brings this back. Another secret means that devices have to ask again.
 * @param secret `newsroomSecret`
 */
export function serverKey(secret: string): ServerKey {
  // 64 bits more than the order has, so that no key is likelier than another (FIPS 186-5, A.2.1).
  const random = Buffer.from(hkdfSync('sha256', secret, '', 'warraq web push server key', 40))
  const scalar = (BigInt(`0x${random.toString('hex')}`) % (order - 1n)) + 1n
  // With the zeros that it may begin with: a JWK needs all 32 bytes.
  const digits = scalar.toString(16).padStart(64, '0')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(digits, 'hex')
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: Buffer.from(digits, 'hex').toString('base64url'),
  }
}

/** What tells a subscription for this key from one for another. */
export const serverKeyName = ({ publicKey }: Pick<ServerKey, 'publicKey'>): string => publicKey.slice(0, 20)

/**
 * Says who sends, to the services of one origin each: signed once for half of the time that it holds.
 * @param contact whom a service asks about our messages: an https address of ours, or a mailto
 * @returns the value of `Authorization`
 */
export function signing(key: ServerKey, contact: string): (origin: string) => string {
  const point = Buffer.from(key.publicKey, 'base64url')
  const privateKey: KeyObject = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: key.privateKey,
    },
  })
  const known = new Map<string, { value: string; until: number }>()
  return (origin) => {
    const now = Date.now()
    const found = known.get(origin)
    if (found && found.until > now) return found.value
    const claims = { aud: origin, exp: Math.floor(now / 1_000) + signatureLasts * 3_600, sub: contact }
    const signed = [{ typ: 'JWT', alg: 'ES256' }, claims]
      .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
      .join('.')
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const value = `vapid t=${signed}.${signature.toString('base64url')}, k=${key.publicKey}`
    // Origins are as many as strangers have given us.
    if (known.size > 1_000) known.clear()
    known.set(origin, { value, until: now + (signatureLasts / 2) * 3_600_000 })
    return value
  }
}
