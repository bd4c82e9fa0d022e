/** A name and a password of another site, sealed with the newsroom's secret: who reads the disk alone has neither. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Credentials } from './ask-site.ts'

const cipher = 'aes-256-gcm'
const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'warraq: credentials of a site that moves in', 32))

/** @param secret `newsroomSecret` */
export function sealCredentials(given: Credentials, secret: string): string {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, keyOf(secret), nonce)
  const sealed = Buffer.concat([sealing.update(JSON.stringify(given), 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Null where they were sealed with another secret. */
export function openCredentials(sealed: string, secret: string): Credentials | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const opening = createDecipheriv(cipher, keyOf(secret), bytes.subarray(0, 12))
    opening.setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8')
    return JSON.parse(text) as Credentials
  } catch {
    return null
  }
}
