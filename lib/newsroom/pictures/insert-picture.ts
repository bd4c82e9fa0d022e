import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { MediaStore } from '../../picture/media-files.ts'
import { present } from '../../present.ts'
import type { Encoded } from './re-encode.ts'

export type StoredPicture = { mediaId: string; width: number; height: number; isKnown: boolean }

/** The picture whose original had these very bytes. */
export async function pictureWithHash(
  orm: Database['orm'] | Transaction,
  contentHash: string,
): Promise<StoredPicture | undefined> {
  const [kept] = await orm
    .select({ mediaId: media.id, width: media.width, height: media.height })
    .from(media)
    .where(eq(media.contentHash, contentHash))
  return kept && { ...kept, isKnown: true }
}

type NewStoredPicture = {
  store: MediaStore
  /** Where the renditions are now. */
  folder: string
  encoded: Encoded
  /** What else is known of it. */
  row: Omit<typeof media.$inferInsert, 'id' | 'width' | 'height' | 'thumbhash' | 'likeness'> & { id?: string }
  /** In the same transaction, when the picture is a new one. */
  andRecord?: (tx: Transaction, mediaId: string) => Promise<void>
}

/**
 * Moves renditions to their place and writes the rows that point to them, in this order: no row is without its files.
 * When the rows cannot be written the files stay: another upload of the same picture may be about to point to them.
 * Files are named by the original's content, so that they can be cached for ever; when somebody else kept the same
 * picture meanwhile, theirs is the one, and the files are the same.
 */
export async function insertPicture(
  db: Database,
  { store, folder, encoded, row, andRecord }: NewStoredPicture,
): Promise<StoredPicture> {
  const { width, height, thumbhash, likeness, files } = encoded
  const stem = row.contentHash.slice(0, 24)
  for (const { name } of files) await store.keep(`${stem}/${name}`, join(folder, name))
  return db.orm.transaction(async (tx) => {
    const id = row.id ?? newId()
    const [inserted] = await tx
      .insert(media)
      .values({ ...row, id, width, height, thumbhash, likeness })
      .onConflictDoNothing({ target: media.contentHash })
      .returning({ id: media.id })
    if (!inserted) return present(await pictureWithHash(tx, row.contentHash), 'picture with this hash')
    await tx
      .insert(rendition)
      .values(files.map(({ name, ...file }) => ({ ...file, mediaId: id, path: `${stem}/${name}` })))
    await andRecord?.(tx, id)
    return { mediaId: id, width, height, isKnown: false }
  })
}
