/** Parts of files, as RFC 9110, 14 has them. */
import type { ByteRange } from '../picture/media-files.ts'

/** Whether whoever asks has it already (RFC 9110, 13.1.2). */
export const isUnchanged = (headers: Headers, etag: string): boolean =>
  headers
    .get('if-none-match')
    ?.split(',')
    .some((each) => each.trim().replace(/^W\//, '') === etag) ?? false

/**
 * The part that a request asks for. Null for all of it: it asks for none, for several at once (which a server may leave
 * at that), in another unit, or for a part of what it holds an older version of.
 * @param size of the file, in bytes
 */
export function rangeOf(
  headers: Headers,
  { size, etag }: { size: number; etag: string },
): ByteRange | 'unsatisfiable' | null {
  const asked = headers.get('range')
  const ifRange = headers.get('if-range')
  // A strong tag alone promises the same bytes; a date promises a second.
  if (!asked || (ifRange !== null && ifRange !== etag)) return null
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked.trim()) ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return null
  if (from >= size) return 'unsatisfiable'
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
