/** A file as tests write it. */
import type { ImportFormat } from '../../../vocabulary.ts'
import { archiveHere } from '../archive-here.ts'
import type { AssetSource } from '../asset-source.ts'
import type { Archive, ImportRecord, StoryRecord } from '../import-record.ts'
import type { Bytes } from '../open-text.ts'

/** Bytes of a text, in pieces that end within its characters. */
export const bytesOf = (text: string | Uint8Array, piece = 7_001): Bytes =>
  async function* () {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }

export const archiveOf = (
  format: ImportFormat,
  read: (bytes: Bytes) => AsyncGenerator<ImportRecord>,
  bytes: Bytes,
  shelf: AssetSource | null = null,
): Archive =>
  archiveHere({
    format,
    fileName: `archive.${format}`,
    read: () => read(bytes),
    shelf,
    close: async () => {},
  })

/** The HTML of a story. */
export const htmlOf = ({ text }: StoryRecord): string => text(() => {})

/** Everything that is found, of one kind. */
export async function all<K extends ImportRecord['kind']>(
  found: AsyncIterable<ImportRecord>,
  kind: K,
): Promise<Extract<ImportRecord, { kind: K }>[]> {
  const result: Extract<ImportRecord, { kind: K }>[] = []
  for await (const each of found)
    if (each.kind === kind) result.push(each as Extract<ImportRecord, { kind: K }>)
  return result
}
