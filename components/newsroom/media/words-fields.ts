import { type Locale, locales } from '@/lib/locale/table.ts'
import type { Typed } from '../forms/form-state.ts'

export type WordsOfPicture = Record<Locale, { alt: string; caption: string; credit: string }>

export const fieldName = (locale: Locale, part: 'alt' | 'caption' | 'credit'): string => `${part}-${locale}`

/** A picture's words in every language, as a form has them. */
export const wordsIn = (typed: Typed): WordsOfPicture =>
  Object.fromEntries(
    locales.map((locale) => {
      const field = (part: 'alt' | 'caption' | 'credit') => typed[fieldName(locale, part)]?.[0] ?? ''
      return [locale, { alt: field('alt'), caption: field('caption'), credit: field('credit') }]
    }),
  ) as WordsOfPicture
