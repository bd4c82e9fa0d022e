import { describe, expect, it } from 'vitest'
import { firstAddress, returnAddress } from './return-address.ts'

describe('returnAddress', () => {
  it.each(['/admin/people', '/admin?state=draft&q=%D8%A7', '/admin/stories/abc#text'])(
    'leads back to %s',
    (to) => expect(returnAddress(to)).toBe(to),
  )

  it.each([
    '/admin',
    '/admin/',
    undefined,
    ['/admin/people'],
    '',
    '/',
    '//evil.example',
    '//evil.example/admin',
    'https://evil.example/admin',
    'javascript:alert(1)',
    '/administrator',
    '/admin/../../evil',
    '/admin/..//evil.example',
    '/admin\\..\\..\\evil.example',
    '/admin/%2e%2e/x',
    '\t/admin',
    '/\t/evil.example',
  ])('leads to where one’s work is by %j', (to) => expect(returnAddress(to)).toBe(firstAddress))
})
