import { defaultLocale, type Locale, locales } from '../locale/table.ts'
import { present } from '../present.ts'
import { absolute } from './addresses.ts'

/**
 * The versions of one page by `hreflang`, absolute, with `x-default` for readers of any other language: the default
 * locale's version, else the first of the locale table that exists. A page in one language has none; every version of
 * a page names the same set, or search engines ignore it
 * (https://developers.google.com/search/docs/specialty/international/localized-versions).
 */
export function alternates(versions: readonly { locale: Locale; href: string }[]): Record<string, string> {
  const known = new Map(versions.map((each) => [each.locale, absolute(each.href)]))
  if (known.size < 2) return {}
  const first = known.has(defaultLocale)
    ? defaultLocale
    : present(
        locales.find((each) => known.has(each)),
        'language of this page',
      )
  const inOrder = locales.flatMap((each) =>
    known.has(each) ? [[each, present(known.get(each), 'such language')] as const] : [],
  )
  return { ...Object.fromEntries(inOrder), 'x-default': present(known.get(first), 'such language') }
}
