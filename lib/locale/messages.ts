import type messages from '../../messages/ar.json'
import type { NewsroomMessages } from './newsroom-messages.ts'

/** Arabic is the source: a key that is not there is a type error everywhere else. */
declare module 'next-intl' {
  interface AppConfig {
    /** A tag with the reader's digits in it (`request.ts`), not one of our locales: ask `useReader`. */
    Locale: string
    /** The newsroom's are there only where a locale of the newsroom's is asked for by name (`request.ts`). */
    Messages: typeof messages & NewsroomMessages
  }
}
