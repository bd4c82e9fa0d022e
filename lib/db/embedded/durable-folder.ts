/**
 * The folder of the embedded engine, such that what was acknowledged outlives a power cut.
 *
 * PGlite starts PostgreSQL with `-F` and its files know no `fsync`: what it has written lies in the system's memory until
 * that writes it, in any order. After a power cut the last half minute was gone, and mostly the database, too.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** A file or a folder that Emscripten has open: https://github.com/emscripten-core/emscripten/blob/main/src/lib/libnodefs.js */
type Stream = { nfd?: number; node: unknown }
type NodeFiles = {
  realPath: (node: unknown) => string
  stream_ops: { fsync?: (stream: Stream) => number }
}

/** A folder whose files are written to the disk when PostgreSQL says so. */
export class DurableFolder extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const syncOnDemand = (module: unknown) => {
      const { NODEFS: files } = module as { NODEFS: NodeFiles }
      files.stream_ops.fsync = (stream) => {
        if (stream.nfd === undefined) syncPath(files.realPath(stream.node))
        else fsyncSync(stream.nfd)
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), syncOnDemand] } }
  }
}

/** PGlite's settings without `-F`. Its `fdatasync` does nothing; its `fsync` is ours. */
export const durable = (params: readonly string[]): string[] => [
  ...params.filter((each) => each !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** Beside a folder in which a database is being made. */
const beingMade = (folder: string): string => `${folder}.being-made`

/**
 * Whether a database is to be made here: there is none, or one was being made when the power went, of which nothing is kept.
 */
export function beginMaking(folder: string): boolean {
  if (existsSync(join(folder, 'PG_VERSION')) && !existsSync(beingMade(folder))) return false
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(beingMade(folder), '')
  syncPath(dirname(folder))
  return true
}

/** From here on it is there, whatever happens. */
export function endMaking(folder: string): void {
  syncTree(folder)
  rmSync(beingMade(folder))
  syncPath(dirname(folder))
}

/**
 * Removes what says that a server has this database open. Only we do, under a lock of our own, and a power cut may leave
 * it empty, which PostgreSQL takes for a server that is just starting.
 */
export const removeServersMark = (folder: string): void =>
  rmSync(join(folder, 'postmaster.pid'), { force: true })

function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) syncPath(path)
  }
  syncPath(folder)
}
