/**
 * Whether a request that changes something was sent by a page of ours. Browsers set both headers themselves; a page
 * elsewhere can forge neither (Fetch standard, “forbidden request-header”; Fetch Metadata, 2.3).
 * @param siteUrl our origin, without a slash at the end
 */
export const isOwnRequest = (headers: Headers, siteUrl: string): boolean =>
  headers.get('origin') === siteUrl || headers.get('sec-fetch-site') === 'same-origin'
