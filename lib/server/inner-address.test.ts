import { registerHooks } from 'node:module'
import { NextRequest } from 'next/server.js'
import { describe, expect, it } from 'vitest'
import { innerAddress, innerAddressHeader } from './inner-address.ts'

// next-intl names a file of Next's as bundlers find it.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'next/server' ? 'next/server.js' : specifier, context),
})
const { default: proxy, config } = await import('../../proxy.ts')

/** Where the proxy has Next look for a page, or sends its reader. */
function proxied(url: string): string {
  const { headers } = proxy(new NextRequest(`https://news.example${url}`))
  const location = headers.get('location')
  if (location) return `redirect ${location}`
  const { pathname, search } = new URL(headers.get('x-middleware-rewrite') ?? `https://news.example${url}`)
  return pathname + search
}

describe('innerAddress', () => {
  it.each([
    '/',
    '/?page=2',
    '/latest',
    '/latest?page=2',
    '/economy/%D9%85%D9%82%D8%A7%D9%84%D8%A9',
    '/search?q=%D9%83%D8%AA%D8%A7%D8%A8%20%D9%88%26',
    '/economy/a/u1',
    '/archive/2026/12/01',
    '/en',
    '/en/economy/a?x=1',
    '/ur/author/a',
    '/no such',
  ])('is what the proxy rewrites %s to', (url) => {
    expect(innerAddress(url)).toBe(proxied(url).replace('/no%20such', '/no such'))
  })

  it.each([
    '/ar',
    '/ar/economy',
    '/EN/economy',
    '/xx',
    '/economy/',
    '//economy',
    '/a//b',
    '/a%2Fb',
    '/a.php',
    '/reading',
  ])('leaves %s to the proxy', (url) => {
    expect(innerAddress(url)).toBeNull()
  })

  it('names a header that the proxy looks for', () => {
    expect(JSON.stringify(config.matcher[0])).toContain(`"key":"${innerAddressHeader}"`)
    expect(JSON.stringify(config.matcher.slice(1))).not.toContain(innerAddressHeader)
  })
})
