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
const embedHosts: Record<string, readonly string[]> = {
  youtube: ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'youtu.be'],
  x: ['x.com', 'www.x.com', 'twitter.com', 'www.twitter.com'],
  instagram: ['instagram.com', 'www.instagram.com'],
  telegram: ['t.me'],
  soundcloud: ['soundcloud.com'],
}

/** The provider an embed's address belongs to, or null when it is on nobody's list (or not https). */
export function embedProviderOf(address: unknown): string | null {
  const href = safeHref(address)
  if (!href) return null
  const url = new URL(href)
  if (url.protocol !== 'https:') return null
  return Object.entries(embedHosts).find(([, hosts]) => hosts.includes(url.hostname))?.[0] ?? null
}
