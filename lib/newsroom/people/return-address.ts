/** From where everybody is led to where their work is. */
export const firstAddress = '/admin/begin'

/**
 * Where somebody wanted to go before they were asked who they are: an address of the newsroom. Who only wanted to come in is
 * led to where their work is; what a stranger may have put there leads nowhere else.
 */
export function returnAddress(to: unknown): string {
  if (typeof to !== 'string' || !/^\/admin(?:[/?#]|$)/.test(to)) return firstAddress
  // Parsed as a browser will, so that nothing in it is read otherwise there (`/admin\..//elsewhere`).
  const url = new URL(to, 'http://newsroom.invalid')
  const isInside = url.origin === 'http://newsroom.invalid' && /^\/admin(?:\/|$)/.test(url.pathname)
  const inside = isInside ? url.pathname + url.search + url.hash : firstAddress
  return inside === '/admin' || inside === '/admin/' ? firstAddress : inside
}
