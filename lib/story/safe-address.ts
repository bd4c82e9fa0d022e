/** Which addresses a story may point to. Asked when a document is written and again when it is rendered. */

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * The address as a link may carry it, or null when its scheme is not one a reader should be sent to
 * (`javascript:`, `data:`, relative paths: our own stories are linked by id instead).
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > 2048 || !URL.canParse(href)) return null
  const url = new URL(href)
  return linkSchemes.has(url.protocol) && !url.username ? url.href : null
}

/** Sites whose posts may stand in a story, and the hosts that count as them. */
const embedHosts = {
  youtube: ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'youtu.be', 'www.youtube-nocookie.com'],
  vimeo: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'],
  x: ['x.com', 'www.x.com', 'twitter.com', 'www.twitter.com', 'mobile.twitter.com'],
  instagram: ['instagram.com', 'www.instagram.com'],
  tiktok: ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'],
  // What is found by a search from an Arab country is under `ar-ar`, what a shared phone has under `web`.
  facebook: [
    'facebook.com',
    'www.facebook.com',
    'm.facebook.com',
    'web.facebook.com',
    'ar-ar.facebook.com',
    'en-gb.facebook.com',
    'fa-ir.facebook.com',
    'fr-fr.facebook.com',
    'he-il.facebook.com',
    'ur-pk.facebook.com',
    'fb.watch',
  ],
  threads: ['threads.com', 'www.threads.com', 'threads.net', 'www.threads.net'],
  bluesky: ['bsky.app'],
  // Anybody's own server: known by what its pages say of themselves.
  mastodon: [],
  telegram: ['t.me', 'telegram.me'],
  soundcloud: ['soundcloud.com', 'www.soundcloud.com', 'on.soundcloud.com'],
  spotify: ['open.spotify.com'],
  datawrapper: ['datawrapper.dwcdn.net', 'www.datawrapper.de'],
  flourish: ['public.flourish.studio', 'flo.uri.sh'],
  openstreetmap: ['www.openstreetmap.org', 'openstreetmap.org'],
  googlemaps: ['www.google.com', 'google.com', 'maps.google.com', 'maps.app.goo.gl'],
} as const satisfies Record<string, readonly string[]>

export type EmbedProvider = keyof typeof embedHosts
const embedProviders = Object.keys(embedHosts) as EmbedProvider[]

/** A post at a server of Mastodon's: `/@writer/113590000000000000`. */
const mastodonPost = /^\/@[\w.-]{1,60}(?:@[\w.-]{1,120})?\/\d{5,25}\/?$/

/**
 * The provider an embed's address belongs to, or null when it is on nobody's list (or not https).
 * @param said what the document says of it, for a provider without hosts of its own
 */
export function embedProviderOf(address: unknown, said?: unknown): EmbedProvider | null {
  const href = safeHref(address)
  if (!href) return null
  const url = new URL(href)
  if (url.protocol !== 'https:' || url.port) return null
  const found = embedProviders.find((provider) =>
    (embedHosts[provider] as readonly string[]).includes(url.hostname),
  )
  // The rest of that host is a search, and letters.
  if (found === 'googlemaps' && /^(?:www\.)?google\.com$/.test(url.hostname) && !isOfMaps(url)) return null
  return found ?? (said === 'mastodon' && mastodonPost.test(url.pathname) ? 'mastodon' : null)
}

const isOfMaps = ({ pathname }: URL): boolean => pathname === '/maps' || pathname.startsWith('/maps/')

/** Any other page: a card, and no frame. */
export const linkCard = 'link'

/** Whose post an embed is; `link` for a card of any page. Null when it may be neither. */
export function embedSourceOf(address: unknown, said: unknown): EmbedProvider | typeof linkCard | null {
  const provider = embedProviderOf(address, said)
  if (provider) return provider
  const isPage = /^https?:/.test(safeHref(address) ?? '')
  return isPage && (said === linkCard || said === 'mastodon') ? linkCard : null
}
