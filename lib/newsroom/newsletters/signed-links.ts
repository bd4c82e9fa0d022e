/** Addresses in letters to readers. Who has one may do what it is for, without a password: it came to their mailbox. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { idPattern } from '../../db/id.ts'
import { absolute } from '../../publication/addresses.ts'

/** `confirm` a request, `reader` to change what somebody gets, `stop` one newsletter, `bounce` to know a letter that came back. */
type Purpose = 'confirm' | 'reader' | 'stop' | 'bounce'

const signature = (secret: string, purpose: Purpose, ids: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(['warraq newsletter', purpose, ...ids].join('\n'))
    .digest('base64url')

const equal = (given: string, own: string): boolean =>
  given.length === own.length && timingSafeEqual(Buffer.from(given), Buffer.from(own))

/** @returns the ids that a token of ours names; null for one that we did not sign */
function read(secret: string, purpose: Purpose, token: string, count: number): string[] | null {
  const parts = token.split('.')
  const signed = parts.pop() ?? ''
  if (parts.length !== count || !parts.every((each) => idPattern.test(each))) return null
  return /^[\w-]{43}$/.test(signed) && equal(signed, signature(secret, purpose, parts)) ? parts : null
}

const address = (secret: string, purpose: Purpose, ...ids: string[]): string =>
  absolute(`/newsletter/${purpose}/${[...ids, signature(secret, purpose, ids)].join('.')}`)

export const confirmAddress = (secret: string, requestId: string): string =>
  address(secret, 'confirm', requestId)
export const readConfirm = (secret: string, token: string): string | null =>
  read(secret, 'confirm', token, 1)?.[0] ?? null

export const readerAddress = (secret: string, subscriberId: string): string =>
  address(secret, 'reader', subscriberId)
export const readReader = (secret: string, token: string): string | null =>
  read(secret, 'reader', token, 1)?.[0] ?? null

export const stopAddress = (secret: string, newsletterId: string, subscriberId: string): string =>
  address(secret, 'stop', newsletterId, subscriberId)
export function readStop(
  secret: string,
  token: string,
): { newsletterId: string; subscriberId: string } | null {
  const [newsletterId, subscriberId] = read(secret, 'stop', token, 2) ?? []
  return newsletterId && subscriberId ? { newsletterId, subscriberId } : null
}

/** Hexadecimal digits of a signature that stand in an address: what is before an @ has 64 characters, of either case. */
const bounceDigits = 20

const bounceSignature = (secret: string, subscriberId: string): string =>
  createHmac('sha256', secret)
    .update(`warraq newsletter\nbounce\n${subscriberId}`)
    .digest('hex')
    .slice(0, bounceDigits)

/**
 * Whom a letter comes back to (VERP): `bounces+SUBSCRIBER-SIGNATURE@news.example`, so that a letter that comes back says
 * by itself whose it was.
 * @param mailbox `settings.bounces.address`
 */
export function bounceAddress(secret: string, mailbox: string, subscriberId: string): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${subscriberId}-${bounceSignature(secret, subscriberId)}${mailbox.slice(at)}`
}

const bounceToken = /\+([0-9a-hjkmnp-tv-z]{10})-([0-9a-f]{20})@/g

/** Whose letter it was, by the first address of ours in a text; null where there is none. */
export function readBounce(secret: string, text: string): string | null {
  for (const [, subscriberId = '', signed = ''] of text.toLowerCase().matchAll(bounceToken))
    if (equal(signed, bounceSignature(secret, subscriberId))) return subscriberId
  return null
}
