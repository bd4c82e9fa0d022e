/** Where the files of pictures are: on disk, or in a bucket. Readers' addresses are ours either way. */
import { readSettings } from '../settings/settings.ts'
import { diskStore } from './disk-store.ts'
import { s3Store } from './s3-store.ts'

export type StoredFile = { body: ReadableStream<Uint8Array>; bytes: number }

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
  /** Of what is not there there is nothing to remove. */
  remove(path: string): Promise<void>
}

const types: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }
const path = /^[0-9a-f]{24}\/\d{1,5}\.(avif|webp|jpg)$/

/** The media type of what lies under a path; undefined for what is no path of a {@link MediaStore}. */
export const mediaTypeOf = (given: string): string | undefined => {
  const format = path.exec(given)?.[1]
  return format && types[format]
}

/** On globalThis, because Next's bundle and the server each have a copy of this module, and one client is enough. */
const key = Symbol.for('warraq.media-store')
const holder = globalThis as { [key]?: { of: string; store: MediaStore } }

/**
 * The store that the settings ask for.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`, where files are kept when no bucket is set
 */
export function mediaStore(mediaFolder: string): MediaStore {
  const { mediaBucket } = readSettings()
  if (!mediaBucket) return diskStore(mediaFolder)
  const of = JSON.stringify(mediaBucket)
  if (holder[key]?.of !== of) holder[key] = { of, store: s3Store(mediaBucket) }
  return holder[key].store
}
