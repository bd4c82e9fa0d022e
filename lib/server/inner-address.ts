/** Where Next has a page: the folders of `app/[locale]` begin with the language, and addresses in Arabic do not. */
import { defaultLocale, isLocale } from '../locale/table.ts'
import { isPage } from '../press/cache-key.ts'
import { readingHref } from '../publication/addresses.ts'

/** A header of requests that name Next's own address of a page. `proxy.ts` has nothing to do for those. */
export const innerAddressHeader = 'x-warraq-inner-address'

/**
 * What `proxy.ts` would rewrite an address to, and takes a tenth of a page's processor time for.
 * @param url path and query
 * @returns null where it is not sure: the proxy decides what is sent elsewhere, and what is no address of ours
 */
export function innerAddress(url: string): string | null {
  const [path = ''] = url.split('?', 1)
  if (path === '/') return `/${defaultLocale}${url.slice(1)}`
  if (!/^(\/[^/\\]+)+$/.test(path) || /%(2f|5c)/i.test(path) || !isPage(path)) return null
  // A form is sent there; it has no language.
  if (path === readingHref) return null
  const [, first = ''] = path.split('/', 2)
  if (isLocale(first) && first !== defaultLocale) return url
  // What looks like a language and is none, or is written in another case, or is the one that has no prefix.
  return /^[a-z]{2}$/i.test(first) ? null : `/${defaultLocale}${url}`
}
