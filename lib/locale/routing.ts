import { defineRouting } from 'next-intl/routing'
import { defaultLocale, locales } from './table.ts'

/**
 * Arabic has no prefix, the others have theirs. Nothing is guessed from Accept-Language or a cookie: a shared
 * link must show what the sender saw, and an answer that depends on a header cannot be kept for the next reader.
 */
export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
  // Pages name their real siblings themselves; a story does not exist in six languages because the site does.
  alternateLinks: false,
})
