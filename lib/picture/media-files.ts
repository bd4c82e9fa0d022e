/** What a store of pictures' files does, and how it names them. */

type StoredFile = { body: ReadableStream<Uint8Array>; bytes: number }

/**
 * Holds files by path: `24 hexadecimal digits/width.format`. A path names its content, so what is kept under one never
 * changes, and keeping it again is keeping the same.
 */
export type MediaStore = {
  /** Takes a local file in, which may be moved away. */
  keep(path: string, file: string): Promise<void>
  /** Null when there is none. */
  open(path: string): Promise<StoredFile | null>
  /** @throws when there is none */
  read(path: string): Promise<Buffer>
  has(path: string): Promise<boolean>
  /** Removing a missing file is a no-op. */
  remove(path: string): Promise<void>
}

const types: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }
const path = /^[0-9a-f]{24}\/\d{1,5}\.(avif|webp|jpg)$/

/** The media type of what lies under a path; undefined for what is no path of a {@link MediaStore}. */
export const mediaTypeOf = (given: string): string | undefined => {
  const format = path.exec(given)?.[1]
  return format && types[format]
}
