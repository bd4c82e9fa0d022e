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
    {},
    { state: 'in_review', after: '1796000000000000-abc', order: 'dated-soonest', columns: true, many: true },
    { locale: 'ur', deskId: 'desk000001', mine: true, expiring: true, query: 'أسعار & «ذهب» 100%' },
    {
      sectionId: 'sect000001',
      authorId: 'auth000001',
      topicId: 'top1c00001',
      ownerId: 'nobody',
      kind: 'opinion',
    },
    { hasPicture: false, from: '2026-11-01', to: '2026-11-30', upTo: '-1-abc', done: 'bulk000001' },
  ])('is read as it was written: %o', (question) => {
    expect(read(boardHref(question))).toEqual(question)
  })

  it('is the bare one for nothing asked', () => {
    expect(boardHref({})).toBe('/admin')
  })

  it.each([
    '/admin?state=secret&language=xx&desk=..%2F..&mine=yes&page=-1&q=%20%20&kind=x&order=worked&picture=maybe',
    '/admin?page=1e999&language=ar&language=en&state=draft&state=killed',
    '/admin?page=0.5&desk=%00&from=2026-02-31&to=yesterday&section=%27%3B--',
  ])('asks nothing where it says nothing that we know: %s', (href) => {
    expect(boardHref(read(href))).toBe('/admin')
  })
})
