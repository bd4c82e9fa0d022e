/**
 * Where somebody wanted to go before they were asked who they are: an address of the newsroom, or its first page. What
 * a stranger may have put there leads nowhere else.
 */
export function returnAddress(to: unknown): string {
  const first = '/admin'
  if (typeof to !== 'string' || !/^\/admin(?:[/?#]|$)/.test(to)) return first
  // Parsed as a browser will, so that nothing in it is read otherwise there (`/admin\..//elsewhere`).
  const url = new URL(to, 'http://newsroom.invalid')
  const isInside = url.origin === 'http://newsroom.invalid' && /^\/admin(?:\/|$)/.test(url.pathname)
  return isInside ? url.pathname + url.search + url.hash : first
}
