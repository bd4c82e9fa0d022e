import type { Locale } from '@/lib/locale/table.ts'

export type WordsOfPicture = Record<Locale, { alt: string; caption: string; credit: string }>

/** What a form with a picture's words is answered with. */
export type WordsAnswer = {
  /** As it stood in the fields. */
  typed: WordsOfPicture
  /** Why it was not kept; '' for nothing wrong. */
  message: string
  isSaved: boolean
}

export const fieldName = (locale: Locale, part: 'alt' | 'caption' | 'credit'): string => `${part}-${locale}`
