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
  tiktok: ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com', 'vm.tiktok.com'],
  facebook: ['facebook.com', 'www.facebook.com', 'm.facebook.com', 'fb.watch'],
  telegram: ['t.me', 'telegram.me'],
  soundcloud: ['soundcloud.com', 'www.soundcloud.com', 'on.soundcloud.com'],
  spotify: ['open.spotify.com'],
} as const satisfies Record<string, readonly string[]>

export type EmbedProvider = keyof typeof embedHosts
const embedProviders = Object.keys(embedHosts) as EmbedProvider[]

/** The provider an embed's address belongs to, or null when it is on nobody's list (or not https). */
export function embedProviderOf(address: unknown): EmbedProvider | null {
  const href = safeHref(address)
  if (!href) return null
  const url = new URL(href)
  if (url.protocol !== 'https:' || url.port) return null
  return (
    embedProviders.find((provider) => (embedHosts[provider] as readonly string[]).includes(url.hostname)) ??
    null
  )
}
