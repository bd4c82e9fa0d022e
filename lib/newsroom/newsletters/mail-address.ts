/** Addresses of readers: what we take for one, and how one is known again that we no longer have. */
import { createHmac } from 'node:crypto'

/** Why an address is not taken. `letters`: letters before the @ that few mail servers carry (SMTPUTF8, RFC 6531). */
export type AddressFault = 'missing' | 'unfit' | 'letters' | 'domain'

export type MailAddress = { email: string; emailKey: string }

/** RFC 5321, 4.5.3.1: 64 before the @, 254 in all. */
const local = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/i

/**
 * An address as a person types it. A domain in Arabic is written as mail servers know it (IDNA); letters of another
 * script before the @ are refused in words, since the letter would not arrive at most servers.
 */
export function readMailAddress(typed: unknown): MailAddress | AddressFault {
  // Copied from a page or a mail program: marks of direction, `mailto:`, `Name <address>`.
  const text = (typeof typed === 'string' ? typed.slice(0, 1_000) : '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]/g, '')
    .trim()
    .replace(/^mailto:/i, '')
  if (text === '') return 'missing'
  if (!text.isWellFormed() || /[\p{Cc}\s]/u.test(text)) return 'unfit'
  const at = text.lastIndexOf('@')
  if (at < 1) return 'unfit'
  const before = text.slice(0, at)
  const host = asciiHost(text.slice(at + 1))
  if (!host || !domain.test(host)) return 'domain'
  if (/[^\x20-\x7e]/.test(before)) return 'letters'
  if (!local.test(before) || /^\.|\.$|\.\./.test(before)) return 'unfit'
  const email = `${before}@${host}`
  return email.length <= 254 ? { email, emailKey: email.toLowerCase() } : 'unfit'
}

/** '' for what is no name of a host. */
function asciiHost(host: string): string {
  if (/[^\p{L}\p{M}\p{N}.\u3002-]/u.test(host)) return ''
  const url = `http://${host}/`
  return URL.canParse(url) ? new URL(url).hostname : ''
}

export const isMailAddress = (read: MailAddress | AddressFault): read is MailAddress =>
  typeof read === 'object'

/**
 * What is kept of an address that nothing is sent to: its hash under the house's secret, so that the table alone tells nobody
 * who stands in it.
 * @param newsletterId of one newsletter; else of all
 */
export const addressHash = (secret: string, emailKey: string, newsletterId = ''): string =>
  createHmac('sha256', secret)
    .update(['warraq suppressed', newsletterId, emailKey].join('\n'))
    .digest('base64url')
