import type { FileRule } from './file-rules.ts'

/** What the first bytes of a file can tell; what is in it is looked at by `inspect-file.ts`. */
export type SniffedType = 'mp3' | 'ogg' | 'wav' | 'webm' | 'mp4' | 'pdf' | 'zip' | 'text'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

/** ISO base media files that are pictures. */
const pictureBrand = /^(hei[cmsx]|hev[cmsx]|mif[12]|msf1|avi[fos])$/

/** Sounds and films that browsers do not play, by how they begin. */
const unplayable =
  /^(fLaC|FORM.{4}AIF|RIFF.{4}AVI |FLV\x01|\x30\x26\xb2\x75|#!AMR|\x00\x00\x01\xba|\x00\x00\x01\xb3|\x47.{187}\x47|MAC |wvpk|caff|\.RMF)/s
const picture = /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP|II\*\0|MM\0\*|8BPS)/s

/**
 * What a file is, by its bytes: names and declared types are whatever somebody wrote.
 * @param head its first kilobyte, or all of it
 * @see https://mimesniff.spec.whatwg.org/#matching-an-audio-or-video-type-pattern
 */
export function typeOfFile(head: Uint8Array): { type: SniffedType } | { breaks: FileRule } {
  if (head.length === 0) return { breaks: 'empty' }
  const begins = ascii(head, 0, 256)
  if (begins.startsWith('ID3')) return { type: 'mp3' }
  if (begins.startsWith('OggS')) return { type: 'ogg' }
  if (/^(RIFF|RF64).{4}WAVE/s.test(begins)) return { type: 'wav' }
  if (begins.startsWith('\x1a\x45\xdf\xa3'))
    return begins.slice(0, 64).includes('webm') ? { type: 'webm' } : { breaks: 'unplayable' }
  if (begins.slice(4, 8) === 'ftyp') {
    if (begins.slice(8, 12) === 'qt  ') return { breaks: 'quicktime' }
    const brands = ascii(head, 8, Math.min(head.length, 64)).match(/.{4}/gs) ?? []
    return brands.some((brand) => pictureBrand.test(brand)) ? { breaks: 'picture' } : { type: 'mp4' }
  }
  // Older than the word that files of this family begin with.
  if (/^.{4}(moov|mdat|wide|free)/s.test(begins)) return { breaks: 'quicktime' }
  if (begins.startsWith('%PDF-')) return { type: 'pdf' }
  if (/^PK\x03\x04/.test(begins)) return { type: 'zip' }
  if (picture.test(begins)) return { breaks: 'picture' }
  if (unplayable.test(begins)) return { breaks: 'unplayable' }
  // A frame of MPEG audio, layer III; AAC without a container begins alike, with no layer.
  const [first = 0, second = 0] = head
  if (first === 0xff && (second & 0xe0) === 0xe0) {
    const layer = (second >> 1) & 3
    return layer === 1 ? { type: 'mp3' } : { breaks: 'unplayable' }
  }
  return isText(head) ? { type: 'text' } : { breaks: 'wrong-type' }
}

/** UTF-8, as far as this goes: cut within a character at its end, it is still text. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
