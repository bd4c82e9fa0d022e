import { describe, expect, it } from 'vitest'
import { isNewsroom, newsroomHeaders } from './newsroom-headers.ts'

const production = { isDevelopment: false, isSecure: true }
const policyOf = (path: string, options = production): Map<string, string> =>
  new Map(
    newsroomHeaders(path, 'n0nce', options)
      ['content-security-policy']!.split('; ')
      .map((directive) => directive.split(/ (.*)/) as [string, string]),
  )

describe('newsroomHeaders', () => {
  it('runs scripts by nonce alone, and evaluates nothing', () => {
    const policy = policyOf('/admin')
    expect(policy.get('script-src')).toBe("'nonce-n0nce' 'strict-dynamic'")
    expect(policy.get('style-src')).toBe("'self' 'nonce-n0nce'")
    expect(policy.get('object-src')).toBe("'none'")
    expect(policy.get('base-uri')).toBe("'none'")
    expect(policy.get('form-action')).toBe("'self'")
    expect([...policy].join()).not.toContain('unsafe-eval')
    expect(policyOf('/admin', { isDevelopment: true, isSecure: false }).get('script-src')).toContain(
      'unsafe-eval',
    )
  })

  it.each(['/admin', '/admin/sign-in', '/admin/previews', '/admin/stories/preview'])(
    'lets nobody frame %s',
    (path) => {
      expect(policyOf(path).get('frame-ancestors')).toBe("'none'")
      expect(newsroomHeaders(path, 'n', production)['x-frame-options']).toBe('DENY')
    },
  )

  it('lets only ourselves frame the preview', () => {
    expect(policyOf('/admin/preview/abc').get('frame-ancestors')).toBe("'self'")
    expect(newsroomHeaders('/admin/preview/abc', 'n', production)['x-frame-options']).toBe('SAMEORIGIN')
  })

  it('is kept by nobody and found by no search engine', () => {
    expect(newsroomHeaders('/admin', 'n', production)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
  })

  it('asks for https only where we have it', () => {
    expect(policyOf('/admin').has('upgrade-insecure-requests')).toBe(true)
    expect(
      policyOf('/admin', { isDevelopment: false, isSecure: false }).has('upgrade-insecure-requests'),
    ).toBe(false)
  })
})

describe('isNewsroom', () => {
  it.each([
    ['/admin', true],
    ['/admin/', true],
    ['/admin/people', true],
    ['/administration', false],
    ['/en/admin', false],
    ['/', false],
  ])('%s: %s', (path, is) => expect(isNewsroom(path)).toBe(is))
})
