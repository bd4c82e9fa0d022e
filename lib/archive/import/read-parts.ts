/** Large sites export themselves in parts: several files of one system, read as the one that they are of. */
import { FileRefused } from './file-refused.ts'
import type { ImportRecord } from './import-record.ts'
import { note } from './notes.ts'
import type { Bytes } from './open-text.ts'

/** A file by its path in the folder or ZIP. */
export type Part = { path: string; open: Bytes }

/**
 * @param parts in the order of their paths
 * @param others files that may be exports, and are none of this system: named, and not read
 * @throws {FileRefused} as the reader does, with the part's path; `several-sites`
 */
export async function* readParts(
  read: (bytes: Bytes) => AsyncGenerator<ImportRecord>,
  parts: readonly Part[],
  others: readonly string[] = [],
): AsyncGenerator<ImportRecord> {
  let source: string | null = null
  for (const { path, open } of parts) {
    try {
      for await (const each of read(open)) {
        if (each.kind === 'site') {
          if (source !== null) {
            if (each.source !== source) throw new FileRefused('several-sites', `${source}, ${each.source}`)
            continue
          }
          source = each.source
        }
        yield each
      }
    } catch (error) {
      if (!(error instanceof FileRefused) || parts.length === 1 || error.reason === 'several-sites')
        throw error
      throw new FileRefused(error.reason, `${path}: ${error.subject}`)
    }
  }
  for (const path of others) yield { kind: 'other', note: note('entry-left-out', path) }
}
