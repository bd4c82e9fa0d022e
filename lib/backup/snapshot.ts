/** All tables of one moment, while the paper goes on writing. */
import { constants } from 'node:fs'
import { cp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { withLongSession } from '../db/long-session.ts'
import { type Database, type DatabaseSettings, openDatabase } from '../db/open.ts'
import { BackupRefused } from './backup-refused.ts'
import { plainFormats, quoted, tablesOf } from './database-tables.ts'
import { diskRefusal } from './folder-place.ts'

/** Room that must be left beside a copy of the embedded database, in bytes. */
const spare = 64 * 1024 * 1024

const sizeOf = async (folder: string): Promise<number> => {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0
  return bytes
}

/**
 * The embedded engine has one session: a transaction as long as a backup would keep everybody waiting. So its files are
 * copied while nothing else runs, which takes moments, and the copy is read. It is opened as after a crash.
 * @param dataFolder where the database is; the copy lies beside it
 * @returns settings of the copy, for how many milliseconds everybody waited, and what removes it
 * @throws {BackupRefused} `busy`, `disk-full`
 */
export async function copyEmbedded(
  db: Database,
  dataFolder: string,
): Promise<{ settings: DatabaseSettings; held: number; remove: () => Promise<void> }> {
  const from = join(dataFolder, 'database')
  const copy = join(dataFolder, 'backup-copy')
  // Only this process has the database open.
  if (copied.has(copy)) throw new BackupRefused('busy', 'just now, from this paper')
  copied.add(copy)
  const remove = async () => {
    await rm(copy, { recursive: true, force: true })
    copied.delete(copy)
  }
  try {
    return { ...(await copyTo(db, { from, copy, dataFolder })), remove }
  } catch (error) {
    await remove()
    throw diskRefusal(error)
  }
}

/** Copies that are being read. */
const copied = new Set<string>()

async function copyTo(
  db: Database,
  { from, copy, dataFolder }: { from: string; copy: string; dataFolder: string },
): Promise<{ settings: DatabaseSettings; held: number }> {
  // Of a backup that was killed.
  await rm(copy, { recursive: true, force: true })
  // What is written to its place now need not be while everybody waits; and its log is no longer than it must be.
  await db.pool.query('CHECKPOINT')
  const needed = (await sizeOf(from)) + spare
  const { bavail, bsize } = await statfs(dataFolder)
  if (bavail * bsize < needed)
    throw new BackupRefused(
      'disk-full',
      `${Math.ceil(needed / 1e6)} MB are needed in ${dataFolder} for a moment, to read from a copy`,
    )
  const client = await db.pool.connect()
  const began = performance.now()
  try {
    await client.query('CHECKPOINT')
    await cp(from, join(copy, 'database'), { recursive: true, mode: constants.COPYFILE_FICLONE })
  } finally {
    client.release()
  }
  return { settings: { dataFolder: copy, isDurable: false }, held: performance.now() - began }
}

export type Snapshot = { client: ClientBase; madeAt: Date; engine: Database['engine'] }

/**
 * Does `work` on all tables of one moment. On a server that is a transaction of its own, in which nothing is written; the
 * embedded engine must be a copy (`copyEmbedded`).
 */
export async function withSnapshot<T>(
  settings: DatabaseSettings,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(settings)
  try {
    return await withLongSession(db, async (client) => {
      await client.query(plainFormats)
      await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const tables = await tablesOf(client)
      // None of them is changed in its shape or emptied meanwhile; rows are.
      if (tables.length > 0)
        await client.query(
          `LOCK TABLE ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} IN ACCESS SHARE MODE`,
        )
      const { rows } = await client.query<{ at: Date }>('SELECT now() AS at')
      const result = await work({ client, madeAt: rows[0]?.at ?? new Date(), engine: db.engine })
      await client.query('COMMIT')
      return result
    })
  } finally {
    await db.close()
  }
}
