/** Addresses of pictures over there: which of them is the largest, and which can be asked. */
import { sizesOfPicture } from '../../publication/decorated-path.ts'

/** Systems cut a picture to sizes, each with an address; the one that it was cut from is the largest. */
export const originalAddress = (address: string): string =>
  sizesOfPicture.reduce((bare, size) => bare.replace(size, ''), address.replace(/[?#].*$/s, ''))

/** Bytes of an address that is asked. */
const longest = 2_000

/** Where the path itself names a picture. Elsewhere its query does: `/image.php?id=17`. */
const namesPicture = /\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$/i

/**
 * Where a picture can be asked for, and from which of its addresses it is known to be the same as another.
 * @param address as a story or the library has it
 * @param origin of its site, for an address without one
 * @returns null for one that leads nowhere
 */
export function fetchable(
  address: string,
  origin: string | null,
): { address: string; written: string; host: string } | null {
  const base = origin ?? undefined
  // Without a site, what is no whole address is a file beside another.
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return null
  url.hash = ''
  if (url.href.length > longest) return null
  const original = namesPicture.test(url.pathname) ? originalAddress(url.href) : url.href
  return { address: original, written: url.href, host: url.host }
}
