import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Database } from '../db/open.ts'
import type { PerLocale } from '../locale/table.ts'
import type { LicenceKind } from '../picture/licences.ts'
import { mediaStore } from '../picture/media-store.ts'
import { insertPicture, pictureWithHash } from './pictures/insert-picture.ts'
import { type Encoded, reEncode } from './pictures/re-encode.ts'

export type NewPicture = {
  id?: string
  /** A drawing or photograph from this repository, opened in this process. What anybody else brings goes to `uploadPicture`. */
  original: Buffer
  alts: PerLocale
  captions?: PerLocale
  credits?: PerLocale
  licence?: string | null
  licenceKind?: LicenceKind
  focalX?: number
  focalY?: number
}

/**
 * Keeps a picture of our own once, in every size and format that pages ask for.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`
 * @param encode writes the renditions into the folder it is given
 * @returns the picture's id; that of the picture already kept when its bytes are the same
 */
export async function storePicture(
  db: Database,
  mediaFolder: string,
  { original, ...row }: NewPicture,
  encode: (original: Buffer, folder: string) => Promise<Encoded> = (image, into) =>
    reEncode(sharp(image), into),
): Promise<string> {
  const contentHash = createHash('sha256').update(original).digest('hex')
  const known = await pictureWithHash(db.orm, contentHash)
  if (known) return known.mediaId
  const folder = join(mediaFolder, '.incoming', randomUUID())
  try {
    const encoded = await encode(original, folder)
    return (
      await insertPicture(db, {
        store: mediaStore(mediaFolder),
        folder,
        encoded,
        row: { ...row, contentHash },
      })
    ).mediaId
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
