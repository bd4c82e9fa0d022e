/**
 * Whether two names are one word in two scripts: blockchain, بلوكتشين, بلاک‌چین and בלוקצ׳יין. Vowels are written in
 * some scripts and not in others, so the consonants must agree, each as the scripts render it.
 */
/** A consonant, and how Latin, Arabic and Hebrew letters write it. */
const consonants: readonly (readonly [consonant: string, ...letters: string[]])[] = [
  ['b', 'bp', 'بپ', 'בפ'],
  ['f', 'fv', 'فڤ'],
  ['t', 't', 'تطٹ', 'תט'],
  ['d', 'd', 'دضڈ', 'ד'],
  ['k', 'kqc', 'كقخ', 'כקח'],
  ['g', 'gj', 'جغ', 'ג'],
  ['z', 'z', 'زذظژ', 'ז'],
  ['s', 's', 'سصث', 'ס'],
  // sh, ch and ts.
  ['C', '', 'شچ', 'שצ'],
  ['l', 'l', 'ل', 'ל'],
  ['m', 'm', 'م', 'מ'],
  ['n', 'n', 'ن', 'נ'],
  ['r', 'r', 'رڑ', 'ר'],
]
const consonantOf = new Map(
  consonants.flatMap(([consonant, ...letters]) =>
    Array.from(letters.join(''), (letter) => [letter, consonant] as const),
  ),
)
const finalForms: Record<string, string> = { ם: 'מ', ן: 'נ', ץ: 'צ', ף: 'פ', ך: 'כ' }

/** @param name folded words, as the database keeps them */
function consonantsOf(name: string): string {
  const letters = name
    .split(' ')
    .map((word) => word.replace(/^ال(?=.{3})/, '').replace(/(?<=[a-z]{3})s$/, ''))
    .join('')
    .replace(/[םןץףך]/g, (letter) => finalForms[letter] ?? letter)
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
