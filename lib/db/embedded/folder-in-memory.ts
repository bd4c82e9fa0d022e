/**
 * A copy in memory of the embedded engine's folder, for a disk that takes nothing: PostgreSQL cannot open a database
 * without writing to it, so it opens this one, and readers go on reading.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryFS } from '@electric-sql/pglite'

/** Where PGlite's PostgreSQL has its data: a constant of its build. */
const placeInside = '/pglite/data'

/** Bytes from which a folder is not copied: a paper this large is served by a PostgreSQL. */
export const largestCopy = 1024 * 1024 * 1024

type Files = {
  mkdirTree: (path: string) => void
  writeFile: (path: string, bytes: Uint8Array, options: { canOwn: boolean }) => void
}

/** What it holds when the engine is opened; what is written to it afterwards ends with the engine. */
export class FolderInMemory extends MemoryFS {
  readonly #folder: string

  constructor(folder: string) {
    super()
    this.#folder = folder
  }

  override async init(...args: Parameters<MemoryFS['init']>): ReturnType<MemoryFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const copyIn = (module: unknown) => copyTree((module as { FS: Files }).FS, this.#folder, placeInside)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), copyIn] } }
  }
}

function copyTree(files: Files, from: string, to: string): void {
  files.mkdirTree(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, place] = [join(from, entry.name), `${to}/${entry.name}`]
    if (entry.isDirectory()) copyTree(files, source, place)
    // Says that a server has the database open: the one that ended.
    else if (entry.isFile() && entry.name !== 'postmaster.pid')
      files.writeFile(place, readFileSync(source), { canOwn: true })
  }
}

/** Bytes that a folder holds. */
export const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (sum, entry) => (entry.isFile() ? sum + lstatSync(join(entry.parentPath, entry.name)).size : sum),
    0,
  )
