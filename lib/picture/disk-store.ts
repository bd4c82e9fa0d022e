import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { MediaStore } from './media-files.ts'

/** @param folder absolute; made when missing */
export function diskStore(folder: string): MediaStore {
  const at = (path: string) => join(/* turbopackIgnore: true */ folder, path)
  const sizeOf = async (path: string): Promise<number | null> => {
    const found = await stat(at(path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error
    })
    return found?.isFile() ? found.size : null
  }
  return {
    async keep(path, file) {
      await mkdir(dirname(at(path)), { recursive: true })
      await rename(file, at(path)).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error
        // From another disk: copied beside its place first, so that nobody meets half a file.
        await copyFile(file, `${at(path)}.part`)
        await rename(`${at(path)}.part`, at(path))
      })
    },
    async open(path, range) {
      const bytes = await sizeOf(path)
      if (bytes === null) return null
      return {
        bytes,
        body: Readable.toWeb(
          createReadStream(at(path), range && { start: range.from, end: range.to }),
        ) as ReadableStream<Uint8Array>,
      }
    },
    size: sizeOf,
    read: (path) => readFile(at(path)),
    has: async (path) => (await sizeOf(path)) !== null,
    async remove(path) {
      await rm(at(path), { force: true })
      // The folder goes with its last file.
      await rmdir(dirname(at(path))).catch(() => {})
    },
  }
}
