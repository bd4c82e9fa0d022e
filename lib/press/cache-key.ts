/** Which requests the press keeps answers for, and what makes two of them the same page. */

import { formatCookie, formatKey } from '../locale/format-preferences.ts'
import { defaultLocale, isLocale, type Locale, locales } from '../locale/table.ts'
import { present } from '../present.ts'
import { readingHref } from '../publication/addresses.ts'
import { type QueriedPaths, queriedPath } from '../publication/old-path.ts'

/** The forms a page comes in. `insisted` is the full page for a browser that asks for light ones: its links say so. */
type Edition = 'full' | 'lite' | 'insisted'

export type CacheRequest = {
  /** Two requests with one key get one page. */
  key: string
  /** Path and query that the page is rendered from. */
  url: string
  /** The `Cookie` header it is rendered with: a reader's digits and calendars in this language, as few ways as exist. */
  cookie?: string
  /** Absent for what has one form only: cards, feeds, files. */
  edition?: Edition
  /** The same as an old address, where those of its path differ by their query: `/news.php?id=17`. */
  old?: string
  /** As many such pages exist as strangers can think of words: they must not push the others out. */
  isBoundless?: boolean
  /** A request header whose absence it was made for: with one, another answer would come, and is never kept. */
  unlike?: 'Authorization'
  /** The `v` it was asked with: an answer whose hash it is may be kept for ever. */
  version?: string
}

/** The parts of a request that its answer may depend on. */
export type AskedWith = {
  /** The `Cookie` header. */
  cookie?: string | undefined
  /** The `Save-Data` header (https://wicg.github.io/savedata/#save-data-request-header-field). */
  saveData?: string | undefined
  /** The `Authorization` header. */
  authorization?: string | undefined
}

/**
 * The kinds of address that a paper has, and the query parameters each declares; any other neither splits the cache nor
 * reaches the page. What a machine reads (no slug of ours has a dot) has one form for everybody. An address of no kind of
 * ours may be answered all the same, but takes no room from those that are.
 */
type Kind = {
  path: RegExp
  parameters: readonly string[]
  machine?: boolean
  isBoundless?: boolean
  /** Characters that are looked at of each parameter. */
  longest?: number
  unlike?: CacheRequest['unlike']
}
const usuallyLongest = 200
const prefixes = locales.filter((each) => each !== defaultLocale).join('|')
const declared: Kind[] = [
  // Of an old paper there are hundreds, of a megabyte each, and whoever asks for one asks for all.
  { path: /^\/sitemap-/, parameters: [], machine: true, isBoundless: true },
  // An address of ours that is encoded twice over: ten characters for each Arabic letter.
  {
    path: /^\/oembed$/,
    parameters: ['url', 'format', 'maxwidth', 'maxheight'],
    machine: true,
    isBoundless: true,
    longest: 800,
  },
  {
    path: /^\/api\/v1\/(stories|topics|authors|search)$/,
    parameters: ['q', 'locale', 'section', 'topic', 'author', 'since', 'limit', 'cursor', 'page'],
    machine: true,
    isBoundless: true,
    unlike: 'Authorization',
  },
  { path: /^\/api\/v1\//, parameters: ['locale'], machine: true, unlike: 'Authorization' },
  { path: /^\/(card|s|feed|embed|manifest|most-read)\/|^\/api$/, parameters: [], machine: true },
  {
    path: /^\/(robots\.txt|llms\.txt|license\.xml|sitemap\.xml|ads\.txt|(\.well-known\/)?trust\.txt|\.well-known\/security\.txt|(reader|own|listen|live|pictures|audience|offline|push|push-worker)\.js|(icon|apple-touch-icon|card)[\w-]*\.(svg|png))$/,
    parameters: [],
    machine: true,
  },
  // No slug of ours has a dot: the key of IndexNow, and what a scan asks for.
  { path: /\.[^/]*$|\.[^/]*\//, parameters: [], machine: true, isBoundless: true },
  { path: /^(\/[a-z]{2})?\/search$/, parameters: ['q', 'page'], isBoundless: true },
  // As many as readers follow different things: forty ids.
  { path: /^(\/[a-z]{2})?\/following$/, parameters: ['of'], isBoundless: true, longest: 900 },
  // One page each, whatever is asked of it.
  {
    path: new RegExp(`^(/(${prefixes}))?/(mine|newsletters|notifications|offline)$`),
    parameters: [],
  },
  // What lists stories: a section or the latest, an author, a topic, a desk. Fronts and stories have one page.
  {
    path: new RegExp(`^(/(${prefixes}))?/(?!(${prefixes})$)((author|topic|desk)/)?[^/]+$`),
    parameters: ['page'],
  },
  // Authors by letter. As many months and days as a paper is old, each asked for once by who crawls.
  { path: new RegExp(`^(/(${prefixes}))?/authors/[^/]+$`), parameters: ['page'] },
  {
    path: new RegExp(`^(/(${prefixes}))?/archive/\\d{4}/\\d\\d(/\\d\\d)?$`),
    parameters: ['page'],
    isBoundless: true,
  },
  // A front, or a story in its section.
  { path: new RegExp(`^/(${prefixes})?$|^(/(${prefixes}))?/[^/]+/[^/]+$`), parameters: [] },
  { path: /^\//, parameters: [], isBoundless: true },
]
const kindOf = (path: string) =>
  present(
    declared.find((each) => each.path.test(path)),
    'kind of this path',
  )

/** Never kept: the newsroom, files that are served as they are, and anything that is not a page. */
const passedBy =
  /^\/(admin|_next|media|suggest|preview|newsletter|push|kept)(\/|$)|^\/api\/v1\/(drafts|pictures)(\/|$)/

/** Parts of pages, as Next sends them to its own scripts. Those of the newsroom ask with a header instead. */
const partsOfPages = /\.rsc$|\.segments(\/|$)|^\/_next\/data(\/|$)/

export const isForNextsScriptsAlone = (path: string): boolean => partsOfPages.test(path)

/** Whether a draft stands there, for whoever was sent a link to it. */
export const isSharedDraft = (path: string): boolean => path.startsWith('/preview/')

/** What is asked in other methods than GET, too, by machines; it says itself which. */
const api = /^\/api\/v1\//

/** Cookies of somebody who is signed in (`better-auth.session_token`), or looks at what is not published yet. */
const signedIn =
  /(^|;\s*)(__Host-|__Secure-)?([\w-]+\.)?(session|preview|__prerender_bypass|__next_preview_data)[\w.-]*=/

/** An address longer than any of ours is a scan; it is rendered, and not kept. */
const longestKey = 1_024

const noParameters = new URLSearchParams()

/** Whether an address of ours is a page for people, which comes in editions. */
export const isPage = (path: string): boolean => !passedBy.test(path) && !kindOf(path).machine

/** Whether what stands at an address is only ever read: any method but GET and HEAD is a mistake. */
export const isOnlyRead = (path: string): boolean =>
  isSharedDraft(path) || (!passedBy.test(path) && !api.test(path) && path !== readingHref)

/**
 * What to look for in the cache, or null when the request is not one to keep answers for.
 * @param queried paths at which old addresses differ by their query
 */
export function cacheKeyFor(
  method: string,
  url: string,
  askedWith: AskedWith,
  queried: QueriedPaths = noPaths,
): CacheRequest | null {
  const asked = keyOf(method, url, askedWith)
  const old = asked && queriedPath(url, queried)
  if (!old || old.length > longestKey) return asked
  // As many as there are numbers, and hardly any leads anywhere.
  return { ...asked, key: `${asked.key} was ${old}`, old, isBoundless: true }
}

const noPaths: QueriedPaths = new Map()

function keyOf(
  method: string,
  url: string,
  { cookie, saveData, authorization }: AskedWith,
): CacheRequest | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  if (cookie && signedIn.test(cookie)) return null
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (passedBy.test(path)) return null
  const { parameters, machine, isBoundless, longest = usuallyLongest, unlike } = kindOf(path)
  if (unlike && authorization !== undefined) return null
  const given = mark < 0 ? noParameters : new URLSearchParams(url.slice(mark + 1))
  const address = path + declaredQuery(given, parameters, longest)
  if (address.length > longestKey) return null
  const version = given.get('v')
  if (machine)
    return {
      key: address,
      url: address,
      ...(version && { version }),
      ...(isBoundless && { isBoundless }),
      ...(unlike && { unlike }),
    }
  const reading = formatKey(cookieValue(cookie, formatCookie), localeOf(path))
  const edition = editionFor(given.get('lite'), saveData)
  return {
    // A space stands in no address.
    key: [address, ...(reading ? [reading] : []), ...(edition === 'full' ? [] : [edition])].join(' '),
    url: address,
    edition,
    ...(isBoundless && { isBoundless }),
    ...(reading && { cookie: `${formatCookie}=${reading}` }),
  }
}

/** A reader's word (`?lite`, `?lite=0`) before the browser's. */
function editionFor(lite: string | null, saveData: string | undefined): Edition {
  const refused = lite === '0'
  if (saveData?.trim().toLowerCase() === 'on') return refused ? 'insisted' : 'lite'
  return lite === null || refused ? 'full' : 'lite'
}

/** The language of an address, with its query or without: its first segment, as `proxy.ts` reads it. */
export function localeOf(url: string): Locale {
  const first = url.split('?', 1)[0]?.split('/', 2)[1]
  return isLocale(first) ? first : defaultLocale
}

/** One cookie's value in a `Cookie` header (RFC 6265, 4.2.1). */
const cookieValue = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

function declaredQuery(given: URLSearchParams, parameters: readonly string[], longest: number): string {
  const kept = new URLSearchParams()
  for (const name of parameters)
    for (const value of given.getAll(name)) kept.append(name, value.slice(0, longest))
  // The first page of a list is the bare address.
  if (kept.getAll('page').join() === '1') kept.delete('page')
  return kept.size ? `?${kept}` : ''
}
