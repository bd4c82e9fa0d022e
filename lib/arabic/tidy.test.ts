import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../locale/table.ts'
import { fold } from './fold.ts'
import { applyChanges, tidy } from './tidy.ts'
import { tidyExamples, untouched } from './tidy-examples.ts'
import { tidyRules } from './tidy-rules.ts'

/** The stand-ins of the examples, and the invisible characters they stand for. */
const standIns = { '⍽': '\u00A0', '⎵': '\u202F', '‸': '\u200C' }
const written = (example: string) =>
  Object.entries(standIns).reduce((text, [sign, char]) => text.replaceAll(sign, char), example)
const shown = (text: string) =>
  Object.entries(standIns).reduce((example, [sign, char]) => example.replaceAll(char, sign), text)

for (const rule of tidyRules) {
  describe(rule, () => {
    for (const locale of locales) {
      for (const example of tidyExamples[rule][locale] ?? []) {
        const [before, after] = typeof example === 'string' ? [example, example] : example
        it(`${locale}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
          const tidied = tidy(written(before), locale)
          expect(shown(tidied.text)).toBe(after)
          if (before === after) expect(tidied.changes).toEqual([])
          else expect(tidied.changes.map((change) => change.rule)).toContain(rule)
        })
      }
    }
  })
}

describe('what no rule touches', () => {
  it.each(untouched)('%s: %s', (locale, text) => {
    expect(tidy(text, locale)).toEqual({ text, changes: [] })
  })
})

describe('changes', () => {
  it('say what stood where, and why', () => {
    expect(tidy("قال ``نعم'' ، ثم ...", 'ar').changes).toEqual([
      { rule: 'tex-quotes', start: 4, end: 6, before: '``', after: '«' },
      { rule: 'tex-quotes', start: 9, end: 11, before: "''", after: '»' },
      { rule: 'space-before-punctuation', start: 11, end: 12, before: ' ', after: '' },
      { rule: 'space-before-punctuation', start: 16, end: 17, before: ' ', after: '' },
      { rule: 'ellipsis', start: 17, end: 20, before: '...', after: '…' },
    ])
  })

  it('can be refused one by one', () => {
    const text = 'قال "نعم" ، ثم ...'
    const { changes } = tidy(text, 'ar')
    const kept = changes.filter((change) => change.rule !== 'straight-quotes')
    expect(applyChanges(text, kept)).toBe('قال "نعم"، ثم…')
    expect(applyChanges(text, [])).toBe(text)
  })

  it('do not fit another text', () => {
    const { changes } = tidy('نعم ، لا', 'ar')
    expect(() => applyChanges('نعم، لا', changes)).toThrow(RangeError)
    expect(() => applyChanges('نعم ، لا', [...changes, ...changes])).toThrow(RangeError)
  })
})

const pieces = [
  ...[
    'الصين',
    'أحمد',
    'و',
    'الـ',
    'لـ',
    'كتاب',
    'کتاب',
    'علی',
    'پدر',
    'می\u200Cخواهم',
    'ﷲ',
    'ﻣﺤﻤﺪ',
    'ﷺ',
    '(نص طويل)',
  ],
  ...[
    'צה',
    'צה"ל',
    'ב"הארץ"',
    "ג'ורג'",
    'אלף',
    'Google',
    'C++',
    "don't",
    "l'",
    'école',
    'U.S.',
    'million',
    'km',
  ],
  ...['٢٠٢٤', '۳', '٤', '2019', '12', '5', '1.6', '270', 'مليون', 'هزار', '%', '٪', '$', '€', '=', '|', '/'],
  ...['a@b.co', '@x', '#x', '#س', 'https://x.y/ص?(a)', 'v1.2.3', '`code`', '<b>', '&amp;', 'x_y', ':)', ';)'],
  ...[
    'ـ',
    'ـــ',
    '\u064E',
    '\u0651',
    '\u0670',
    '\u0301',
    '\u200C',
    '\u200D',
    '\u200B',
    '\u200E',
    '\u200F',
    '\uFEFF',
  ],
  ...[
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u202A',
    '\u202E',
    '\u202C',
    '\u00AD',
    '\uE000',
    '\uD800',
    '\0',
    '👩\u200D👧',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '  ',
    '\n',
    '\u00A0',
    '\u202F',
    '\u2009',
    '\t',
    '.',
    '..',
    '...',
    '…',
    ',',
    '،',
    '؛',
    ';',
  ],
  ...[
    ':',
    '؟',
    '?',
    '!',
    '(',
    ')',
    '[',
    ']',
    '«',
    '»',
    '“',
    '”',
    '„',
    '‘',
    '’',
    '"',
    '"',
    "'",
    "'",
    '``',
    "''",
    '`',
  ],
  ...['-', '--', '---', '–', '—', '۔', '״', '׳', '־'],
]
const anyText = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join('')),
  },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)
const anyLocale = fc.constantFrom<Locale>(...locales)
const lettersOf = (text: string) =>
  fold(text)
    .match(/[\p{L}\p{N}]/gu)
    ?.join('') ?? ''

describe('tidy, whatever the text', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        const once = tidy(text, locale).text
        expect(tidy(once, locale)).toEqual({ text: once, changes: [] })
      }),
      { numRuns: 2000 },
    )
  })

  it('loses no letter and no figure, and keeps their order', () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        expect(lettersOf(tidy(text, locale).text)).toBe(lettersOf(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives changes that make the text, and that can be left out in any choice', () => {
    fc.assert(
      fc.property(anyText, anyLocale, fc.array(fc.boolean(), { minLength: 40 }), (text, locale, refused) => {
        const tidied = tidy(text, locale)
        expect(applyChanges(text, tidied.changes)).toBe(tidied.text)
        const kept = tidied.changes.filter((_, i) => !refused[i])
        expect(lettersOf(applyChanges(text, kept))).toBe(lettersOf(text))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    '" ',
    '“',
    '«a',
    '(a ',
    '- ',
    '. ',
    '1-',
    '1 ',
    '٠،',
    'a@',
    '\u064E',
    'بـ',
    '  ',
    '\u2066',
    '``',
    '<a',
    'a_',
  ])('gets through a long run of «%s»', (piece) => {
    for (const locale of ['ar', 'fr', 'he'] as const)
      expect(lettersOf(tidy(`ب${piece.repeat(3000)}`, locale).text)).toMatch(/^ب/)
  })
})
