import { cookies } from 'next/headers'
import { locale as rootLocale } from 'next/root-params'
import { cache } from 'react'
import { database } from '../db/open.ts'
import { chosenFormatPreferences, formatCookie } from '../locale/format-preferences.ts'
import { readerMessages } from '../locale/reader-messages.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'
import { masthead } from './masthead.ts'

const told = cache((): { locale: Locale | null } => ({ locale: null }))

/**
 * Says in which language a page is that has none in its address, such as a story that an editor previews. For one
 * request; to be called before anything of the page is rendered.
 */
export function readIn(locale: Locale): void {
  told().locale = locale
}

/**
 * What every reader page starts from: the database, the language and what is said in it, how this reader reads it, and the
 * masthead. Once per request.
 */
export const readerContext = cache(async () => {
  // The first segment of an address is a stranger's until it has been checked against the table.
  const asked = told().locale ?? (await rootLocale())
  const locale = isLocale(asked) ? asked : defaultLocale
  const db = await database()
  const [head, messages] = await Promise.all([masthead(db, locale), readerMessages(locale)])
  const chosen = (await cookies()).get(formatCookie)?.value
  return {
    db,
    locale,
    messages,
    masthead: head,
    reading: chosenFormatPreferences(chosen, locale, head.reading),
  }
})
