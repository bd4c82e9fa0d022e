/** Addresses of pictures that are written from their site's root: one that is not at hand becomes a link to it. */

export const onSite = (origin: string | null, address: string): string =>
  !address || !origin || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)
    ? address
    : `${origin}/${address.replace(/^\/+/, '')}`

/** The same of every picture in a text. */
export const sourcesOnSite = (origin: string | null, html: string): string =>
  html.replace(
    /(<img\b[^<>]{0,1000}?\bsrc=")([^"<>]{1,1000})"/gi,
    (_, before: string, address: string) => `${before}${onSite(origin, address)}"`,
  )
