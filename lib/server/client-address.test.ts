import { describe, expect, it } from 'vitest'
import { clientAddressBehind } from './client-address.ts'

describe('clientAddressBehind', () => {
  it('believes nobody when no proxy is ours', () => {
    const clientAddress = clientAddressBehind([])
    expect(clientAddress('192.0.2.7', '198.51.100.1')).toBe('192.0.2.7')
    expect(clientAddress('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1')
    expect(clientAddress('::ffff:192.0.2.7', undefined)).toBe('192.0.2.7')
  })

  it.each([
    // What a stranger wrote stands at the left of what our proxies added.
    ['127.0.0.1', '203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['127.0.0.1', '203.0.113.9, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
    ['127.0.0.1', '10.9.9.9', '10.9.9.9'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', 'nonsense', '127.0.0.1'],
    ['127.0.0.1', '192.0.2.7, nonsense', '127.0.0.1'],
    ['192.0.2.8', '203.0.113.9', '192.0.2.8'],
    ['fd00::1', '2001:db8:0:1:2:3:4:5', '2001:db8:0:1::'],
  ])('behind ours takes %s with “%s” for %s', (connected, forwardedFor, client) => {
    expect(clientAddressBehind(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])(connected, forwardedFor)).toBe(client)
  })

  it('counts a network of IPv6 that one household has as one', () => {
    const clientAddress = clientAddressBehind([])
    expect(clientAddress('2001:db8::1', undefined)).toBe(clientAddress('2001:db8::ffff:1', undefined))
    expect(clientAddress('2001:db8::1', undefined)).not.toBe(clientAddress('2001:db8:0:1::1', undefined))
    expect(clientAddress('::1', undefined)).toBe('0:0:0:0::')
    expect(clientAddress('fe80::1%eth0', undefined)).toBe('fe80:0:0:0::')
  })

  it('has a word for a connection that is gone', () => {
    expect(clientAddressBehind([])(undefined, undefined)).toBe('unknown')
  })
})
