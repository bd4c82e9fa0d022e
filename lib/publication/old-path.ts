/** The one way in which an address that is not ours any more, or never was, is written and compared. */

/** WordPress's addresses without names: the number says everything (https://wordpress.org/documentation/article/customize-permalinks/). */
const numbered = ['p', 'page_id'] as const

/**
 * What an old address is known by: its decoded path, NFC, without slashes at its end; and, of WordPress's plain
 * addresses, the number. Host, other parameters and fragment say nothing.
 * @param address a path from `/`, or a whole http(s) URL; percent-encoded or not
 * @returns null for what is no address of a page: another scheme, broken encoding, or the front itself
 */
export function oldPath(address: string): string | null {
  const written = address.trim().replace(/^https?:\/\/[^/?#]*/i, '')
  if (written.length > 2_000 || (!written.startsWith('/') && !written.startsWith('?'))) return null
  const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(written) ?? []
  let decoded: string
  try {
    decoded = path.split('/').map(decodeURIComponent).join('/')
  } catch {
    return null
  }
  const clean = decoded
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?:\/index\.(?:php|html?))?\/*$/, '')
  const parameters = new URLSearchParams(query)
  for (const name of numbered) {
    const number = parameters.get(name)
    if (number && /^[1-9]\d{0,17}$/.test(number)) return `${clean}/?${name}=${number}`
  }
  return clean || null
}

/** Whether a query names a page by WordPress's number; what else a query says never decides where an old path leads. */
export const isNumbered = (address: string): boolean => /\?(?:p|page_id)=\d+$/.test(address)
