/** Where readers come from, as a host: never an address, which may name who sent it. */

const longestHost = 100
const host = /^(?=[^.]*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/** Programs that name themselves in place of a page, by what they are called. */
const apps = /^android-app:\/\/([a-z0-9_.]{3,80})/i

/** What one site is called at its several addresses. */
const siteOf: readonly (readonly [RegExp, string])[] = [
  [/^(?:[a-z0-9-]+\.)*google\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$|googlequicksearchbox/, 'google'],
  [/^news\.google\./, 'google-news'],
  [/(?:^|\.)bing\.com$/, 'bing'],
  [/(?:^|\.)duckduckgo\.com$/, 'duckduckgo'],
  [/(?:^|\.)yandex\.[a-z.]{2,7}$/, 'yandex'],
  [/(?:^|\.)facebook\.com$|^fb\.me$|^com\.facebook\./, 'facebook'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/^t\.co$|(?:^|\.)(?:x|twitter)\.com$|^com\.twitter\./, 'x'],
  [/(?:^|\.)linkedin\.com$|^lnkd\.in$/, 'linkedin'],
  [/^t\.me$|(?:^|\.)telegram\.org$|^org\.telegram\./, 'telegram'],
  [/(?:^|\.)whatsapp\.com$|^wa\.me$|^com\.whatsapp/, 'whatsapp'],
  [/(?:^|\.)youtube\.com$|^youtu\.be$/, 'youtube'],
  [/(?:^|\.)reddit\.com$/, 'reddit'],
  [/(?:^|\.)chatgpt\.com$|(?:^|\.)openai\.com$/, 'chatgpt'],
]

/** A host as it is counted; '' of what is none. */
export function sourceOfHost(given: string): string {
  const name = given
    .toLowerCase()
    .slice(0, longestHost)
    .replace(/^(?:www|m|l|lm|amp)\./, '')
  // The news first: it is a part of the other.
  const isNews = /^news\.google\./.test(name)
  const known = isNews ? 'google-news' : siteOf.find(([pattern]) => pattern.test(name))?.[1]
  return known ?? (host.test(name) ? name : '')
}

/**
 * Where a request says that it comes from: null from another page of ours, '' from nowhere.
 * @param referer the `Referer` header
 * @param origin ours
 */
export function sourceOf(referer: string | undefined, origin: string): string | null {
  if (!referer) return ''
  if (referer === origin || referer.startsWith(`${origin}/`)) return null
  const app = apps.exec(referer.slice(0, 120))?.[1]
  if (app) return sourceOfHost(app)
  const found = /^https?:\/\/([a-z0-9.-]{1,100})(?::\d{1,5})?(?:\/|$)/i.exec(referer.slice(0, 160))?.[1]
  return found ? sourceOfHost(found) : ''
}
