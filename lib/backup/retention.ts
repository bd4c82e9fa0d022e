/** Which backups stay: the newest, and the pictures that any of them names. */
import { backupsAt, readManifest } from './manifest.ts'
import { InOrder, listedMedia, mediaFolder } from './media-list.ts'
import type { BackupPlace } from './place.ts'

/**
 * Removes all but the newest backups, and the pictures that none of those left names. Its caller holds the place's lock. What
 * cannot be read is kept, and with it every picture.
 * @param keep at least one
 * @returns how many backups were removed
 */
export async function removeOldBackups(place: BackupPlace, keep: number): Promise<number> {
  const { whole } = await backupsAt(place)
  const gone = whole.slice(0, Math.max(0, whole.length - Math.max(1, keep)))
  if (gone.length === 0) return 0
  // The manifest first: what is left of it then is none.
  for (const id of gone) {
    await place.remove(`backups/${id}/manifest.json`)
    await place.removeFolder(`backups/${id}/`)
  }
  const kept = await Promise.all(whole.slice(gone.length).map((id) => readManifest(place, id)))
  const named = kept.map((manifest) => new InOrder(listedMedia(place, manifest)))
  for await (const { path } of place.list(mediaFolder)) {
    let isNamed = false
    for (const list of named)
      if ((await list.at(path.slice(mediaFolder.length))) !== undefined) isNamed = true
    if (!isNamed) await place.remove(path)
  }
  return gone.length
}
