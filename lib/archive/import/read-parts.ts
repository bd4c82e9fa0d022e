/** Large sites export themselves in parts: several files of one system, read as the one that they are of. */
import { FileRefused } from './file-refused.ts'
import type { ImportRecord } from './import-record.ts'
import { note } from './notes.ts'
import type { Bytes } from './open-text.ts'

/** A file by its path in the folder or ZIP. */
export type Part = { path: string; open: Bytes }

/**
 * What the parts hold, and the names of files that may have been some and are none.
 * @param read of all parts together
 * @param parts in the order of their paths
 * @throws {FileRefused} as the reader does, with the path of the part that was being read
 */
export async function* readParts<P extends Part>(
  read: (parts: P[]) => AsyncGenerator<ImportRecord>,
  parts: readonly P[],
  others: readonly string[] = [],
): AsyncGenerator<ImportRecord> {
  /** Who has five thousand is told which of them is broken. */
  let current = ''
  const watched = parts.map((part) => ({
    ...part,
    open: () => {
      current = part.path
      return part.open()
    },
  }))
  try {
    yield* read(watched)
  } catch (error) {
    const isOfOne = error instanceof FileRefused && error.reason !== 'several-sites'
    if (!isOfOne || parts.length === 1 || error.subject.includes(current)) throw error
    throw new FileRefused(error.reason, [current, error.subject].filter(Boolean).join(': '))
  }
  for (const path of others) yield { kind: 'other', note: note('entry-left-out', path) }
}

/**
 * A reader of one file as one of several, which are of one site.
 * @throws {FileRefused} as it does; `several-sites`
 */
export const oneAfterOther = (read: (bytes: Bytes) => AsyncGenerator<ImportRecord>) =>
  async function* (parts: readonly Part[]): AsyncGenerator<ImportRecord> {
    let source: string | null = null
    for (const { open } of parts)
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
  }
