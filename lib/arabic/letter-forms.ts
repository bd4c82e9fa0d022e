import type { Locale } from '../locale/table.ts'

/**
 * Letters of a neighbouring language that keyboards and copying leave in a text, and the language's own. They
 * look alike, so nobody sees them, and neither search nor sorting finds them.
 */
const arabic = {
  ک: 'ك',
  ڪ: 'ك',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ة',
  ں: 'ن',
}
const persian = { ك: 'ک', ڪ: 'ک', ي: 'ی', ى: 'ی', ے: 'ی', ہ: 'ه', ھ: 'ه', ە: 'ه' }
const urdu = { ك: 'ک', ڪ: 'ک', ي: 'ی', ى: 'ی', ه: 'ہ', ە: 'ہ' }

export const ownLetters: Record<Locale, Readonly<Record<string, string>>> = {
  ar: arabic,
  fa: persian,
  ur: urdu,
  he: {},
  en: {},
  fr: {},
}

/**
 * Arabic words that end in ى and that a Persian keyboard ends in ی: the rest of the words it ends so have ي.
 * (علی may be the name علي; the preposition is a hundred times more frequent.)
 */
export const wordsInAlefMaksura: ReadonlySet<string> = new Set(
  'على إلى حتى لدى متى أنى بلى سوى مدى منى هدى ليلى أخرى كبرى صغرى إحدى مستوى مستشفى موسى عيسى مصطفى'.split(
    ' ',
  ),
)
