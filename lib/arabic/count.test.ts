import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, readingMinutes } from './count.ts'

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  … — ،', 0],
    ['ترفع الصين ميزانياتها، وتعزز خططها', 5],
    ['استثمار بقيمة 270 مليون دولار في tZero', 7],
    ['بلغ النمو 12.5%', 3],
    ['مُحَمَّدٌ', 1],
    ['می‌خواهم', 1],
    ['צה״ל הודיע', 2],
    ["l'école est finie", 3],
    ['don’t stop', 2],
  ])('%s → %i', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  // Two of its segments are called otherwise by ICU than by what they hold: `__`, and `א'` with a mark after it.
  it('counts the segments that UAX #29 parts a text into', () => {
    const pieces = [...'aبéשא1٣.,:;’"״׳·-،٬ \n\u200c\u2066\u064bـ%«”ж', 'من', 'l’é', '12.5', 'צה״ל']
    const segments = (text: string) =>
      [...new Intl.Segmenter('ar', { granularity: 'word' }).segment(text)].filter((each) => each.isWordLike)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        expect(countWords(parts.join(''))).toBe(segments(parts.join('')).length)
      }),
      { numRuns: 3_000 },
    )
  })

  it('asks a dictionary for the words of a script without spaces', () => {
    expect(countWords('北京的春天 arrives')).toBe(4)
  })
})

describe('readingMinutes', () => {
  it('is at least one minute for a text that has words', () => {
    expect(readingMinutes(0, 'ar')).toBe(0)
    expect(readingMinutes(1, 'ar')).toBe(1)
    expect(readingMinutes(181 * 4, 'ar')).toBe(4)
    expect(readingMinutes(181 * 4, 'en')).toBe(3)
  })
})
