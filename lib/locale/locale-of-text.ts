import { type Locale, locales } from './table.ts'

/** Letters that one of our languages has and the others of its script have not, the most telling first. */
const telling: readonly [Locale, RegExp][] = [
  ['he', /\p{Script=Hebrew}/u],
  ['ur', /[ٹڈڑںےہھ]/],
  ['fa', /[پچژگکی]/],
  ['ar', /\p{Script=Arabic}/u],
]

/**
 * In which of our languages a short text most likely is, where all that is known of it are its letters: a caption in a
 * photograph's file. Latin letters are taken for English.
 * @param named the language that it was said to be in (BCP 47), which is believed where it is one of ours
 */
export function localeOfText(text: string, named: string | null = null): Locale {
  const language = named?.toLowerCase().split('-')[0]
  return (
    locales.find((locale) => locale === language) ??
    telling.find(([, letters]) => letters.test(text))?.[0] ??
    'en'
  )
}
