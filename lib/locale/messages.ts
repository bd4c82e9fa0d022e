import type messages from '../../messages/ar.json'
import type { Locale } from './table.ts'

/** Arabic is the source: a key that is not there is a type error everywhere else. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages
  }
}
