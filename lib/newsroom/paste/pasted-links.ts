/** Addresses as they are pasted: wrapped by who counted the clicks, hung with marks of campaigns. */
import { embedFrame } from '../../story/embed-frame.ts'
import { embedProviderOf, safeHref } from '../../story/safe-address.ts'

/** Sites that wrap an address, and the parameter it is wrapped in. */
const wrappers: Record<string, { path: RegExp; parameter: string }> = {
  'www.google.com': { path: /^\/url$/, parameter: 'q' },
  'google.com': { path: /^\/url$/, parameter: 'q' },
  'l.facebook.com': { path: /^\/l\.php$/, parameter: 'u' },
  'lm.facebook.com': { path: /^\/l\.php$/, parameter: 'u' },
  'l.instagram.com': { path: /^\/$/, parameter: 'u' },
}

const counting = /^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref_src|si)$/

/** The address a reader should be sent to, or null when she should not be sent there. */
export function cleanHref(pasted: string): string | null {
  const href = safeHref(pasted.trim())
  if (!href) return null
  const url = new URL(href)
  const wrapper = wrappers[url.hostname]
  const inside = wrapper?.path.test(url.pathname) ? url.searchParams.get(wrapper.parameter) : null
  if (inside) return safeHref(inside) ? cleanHref(inside) : null
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return href
  for (const name of [...url.searchParams.keys()]) if (counting.test(name)) url.searchParams.delete(name)
  return safeHref(url.href)
}

/** Pages made for frames, and the page that each is of. */
function framedPage(address: string): { url: string; provider?: 'mastodon' } | null {
  const whole = address.trim().replace(/^\/\//, 'https://')
  const player = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/.exec(whole)
  if (player) return { url: `https://www.youtube.com/watch?v=${player[1]}` }
  const toot = /^(https:\/\/[\w.-]{3,120}\/@[^/?#]{1,180}\/\d{5,25})\/embed(?:[?#]|$)/.exec(whole)
  if (toot?.[1] && embedProviderOf(toot[1], 'mastodon') === 'mastodon')
    return { url: toot[1], provider: 'mastodon' }
  const sky = /^https:\/\/embed\.bsky\.app\/embed\/([^/?#]{3,120})\/app\.bsky\.feed\.post\/(\w{8,20})/.exec(
    whole,
  )
  if (sky) return { url: `https://bsky.app/profile/${sky[1]}/post/${sky[2]}` }
  const map = /^https:\/\/www\.openstreetmap\.org\/export\/embed\.html\?/.test(whole)
    ? URL.parse(whole)
    : null
  const [west, south, east, north] = (map?.searchParams.get('bbox') ?? '').split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  const zoom = Math.round(Math.log2((360 * 2.4) / Math.abs(east - west)))
  const [lat, lon] = (map?.searchParams.get('marker') ?? '').split(',')
  const place = [(south + north) / 2, (west + east) / 2].map((each) => each.toFixed(5)).join('/')
  if (!Number.isFinite(zoom) || place.includes('NaN')) return null
  const mark = lat && lon ? `?mlat=${encodeURIComponent(lat)}&mlon=${encodeURIComponent(lon)}` : ''
  return {
    url: `https://www.openstreetmap.org/${mark}#map=${Math.min(19, Math.max(2, zoom))}/${place}`,
  }
}

/** The address of a post or a video, where it is one of those we embed; players' own addresses too. */
export function embedAddress(pasted: string): { provider: string; url: string } | null {
  const framed = framedPage(pasted)
  const url = cleanHref(framed?.url ?? pasted)
  const provider = embedProviderOf(url, framed?.provider)
  if (!url || !provider) return null
  if (judgedByFrame.has(provider)) return embedFrame(url, provider) ? { provider, url } : null
  const { pathname, search } = new URL(url)
  // A site's front page, or a person's, is no post.
  const isPost =
    provider === 'youtube'
      ? /^\/(?:watch|shorts\/|live\/)/.test(pathname) || new URL(url).hostname === 'youtu.be'
      : provider === 'x'
        ? /\/status\/\d+/.test(pathname)
        : provider === 'instagram'
          ? /^\/(?:[\w.]+\/)?(?:p|reel|tv)\//.test(pathname)
          : provider === 'vimeo'
            ? /\/\d{5,12}(?:\/|$)/.test(pathname)
            : pathname.split('/').filter(Boolean).length >= 2
  return isPost && (pathname !== '/' || search) ? { provider, url } : null
}

/** Of these, what can be framed is a post, a chart or a place, and nothing else is. */
const judgedByFrame: ReadonlySet<string> = new Set([
  'threads',
  'bluesky',
  'mastodon',
  'datawrapper',
  'flourish',
  'openstreetmap',
  'googlemaps',
])
