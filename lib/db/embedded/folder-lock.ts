import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another Warraq has the data folder open. Two engines on one folder destroy it without a word. */
export class DataFolderInUse extends Error {
  readonly folder: string

  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Warraq.\n` +
        'Stop that one first, or give this one a folder of its own (WARRAQ_DATA), ' +
        'or let both use one PostgreSQL server (DATABASE_URL).',
    )
    this.name = 'DataFolderInUse'
    this.folder = folder
  }
}

const lockIn = (folder: string): string => join(folder, 'database.lock')

/**
 * Which lock a folder has: another one where the folder was removed and made again, and then whoever had it has it no more.
 * Null where there is none.
 */
export function lockMark(dataFolder: string): string | null {
  const there = statSync(lockIn(resolve(dataFolder)), { throwIfNoEntry: false })
  return there ? `${there.dev} ${there.ino}` : null
}

/** https://www.sqlite.org/rescode.html#busy */
const sqliteBusy = 5

/**
 * Takes the data folder for this process and returns the way to give it back. Throws `DataFolderInUse`.
 *
 * The lock is an exclusive transaction on an SQLite file: an operating-system lock, so it ends with the process,
 * however that ends. (A file with a process id in it outlives `kill -9` and the id may be somebody else's by then.)
 * POSIX drops the lock when this process closes any other handle of the file: nothing else may open it.
 */
export function lockFolder(dataFolder: string): () => void {
  const folder = resolve(dataFolder)
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(lockIn(folder))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
    if (code === sqliteBusy) throw new DataFolderInUse(folder)
    throw error
  }
  return () => lock.close()
}
