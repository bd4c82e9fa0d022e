import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bold,
  bullets,
  callOut,
  codeBlock,
  contentsList,
  doc,
  embed,
  factBox,
  figure,
  h2,
  keyFigure,
  link,
  liveUpdate,
  numbered,
  p,
  pullQuote,
  quote,
  storyCard,
  storyLink,
  table,
  timelineEntry,
} from './compose.ts'
import { plainText } from './plain-text.ts'
import { DocumentRefused, validateDocument } from './validate.ts'

const everyBlock = doc(
  p('أعلنت ', bold('شركة'), ' عن استثمار في ', link('https://example.com/a', 'tZero'), '.'),
  h2('عنوان'),
  bullets('أولى', ['ثانية ', storyLink('0123456789', 'قصة')]),
  numbered('واحد', 'اثنان'),
  quote('ليو، كبير المسؤولين', 'نصّ مقتبس'),
  pullQuote('نصّ مقتبس'),
  figure('abcdefghjk', { alt: 'صورة' }),
  storyCard('0123456789'),
  embed('youtube', 'https://www.youtube.com/watch?v=abc', 'مقطع'),
  factBox('معلومات', p('سطر'), bullets('بند')),
  table('جدول', ['أ', 'ب'], ['1', '2']),
  codeBlock('json', '{"a": 1}'),
  contentsList(),
  timelineEntry('1998', 'نصّ'),
  keyFigure('4.2', 'حاوية'),
  callOut('اشترك', 'https://example.com/a', 'نصّ'),
  liveUpdate('2026-01-01T10:00:00.000Z', 'تحديث', p('نصّ')),
)

describe('validateDocument', () => {
  it('keeps every block of an honest document, and says nothing', () => {
    const { document, warnings } = validateDocument(everyBlock)
    expect(warnings).toEqual([])
    expect(document.content.map((block) => block.type)).toEqual(everyBlock.content.map((block) => block.type))
    expect(plainText(document)).toBe(plainText(everyBlock))
  })

  it('changes nothing the second time', () => {
    const once = validateDocument(everyBlock).document
    expect(validateDocument(once).document).toEqual(once)
  })

  it('turns a node it does not know into the text it held', () => {
    const { document, warnings } = validateDocument({
      type: 'doc',
      content: [
        { type: 'carousel', content: [{ type: 'slide', content: [{ type: 'text', text: 'شريحة أولى' }] }] },
      ],
    })
    expect(plainText(document)).toBe('شريحة أولى')
    expect(warnings.map((warning) => warning.subject)).toEqual(['carousel', 'slide'])
  })

  it('lifts a block out of a place it may not stand', () => {
    const { document } = validateDocument({
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'بلا بند' }] }],
        },
      ],
    })
    expect(document.content).toMatchObject([
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
    ])
    expect(plainText(document)).toBe('بلا بند')
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/relative',
    'https://user@evil.example/',
  ])('refuses the address %j and keeps its words', (href) => {
    const { document, warnings } = validateDocument(doc(p(link(href, 'كلمات'))))
    expect(document.content).toEqual([
      { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'كلمات' }] },
    ])
    expect(warnings).toEqual([{ kind: 'unsafe-address', subject: href }])
  })

  it('makes an embed from a site on nobody’s list a plain link', () => {
    const { document } = validateDocument(
      doc(embed('youtube', 'https://youtube.com.evil.example/watch', 'مقطع')),
    )
    expect(document.content[0]).toMatchObject({
      type: 'paragraph',
      content: [{ text: 'مقطع', marks: [{ type: 'link' }] }],
    })
  })

  it('takes the provider of an embed from its address, not from what it claims', () => {
    const { document } = validateDocument(doc(embed('youtube', 'https://x.com/someone/status/1')))
    expect(document.content[0]).toMatchObject({ attrs: { provider: 'x' } })
  })

  it('removes embedding and override controls, and closes isolates left open', () => {
    const { document } = validateDocument(doc(p('اسم \u202eعكس\u202c و\u2067مفتوح', '\u2069زائد')))
    expect(plainText(document)).toBe('اسم عكس و\u2067مفتوح\u2069زائد')
  })

  it('drops an attribute that could carry markup', () => {
    const { document } = validateDocument({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { dir: 'sideways', onclick: 'x' },
          content: [
            {
              type: 'text',
              text: 'a',
              marks: [{ type: 'isolate', attrs: { lang: '"><script>', dir: 'rtl' } }],
            },
          ],
        },
      ],
    })
    expect(document.content[0]).toEqual({
      type: 'paragraph',
      attrs: { dir: null },
      content: [{ type: 'text', text: 'a', marks: [{ type: 'isolate', attrs: { dir: 'rtl', lang: null } }] }],
    })
  })

  it('refuses what is too deep to be a story, without overflowing', () => {
    let deep: unknown = { type: 'text', text: 'x' }
    for (let i = 0; i < 100_000; i += 1) deep = { type: 'blockquote', content: [deep] }
    expect(() => validateDocument({ type: 'doc', content: [deep] })).toThrow(DocumentRefused)
  })

  it.each([null, undefined, 7, 'text', [], { type: 'doc' }, { type: 'doc', content: 'x' }])(
    'makes an empty story of %j',
    (input) => {
      expect(validateDocument(input).document).toEqual({
        type: 'doc',
        content: [{ type: 'paragraph', attrs: { dir: null } }],
      })
    },
  )

  it('survives any JSON, loses no letter of any text node, and is stable', () => {
    const text = fc.record({
      type: fc.constant('text'),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    })
    const types = [
      'doc',
      'paragraph',
      'heading',
      'bulletList',
      'listItem',
      'table',
      'tableRow',
      'tableCell',
      'factBox',
      'figure',
      'gallery',
      'beforeAfter',
      'codeBlock',
      'liveUpdate',
      'unknown',
    ]
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.record({
          type: fc.constantFrom(...types),
          attrs: fc.option(fc.dictionary(fc.string(), fc.jsonValue())),
          content: fc.option(fc.array(tie('node'), { maxLength: 4 })),
        }),
      ),
    }))
    const lettersOf = (value: unknown): string =>
      JSON.stringify(value, (key, inner) => (key === 'type' || key === 'attrs' ? undefined : inner))
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}]/gu, '')
    const texts = (value: unknown): string[] => {
      if (typeof value !== 'object' || value === null) return []
      const each = value as { type?: unknown; text?: unknown; content?: unknown }
      if (each.type === 'text' && typeof each.text === 'string') return [each.text]
      return Array.isArray(each.content) ? each.content.flatMap(texts) : []
    }
    fc.assert(
      fc.property(node, (given) => {
        const { document } = validateDocument({ type: 'doc', content: [given] })
        expect(lettersOf(texts(document))).toBe(lettersOf(texts(given)))
        expect(validateDocument(document).document).toEqual(document)
      }),
      { numRuns: 300 },
    )
  })
})
