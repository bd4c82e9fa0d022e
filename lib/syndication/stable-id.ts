import { createHash } from 'node:crypto'
import { itemAt } from '../present.ts'

/** Ours: made once, at random. */
const namespace = Buffer.from('6b0d6c1e7f4a4d0f9c53a1f2c7de0b94', 'hex')

/**
 * A `urn:uuid:` that is always the same for a name (RFC 9562, 5.5), and owes nothing to where the publication is
 * served from: a paper that changes its domain does not show its readers the whole archive as unread.
 */
export const stableId = (name: string): string => `urn:uuid:${uuidOf(namespace, name)}`

/** The same of a podcast, as all programs that read them make it: https://podcasting2.org/docs/podcast-namespace/tags/guid */
export const podcastGuid = (address: string): string =>
  uuidOf(podcasts, address.replace(/^[a-z]+:\/\//, '').replace(/\/+$/, ''))

const podcasts = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex')

function uuidOf(within: Buffer, name: string): string {
  const hash = createHash('sha1').update(within).update(name).digest().subarray(0, 16)
  hash[6] = (itemAt(hash, 6) & 0x0f) | 0x50
  hash[8] = (itemAt(hash, 8) & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
