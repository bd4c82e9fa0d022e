/** `https://old.example`; null for what is no address of the web. */
export const originOf = (address: string): string | null =>
  URL.canParse(address) && /^https?:/i.test(address) ? new URL(address).origin : null
