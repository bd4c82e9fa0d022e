import { type Locale, localeTable } from '../locale/table.ts'

// Word boundaries of UAX #29 do not differ between our six languages.
const words = new Intl.Segmenter('ar', { granularity: 'word' })

/** Scripts without spaces, whose words only a dictionary tells apart. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** UTF-16 units. A million segments take a tenth of a second, and who is served waits for it. */
const longestSegmented = 50_000

/** What a character is to the words around it, by its name in UAX #29. `within`: Extend, Format and ZWJ. */
const other = 0
const letter = 1
const hebrew = 2
const digit = 3
const within = 4
const extender = 5
const midLetter = 6
const midNumber = 7
const midBoth = 8
const doubleQuote = 9
const kinds: readonly [RegExp, number][] = [
  [/[א-ת]/u, hebrew],
  [/[\p{L}\u05F3]/u, letter],
  [/\p{Nd}/u, digit],
  [/[\p{M}\p{Cf}]/u, within],
  [/\p{Pc}/u, extender],
  [/[.’‘'\u2024\uFE52\uFF07\uFF0E]/u, midBoth],
  [/[·:‧\u0387\u055F\u05F4\uFE13\uFE55\uFF1A]/u, midLetter],
  [/[,;،٬\u037E\u0589\u060D\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B]/u, midNumber],
  [/"/u, doubleQuote],
]
const kindOf = (character: string): number => kinds.find(([those]) => those.test(character))?.[1] ?? other

/** By UTF-16 unit, asked of each text's every unit; made when first a text is counted. */
let kindOfUnit: Uint8Array | undefined

/** How many words a text has: the segments of UAX #29 that hold a letter or a digit. */
export function countWords(text: string): number {
  if (text.length <= longestSegmented && unspaced.test(text)) {
    let count = 0
    for (const segment of words.segment(text)) if (segment.isWordLike) count++
    return count
  }
  return countSpaced(text)
}

/** Where words are spaced: rules WB5 to WB13b, in one pass. */
function countSpaced(text: string): number {
  kindOfUnit ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(String.fromCharCode(unit)))
  const table = kindOfUnit
  let count = 0
  /** Of the word that is open, its last letter, digit or `_`; `other` where none is. */
  let last = other
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(table, text, at)
    if (kind === within) continue
    if (kind === letter || kind === hebrew || kind === digit) {
      if (last === other) count += 1
      last = kind
    } else if (kind === extender) last = last === other ? other : extender
    else if (kind === other || last === other) last = other
    else {
      let next = at + 1
      while (kindAt(table, text, next) === within) next += 1
      if (!joins(last, kind, kindAt(table, text, next))) last = other
    }
  }
  return count
}

/** Of a character outside of the basic plane its first half has the kind, and its second none of its own. */
function kindAt(table: Uint8Array, text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if ((unit & 0xf800) !== 0xd800) return table[unit] as number
  return unit < 0xdc00 ? kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit)) : within
}

/** Whether a mark stands within a word, by what is on either side of it. */
function joins(before: number, mark: number, after: number): boolean {
  if (mark === doubleQuote) return before === hebrew && after === hebrew
  if (before === digit) return mark !== midLetter && after === digit
  return mark !== midNumber && before !== extender && (after === letter || after === hebrew)
}

/** Whole minutes an adult needs for so many words, at least one unless there are none. */
export function readingMinutes(wordCount: number, locale: Locale): number {
  return wordCount === 0 ? 0 : Math.max(1, Math.round(wordCount / localeTable[locale].wordsPerMinute))
}
