/** Which requests the press keeps answers for, and what makes two of them the same page. */
import { readingCookie, readingKey } from '../locale/reading.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'

export type Asked = {
  /** Two requests with one key get one page. */
  key: string
  /** Path and query that the page is rendered from. */
  url: string
  /** The `Cookie` header it is rendered with: a reader's digits and calendars in this language, as few ways as exist. */
  cookie?: string
}

/** The query parameters each kind of page declares; any other neither splits the cache nor reaches the page. */
const declared: { path: RegExp; parameters: readonly string[] }[] = [
  { path: /^\/card\//, parameters: [] },
  { path: /^\/s\//, parameters: [] },
  { path: /^\/feed\//, parameters: [] },
  { path: /^\//, parameters: ['page'] },
]

/** Never kept: the newsroom, files that are served as they are, and anything that is not a page. */
const passedBy = /^\/(admin|_next|media|api)(\/|$)/

/** An address longer than any of ours is a scan; it is rendered, and not kept. */
const longestKept = 1_024

/**
 * What to look for in the cache, or null when the request is not one to keep answers for.
 * @param cookie the `Cookie` header; a signed-in reader is passed by
 */
export function askedFor(method: string, url: string, cookie: string | undefined): Asked | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  if (
    cookie &&
    /(^|;\s*)(__Host-|__Secure-)?(session|preview|__prerender_bypass|__next_preview_data)[\w.-]*=/.test(
      cookie,
    )
  )
    return null
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (passedBy.test(path) || url.length > longestKept) return null
  const query = mark < 0 ? '' : declaredQuery(path, url.slice(mark + 1))
  const address = path + query
  const reading = /^\/(card|s)\//.test(path)
    ? ''
    : readingKey(cookieValue(cookie, readingCookie), localeOf(path))
  if (!reading) return { key: address, url: address }
  // A space stands in no address.
  return { key: `${address} ${reading}`, url: address, cookie: `${readingCookie}=${reading}` }
}

/** The first segment, as `proxy.ts` reads it. */
function localeOf(path: string): Locale {
  const first = path.split('/', 2)[1]
  return isLocale(first) ? first : defaultLocale
}

/** One cookie's value in a `Cookie` header (RFC 6265, 4.2.1). */
const cookieValue = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

function declaredQuery(path: string, query: string): string {
  const { parameters } = declared.find((each) => each.path.test(path))!
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of parameters)
    for (const value of given.getAll(name)) kept.append(name, value.slice(0, 100))
  return kept.size ? `?${kept}` : ''
}
