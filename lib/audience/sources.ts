/** Where readers come from, as a host: never an address, which may name who sent it. */

const longestHost = 100
const host = /^(?=[^.]*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/** Programs that name themselves in place of a page, by what they are called. */
const apps = /^android-app:\/\/([a-z0-9_.]{3,80})/i

/** What one site is called at its several addresses; a name of a site has a capital letter, as no host has. */
const siteOf: readonly (readonly [RegExp, string])[] = [
  [/^(?:[a-z0-9-]+\.)*google\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$|googlequicksearchbox/, 'Google'],
  [/^news\.google\./, 'Google News'],
  [/(?:^|\.)bing\.com$/, 'Bing'],
  [/(?:^|\.)duckduckgo\.com$/, 'DuckDuckGo'],
  [/(?:^|\.)yandex\.[a-z.]{2,7}$/, 'Yandex'],
  [/(?:^|\.)facebook\.com$|^fb\.me$|^com\.facebook\./, 'Facebook'],
  [/(?:^|\.)instagram\.com$/, 'Instagram'],
  [/^t\.co$|(?:^|\.)(?:x|twitter)\.com$|^com\.twitter\./, 'X'],
  [/(?:^|\.)linkedin\.com$|^lnkd\.in$/, 'LinkedIn'],
  [/^t\.me$|(?:^|\.)telegram\.org$|^org\.telegram\./, 'Telegram'],
  [/(?:^|\.)whatsapp\.com$|^wa\.me$|^com\.whatsapp/, 'WhatsApp'],
  [/(?:^|\.)youtube\.com$|^youtu\.be$/, 'YouTube'],
  [/(?:^|\.)reddit\.com$/, 'Reddit'],
  [/(?:^|\.)chatgpt\.com$|(?:^|\.)openai\.com$/, 'ChatGPT'],
]

/** A host as it is counted; '' of what is none. */
export function sourceOfHost(given: string): string {
  const name = given
    .toLowerCase()
    .slice(0, longestHost)
    .replace(/^(?:www|m|l|lm|amp)\./, '')
  // The news first: it is a part of the other.
  const isNews = /^news\.google\./.test(name)
  const known = isNews ? 'Google News' : siteOf.find(([pattern]) => pattern.test(name))?.[1]
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
