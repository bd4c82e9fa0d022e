import { type Locale, localeTable } from '../locale/table.ts'

// Word boundaries of UAX #29 do not differ between our six languages.
const words = new Intl.Segmenter('ar', { granularity: 'word' })

/** How many words a text has: the segments of UAX #29 that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  for (const segment of words.segment(text)) if (segment.isWordLike) count++
  return count
}

/** Whole minutes an adult needs for so many words, at least one unless there are none. */
export function readingMinutes(wordCount: number, locale: Locale): number {
  return wordCount === 0 ? 0 : Math.max(1, Math.round(wordCount / localeTable[locale].wordsPerMinute))
}
