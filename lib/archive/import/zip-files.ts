/** The files of a ZIP, named and measured before any is opened; nothing of it is ever written to the disk. */
import { stat } from 'node:fs/promises'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { FileRefused } from './file-refused.ts'
import type { Bytes } from './open-text.ts'

export type ZipFiles = {
  /** By path within the ZIP, in its order. */
  files: Map<string, { size: number; open: Bytes }>
  close: () => void
}

const mostFiles = 200_000
/** How often what is in it may be larger than itself. Text comes to about twenty. */
const mostExpansion = 200
/** Below this it does no harm. */
const harmless = 100_000_000

const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
const isPacked = ({ compressionMethod }: Entry): boolean => compressionMethod === 0 || compressionMethod === 8
/** What macOS puts beside every file. */
const isNoise = (name: string): boolean => /^__MACOSX\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/.test(name)

/**
 * @param path absolute
 * @throws {FileRefused} `broken-zip`, `unsafe-zip`, `too-large`
 */
export async function openZip(path: string): Promise<ZipFiles> {
  const { size } = await stat(path)
  return filesOf(openPromise(path, { autoClose: false }), size)
}

/** The same of a ZIP within another, or of a document that is one. */
export const openZipBytes = (bytes: Buffer): Promise<ZipFiles> =>
  filesOf(fromBufferPromise(bytes, { autoClose: false }), bytes.length)

async function filesOf(opening: Promise<ZipFile>, size: number): Promise<ZipFiles> {
  const zip = await opening.catch((error: Error) => {
    throw new FileRefused('broken-zip', error.message)
  })
  const files: ZipFiles['files'] = new Map()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.normalize('NFC')
      if (name.endsWith('/') || isNoise(name)) continue
      if (isLink(entry) || name.includes('\0')) throw new FileRefused('unsafe-zip', name)
      if (entry.isEncrypted()) throw new FileRefused('broken-zip', `${name} is encrypted`)
      if (!isPacked(entry)) throw new FileRefused('broken-zip', `${name} is packed in an unusual way`)
      total += entry.uncompressedSize
      if (files.size >= mostFiles) throw new FileRefused('too-large', `more than ${mostFiles} files`)
      // Its sizes are held to what they say when it is read.
      if (total > harmless && total > size * mostExpansion)
        throw new FileRefused('too-large', `${Math.round(total / 1_000_000)} MB, unpacked`)
      files.set(name, { size: entry.uncompressedSize, open: () => contentOf(entry) })
    }
  } catch (error) {
    zip.close()
    if (error instanceof FileRefused) throw error
    const { message } = error as Error
    throw new FileRefused(
      /^(?:absolute path|invalid relative path|invalid characters)/.test(message)
        ? 'unsafe-zip'
        : 'broken-zip',
      message.replace(/^[a-z ]+path: |^invalid characters in fileName: /i, ''),
    )
  }

  async function* contentOf(entry: Entry): AsyncGenerator<Uint8Array> {
    try {
      yield* await zip.openReadStreamPromise(entry)
    } catch (error) {
      if (error instanceof FileRefused) throw error
      throw new FileRefused('broken-zip', `${entry.fileName}: ${(error as Error).message}`)
    }
  }
  return { files, close: () => zip.close() }
}
