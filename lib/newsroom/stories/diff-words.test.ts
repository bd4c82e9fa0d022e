import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffSequence, diffWords } from './diff-words.ts'

/** [-gone-] and {+new+}, as a person would mark them on paper. */
const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('diffWords', () => {
  it.each([
    ['ارتفع النمو في دبي', 'انخفض النمو في دبي', '[-ارتفع-]{+انخفض+} النمو في دبي'],
    // A particle is part of its word: the word is replaced, not a letter of it.
    ['نما الاقتصاد بسرعة', 'نما وبالاقتصاد بسرعة', 'نما [-الاقتصاد-]{+وبالاقتصاد+} بسرعة'],
    ['قال للصحيفة', 'قال لصحيفة', 'قال [-للصحيفة-]{+لصحيفة+}'],
    // So are its vowel marks and a stretched line.
    ['عَلِمَ الناس', 'عُلِمَ الناس', '[-عَلِمَ-]{+عُلِمَ+} الناس'],
    ['محـمد هنا', 'محمد هنا', '[-محـمد-]{+محمد+} هنا'],
    ['می‌شود گفت', 'میشود گفت', '[-می‌شود-]{+میشود+} گفت'],
    // Punctuation stands apart, on either side.
    ['قال: نعم، ومضى', 'قال: نعم. ومضى', 'قال: نعم[-،-]{+.+} ومضى'],
    ['«النمو» يتسارع', 'النمو يتسارع', '[-«-]النمو[-»-] يتسارع'],
    ['حقّقت 3,5 مليون', 'حقّقت 3,7 مليون', 'حقّقت [-3,5-]{+3,7+} مليون'],
    ['حقّقت ٣٫٥ مليون', 'حقّقت ٣٫٧ مليون', 'حقّقت [-٣٫٥-]{+٣٫٧+} مليون'],
    // Neighbouring changes read as one.
    [
      'البنك المركزي رفع الفائدة',
      'المصرف الوطني رفع الفائدة',
      '[-البنك المركزي-]{+المصرف الوطني+} رفع الفائدة',
    ],
    ['كلمة', 'كلمة أخرى', 'كلمة{+ أخرى+}'],
    ['don’t stop', 'do stop', '[-don’t-]{+do+} stop'],
    ['', 'جديد', '{+جديد+}'],
    ['قديم', '', '[-قديم-]'],
    ['نفسه', 'نفسه', 'نفسه'],
    ['', '', ''],
    ['علم 👩🏽‍🚀 فضاء', 'علم 👨🏽‍🚀 فضاء', 'علم [-👩🏽‍🚀-]{+👨🏽‍🚀+} فضاء'],
  ])('%s → %s', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected)
  })

  const word = fc.constantFrom(
    'قال',
    'وقال',
    'الملك',
    'ملك',
    'عَلِم',
    'tZero',
    '3,5',
    '،',
    '.',
    ' ',
    '  ',
    '\n',
    '«',
    '\u2067',
  )
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))

  it('loses nothing of either text, and gives parts that alternate', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'binary' })),
        fc.oneof(text, fc.string()),
        (before, after) => {
          const parts = diffWords(before, after)
          const of = (...kinds: string[]) =>
            parts
              .filter(({ kind }) => kinds.includes(kind))
              .map((part) => part.text)
              .join('')
          expect(of('same', 'gone')).toBe(before)
          expect(of('same', 'new')).toBe(after)
          expect(parts.every((part) => part.text)).toBe(true)
          for (const [i, part] of parts.entries()) expect(part.kind).not.toBe(parts[i + 1]?.kind)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('compares a long story with one that has little in common with it', () => {
    const make = (seed: number) =>
      Array.from({ length: 20_000 }, (_, i) => `ك${(i * seed) % 7_919}`).join(' ')
    const parts = diffWords(make(31), make(37))
    expect(
      parts
        .filter(({ kind }) => kind !== 'new')
        .map((part) => part.text)
        .join(''),
    ).toBe(make(31))
  })
})

describe('diffSequence', () => {
  it('finds the fewest changes', () => {
    const letters = fc.array(fc.constantFrom('ا', 'ب', 'ج'), { maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const changes = diffSequence(before, after)
          .filter(({ kind }) => kind !== 'same')
          .reduce((sum, { items }) => sum + items.length, 0)
        expect(changes).toBe(before.length + after.length - 2 * longestCommon(before, after))
      }),
    )
  })

  it('takes what stayed however long it is', () => {
    // More changes than are counted out, so that it is looked for what both have once; then much that is alike.
    const withOwn = (own: string) =>
      Array.from({ length: 10_000 }, (_, index) => (index % 2 ? `both ${index}` : `${own} ${index}`))
    const alike = Array<string>(300_000).fill('x')
    const steps = diffSequence([...withOwn('gone'), ...alike, 'a'], [...withOwn('new'), ...alike, 'b'])
    expect(steps.findLast(({ kind }) => kind === 'same')?.items).toHaveLength(300_001)
  })
})

/** The length of the longest common subsequence, from its definition. */
function longestCommon(one: string[], two: string[]): number {
  if (one.length === 0 || two.length === 0) return 0
  const table = Array.from({ length: one.length + 1 }, () => Array<number>(two.length + 1).fill(0))
  for (let i = 1; i <= one.length; i += 1)
    for (let j = 1; j <= two.length; j += 1)
      table[i]![j] =
        one[i - 1] === two[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!)
  return table[one.length]![two.length]!
}
