import { slugify } from './slug.ts'

/** Readable, not scholarly: unvowelled script has no vowels to give. */
const latin = new Map(
  (
    [
      ['اأآٱىةع', 'a'],
      ['إ', 'i'],
      ['ب', 'b'],
      ['پ', 'p'],
      ['تطٹ', 't'],
      ['ث', 'th'],
      ['ج', 'j'],
      ['چ', 'ch'],
      ['حهہھ', 'h'],
      ['خ', 'kh'],
      ['دضڈ', 'd'],
      ['ذ', 'dh'],
      ['رڑ', 'r'],
      ['زظ', 'z'],
      ['ژ', 'zh'],
      ['سص', 's'],
      ['ش', 'sh'],
      ['غ', 'gh'],
      ['ف', 'f'],
      ['ق', 'q'],
      ['كک', 'k'],
      ['گ', 'g'],
      ['ل', 'l'],
      ['م', 'm'],
      ['نں', 'n'],
      ['ؤ', 'u'],
      ['ئ', 'i'],
      ['ے', 'e'],
      ['אע', 'a'],
      ['ב', 'b'],
      ['ג', 'g'],
      ['ד', 'd'],
      ['הח', 'h'],
      ['ז', 'z'],
      ['טת', 't'],
      ['כךק', 'k'],
      ['ל', 'l'],
      ['מם', 'm'],
      ['נן', 'n'],
      ['ס', 's'],
      ['פף', 'p'],
      ['צץ', 'ts'],
      ['ר', 'r'],
      ['ש', 'sh'],
    ] as const
  ).flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound] as const)),
)

const waw = String.raw`[\u0648\u05D5]`
const yeh = String.raw`[\u064A\u06CC\u05D9]`
/** At the start of a word and beside an alef they are consonants. */
const besideVowel = (letter: string): string =>
  String.raw`(?<![\p{L}\p{M}])${letter}|${letter}(?=[اآ])|(?<=[اآ])${letter}`

/**
 * An ASCII slug for a person's or a desk's name, which is an address in every language at once. Consonants as they
 * sound, و and ي as vowels between consonants: «روس ديفيس» is `rus-difis`.
 * @returns '' where the name has no letter we can write so
 */
export function asciiSlug(name: string): string {
  if (!/[\p{L}\p{N}]/u.test(name)) return ''
  return slugify(name, 'en')
    .replace(new RegExp(besideVowel(waw), 'gu'), 'w')
    .replace(new RegExp(besideVowel(yeh), 'gu'), 'y')
    .replace(new RegExp(waw, 'gu'), 'u')
    .replace(new RegExp(yeh, 'gu'), 'i')
    .replace(/\P{ASCII}/gu, (letter) => latin.get(letter) ?? '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
}
