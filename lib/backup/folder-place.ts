import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reasonOf } from '../log/reason-of.ts'
import { BackupRefused } from './backup-refused.ts'
import type { BackupPlace, FileContent, PlacedFile } from './place.ts'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))

/** What a disk answers, in our words. */
export function diskRefusal(error: unknown): Error {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) return new BackupRefused('disk-full', reasonOf(error))
  if (['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR', 'ENODEV', 'ESTALE'].includes(codeOf(error)))
    return new BackupRefused('unreachable', reasonOf(error))
  return error instanceof Error ? error : new Error(String(error))
}

const refusing = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw diskRefusal(error)
  }
}

const part = '.part'

/** @param folder absolute; made with the first file, for this user alone: password hashes and drafts lie in it */
export function folderPlace(folder: string): BackupPlace {
  const at = (path: string) => join(folder, ...path.split('/'))

  async function put(
    path: string,
    content: Uint8Array | FileContent,
    flag: 'w' | 'wx',
    into: string,
  ): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true, mode: 0o700 })
    const file = await open(into, flag, 0o600)
    try {
      await file.writeFile(content instanceof Uint8Array ? content : await content.open())
      await file.sync()
    } finally {
      await file.close()
    }
  }

  async function* list(under: string): AsyncGenerator<PlacedFile> {
    const entries = await readdir(at(under), { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsent(error)) return []
      throw error
    })
    // As a bucket has it: a folder is named with its slash.
    const named = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    for (const name of named.sort((a, b) => (a < b ? -1 : 1))) {
      if (name.endsWith('/')) yield* list(`${under}${name}`)
      else if (!name.endsWith(part)) {
        const found = await stat(at(`${under}${name}`)).catch(() => null)
        if (found) yield { path: `${under}${name}`, bytes: found.size }
      }
    }
  }

  return {
    name: folder,
    isSingleFile: false,
    async write(path, content) {
      const beside = `${at(path)}${part}`
      try {
        await put(path, content, 'w', beside)
        await rename(beside, at(path))
      } catch (error) {
        await rm(beside, { force: true }).catch(() => {})
        throw diskRefusal(error)
      }
    },
    async writeNew(path, bytes) {
      // Linked whole into its place: nobody meets an empty one.
      const beside = `${at(path)}.${randomUUID()}${part}`
      try {
        await put(path, bytes, 'wx', beside)
        await link(beside, at(path))
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        throw diskRefusal(error)
      } finally {
        await rm(beside, { force: true }).catch(() => {})
      }
    },
    has: (path) =>
      refusing(
        stat(at(path)).then(
          (found) => found.isFile(),
          (error: unknown) => {
            if (isAbsent(error)) return false
            throw error
          },
        ),
      ),
    read: (path) =>
      refusing(
        readFile(at(path)).catch((error: unknown) => {
          if (isAbsent(error)) return null
          throw error
        }),
      ),
    open: (path) =>
      refusing(
        open(at(path)).then(
          (file) => file.createReadStream(),
          (error: unknown) => {
            if (isAbsent(error)) return null
            throw error
          },
        ),
      ),
    list,
    folders: (under) =>
      refusing(
        readdir(at(under), { withFileTypes: true }).then(
          (entries) => entries.filter((each) => each.isDirectory()).map(({ name }) => name),
          (error: unknown) => {
            if (isAbsent(error)) return []
            throw error
          },
        ),
      ),
    async remove(path) {
      await refusing(rm(at(path), { force: true }))
      // The folder goes with its last file.
      await rmdir(dirname(at(path))).catch(() => {})
    },
    removeFolder: (under) => refusing(rm(at(under), { recursive: true, force: true })),
    finish: async () => {},
    publish: async () => {},
    close: async () => {},
  }
}
