/** Reads all of a backup: whether it could be restored from, as far as that can be told without a database. */
import { BackupRefused } from './backup-refused.ts'
import { type BackedUpTable, type Manifest, readPart } from './manifest.ts'
import { checkMediaFile, listedMedia } from './media-list.ts'
import { unpacked } from './packed.ts'
import type { BackupPlace } from './place.ts'
import { RowSum } from './row-sum.ts'

/** The lines of a table, part after part, each held to its hash. */
export async function* backedUpLines(
  place: BackupPlace,
  { id }: Manifest,
  { parts }: BackedUpTable,
): AsyncGenerator<Buffer> {
  for (const part of parts) yield await unpacked(await readPart(place, id, part), part.path)
}

/** @throws {BackupRefused} `damaged`, naming the first file or table that is not what it was */
export async function verifyBackup(
  place: BackupPlace,
  manifest: Manifest,
  tell: (line: string) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const stopIfAsked = () => {
    if (signal.aborted) throw new BackupRefused('stopped')
  }
  for (const table of [...manifest.tables, ...(manifest.vectors ? [manifest.vectors] : [])]) {
    const found = new RowSum()
    for await (const lines of backedUpLines(place, manifest, table)) {
      stopIfAsked()
      found.add(lines)
      tell(`${table.name}: ${found.rows} rows`)
    }
    if (found.rows !== table.rows || found.sum !== table.sum)
      throw new BackupRefused('damaged', `${table.name} has ${found.rows} rows of ${table.rows}, or others`)
  }
  if (manifest.sealed) await readPart(place, manifest.id, manifest.sealed)
  let files = 0
  for await (const file of listedMedia(place, manifest)) {
    stopIfAsked()
    if (file.sha256 !== null) await checkMediaFile(place, file)
    files += 1
    if (files % 100 === 0) tell(`pictures: ${files} of ${manifest.media.files}`)
  }
  if (files !== manifest.media.files)
    throw new BackupRefused('damaged', `its lists name ${files} pictures of ${manifest.media.files}`)
}
