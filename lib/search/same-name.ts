/**
 * Whether two names are one word in two scripts: blockchain, بلوكتشين, بلاک‌چین and בלוקצ׳יין. Vowels are written in
 * some scripts and not in others, so the consonants must agree, each as the scripts render it.
 */
const consonants: readonly (readonly [letters: string, consonant: string])[] = [
  ['bpبپבפ', 'b'],
  ['fvفڤ', 'f'],
  ['tطتט', 't'],
  ['dدضד', 'd'],
  ['kqcكقخכקח', 'k'],
  ['gjجغגז', 'g'],
  ['zزذظژ', 'z'],
  ['sسصثס', 's'],
  ['شچשצ', 'C'],
  ['lلל', 'l'],
  ['mمמ', 'm'],
  ['nنנ', 'n'],
  ['rرרڑ', 'r'],
]
const consonantOf = new Map(
  consonants.flatMap(([letters, consonant]) => Array.from(letters, (letter) => [letter, consonant])),
)
const finalForms: Record<string, string> = { ם: 'מ', ן: 'נ', ץ: 'צ', ף: 'פ', ך: 'כ' }

/** @param name folded words, as the database keeps them */
export function consonantsOf(name: string): string {
  const letters = name
    .split(' ')
    .map((word) => word.replace(/^ال(?=.{3})/, '').replace(/(?<=[a-z]{3})s$/, ''))
    .join('')
    .replace(/[םןץףך]/g, (letter) => finalForms[letter]!)
    .replace(/x/g, 'ks')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ch|sh|تش/g, 'ش')
  return Array.from(letters, (letter) => consonantOf.get(letter) ?? '')
    .join('')
    .replace(/(.)\1+/g, '$1')
}

/** Fewer consonants agree by chance. */
const fewest = 3

/** @param a @param b folded words, as the database keeps them */
export function isSameName(a: string, b: string): boolean {
  const heard = consonantsOf(a)
  return heard.length >= fewest && heard === consonantsOf(b)
}

/** Whether an abbreviation is made of a name's first letters: AI, IA. */
export const isAbbreviationOf = (short: string, name: string): boolean =>
  /^[a-z]{2,4}$/.test(short) &&
  short ===
    name
      .split(' ')
      .map((word) => word[0])
      .join('')
