import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { database } from '@/lib/db/open.ts'
import { masthead } from '@/lib/publication/masthead.ts'

/** What every reader page starts from: the database, the locale and the masthead, once per request. */
export const readerContext = cache(async () => {
  const db = await database()
  const locale = await getLocale()
  return { db, locale, masthead: await masthead(db, locale) }
})

/** A dynamic segment as the reader typed it: Next hands it over percent-encoded. */
export const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
