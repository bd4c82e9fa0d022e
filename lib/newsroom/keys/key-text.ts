import { createHash, randomBytes } from 'node:crypto'

/** `wq_` and 256 random bits in base64url: told apart from other secrets by whoever scans for leaked ones. */
const form = /^wq_[\w-]{43}$/

export const newKey = (): string => `wq_${randomBytes(32).toString('base64url')}`

/** As lists show it: enough to tell two apart, and too little to guess the rest. */
export const hintOf = (key: string): string => key.slice(0, 7)

/**
 * As the database keeps it. A slow hash (scrypt) makes guessing a person's password dear; nobody guesses 256 random bits,
 * and a fast one lets every request be checked.
 */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/**
 * The key of an `Authorization` header (RFC 6750, 2.1); null when it holds none of ours. Nowhere else is one looked for:
 * what stands in an address stands in logs, histories and referrers.
 */
export function keyIn(authorization: string | null): string | null {
  const [, key = ''] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  return form.test(key) ? key : null
}
