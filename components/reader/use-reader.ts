import { use } from 'react'
import type { FormatPreferences, Locale } from '@/lib/locale/table.ts'
import { readerContext } from '@/lib/publication/reader.ts'

/** The language of the page and how its reader reads it. */
export function useReader(): { locale: Locale; reading: FormatPreferences } {
  const { locale, reading } = use(readerContext())
  return { locale, reading }
}
