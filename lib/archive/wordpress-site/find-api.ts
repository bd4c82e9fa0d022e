/** Where a site's REST API is, and what the site says of itself there. */
import { FileRefused } from '../import/file-refused.ts'
import { errorOf, refusalOf, type SiteAnswer, type SiteAsker, SiteTrouble } from './ask-site.ts'

export type FoundSite = {
  /** The root of its API, which routes are added to. */
  api: string
  /** Of its front, as it says itself; the WXR's `wp:base_blog_url`. */
  home: string
  name: string
  /** As its pages say. */
  language: string
  namespaces: string[]
  /** Its own clock, when it was asked: ISO 8601. */
  now: string
}

/** Bytes of a front page that are looked at. */
const looked = 128 * 1024
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * The address that a person types, as those that are tried: `old.example`, `http://old.example/ar/`, the address of the
 * administration.
 * @throws {FileRefused} `site-malformed`
 */
export function typedAddresses(typed: string): string[] {
  const said = typed
    .trim()
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const withScheme = /^https?:\/\//i.test(said) ? [said] : [`https://${said}`, `http://${said}`]
  return withScheme.map((address) => {
    if (said.length > 1_000 || !URL.canParse(address))
      throw new FileRefused('site-malformed', said.slice(0, 200))
    const url = new URL(address)
    if (url.username || url.password || !/[.:]/.test(url.hostname))
      throw new FileRefused('site-malformed', url.hostname)
    url.search = ''
    url.hash = ''
    url.pathname = url.pathname
      .replace(/\/(?:wp-admin|wp-json|wp-login\.php|index\.php|feed)(?:\/.*)?$/i, '')
      .replace(/\/*$/, '/')
    return url.href
  })
}

/** An address below the root of an API. */
export function routeAddress(api: string, route: string, query: Record<string, string> = {}): string {
  const url = new URL(api)
  if (url.searchParams.has('rest_route')) url.searchParams.set('rest_route', `/${route}`)
  else url.pathname += route
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/**
 * @param typed as a person types it
 * @throws {FileRefused} `site-…`: why it cannot be read
 */
export async function findApi(site: SiteAsker, typed: string): Promise<FoundSite> {
  let trouble: FileRefused | null = null
  for (const address of typedAddresses(typed)) {
    const { host } = new URL(address)
    let front: SiteAnswer
    try {
      front = await site.ask(address, { tries: 1, cut: looked, isPublic: true })
    } catch (error) {
      if (!(error instanceof SiteTrouble)) throw error
      trouble ??= refusalOf(error, host)
      continue
    }
    const language = languageOf(front.text)
    for (const api of rootsIn(front)) {
      const answer = await site.ask(api, { tries: 2 }).catch((error: unknown) => {
        if (error instanceof SiteTrouble) return null
        throw error
      })
      if (!answer) continue
      const found = siteOf(answer, api, language)
      if (found) return found
      if (answer.status === 401 || answer.status === 403) trouble = forbidden(answer, host)
    }
    // Somebody answers there, so that it is not looked for without encryption.
    throw trouble ?? new FileRefused('site-no-api', host)
  }
  throw trouble ?? new FileRefused('site-malformed', typed.slice(0, 200))
}

/** Its answer to somebody whom it does not let in, or to a password that it does not know. */
export function forbidden(answer: SiteAnswer, host: string): FileRefused {
  const code = errorOf(answer.json)?.code ?? String(answer.status)
  const isOfPassword = /password|invalid_username|invalid_email|not_logged_in/.test(code)
  return new FileRefused(isOfPassword ? 'site-password' : 'site-forbidden', `${host}: ${code}`)
}

/** As it says in a header or in its page (https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/), else where it usually is. */
function rootsIn({ headers, text, address }: SiteAnswer): string[] {
  const said = [
    ...(headers.link ?? '').split(',').flatMap((each) => (each.includes('https://api.w.org/') ? [each] : [])),
  ].map((each) => /<([^<>\s]{1,1000})>/.exec(each)?.[1])
  for (const [tag] of text.matchAll(/<link\b[^<>]{0,1000}>/gi))
    if (tag.includes('https://api.w.org/')) said.push(/\bhref=["']([^"'<>\s]{1,1000})["']/i.exec(tag)?.[1])
  const base = new URL(address)
  base.search = ''
  base.hash = ''
  base.pathname = base.pathname.replace(/\/*$/, '/')
  const usual = [new URL('wp-json/', base).href, new URL('?rest_route=/', base).href]
  const whole = said.flatMap((each) =>
    each && URL.canParse(each.replace(/&amp;|&#038;/g, '&'), base)
      ? [new URL(each.replace(/&amp;|&#038;/g, '&'), base).href]
      : [],
  )
  return [...new Set([...whole, ...usual])].slice(0, 4)
}

function languageOf(html: string): string {
  const tag = /<html\b[^<>]{0,1000}>/i.exec(html)?.[0] ?? ''
  return /\blang=["']?([\w-]{2,20})/i.exec(tag)?.[1] ?? ''
}

function siteOf(answer: SiteAnswer, api: string, language: string): FoundSite | null {
  const { json } = answer
  if (answer.status !== 200 || typeof json !== 'object' || json === null) return null
  const { home, url, name, namespaces } = json as Record<string, unknown>
  if (!Array.isArray(namespaces) || !namespaces.includes('wp/v2')) return null
  const said = [words(home), words(url)].find((each) => /^https?:\/\//.test(each) && URL.canParse(each))
  // Where it was found in the end: a redirect costs every question twice.
  const root = new URL(answer.address)
  if (!root.searchParams.has('rest_route')) root.pathname = root.pathname.replace(/\/*$/, '/')
  const at = new Date(answer.headers.date ?? '')
  return {
    api: root.href,
    home: said ?? new URL(api).origin,
    name: words(name).slice(0, 200),
    language,
    namespaces: namespaces.filter((each): each is string => typeof each === 'string').slice(0, 200),
    now: (Number.isNaN(at.getTime()) ? new Date() : at).toISOString(),
  }
}
