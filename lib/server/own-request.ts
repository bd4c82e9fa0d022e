/**
 * Whether a request that changes something was sent by a page of ours. Browsers set both headers themselves; a page
 * elsewhere can forge neither (Fetch standard, “forbidden request-header”; Fetch Metadata, 2.3).
 * @param siteUrl our origin, without a slash at the end
 */
export const isOwnRequest = (headers: Headers, siteUrl: string): boolean =>
  headers.get('origin') === siteUrl || headers.get('sec-fetch-site') === 'same-origin'

/**
 * The same, for the newsroom: what names an origin must name exactly ours, whatever else it says. A page that is reached
 * by another name of this machine (`127.0.0.1`, a domain turned on us) is same-origin with itself alone.
 */
export function isFromOurOrigin(headers: Headers, siteUrl: string): boolean {
  const origin = headers.get('origin')
  return origin === null ? headers.get('sec-fetch-site') === 'same-origin' : origin === siteUrl
}
