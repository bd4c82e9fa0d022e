import { cache } from 'react'
import { standingNotice } from '@/lib/publication/breaking.ts'
import { readerContext } from '@/lib/publication/reader.ts'

export { readerContext }

/** What is announced over every page of the language that is being read. */
export const breakingNotice = cache(async () => {
  const { db, locale } = await readerContext()
  return standingNotice(db, locale)
})

/** A dynamic segment as the reader typed it: Next hands it over percent-encoded. */
export const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
