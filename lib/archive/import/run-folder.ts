/** Where the file of a run lies, and what was read of it, out of reach of any address: `WARRAQ_DATA/imports/RUN`. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Preview } from './dry-run-import.ts'
import { emptyInventory } from './file-inventory.ts'
import type { ColumnsRecord } from './import-record.ts'

const keptFor = 7 * 24 * 3_600_000

export const importsFolder = (dataFolder: string): string =>
  join(/* turbopackIgnore: true */ dataFolder, 'imports')
export const runFolder = (dataFolder: string, runId: string): string => join(importsFolder(dataFolder), runId)
export const fileOfRun = (dataFolder: string, runId: string): string =>
  join(runFolder(dataFolder, runId), 'file')
const picturesOf = (dataFolder: string, runId: string): string =>
  join(runFolder(dataFolder, runId), 'pictures')
const previewOf = (dataFolder: string, runId: string): string =>
  join(runFolder(dataFolder, runId), 'preview.json')
const originalsOf = (dataFolder: string, runId: string): string =>
  join(runFolder(dataFolder, runId), 'originals.json')

const columnsOf = (dataFolder: string, runId: string): string =>
  join(runFolder(dataFolder, runId), 'columns.json')

export const hasFile = (dataFolder: string, runId: string): Promise<boolean> =>
  stat(fileOfRun(dataFolder, runId)).then(
    () => true,
    () => false,
  )

/** The pictures that were sent beside it; null where there are none. */
export const picturesBeside = (dataFolder: string, runId: string): Promise<string | null> =>
  stat(picturesOf(dataFolder, runId)).then(
    () => picturesOf(dataFolder, runId),
    () => null,
  )

/** The columns of a table, as its file has them, and what they are taken for. */
export type FoundColumns = Omit<ColumnsRecord, 'kind'>

/** A story of a trial as it stood in the file. */
export type Original = {
  position: number
  headline: string
  people: string[]
  section: string | null
  topics: string[]
  publishedAt: string | null
  text: string
}

export const savePreview = (dataFolder: string, runId: string, preview: Preview): Promise<void> =>
  writeFile(previewOf(dataFolder, runId), JSON.stringify(preview), { mode: 0o600 })

/** Null where it was removed; a preview of an earlier version lacks what is counted for a mapping. */
export async function readPreview(dataFolder: string, runId: string): Promise<Preview | null> {
  const kept = await readFile(previewOf(dataFolder, runId), 'utf8').catch(() => null)
  if (kept === null) return null
  const preview = JSON.parse(kept) as Omit<Preview, 'inventory' | 'trial'> & Partial<Preview>
  return { ...preview, inventory: preview.inventory ?? emptyInventory, trial: preview.trial ?? [] }
}

export const saveColumns = (dataFolder: string, runId: string, columns: FoundColumns): Promise<void> =>
  writeFile(columnsOf(dataFolder, runId), JSON.stringify(columns), { mode: 0o600 })

/** Null where the file is no table, or was removed. */
export async function readFoundColumns(dataFolder: string, runId: string): Promise<FoundColumns | null> {
  const kept = await readFile(columnsOf(dataFolder, runId), 'utf8').catch(() => null)
  return kept === null ? null : (JSON.parse(kept) as FoundColumns)
}

/** @param runId of the trial's file, not of the trial */
export const saveOriginals = (dataFolder: string, runId: string, originals: Original[]): Promise<void> =>
  writeFile(originalsOf(dataFolder, runId), JSON.stringify(originals), { mode: 0o600 })

export async function readOriginals(dataFolder: string, runId: string): Promise<Original[]> {
  const kept = await readFile(originalsOf(dataFolder, runId), 'utf8').catch(() => '[]')
  return JSON.parse(kept) as Original[]
}

export const removeFileOfRun = async (dataFolder: string, runId: string): Promise<void> => {
  await rm(fileOfRun(dataFolder, runId), { force: true })
  await rm(picturesOf(dataFolder, runId), { force: true })
  await rm(originalsOf(dataFolder, runId), { force: true })
}

export const removeRunFolder = (dataFolder: string, runId: string): Promise<void> =>
  rm(runFolder(dataFolder, runId), { recursive: true, force: true })

export async function removeOldRuns(dataFolder: string): Promise<void> {
  for (const name of await readdir(importsFolder(dataFolder)).catch(() => [])) {
    const found = await stat(runFolder(dataFolder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > keptFor) await removeRunFolder(dataFolder, name)
  }
}
