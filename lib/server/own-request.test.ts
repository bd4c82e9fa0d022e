import { describe, expect, it } from 'vitest'
import { isFromOurOrigin, isOwnRequest } from './own-request.ts'

const site = 'https://news.example'

describe('isOwnRequest', () => {
  it.each([
    [{ origin: site }],
    [{ origin: site, 'sec-fetch-site': 'same-origin' }],
    // Reached by another name than SITE_URL's, such as 127.0.0.1 for localhost.
    [{ origin: 'https://192.0.2.1', 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
  ])('knows a page of ours by %j', (headers) => {
    expect(isOwnRequest(new Headers(headers), site)).toBe(true)
  })

  it.each([
    [{}],
    [{ origin: 'null' }],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'https://other.news.example', 'sec-fetch-site': 'same-site' }],
    [{ origin: 'http://news.example' }],
    [{ origin: 'https://news.example:8443' }],
    [{ origin: 'https://news.example.evil.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ referer: `${site}/latest`, host: 'news.example' }],
  ])('takes %j for somebody else’s', (headers) => {
    expect(isOwnRequest(new Headers(headers as Record<string, string>), site)).toBe(false)
  })
})

describe('isFromOurOrigin', () => {
  it.each([
    [{ origin: site }],
    [{ origin: site, 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
  ])('takes %j', (headers) => {
    expect(isFromOurOrigin(new Headers(headers as Record<string, string>), site)).toBe(true)
  })

  it.each([
    [{}],
    [{ origin: 'null' }],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'https://evil.example' }],
    // A name that was turned to this machine: same-origin, with itself.
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://news.example' }],
    [{ origin: 'https://news.example:8443' }],
    [{ origin: 'https://other.news.example', 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ referer: `${site}/admin` }],
  ])('refuses %j', (headers) => {
    expect(isFromOurOrigin(new Headers(headers as Record<string, string>), site)).toBe(false)
  })
})
