import type { Locale } from '../locale/table.ts'
import { fold, foldedAway, foldedLigatures, foldedMarks } from './fold.ts'
import { ownLetters } from './letter-forms.ts'

/** An Arabic letter takes six characters of an address, and file systems stop at 255 bytes. */
const longest = 40

const away = new RegExp(`[${foldedAway}]`, 'gu')
// Hamza and madda are parts of letters here (أ, ؤ, آ), not marks over them: they go back on.
const marks = new RegExp(`[${foldedMarks}]`, 'gu')
const seated = /[\u0653-\u0655]/u
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const latinLetters: Record<string, string> = {
  ...Object.fromEntries(foldedLigatures),
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŧ: 't' },
}

const latinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/gu, (char) => String((char.codePointAt(0) ?? 0) & 0xf))

/** Cuts between words where there is a hyphen to cut at, else at the last whole letter. */
function shortened(slug: string): string {
  const chars = [...slug]
  if (chars.length <= longest) return slug
  const cut = chars.slice(0, longest)
  if (chars[longest] === '-') return cut.join('')
  const lastHyphen = cut.lastIndexOf('-')
  if (lastHyphen > 0) return cut.slice(0, lastHyphen).join('')
  return cut.join('').replace(/\p{M}+$/u, '') || cut.join('')
}

/** 32-bit FNV-1a, in base 36: a short name for what has no letters. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36)
}

/**
 * A readable part of an address from a headline: the headline's own letters (NFC), lower-case, words joined
 * by hyphens, at most 40 characters cut at a word. Vowel marks, tatweel, punctuation and invisible
 * characters go; letters of a neighbouring language become the locale's own; Latin loses its accents; the
 * three kinds of digits become Latin; stop words stay, an Arabic headline is unreadable without them.
 *
 * Never empty: a text with neither letter nor digit becomes `story-` and its fingerprint, the same text the
 * same slug. A slug made a slug again is itself.
 */
export function slugify(text: string, locale: Locale): string {
  const own = ownLetters[locale]
  const slug = latinDigits(text.normalize('NFKC').toLowerCase())
    // A half-space joins the parts of one Persian word that must not touch; a hyphen keeps them apart.
    .replace(/(?<=\p{L})\u200C(?=\p{L})/gu, '-')
    .replace(away, '')
    .normalize('NFD')
    .replace(marks, (mark) => (seated.test(mark) ? mark : ''))
    .normalize('NFC')
    .replace(/[\u0653-\u0655]/gu, '')
    .replace(/./gsu, (char) => own[char] ?? latinLetters[char] ?? char)
    // صה״ל, don’t: one word. French elides, and its two words stay two: l’école.
    .replace(/(?<=\p{L})['’׳"״](?=\p{L})/gu, locale === 'fr' ? '-' : '')
    .replace(/(?<=\d)[,٬](?=\d{3})/gu, '')
    .match(words)
    ?.join('-')
    .normalize('NFC')
  return slug ? shortened(slug) : `story-${fingerprint(text.normalize('NFC'))}`
}

/** Letters of other scripts, and digits, that are drawn like a Latin letter (UTS #39, confusables.txt). */
const latinTwins = new Map(
  (
    [
      ['аеорсухіјѕԁһӏԛԝүѵ', 'aeopcyxijsdhlqwyv'],
      ['αορινκυγχ', 'aopivkuyx'],
      ['01', 'ol'],
    ] as const
  ).flatMap(([from, to]) => [...from].map((char, i) => [char, [...to][i] ?? char] as const)),
)

/**
 * What two slugs that look the same have in common: no two articles of one language may share it. Folds what
 * search folds (أ/ا, ة/ه, ى/ي…) and the Cyrillic and Greek twins of Latin letters.
 */
export function slugKey(slug: string): string {
  return fold(slug).replace(/./gsu, (char) => latinTwins.get(char) ?? char)
}
