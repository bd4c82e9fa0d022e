import { itemAt } from '../present.ts'

/**
 * Folding for search: what readers type, and what writers spell, brought to one form. The tables are exported
 * because the database folds too, in SQL made from the same tables, and must agree.
 */

/** Removed after compatibility composition (NFKC): tatweel, soft hyphen, zero-width and directional characters. */
export const foldedAway = String.raw`\u0640\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF`

/**
 * Marks removed after compatibility decomposition (NFKD): Latin, Hebrew and Arabic vowels, cantillation, and
 * the hamza and madda that NFKD has parted from their letters. Marks of other scripts stay; they are vowels
 * without which no word is left.
 */
export const foldedMarks = String.raw`\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F`

/** One character for one, after the marks have gone. */
export const foldedLetters: readonly (readonly [from: string, to: string])[] = [
  ['ٱٲٳٵ', 'اااا'],
  ['ة', 'ه'],
  ['ىیېےۍ', 'ييييي'],
  ['کڪػؼګ', 'ككككك'],
  ['ہھەۃ', 'هههه'],
  ['ڤ', 'ف'],
  ['ں', 'ن'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['٫٬٪،؛؟۔', '.,%,;?.'],
  ['’‘ʼ׳`', "'''''"],
  ['“”„״«»', '""""""'],
  ['‐‑‒–—―−־', '--------'],
  ['øłđðħıŧ', 'olddhit'],
]

/** One letter for two, in the order given. */
export const foldedLigatures: readonly (readonly [from: string, to: string])[] = [
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['þ', 'th'],
]

/** Seats of the hamza before و that Egypt and the Levant write differently: مسئول and مسؤول. */
export const foldedHamzaSeats: readonly (readonly [from: string, to: string])[] = [
  ['ئو', 'ؤو'],
  ['ءو', 'ؤو'],
]

const away = new RegExp(`[${foldedAway}]+`, 'gu')

/** What becomes of each UTF-16 unit once a text is decomposed: another one, itself, or nothing. */
const gone = -1
const units = Int32Array.from({ length: 0x10000 }, (_, unit) => unit)
const marks = new RegExp(`[${foldedMarks}]`, 'u')
for (let unit = 0x300; unit < 0xfe30; unit += 1) if (marks.test(String.fromCharCode(unit))) units[unit] = gone
for (const [from, to] of foldedLetters)
  for (let at = 0; at < from.length; at += 1) units[from.charCodeAt(at)] = to.charCodeAt(at)

/** So many at a time: a call takes no more arguments than a few ten thousand. */
const piece = 8_192

/** Without marks, and with one letter for one, in one pass: a draft has a million, and who is served waits for it. */
function withOneLetterForOne(text: string): string {
  let made = ''
  const buffer = new Uint16Array(Math.min(text.length, piece))
  for (let from = 0; from < text.length; from += piece) {
    const to = Math.min(text.length, from + piece)
    let length = 0
    for (let at = from; at < to; at += 1) {
      const unit = itemAt(units, text.charCodeAt(at))
      if (unit !== gone) buffer[length++] = unit
    }
    made += String.fromCharCode(...buffer.subarray(0, length))
  }
  return made
}

/**
 * The search form of a text: presentation forms, hamza and alef forms, ة/ه, ى/ي, ک/ك, vowel marks, tatweel,
 * the three kinds of digits, Latin accents, case and invisible characters no longer tell two words apart.
 * Folding twice changes nothing; words keep their order and the spaces between them. ء alone stays: ماء is
 * not ما.
 */
export function fold(text: string): string {
  let folded = text.normalize('NFKC').replace(away, '')
  for (const [from, to] of foldedHamzaSeats) folded = folded.replaceAll(from, to)
  folded = withOneLetterForOne(folded.normalize('NFKD').toLowerCase())
  for (const [from, to] of foldedLigatures) folded = folded.replaceAll(from, to)
  return folded.normalize('NFC')
}

/** One character may become eighteen (`ﷺ`): so many are folded before it is looked how much there is. */
const foldedAtOnce = 5_000

/** {@link fold} of a text's beginning, as much as comes of it until there are so many UTF-16 units. */
export function foldWithin(text: string, most: number): string {
  if (text.length <= foldedAtOnce) return fold(text)
  let folded = ''
  for (let from = 0; from < text.length && folded.length < most; ) {
    // What becomes of a letter may depend on the next one, but never over a space.
    const space = text.slice(from + foldedAtOnce, from + 2 * foldedAtOnce).search(/\s/u)
    const to = from + foldedAtOnce + Math.max(0, space)
    folded += fold(text.slice(from, to))
    from = to
  }
  return folded
}
