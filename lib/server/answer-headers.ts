/** What browsers are told with every answer, and with pages for readers. The newsroom's pages: `newsroom-headers.ts`. */
import { createHash } from 'node:crypto'

export type Told = {
  /** Readers come by https: nothing of the site is to be asked for otherwise. */
  isSecure: boolean
  /** Seconds for which a browser is to come by https alone (RFC 6797); 0 says nothing of it. */
  secureFor: number
}

/** With every answer: pages, files, pictures, errors. */
export const headersOfAnswers = ({ isSecure, secureFor }: Told): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  ...(isSecure && secureFor > 0 && { 'strict-transport-security': `max-age=${secureFor}` }),
})

const nothing = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
const permissions = nothing.map((each) => `${each}=()`).join(', ')

/** Style sheets are the same on thousands of pages. */
const hashes = new Map<string, string>()
const mostHashes = 500

function hashOf(text: string): string {
  const known = hashes.get(text)
  if (known) return known
  const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  if (hashes.size >= mostHashes) hashes.clear()
  hashes.set(text, hash)
  return hash
}

/** Text of the elements of a name that are run or applied as they stand. React has escaped `<` in all that a person wrote. */
const inline = (html: string, name: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))].flatMap(
    ([, attributes = '', text = '']) =>
      /\bsrc=|\btype="application\//.test(attributes) || text === '' ? [] : [text],
  )

/** Where the frames lead that a reader may agree to (`story-embed` of `public/reader.js`). */
const framesOf = (html: string): string[] =>
  [...html.matchAll(/ data-src="(https:\/\/[\w.-]+)/g)].map(([, origin = '']) => origin)

const list = (directive: string, ...sources: string[]): string => [directive, ...new Set(sources)].join(' ')

/**
 * With a page for readers. Its scripts and styles are those that stand in it (Content-Security-Policy by hashes,
 * https://www.w3.org/TR/CSP3/) and those of our own address; style attributes are allowed, for the colour and focus of
 * pictures. Nobody else may frame it, and it frames nobody but whom its own embeds name.
 * @param html as it goes out
 */
export function headersOfPage(html: string, { isSecure }: Pick<Told, 'isSecure'>): Record<string, string> {
  const frames = framesOf(html)
  const directives = [
    "default-src 'none'",
    list('script-src', "'self'", ...inline(html, 'script').map(hashOf)),
    list('style-src', "'self'", ...inline(html, 'style').map(hashOf)),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    frames.length > 0 ? list('frame-src', ...frames) : "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ]
  return {
    'content-security-policy': directives.join('; '),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissions,
  }
}
