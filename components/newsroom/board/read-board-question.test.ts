import { describe, expect, it } from 'vitest'
import { type BoardQuestion, boardHref } from './board-address.ts'
import { readBoardQuestion } from './read-board-question.ts'

const read = (href: string): BoardQuestion => {
  const given: Record<string, string | string[]> = {}
  for (const [name, value] of new URL(href, 'http://localhost').searchParams) {
    const before = given[name]
    given[name] = before === undefined ? value : [before, value].flat()
  }
  return readBoardQuestion(given)
}

describe('the address of a board', () => {
  it.each<BoardQuestion>([
    { page: 1 },
    { page: 7, state: 'in_review' },
    { page: 1, locale: 'ur', deskId: 'desk000001', mine: true, expiring: true, query: 'أسعار & «ذهب» 100%' },
  ])('is read as it was written: %o', (question) => {
    expect(read(boardHref(question))).toEqual(question)
  })

  it('is the bare one for nothing asked', () => {
    expect(boardHref({ page: 1 })).toBe('/admin')
  })

  it.each([
    '/admin?state=secret&language=xx&desk=..%2F..&mine=yes&page=-1&q=%20%20',
    '/admin?page=1e999&language=ar&language=en&state=draft&state=killed',
    '/admin?page=0.5&desk=%00',
  ])('asks nothing where it says nothing that we know: %s', (href) => {
    expect(boardHref(read(href))).toBe('/admin')
  })
})
