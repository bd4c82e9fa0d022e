/** Where the files of pictures are: on disk, or in a bucket. Readers' addresses are ours either way. */
import { readSettings } from '../settings/settings.ts'
import { diskStore } from './disk-store.ts'
import type { MediaStore } from './media-files.ts'
import { s3Store } from './s3-store.ts'

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
