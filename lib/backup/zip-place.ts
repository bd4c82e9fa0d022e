import { createWriteStream } from 'node:fs'
import { open as openFile, rename, rm, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { writeZip, type ZipEntry } from '../archive/own/zip-writer.ts'
import { reasonOf } from '../log/reason-of.ts'
import { BackupRefused } from './backup-refused.ts'
import { diskRefusal } from './folder-place.ts'
import type { BackupPlace, FileContent } from './place.ts'

type Opened = { zip: ZipFile; entries: Map<string, Entry> }

/** One backup in one file, to be carried away. It is called what was asked for when it is whole. */
export async function zipPlace(path: string): Promise<BackupPlace> {
  const part = `${path}.part`
  /** Where it can be read; null while there is none. */
  let readable = (await stat(path).catch(() => null)) ? path : null
  let opened: Promise<Opened> | undefined
  let writing: Writing | undefined

  const entries = async (): Promise<Opened['entries']> => {
    if (!readable) return new Map()
    opened ??= openEntries(readable)
    return (await opened).entries
  }
  const write = async (name: string, content: Uint8Array | FileContent): Promise<void> => {
    if (readable) throw new BackupRefused('in-the-way', path)
    writing ??= beginWriting(part)
    await writing.write(name, content instanceof Uint8Array ? [content] : await content.open())
  }
  const open = async (name: string): Promise<AsyncIterable<Uint8Array> | null> => {
    const entry = (await entries()).get(name)
    return entry && opened ? (await opened).zip.openReadStreamPromise(entry) : null
  }

  return {
    name: path,
    isSingleFile: true,
    write,
    writeNew: async (name, bytes) => {
      await write(name, bytes)
      return true
    },
    has: async (name) => (await entries()).has(name),
    open,
    async read(name) {
      try {
        const content = await open(name)
        return content && (await buffer(content))
      } catch (error) {
        throw new BackupRefused('damaged', `${name}: ${reasonOf(error)}`)
      }
    },
    async *list(folder) {
      const found = [...(await entries())].filter(([name]) => name.startsWith(folder))
      for (const [name, { uncompressedSize }] of found.sort(([a], [b]) => (a < b ? -1 : 1)))
        yield { path: name, bytes: uncompressedSize }
    },
    async folders(folder) {
      const names = [...(await entries()).keys()].filter((each) => each.startsWith(folder))
      return [...new Set(names.map((each) => each.slice(folder.length).split('/', 1)[0] ?? ''))]
    },
    remove: async () => {},
    removeFolder: async () => {},
    async finish() {
      if (!writing) return
      await writing.end()
      writing = undefined
      const file = await openFile(part, 'r+')
      await file.sync()
      await file.close()
      readable = part
    },
    async publish() {
      if (await stat(path).catch(() => null)) throw new BackupRefused('in-the-way', path)
      await rename(part, path)
      readable = path
    },
    async close() {
      ;(await opened?.catch(() => null))?.zip.close()
      await writing?.break()
      // Not published: it is no backup.
      if (writing || readable === part) await rm(part, { force: true })
    },
  }
}

type Writing = {
  write: (name: string, content: ZipEntry['content']) => Promise<void>
  end: () => Promise<void>
  break: () => Promise<void>
}

/** Hands files to the writer of the ZIP one after another, each when the one before is written. */
function beginWriting(path: string): Writing {
  type Next = { entry?: ZipEntry; taken: () => void }
  let waiting = Promise.withResolvers<Next>()
  const stopping = new AbortController()
  let last: Promise<void> = Promise.resolve()
  const files = async function* (): AsyncGenerator<ZipEntry> {
    for (;;) {
      const { entry, taken } = await waiting.promise
      waiting = Promise.withResolvers()
      if (entry) yield entry
      taken()
      if (!entry) return
    }
  }
  const written = pipeline(writeZip(files()), createWriteStream(path, { flags: 'w', mode: 0o600 }), {
    signal: stopping.signal,
  }).catch((error: unknown) => {
    throw diskRefusal(error)
  })
  written.catch(() => {})
  const hand = (entry?: ZipEntry): Promise<void> => {
    // In turn, however many ask at once.
    last = last.then(() => {
      const taken = Promise.withResolvers<void>()
      waiting.resolve({ ...(entry && { entry }), taken: taken.resolve })
      return Promise.race([taken.promise, written])
    })
    return last
  }
  return {
    // Neither parts of tables nor pictures become smaller.
    write: (name, content) => hand({ path: name, content, isPacked: false }),
    async end() {
      await hand()
      await written
    },
    async break() {
      stopping.abort()
      await written.catch(() => {})
    },
  }
}

async function openEntries(path: string): Promise<Opened> {
  const broken = (error: unknown) => new BackupRefused('damaged', `${path}: ${(error as Error).message}`)
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new BackupRefused('no-backup', path)
      : broken(error)
  })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    zip.close()
    throw broken(error)
  }
  return { zip, entries }
}
