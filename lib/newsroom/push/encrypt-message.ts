/**
 * Messages that only the browser they are for can open (RFC 8291). Written here, since a breaking notice goes to a hundred
 * thousand devices at once and each needs a key exchange of its own: `web-push` takes three times as long over one, most
 * of it besides that exchange ([decision 29]).
 */
import { createCipheriv, createECDH, createSecretKey, ECDH, hash, randomBytes } from 'node:crypto'

/** Bytes of a message before it is encrypted that every service takes (RFC 8030, 7.2; RFC 8291, 4). */
export const longestMessage = 3_993

const recordSize = 4_096
const tagSize = 16

/** HMAC-SHA-256 (RFC 2104) of keys that are no longer than a block. One-shot hashes take a tenth of what `createHmac` does. */
function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const inner = Buffer.alloc(64, 0x36)
  const outer = Buffer.alloc(64, 0x5c)
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  const inside = hash('sha256', Buffer.concat([inner, ...parts]), 'buffer')
  return hash('sha256', Buffer.concat([outer, inside]), 'buffer')
}

// Each ends in the counter of HKDF’s first, and here only, block (RFC 5869, 2.3).
const infoOfKeys = Buffer.from('WebPush: info\0')
const first = Buffer.of(1)
const infoOfKey = Buffer.from('Content-Encoding: aes128gcm\0\x01')
const infoOfNonce = Buffer.from('Content-Encoding: nonce\0\x01')
/** Ends the last record (RFC 8188, 2). */
const delimiter = Buffer.of(2)

/**
 * @param text no longer than {@link longestMessage}
 * @param p256dh the browser’s public key, 65 bytes
 * @param auth its secret, 16 bytes
 * @param own for the test alone: what is else made anew for each message
 */
export function encryptMessage(
  text: Buffer,
  p256dh: Buffer,
  auth: Buffer,
  own?: { privateKey: Buffer; salt: Buffer },
): Buffer {
  const pair = createECDH('prime256v1')
  if (own) pair.setPrivateKey(own.privateKey)
  const publicKey = own ? pair.getPublicKey() : pair.generateKeys()
  const salt = own?.salt ?? randomBytes(16)
  const material = hmac(hmac(auth, pair.computeSecret(p256dh)), infoOfKeys, p256dh, publicKey, first)
  const prk = hmac(salt, material)
  const cipher = createCipheriv(
    'aes-128-gcm',
    // Of a buffer, Node finds out by an exception that it is no such key: more than the encryption takes.
    createSecretKey(hmac(prk, infoOfKey).subarray(0, 16)),
    hmac(prk, infoOfNonce).subarray(0, 12),
    { authTagLength: tagSize },
  )
  const head = Buffer.alloc(21)
  salt.copy(head)
  head.writeUInt32BE(recordSize, 16)
  head[20] = publicKey.length
  const body = cipher.update(Buffer.concat([text, delimiter]))
  cipher.final()
  return Buffer.concat([head, publicKey, body, cipher.getAuthTag()])
}

/** Whether these are keys that a browser could have: a point of P-256, and 16 bytes. */
export function areDeviceKeys(p256dh: string, auth: string): boolean {
  if (!/^[\w-]{86,88}={0,2}$/.test(p256dh) || !/^[\w-]{22}={0,2}$/.test(auth)) return false
  const point = Buffer.from(p256dh, 'base64url')
  if (point.length !== 65 || point[0] !== 4 || Buffer.from(auth, 'base64url').length !== 16) return false
  try {
    ECDH.convertKey(point, 'prime256v1')
    return true
  } catch {
    return false
  }
}
