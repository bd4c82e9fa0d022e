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
})

describe('readingMinutes', () => {
  it('is at least one minute for a text that has words', () => {
    expect(readingMinutes(0, 'ar')).toBe(0)
    expect(readingMinutes(1, 'ar')).toBe(1)
    expect(readingMinutes(181 * 4, 'ar')).toBe(4)
    expect(readingMinutes(181 * 4, 'en')).toBe(3)
  })
})
