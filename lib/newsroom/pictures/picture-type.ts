import type { PictureRule } from './picture-rules.ts'

/** What we take, as sharp names it. */
const takenTypes = ['jpeg', 'png', 'webp', 'gif'] as const
export type TakenType = (typeof takenTypes)[number]

/** As many first bytes as {@link typeOfPicture} ever looks at. */
export const tellingBytes = 1024

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

/** Brands of ISO base media files that are pictures (ISO/IEC 23008-12, AV1 Image File Format 1.1). */
const heifBrand = /^(hei[cmsx]|hev[cmsx]|mif[12]|msf1|avi[fos]|miaf|jpeg|jpgs)$/

/**
 * What a file is, by its bytes: names and declared types are whatever somebody wrote.
 * @param head its first {@link tellingBytes} bytes, or all of them
 * @returns the type, or the rule that it breaks
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function typeOfPicture(head: Uint8Array): { type: TakenType } | { breaks: PictureRule } {
  if (head.length === 0) return { breaks: 'empty' }
  const begins = ascii(head, 0, 16)
  if (begins.startsWith('\xff\xd8\xff')) return { type: 'jpeg' }
  if (begins.startsWith('\x89PNG\r\n\x1a\n')) return { type: 'png' }
  if (/^GIF8[79]a/.test(begins)) return { type: 'gif' }
  if (/^RIFF.{4}WEBPVP/s.test(begins)) return { type: 'webp' }
  if (begins.slice(4, 8) === 'ftyp') {
    const brands = ascii(head, 8, Math.min(head.length, 64)).match(/.{4}/gs) ?? []
    return { breaks: brands.some((brand) => heifBrand.test(brand)) ? 'heif' : 'wrong-type' }
  }
  // In UTF-16 every other byte is none.
  const text = ascii(head, 0, tellingBytes).replaceAll('\0', '')
  return { breaks: /<svg[\s:>]/i.test(text) || /<!DOCTYPE svg/i.test(text) ? 'svg' : 'wrong-type' }
}

/**
 * Whether a PNG has more than one frame (https://www.w3.org/TR/png-3/#apng-frame-based-animation): it says so in a
 * chunk before its first pixels. Decoders that do not know animation show its first frame as if there were no other.
 * @param read `length` bytes at `position`; fewer at the end of the file
 */
export async function isAnimatedPng(
  read: (position: number, length: number) => Promise<Uint8Array>,
): Promise<boolean> {
  // A PNG has a dozen chunks before its pixels; one with thousands is none that we need to understand.
  for (let position = 8, chunks = 0; chunks < 1_000; chunks++) {
    const head = await read(position, 8)
    if (head.length < 8) return false
    const type = ascii(head, 4, 8)
    if (type === 'acTL') return true
    if (type === 'IDAT' || type === 'IEND') return false
    position += 12 + new DataView(head.buffer, head.byteOffset).getUint32(0)
  }
  return true
}
