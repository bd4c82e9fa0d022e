import { getRequestConfig } from 'next-intl/server'
import { readerContext } from '../publication/reader.ts'
import { numbersTag } from './format-preferences.ts'
import { isNewsroomLocale, newsroomMessages } from './newsroom-messages.ts'
import { readerMessages } from './reader-messages.ts'
import { isLocale, localeTable } from './table.ts'

/**
 * On a reader's page, messages in the language of the address. next-intl formats the numbers inside them by the tag it
 * is given as locale, so that tag carries the reader's digits (`ar-u-nu-arab`), and components ask `useReader` for the
 * language.
 *
 * Who asks for a language by name (`getTranslations({ locale, … })`) is on no reader's page: the newsroom, which has no
 * language in its addresses, and machines' routes. They get that language in its own digits, with the newsroom's
 * messages if it speaks it.
 */
export default getRequestConfig(async ({ locale: named }) => {
  if (isLocale(named)) {
    return {
      locale: numbersTag(named, localeTable[named].reading),
      messages: {
        ...(await readerMessages(named)),
        ...(isNewsroomLocale(named) ? newsroomMessages(named) : {}),
      },
    }
  }
  const { locale, reading, messages } = await readerContext()
  return { locale: numbersTag(locale, reading), messages }
})
