/** `c.html` of `/a/b/c.html?x`. */
export const lastSegment = (address: string): string =>
  address
    .slice(0, 2_000)
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .replace(/^.*\//s, '')
