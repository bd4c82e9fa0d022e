/** An archive as a person sends it: a file, or a ZIP of several, opened by what is in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArchiveFile, ImportRecord } from '../import-record.ts'
import { openArchive } from '../open-archive.ts'
import { zipOf } from './zip-of.ts'

type Read = {
  format: ArchiveFile['format']
  shelf: ArchiveFile['shelf']
  records: ImportRecord[]
  of: <K extends ImportRecord['kind']>(kind: K) => Extract<ImportRecord, { kind: K }>[]
  /** Of what is no story, as `kind: subject`. */
  notes: string[]
}

/** @param content of the file; or contents by path, which are packed */
export async function opened(
  name: string,
  content: string | Uint8Array | Record<string, string | Uint8Array>,
): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-opened-'))
  try {
    const isFile = typeof content === 'string' || content instanceof Uint8Array
    await writeFile(join(folder, name), isFile ? content : await zipOf(content))
    const archive = await openArchive(join(folder, name))
    const records: ImportRecord[] = []
    for await (const each of archive.read()) records.push(each)
    await archive.close()
    return {
      format: archive.format,
      shelf: archive.shelf,
      records,
      of: (kind) => records.filter((each) => each.kind === kind) as never,
      notes: records.flatMap((each) =>
        each.kind === 'other' ? [`${each.note.kind}: ${each.note.subject}`] : [],
      ),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
