/** `https://old.example`; null for what is no address of the web. */
export const originOf = (address: string): string | null =>
  URL.canParse(address) && /^https?:/i.test(address) ? new URL(address).origin : null

/** The host as people mean it: without `www.`, with a port that is not the usual one; null for no whole address. */
export const hostOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : null
