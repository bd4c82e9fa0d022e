import { describe, expect, it } from 'vitest'
import { bold, doc, p } from './compose.ts'
import { feedHtml } from './feed-html.ts'
import { plainText } from './plain-text.ts'
import { upToDate } from './up-steps.ts'
import { validateDocument } from './validate.ts'

const poll = {
  type: 'poll',
  attrs: { question: 'نعم أم لا؟', closes: 3 },
  content: [{ type: 'choice', content: [{ type: 'text', text: 'نعم', marks: [{ type: 'bold' }] }] }],
}
const stored = { type: 'doc', content: [p('قبله'), poll, p('بعده')] }

describe('a block of a newer version', () => {
  it('is kept as it was, between those that are known', () => {
    const { document, warnings } = validateDocument(stored, { preserveUnknown: true })
    expect(document.content.map(({ type }) => type)).toEqual(['paragraph', 'unknownBlock', 'paragraph'])
    expect(document.content[1]).toEqual({ type: 'unknownBlock', attrs: { stored: JSON.stringify(poll) } })
    expect(warnings).toEqual([])
    expect(validateDocument(document, { preserveUnknown: true }).document).toEqual(document)
    expect(upToDate(stored, 1, { preserveUnknown: true })).toEqual(document)
  })

  it('is one, too, that is known and holds what is not', () => {
    const quote = { type: 'blockquote', content: [poll] }
    const { document } = validateDocument({ type: 'doc', content: [quote] }, { preserveUnknown: true })
    expect(document.content).toEqual([{ type: 'unknownBlock', attrs: { stored: JSON.stringify(quote) } }])
  })

  it('is the text it held for readers, and for whoever counts or searches words', () => {
    expect(validateDocument(stored).document).toEqual(
      validateDocument(doc(p('قبله'), p(bold('نعم')), p('بعده'))).document,
    )
    const { document } = validateDocument(stored, { preserveUnknown: true })
    expect(validateDocument(document).document).toEqual(validateDocument(stored).document)
    expect(plainText(document)).toBe('قبله\n\nنعم\n\nبعده')
    const context = {
      locale: 'ar' as const,
      siteUrl: 'https://x.example',
      stories: new Map(),
      pictures: new Map(),
      recordings: new Map(),
    }
    expect(feedHtml(document, context)).toBe(feedHtml(validateDocument(stored).document, context))
  })

  it('is itself again for the version that knows it, through the same door as all others', () => {
    const kept = {
      type: 'unknownBlock',
      attrs: {
        stored: JSON.stringify({
          type: 'paragraph',
          content: [
            { type: 'text', text: 'هنا', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          ],
        }),
      },
    }
    for (const preserveUnknown of [true, false])
      expect(validateDocument({ type: 'doc', content: [kept] }, { preserveUnknown }).document).toEqual(
        validateDocument(doc(p('هنا'))).document,
      )
  })

  it.each(['', '{', '[]', 'null', '"x"', '{"type":"unknownBlock","attrs":{"stored":"{}"}}'])(
    'that is none is nothing: %j',
    (text) => {
      const { document } = validateDocument(
        { type: 'doc', content: [{ type: 'unknownBlock', attrs: { stored: text } }, p('نصّ')] },
        { preserveUnknown: true },
      )
      expect(plainText(document)).toBe('نصّ')
      expect(validateDocument(document, { preserveUnknown: true }).document).toEqual(document)
    },
  )
})
