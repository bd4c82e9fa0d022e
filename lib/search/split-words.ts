/** The words of a text as search sees them: `public.search_words` of the database, with their places in the text. */
import { fold } from '../arabic/fold.ts'
import type { Locale } from '../locale/table.ts'

/** `word` is folded; `start` and `end` are UTF-16 positions in the text, and may be shared by neighbours. */
export type PlacedWord = { word: string; start: number; end: number }

/** Characters that folding removes and that stand inside words: tatweel, joiners, directional marks. */
const within = String.raw`\p{M}\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF`
/** Letters and digits with what belongs to them; a thousands separator and gershayim join, as in the database. */
const stretch = (inner: string) =>
  new RegExp(
    String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}${inner}]|(?<=\p{Nd})[,٬'’](?=\p{Nd}{3}(?!\p{Nd}))|(?<=\p{sc=Hebr}\p{M}*)["״“”'׳’](?=\p{sc=Hebr}))*`,
    'gu',
  )
const joined = stretch(within)
/** In Persian and Urdu the zero-width non-joiner (U+200C) parts words. */
const parted = stretch(within.replace(String.raw`\u200B-\u200F`, String.raw`\u200B\u200D-\u200F`))

const beside = /(?<=[\u0621-\u06D3])(?=[0-9a-z])|(?<=[0-9a-z])(?=[\u0621-\u06D3])|[^\p{L}\p{N}]+/u

/** Words in order. What folds into several words (`لـGPT`) gives each of them the place of the whole. */
export function splitWords(text: string, locale: Locale): PlacedWord[] {
  const words: PlacedWord[] = []
  for (const match of text.matchAll(locale === 'fa' || locale === 'ur' ? parted : joined)) {
    for (const word of foldedWords(match[0]))
      words.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return words
}

/** Texts are made of few words, and to fold one takes as long as to look up a hundred. A longer one would hold its whole text. */
const kept = new Map<string, readonly string[]>()
const mostKept = 20_000
const longestKept = 12

function foldedWords(written: string): readonly string[] {
  const known = kept.get(written)
  if (known) return known
  const folded = fold(written)
    .replace(/(?<=\d)[,'](?=\d{3}(?!\d))|(?<=[א-ת])["'](?=[א-ת])/g, '')
    .split(beside)
    .filter(Boolean)
  if (written.length > longestKept) return folded
  if (kept.size >= mostKept) kept.clear()
  kept.set(written, folded)
  return folded
}
