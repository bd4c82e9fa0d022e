import { createHash, randomBytes } from 'node:crypto'

/** https://www.crockford.com/base32.html, lower case: no i, l, o or u to misread. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 10

const encode = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31]).join('')

/** A new random identifier: ten characters, 50 bits. The primary key catches the one collision in 2²⁵ rows. */
export const newId = (): string => encode(randomBytes(length))

/** The same identifier for the same name, always: for the demo publication, whose stories link to each other. */
export const idFor = (name: string): string => encode(createHash('sha256').update(name).digest())

/** What an identifier from an address must look like before it is worth a query. */
export const isId = (value: string): boolean => /^[0-9a-hjkmnp-tv-z]{10}$/.test(value)

/** As texts say it: see {@link couldBeId}. */
export const idPattern = /^[\w-]{1,64}$/

/** What may be asked of the database as an identifier, of whatever make, without its choking on it (U+0000, say). */
export const couldBeId = (value: unknown): value is string =>
  typeof value === 'string' && idPattern.test(value)
