import { describe, expect, it } from 'vitest'
import { storyHref } from '../publication/addresses.ts'
import { requestAddress } from './request-address.ts'

/** As Node hands over what was sent as bytes. */
const sent = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

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
    ['bytes that nobody encoded', sent(decodeURIComponent(story))],
    ['a whole address', `http://elsewhere.example${story}`],
    ['dots', `/./x/..${story}`],
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
    '/\xff',
    'javascript:1',
    '',
  ])('knows no page at %j', (target) => {
    expect(requestAddress(target)).toBeNull()
  })
})
