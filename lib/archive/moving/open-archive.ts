/** What a file is, by what it begins with rather than what it is called, and the reader for it. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportFormat } from '../../db/import-tables.ts'
import { readWordPress } from '../wordpress/read-wordpress.ts'
import { FileRefused } from './file-refused.ts'
import { folderShelf } from './folder-shelf.ts'
import type { Archive, Found, Shelf } from './found.ts'
import { type Bytes, bytesOfFile, headOf } from './open-text.ts'

/** Formats of one file that holds everything. */
type Reader = (bytes: Bytes) => AsyncGenerator<Found>
const readers: Partial<Record<ImportFormat, Reader>> = {
  wordpress: readWordPress,
}

/** Null where it is none that is known. */
function formatOf(head: string): ImportFormat | null {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<\?xml|^<rss|^<!DOCTYPE/i.test(text))
    return /wordpress\.org\/export\/|<wp:wxr_version>/.test(text) ? 'wordpress' : null
  return null
}

/** Whether it is anything else than a desk's text: those are read as one story. */
export async function isArchive(path: string): Promise<boolean> {
  const found = await stat(path)
  if (found.isDirectory()) return true
  return formatOf(await headOf(bytesOfFile(path))) !== null
}

/**
 * @param path absolute
 * @param given `media`: absolute; the folder of pictures that goes with the file. `fileName`: what it was called
 * @throws {FileRefused} `unknown-format`
 */
export async function openArchive(
  path: string,
  given: { media?: string | null; fileName?: string } = {},
): Promise<Archive> {
  const fileName = given.fileName ?? basename(path)
  const shelf: Shelf | null = given.media ? folderShelf(given.media) : null
  const found = await stat(path)
  if (!found.isFile()) throw new FileRefused('unknown-format', fileName)
  const bytes = bytesOfFile(path)
  const format = formatOf(await headOf(bytes))
  const read = format && readers[format]
  if (!format || !read) throw new FileRefused('unknown-format', fileName)
  return { format, fileName, read: () => read(bytes), shelf, close: async () => {} }
}
