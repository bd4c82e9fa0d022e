/** Addresses as they are pasted: wrapped by who counted the clicks, hung with marks of campaigns. */
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

/** The address of a post or a video, where it is one of those we embed; players' own addresses too. */
export function embedAddress(pasted: string): { provider: string; url: string } | null {
  const player = /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/.exec(
    pasted.trim(),
  )
  const url = cleanHref(player ? `https://www.youtube.com/watch?v=${player[1]}` : pasted)
  const provider = embedProviderOf(url)
  if (!url || !provider) return null
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
