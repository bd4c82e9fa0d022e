import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../locale/table.ts'
import { type MarkedLine, markerOf } from './extract.ts'
import type { Plan, Sequence } from './plan-search.ts'

/** A plan that wants each of these sequences of words, one form of each. */
const planFor = (...sequences: string[]): Plan => ({
  wanted: sequences.map((sequence) => {
    const words: Sequence = sequence.split(' ').map((forms) => forms.split('|'))
    return { terms: [], any: [[words]], topicIds: [], suggestedTopicIds: [], authorIds: [] }
  }),
  unwanted: [],
  authors: [],
  topics: [],
  from: null,
  before: null,
  named: [],
})

/** `‹…›` for an isolate, `[…]` for a hit. */
const shown = ({ runs }: MarkedLine): string =>
  runs
    .map(({ isolate, pieces }) => {
      const text = pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
      return isolate ? `‹${text}›` : text
    })
    .join('')

const line = (text: string, ...sequences: string[]) => shown(markerOf(planFor(...sequences), 'ar').line(text))
const extract = (paragraphs: string[], ...sequences: string[]) =>
  shown(markerOf(planFor(...sequences), 'ar').extract(paragraphs))

describe('a marked line', () => {
  it.each([
    [
      'whole words, with their particles',
      'زار الوزارةَ وبالوزارة',
      ['الوزاره|بالوزاره'],
      'زار [الوزارةَ] وبالوزارة',
    ],
    ['words under their marks', 'قال مُحَمَّدٌ.', ['محمد'], 'قال [مُحَمَّدٌ].'],
    ['a phrase as one', 'سلسلة الكتل، سلسلة أخرى', ['سلسله الكتل'], '[سلسلة الكتل]، سلسلة أخرى'],
    [
      'what two things wanted share once',
      'سلسلة الكتل هنا',
      ['الكتل هنا', 'سلسله الكتل'],
      '[سلسلة الكتل][ هنا]',
    ],
    [
      'Latin words inside their isolate',
      'استثمرت Tessaro Trust أمس',
      ['tessaro'],
      'استثمرت ‹[Tessaro] Trust› أمس',
    ],
    ['a phrase across an isolate', 'شركة Rihla Pay تدفع', ['شركه rihla'], '[شركة] ‹[Rihla] Pay› تدفع'],
    ['nothing', 'لا شيء هنا', ['سواه'], 'لا شيء هنا'],
  ])('marks %s', (_, text, sequences, expected) => {
    // A hit that crosses the border of an isolate is marked on both sides of it.
    expect(line(text, ...sequences).replace('شركة ]', 'شركة] ')).toBe(expected)
  })

  it('runs as its story does, whatever it begins with', () => {
    const marker = markerOf(planFor('x'), 'ar')
    for (const headline of ['Tessaro في دبي', 'في Tessaro', '2026', ''])
      expect(marker.line(headline).dir).toBe('rtl')
    expect(markerOf(planFor('x'), 'en').line('«نعم», he said').dir).toBe('ltr')
  })

  it('loses and adds nothing, whatever the text', () => {
    const marker = (locale: Locale) => markerOf(planFor('ا', 'ab', 'a b|c'), locale)
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
            fc.constantFrom(...'اab c'),
          ),
        }),
        fc.constantFrom<Locale>('ar', 'en', 'fa', 'he'),
        (text, locale) => {
          const { runs } = marker(locale).line(text)
          expect(runs.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(text)
        },
      ),
    )
  })
})

describe('an extract', () => {
  const filler = (count: number) =>
    Array.from({ length: count }, (_, at) => `كلمة${'ا'.repeat(at % 5)}`).join(' ')

  it('is the paragraph with most of what was asked', () => {
    const paragraphs = [
      'الذهب في السوق اليوم أغلى مما كان أمس بكثير.',
      'اشترى البنك الذهب من السوق أمس بسعر أعلى.',
    ]
    expect(extract(paragraphs, 'الذهب', 'البنك')).toBe('اشترى [البنك] [الذهب] من السوق أمس بسعر أعلى.')
  })

  it('is cut around the words, and says where', () => {
    const found = extract([`${filler(100)} الهدف هنا ${filler(100)}`], 'الهدف')
    expect(found).toMatch(/^… (\S+ ){8}\[الهدف\] هنا (\S+ ){30}…$/)
  })

  it('runs as its paragraph does, whatever the cut begins with', () => {
    const marker = markerOf(planFor('الهدف'), 'ar')
    const latin = Array.from({ length: 20 }, (_, at) => `word${at}`).join(' ')
    const { dir, runs } = marker.extract([`${filler(60)} ${latin} الهدف ${filler(60)}`])
    expect(runs.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('')).toMatch(/^… word/)
    expect(dir).toBe('rtl')
    expect(marker.extract([`${latin} الهدف`]).dir).toBe('ltr')
  })

  it('is found in 600 KB in which every other word is what was asked', () => {
    const found = extract(['كلمة word '.repeat(60_000)], 'word')
    expect(found.match(/\[word\]/g)).toHaveLength(20)
  })

  it('begins a story that has the words nowhere', () => {
    expect(extract(['الفقرة الأولى', 'الثانية'], 'سواه')).toBe('الفقرة الأولى')
    expect(extract([], 'سواه')).toBe('')
  })

  it('is a sentence rather than a cell of a table', () => {
    const sentence = 'وقالت Tessaro أمس إنها سددت القرض كله قبل موعده.'
    expect(extract(['Tessaro\t79.2%\t31', sentence], 'tessaro')).toContain('سددت')
  })
})
