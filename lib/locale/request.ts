import { getRequestConfig } from 'next-intl/server'
import { readerContext } from '../publication/reader.ts'
import { numbersTag } from './reading.ts'

/**
 * Messages in the language of the address. next-intl formats the numbers inside them by the tag it is given as
 * locale, so that tag carries the reader's digits (`ar-u-nu-arab`), and components ask `useReader` for the language.
 */
export default getRequestConfig(async () => {
  const { locale, reading } = await readerContext()
  return {
    locale: numbersTag(locale, reading),
    messages: (await import(`../../messages/${locale}.json`)).default,
  }
})
