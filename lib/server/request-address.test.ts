import { describe, expect, it } from 'vitest'
import { storyHref } from '../publication/addresses.ts'
import { requestAddress } from './request-address.ts'

describe('requestAddress', () => {
  const story = storyHref('ar', 'economy', 'مؤشّر-الموانئ')

  it.each([
    '/',
    '/en/latest?page=2',
    '/_next/static/media/markazi-text-arabic.0a1b2c.woff2',
    '/s/0123456789',
    story,
  ])('leaves an address of ours as it is: %s', (address) => {
    expect(requestAddress(address)).toBe(address)
  })

  it.each([
    ['small hexadecimal digits', story.toLowerCase()],
    ['letters that need no encoding', story.replace('/economy', '/%65conomy')],
    ['a whole address', `http://elsewhere.example${story}`],
    ['dots', `/./x/..${story}`],
    ['letters taken apart', encodeURI(decodeURIComponent(story).normalize('NFD'))],
    ['encoded dots', `/%2e/x/%2E%2e${story}`],
  ])('takes %s for the same address', (_, target) => {
    expect(requestAddress(target)).toBe(story)
  })

  it('keeps apart what is apart', () => {
    expect(requestAddress('/economy%2Fx')).toBe('/economy%2Fx')
    expect(requestAddress('//evil.example/x')).toBe('//evil.example/x')
    expect(requestAddress('/a?page=%D9%A2&x=/../')).toBe('/a?page=%D9%A2&x=/../')
  })

  it.each([
    '*',
    'evil.example:443',
    '/%',
    '/%D8',
    '/economy/%D9%85%D',
    '/%C0%AF',
    '/economy/%00',
    '/search?q=a%00b',

    'javascript:1',
    '',
  ])('knows no page at %j', (target) => {
    expect(requestAddress(target)).toBeNull()
  })
})
