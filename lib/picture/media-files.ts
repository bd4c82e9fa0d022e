/** What a store of the library's files does, and how it names them. */
import { type FileFormat, fileFormatNames, fileFormats, isFileFormat } from './file-formats.ts'

/** `bytes`: of the whole file, whatever part of it `body` is. */
type StoredFile = { body: ReadableStream<Uint8Array>; bytes: number }

/** Bytes of a file, the last one included. */
export type ByteRange = { from: number; to: number }

/**
 * Holds files by path: `24 hexadecimal digits/width.format` of a picture, `…/file.format` of anything else. A path names its content, so what is kept under one never
 * changes, and keeping it again is keeping the same.
 */
export type MediaStore = {
  /** Takes a local file in, which may be moved away. */
  keep(path: string, file: string): Promise<void>
  /** Null when there is none. @param range within the file; all of it without one */
  open(path: string, range?: ByteRange): Promise<StoredFile | null>
  /** Its bytes; null when there is none. */
  size(path: string): Promise<number | null>
  /** @throws when there is none */
  read(path: string): Promise<Buffer>
  has(path: string): Promise<boolean>
  /** Removing a missing file is a no-op. */
  remove(path: string): Promise<void>
}

const pictureTypes: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** As PostgreSQL and JavaScript read it: what a path of a {@link MediaStore} looks like. */
export const mediaPath = `[0-9a-f]{24}/([0-9]{1,5}[.](avif|webp|jpg)|file[.](${fileFormatNames.join('|')}))`
const path = new RegExp(`^${mediaPath}$`)

/** Where a file that is no picture lies. @param contentHash of its bytes, hex */
export const filePath = (contentHash: string, format: FileFormat): string =>
  `${contentHash.slice(0, 24)}/file.${format}`

/** The media type of what lies under a path; undefined for what is no path of a {@link MediaStore}. */
export const mediaTypeOf = (given: string): string | undefined => {
  const [, , picture, file] = path.exec(given) ?? []
  if (isFileFormat(file)) return fileFormats[file].type
  return picture && pictureTypes[picture]
}

/** Whether what lies under a path is for downloading, and nothing that a browser shows. */
export const isDownload = (given: string): boolean => {
  const file = path.exec(given)?.[3]
  return isFileFormat(file) && fileFormats[file].kind === 'file'
}
