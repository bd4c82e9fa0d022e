import { describe, expect, it } from 'vitest'
import { currentLink } from './current-link.ts'

describe('what is current', () => {
  it.each([
    ['its own page', '/economy', '/economy', 'page'],
    ['a story of the section', '/economy', '/economy/a-story', 'true'],
    ['another section', '/economy', '/politics', undefined],
    ['a section whose address only begins so', '/eco', '/economy', undefined],
    ['a story in another language', '/economy', '/en/economy/a-story', undefined],
    ['a topic, percent-encoded otherwise', '/topic/%D8%A8%D9%86%D9%83', '/topic/%d8%a8%d9%86%d9%83', 'page'],
    ['an address that is no text', '/economy', '/%E0%A4%A', undefined],
    ['another site', 'https://shop.example/economy', '/economy', undefined],
    ['a page without an address', '/economy', '', undefined],
  ])('%s', (_, href, path, expected) => {
    expect(currentLink(href, path)).toBe(expected)
  })
})
