/** Where a request is from: who is connected to us, or whom a proxy of ours says it speaks for. */

import { BlockList, isIP } from 'node:net'
import { firstOf, present } from '../present.ts'

export type ClientAddress = (
  /** `socket.remoteAddress` */
  connected: string | undefined,
  /** The `X-Forwarded-For` header, each hop appending the one before it. */
  forwardedFor: string | undefined,
) => string

/**
 * Reads addresses with these proxies trusted. Anybody can write the header, so its right end counts, and only as far as
 * every hop is one of ours.
 * @param trusted addresses and networks (`10.0.0.0/8`), as the settings check them
 */
export function clientAddressBehind(trusted: readonly string[]): ClientAddress {
  const ours = new BlockList()
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/')
    const family = familyOf(address)
    ours.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family)
  }
  return (connected, forwardedFor) => {
    let client = unmapped(connected ?? '')
    const hops = (forwardedFor ?? '').split(',').map((hop) => unmapped(hop.trim()))
    while (hops.length > 0 && isIP(client) !== 0 && ours.check(client, familyOf(client))) {
      const hop = present(hops.pop(), 'hop')
      if (isIP(hop) === 0) break
      client = hop
    }
    return isIP(client) === 0 ? 'unknown' : networkOf(client)
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** `::ffff:192.0.2.1`, as sockets that take both families write it (RFC 4291, 2.5.5.2), is 192.0.2.1. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/** A household is given a whole /64 of IPv6 (RFC 6177): its addresses count as one, written `2001:db8:0:1::`. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = firstOf(address.split('%')).split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::`
}
