/** What a browser is told about every page under /admin, before its content. */

/** A draft as readers would see it: the newsroom's own pages show it in a frame. */
const preview = /^\/admin\/preview(\/|$)/

export const isNewsroom = (path: string): boolean => /^\/admin(\/|$)/.test(path)

/**
 * Content-Security-Policy (https://www.w3.org/TR/CSP3/) and its companions. Scripts run by this answer's nonce, or
 * because one that had it loads them; nothing of the page can be framed, sent or loaded elsewhere. Style attributes are
 * allowed, for positions and sizes that are computed; style elements are not, without the nonce.
 * @param nonce unguessable, for this answer alone
 * @param options.isDevelopment under `npm run dev`, which evaluates code and talks over a socket
 */
export function newsroomHeaders(
  path: string,
  nonce: string,
  { isDevelopment, isSecure }: { isDevelopment: boolean; isSecure: boolean },
): Record<string, string> {
  const isPreview = preview.test(path)
  const directives = [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    `media-src 'self' blob:`,
    `frame-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${isPreview ? "'self'" : "'none'"}`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ]
  return {
    'content-security-policy': directives.join('; '),
    'x-frame-options': isPreview ? 'SAMEORIGIN' : 'DENY',
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: with it browsers send `Origin: null`, which is refused.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, no-store',
  }
}
