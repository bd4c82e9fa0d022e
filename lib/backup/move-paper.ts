/**
 * Everything of this paper into the database of a server, by the way of a backup: what was read is one moment, on the disk,
 * and what is interrupted goes on with it. The source is only read.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Database } from '../db/open.ts'
import { diskStore } from '../picture/disk-store.ts'
import type { MediaStore } from '../picture/media-files.ts'
import { mediaStore } from '../picture/media-store.ts'
import { s3Store } from '../picture/s3-store.ts'
import { lastOf, present } from '../present.ts'
import type { Settings } from '../settings/settings.ts'
import { backUpInThread } from './backup-in-thread.ts'
import { BackupRefused } from './backup-refused.ts'
import { folderPlace } from './folder-place.ts'
import { backupsAt, readManifest } from './manifest.ts'
import { type BackupPlace, readPlace } from './place.ts'
import { keepFile, refuseOccupiedAt, restoreBackup, sha256InStore } from './restore-backup.ts'
import { copyEmbedded } from './snapshot.ts'

export type MoveAsked = {
  /** `postgres://…`. */
  to: string
  /** Where pictures are copied to: a data folder's `media`, or a bucket; unset: they stay where they are. */
  media: string | undefined
  /** Reads anew, where an interrupted move had read already. */
  again: boolean
}

export type Moved = {
  madeAt: string
  tables: number
  rows: number
  pictures: { files: number; copied: number; missing: number } | null
  mediaAt: string
}

type Tell = (line: string) => void

/** @throws {BackupRefused} `needs-server`, `same-database`, and what `writeBackup` and `restoreBackup` throw */
export async function movePaper(
  db: Database,
  settings: Settings,
  { to, media, again }: MoveAsked,
  tell: Tell,
  signal: AbortSignal,
): Promise<Moved> {
  const { dataFolder } = settings
  if (!/^postgres(ql)?:\/\/./.test(to))
    throw new BackupRefused('needs-server', to.replace(/:[^:@/]*@/, ':…@'))
  await refuseSame(db, to)
  const target = media === undefined ? null : targetStore(media, settings)
  const spool = join(dataFolder, 'move')
  await refuseOccupiedAt({ databaseUrl: to, dataFolder: '' })
  const place = folderPlace(spool)
  if (again || !(await isRecent(place))) {
    await rm(spool, { recursive: true, force: true })
    await readAll(db, settings, spool, tell, signal)
  } else tell('going on with what was read before')
  const manifest = await readManifest(place, lastOf((await backupsAt(place)).whole))
  const mediaFolder = join(dataFolder, 'media')
  // Before the rows, which come all at once: as long as they are not there, what is interrupted can be begun again.
  const pictures =
    target && (await copyPictures(db, mediaStore(mediaFolder), target, mediaFolder, tell, signal))
  const restored = await restoreBackup(
    place,
    manifest,
    {
      target: { databaseUrl: to, dataFolder: '' },
      store: mediaStore(mediaFolder),
      mediaFolder,
      passphrase: undefined,
    },
    tell,
    signal,
  )
  await rm(spool, { recursive: true, force: true })
  return {
    madeAt: manifest.madeAt,
    tables: restored.tables,
    rows: restored.rows,
    pictures,
    mediaAt: settings.mediaBucket ? `the bucket ${settings.mediaBucket.name}` : mediaFolder,
  }
}

/** Milliseconds. What was read longer ago is no move that goes on: the paper has been written to since. */
const goesOnFor = 24 * 3_600_000

async function isRecent(place: BackupPlace): Promise<boolean> {
  const last = (await backupsAt(place)).whole.at(-1)
  if (!last) return false
  return Date.now() - Date.parse((await readManifest(place, last)).madeAt) < goesOnFor
}

async function readAll(
  db: Database,
  settings: Settings,
  spool: string,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { databaseUrl, databaseDirectUrl, dataFolder } = settings
  const copy = databaseUrl ? null : await copyEmbedded(db, dataFolder)
  try {
    await backUpInThread(
      {
        to: { kind: 'folder', path: spool },
        source: copy?.settings ?? { databaseUrl: databaseDirectUrl ?? databaseUrl, dataFolder },
        mediaFolder: join(dataFolder, 'media'),
        withMedia: false,
        version: '',
        build: '',
        settings: {},
        seal: null,
      },
      tell,
      signal,
    )
  } finally {
    await copy?.remove()
  }
}

/** @throws {BackupRefused} `same-database` */
async function refuseSame(db: Database, to: string): Promise<void> {
  if (db.engine === 'embedded') return
  const which = `SELECT system_identifier || '/' || current_database() AS which FROM pg_control_system()`
  const client = new Client({ connectionString: to, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    // Only an owner of the server may ask; whoever else would move a paper into itself finds it not empty.
    const [there, here] = await Promise.all([client.query(which), db.pool.query(which)])
    if (there.rows[0].which === here.rows[0].which) throw new BackupRefused('same-database')
  } catch (error) {
    if (error instanceof BackupRefused) throw error
  } finally {
    await client.end().catch(() => {})
  }
}

function targetStore(media: string, { dataFolder, backup }: Settings): MediaStore {
  const address = readPlace(media, dataFolder, backup.access)
  if (address.kind === 'bucket') return s3Store(address.bucket)
  if (address.kind === 'zip') throw new BackupRefused('no-place', media)
  return diskStore(address.path)
}

/** Copies files that are not there, byte for byte. */
async function copyPictures(
  { pool }: Database,
  from: MediaStore,
  to: MediaStore,
  mediaFolder: string,
  tell: Tell,
  signal: AbortSignal,
): Promise<NonNullable<Moved['pictures']>> {
  const done = { files: 0, copied: 0, missing: 0 }
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ path: string }>(
      `SELECT DISTINCT path COLLATE "C" AS path FROM rendition WHERE path COLLATE "C" > $1 ORDER BY 1 LIMIT 500`,
      [after],
    )
    if (rows.length === 0) return done
    for (const { path } of rows) {
      if (signal.aborted) throw new BackupRefused('stopped')
      after = path
      if (!(await from.has(path))) {
        done.missing += 1
        continue
      }
      const there = await sha256InStore(to, path)
      // What is to be copied is read once: it is hashed on its way.
      if (there === null || there !== (await sha256InStore(from, path))) {
        const { body } = present(await from.open(path), 'file that was there a moment ago')
        await keepFile(to, mediaFolder, path, body)
        done.copied += 1
      }
      done.files += 1
    }
    tell(`pictures: ${done.files} there, ${done.copied} copied`)
  }
}
