import type messages from '../../messages/ar.json'

/** Arabic is the source: a key that is not there is a type error everywhere else. */
declare module 'next-intl' {
  interface AppConfig {
    /** A tag with the reader's digits in it (`request.ts`), not one of our locales: ask `useReader`. */
    Locale: string
    Messages: typeof messages
  }
}
