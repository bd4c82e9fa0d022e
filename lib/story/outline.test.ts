import { describe, expect, it } from 'vitest'
import { bold, bullets, doc, factBox, h2, h3, liveUpdate, p } from './compose.ts'
import type { Block } from './document.ts'
import { contentsOf, isQuestion, keyFacts, ratingOf, updateAt, updateIds, withDateline } from './outline.ts'
import { plainText } from './plain-text.ts'
import { validateDocument } from './validate.ts'

describe('the rating of a review', () => {
  it('is in the box that has one, and was let in', () => {
    const verdict = (rating: unknown) => ({
      ...factBox('الحكم', p('نعم')),
      attrs: { title: 'الحكم', rating },
    })
    const read = (rating: unknown) =>
      ratingOf(validateDocument(doc(factBox('بالأرقام', p('١')), verdict(rating) as Block)).document)
    expect([3, 5, 0, 6, 2.5, '4', null].map(read)).toEqual([3, 5, null, null, null, null, null])
  })
})

describe('the contents of a story', () => {
  it('are its headings of the first level, each with an address of its own', () => {
    const document = doc(h2('ما الذي حدث؟'), p('نص'), h3('تفصيل'), h2('الخلاصة'), h2('الخلاصة'))
    expect(contentsOf(document, 'ar').map(({ id, text }) => [id, text])).toEqual([
      ['ما-الذي-حدث', 'ما الذي حدث؟'],
      ['الخلاصة', 'الخلاصة'],
      ['الخلاصة-2', 'الخلاصة'],
    ])
  })

  it('have an address also for a heading without letters', () => {
    expect(contentsOf(doc(h2('؟؟')), 'ar')[0]?.id).toMatch(/^story-/)
  })
})

describe('a question', () => {
  it('is bold from end to end', () => {
    expect(isQuestion(p(bold('متى عرفتِ؟')))).toBe(true)
    expect(isQuestion(p(bold('متى '), ' ', bold('عرفتِ؟')))).toBe(true)
    expect(isQuestion(p(bold('الأولى:'), ' جواب يبدأ بكلمة بارزة'))).toBe(false)
    expect(isQuestion(p(''))).toBe(false)
    expect(isQuestion({ type: 'paragraph' })).toBe(false)
  })
})

describe('live coverage', () => {
  const first = liveUpdate('2026-12-01T10:00:00.000Z', 'أ', p('نص'))
  const document = doc(factBox('ما نعرفه', bullets('شيء')), first)

  it('begins with what is known, where the desk says it', () => {
    expect(keyFacts(document)).toEqual({ facts: document.content[0], rest: [first] })
    expect(keyFacts(doc(first))).toEqual({ facts: null, rest: [first] })
  })

  it('names each update by its moment, and keeps the name when another comes in the same minute', () => {
    const id = `u${Date.parse('2026-12-01T10:00:00Z')}`
    const second = liveUpdate(first.attrs.at, 'ب', p('نص'))
    expect([...updateIds(document).values()]).toEqual([id])
    expect(updateAt(doc(second, first), id)).toBe(first)
    expect(updateAt(doc(second, first), `${id}-2`)).toBe(second)
    expect(updateAt(document, 'u1')).toBeUndefined()
  })
})

describe('a dateline', () => {
  it('opens the first paragraph, wherever that stands', () => {
    const document = doc(h2('عنوان'), p('غادرت السفينة.'))
    expect(plainText(withDateline(document, 'جدة')!)).toBe('عنوان\n\nجدة — غادرت السفينة.')
    expect(plainText(document)).toBe('عنوان\n\nغادرت السفينة.')
    expect(withDateline(doc(h2('عنوان')), 'جدة')).toBeNull()
  })
})
