import { type Locale, localeTable } from '../locale/table.ts'

// Word boundaries of UAX #29 do not differ between our six languages.
const words = new Intl.Segmenter('ar', { granularity: 'word' })

/** Scripts without spaces, whose words only a dictionary tells apart. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** UTF-16 units. Segments take five times as long as matches, and some millions of them keep readers waiting. */
const longestSegmented = 50_000

/**
 * The segments of UAX #29 that hold a letter or a digit, where words are spaced: WB5 to WB13b, with the characters that
 * may stand between two letters, or two digits, of one word (MidLetter, MidNum, MidNumLet, and `"` in Hebrew).
 */
const spaced = (() => {
  const letter = String.raw`\p{L}\u05F3`
  const within = String.raw`\p{M}\p{Cf}`
  const between = (before: string, marks: string, after: string) =>
    `[${marks}](?<=[${before}][${within}]*.)(?=[${within}]*[${after}])`
  return new RegExp(
    `[${letter}\\p{Nd}](?:[${letter}\\p{Nd}\\p{Pc}${within}]|${[
      between(
        letter,
        String.raw`.·:’‘'‧\u0387\u055F\u05F4\u2024\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A`,
        letter,
      ),
      between(
        String.raw`\p{Nd}`,
        String.raw`.,;’‘'،٬\u037E\u0589\u060D\u07F8\u2024\u2044\uFE10\uFE14\uFE50\uFE52\uFE54\uFF07\uFF0C\uFF0E\uFF1B`,
        String.raw`\p{Nd}`,
      ),
      between('א-ת', '"', 'א-ת'),
    ].join('|')})*`,
    'gsu',
  )
})()

/** How many words a text has: the segments of UAX #29 that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  if (text.length <= longestSegmented && unspaced.test(text)) {
    for (const segment of words.segment(text)) if (segment.isWordLike) count++
    return count
  }
  spaced.lastIndex = 0
  while (spaced.test(text)) count++
  return count
}

/** Whole minutes an adult needs for so many words, at least one unless there are none. */
export function readingMinutes(wordCount: number, locale: Locale): number {
  return wordCount === 0 ? 0 : Math.max(1, Math.round(wordCount / localeTable[locale].wordsPerMinute))
}
