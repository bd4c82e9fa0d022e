/** Writes a backup, reads back what it wrote, and only then calls it one. */
import { createHash, randomBytes } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { DatabaseSettings } from '../db/open.ts'
import { lastMigrationIn, migrations, tablesAfter } from '../db/schema-version.ts'
import { reasonOf } from '../log/reason-of.ts'
import { type MediaStore, mediaPath } from '../picture/media-files.ts'
import { whileLocked } from './backup-lock.ts'
import { BackupRefused } from './backup-refused.ts'
import { sequencesOf, tableLines, tablesOf } from './database-tables.ts'
import { hasVectors, keptVectors, vectorColumns } from './kept-vectors.ts'
import {
  type BackedUpTable,
  backupsAt,
  type Manifest,
  readManifest,
  readPart,
  writeManifest,
  writePart,
} from './manifest.ts'
import {
  checkMediaFile,
  hashedBy,
  InOrder,
  type ListedFile,
  listedMedia,
  mediaFolder,
  mediaLine,
} from './media-list.ts'
import { packed, unpacked } from './packed.ts'
import type { BackupPlace, FileContent } from './place.ts'
import { removeOldBackups } from './retention.ts'
import { RowSum } from './row-sum.ts'
import { type Secrets, sealSecrets } from './sealed-secret.ts'
import { type Snapshot, withSnapshot } from './snapshot.ts'
import { verifyBackup } from './verify-backup.ts'

export type BackupGiven = {
  /** A server, or the folder of a copy of the embedded database. */
  source: DatabaseSettings
  /** What engine the paper runs on is told by the copy's, too. */
  store: MediaStore
  /** False leaves the pictures where they are. */
  withMedia: boolean
  version: string
  build: string
  settings: Record<string, string>
  /** Null where no passphrase was set. */
  seal: { secrets: Secrets; passphrase: string } | null
  /** How many backups are kept, this one counted; unset: all. */
  keep?: number | undefined
}

export type BackupReport = {
  id: string
  madeAt: string
  tables: number
  rows: number
  files: number
  /** Of pictures, that the place did not have. */
  newFiles: number
  missing: number
  /** What was written, and what the backup comes to with what was there already. */
  writtenBytes: number
  bytes: number
  isSealed: boolean
  /** Tables of another program, which were left out. */
  leftOut: string[]
  removed: number
}

/** What a part of a table comes to, unpacked. */
const partSize = 16 * 1024 * 1024
const filesInList = 20_000
/** Pictures that are copied at a time: some megabytes each. */
const atOnce = 8

/**
 * @throws {BackupRefused} `unreachable`, `disk-full`, `busy`, `in-the-way`, `damaged` (what was read back), `stopped`
 */
export function writeBackup(
  place: BackupPlace,
  given: BackupGiven,
  tell: (line: string) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<BackupReport> {
  return whileLocked(place, async () => {
    const { whole, begun } = await backupsAt(place)
    if (place.isSingleFile && whole.length > 0) throw new BackupRefused('in-the-way', place.name)
    for (const id of begun) await place.removeFolder(`backups/${id}/`)
    const writing: Writing = { place, given, tell, signal, written: 0 }
    let begunId: string | undefined
    try {
      const written = await withSnapshot(given.source, async (snapshot) => {
        begunId = idAt(snapshot.madeAt)
        return writeTables(writing, begunId, snapshot)
      })
      // Copied when the moment is over: what stands under a path never changes, and pictures may take hours.
      const { media, newFiles } = await writeMedia(writing, written.manifest.id, written.paths, whole.at(-1))
      const manifest: Manifest = { ...written.manifest, media }
      const { leftOut } = written
      if (place.isSingleFile) {
        await writeManifest(place, manifest)
        await place.finish()
        await verifyBackup(place, await readManifest(place, manifest.id), tell, signal)
        await place.publish()
      } else {
        await readBack(writing, manifest)
        await writeManifest(place, manifest)
        await readManifest(place, manifest.id)
      }
      begunId = undefined
      const removed = given.keep === undefined ? 0 : await removeOldBackups(place, given.keep)
      return { ...reportOf(manifest, writing.written, newFiles), leftOut, removed }
    } catch (error) {
      if (begunId) await place.removeFolder(`backups/${begunId}/`).catch(() => {})
      throw error
    }
  })
}

type Writing = {
  place: BackupPlace
  given: BackupGiven
  tell: (line: string) => void
  signal: AbortSignal
  written: number
}

const stopIfAsked = ({ signal }: Writing): void => {
  if (signal.aborted) throw new BackupRefused('stopped')
}

/** Ids sort as their moments do, also those of one second, and behind those of older versions (`2026-12-01T16-48-00Z-3fa1`). */
const idAt = (at: Date): string =>
  `${at.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`

async function writeTables(writing: Writing, id: string, { client, madeAt, engine }: Snapshot) {
  const { place, given } = writing
  const schema = await schemaOf(client)
  const { tables, leftOut } = await oursAmong(client, schema.known)
  const backedUp: BackedUpTable[] = []
  for (const table of tables) backedUp.push(await writeTable(writing, id, client, table))
  const vectors = (await hasVectors(client))
    ? await writeTable(
        writing,
        id,
        client,
        { name: 'article', columns: [...keptVectors.columns] },
        { folder: 'vectors', selected: vectorColumns },
      )
    : null
  const sealed = given.seal
    ? await writePart(place, id, 'secret.json', await sealSecrets(given.seal.secrets, given.seal.passphrase))
    : null
  const manifest: Omit<Manifest, 'media'> = {
    id,
    madeAt: madeAt.toISOString(),
    engine,
    version: given.version,
    build: given.build,
    schema: { tag: schema.tag, when: schema.when },
    tables: backedUp,
    vectors,
    sequences: await sequencesOf(client),
    sealed,
    settings: given.settings,
  }
  return { manifest, leftOut, paths: given.withMedia ? await renditionPaths(client) : [] }
}

async function schemaOf(client: ClientBase) {
  const when = await lastMigrationIn(client)
  if (when === null) throw new BackupRefused('never-migrated')
  const known = (await migrations()).find((each) => each.when === when)
  // Of a build that is newer than this one: all that is there is taken, and named as it is.
  return known
    ? { tag: known.tag, when, known: await tablesAfter(known) }
    : { tag: `of ${new Date(when).toISOString()}`, when, known: null }
}

/** What must not outlive its day, and so lies in no backup: by it readers of that day could be told from others. */
const neverKept = ['audience_salt']

async function oursAmong(client: ClientBase, known: Set<string> | null) {
  const all = (await tablesOf(client)).filter(({ name }) => !neverKept.includes(name))
  const isOurs = ({ name }: { name: string }) => known === null || known.has(name)
  return {
    tables: all.filter(isOurs),
    leftOut: all.filter((each) => !isOurs(each)).map(({ name }) => name),
  }
}

async function writeTable(
  writing: Writing,
  id: string,
  client: ClientBase,
  { name, columns }: { name: string; columns: string[] },
  { folder = `tables/${name}`, selected }: { folder?: string; selected?: string } = {},
): Promise<BackedUpTable> {
  const whole = new RowSum()
  const parts: BackedUpTable['parts'] = []
  let waiting: Buffer[] = []
  let size = 0
  const writeWaiting = async () => {
    if (size === 0) return
    const lines = Buffer.concat(waiting)
    waiting = []
    size = 0
    const before = whole.rows
    whole.add(lines)
    const number = String(parts.length + 1).padStart(4, '0')
    const part = await writePart(writing.place, id, `${folder}/${number}.copy.zst`, await packed(lines))
    writing.written += part.bytes
    parts.push({ ...part, rows: whole.rows - before })
    writing.tell(`${folder}: ${whole.rows} rows`)
  }
  for await (const piece of tableLines(client, { name, columns }, selected)) {
    stopIfAsked(writing)
    waiting.push(piece)
    size += piece.length
    if (size >= partSize) await writeWaiting()
  }
  await writeWaiting()
  return { name, columns, rows: whole.rows, sum: whole.sum, parts }
}

/**
 * Copies what the place has not, and lists all.
 * @param paths packed, in the order of their bytes
 * @param before the last backup that is there: what it lists and the place still has is not written again
 */
async function writeMedia(
  writing: Writing,
  id: string,
  paths: readonly Buffer[],
  before: string | undefined,
): Promise<{ media: Manifest['media']; newFiles: number }> {
  const { place, given, tell } = writing
  const media: Manifest['media'] = { isHeld: given.withMedia, files: 0, bytes: 0, missing: 0, lists: [] }
  let newFiles = 0
  const known = before ? await readManifest(place, before).catch(() => null) : null
  const listed = new InOrder(known ? listedMedia(place, known) : nothing())
  const there = new InOrder(place.isSingleFile ? nothing() : placedMedia(place))

  const copy = async ({ path, bytes, kept }: Named): Promise<Copied> => {
    if (kept) return { file: kept, isNew: false }
    const stored = await fromStore(given.store, path)
    if (!stored) return { file: { path, bytes, sha256: null }, isNew: false }
    try {
      await place.write(`${mediaFolder}${path}`, stored)
    } catch (error) {
      throw stored.failure() ?? error
    }
    const file = { path, bytes: stored.bytes, sha256: stored.sha256() }
    // A single file is read when it is whole.
    if (!place.isSingleFile) await checkMediaFile(place, file)
    return { file, isNew: true }
  }

  for (const packedPaths of paths) {
    const lines: string[] = []
    const named: Named[] = []
    // In order, for those lists are read once.
    for (const each of (await unpacked(packedPaths, 'paths')).toString('utf8').split('\n')) {
      const [path = '', bytes = ''] = each.split('\t')
      if (!path) continue
      const [last, placed] = [await listed.at(path), await there.at(path)]
      const isThere = last?.sha256 && placed?.bytes === last.bytes
      named.push({ path, bytes: Number(bytes), kept: isThere ? last : undefined })
    }
    for (let from = 0; from < named.length; from += atOnce) {
      stopIfAsked(writing)
      for (const { file, isNew } of await Promise.all(named.slice(from, from + atOnce).map(copy))) {
        media.files += 1
        if (file.sha256 === null) media.missing += 1
        else media.bytes += file.bytes
        if (isNew) {
          newFiles += 1
          writing.written += file.bytes
        }
        lines.push(mediaLine(file))
      }
      tell(`pictures: ${media.files} files, ${newFiles} of them new`)
    }
    const number = String(media.lists.length + 1).padStart(4, '0')
    const part = await writePart(
      place,
      id,
      `media/${number}.list.zst`,
      await packed(Buffer.from(lines.join(''))),
    )
    writing.written += part.bytes
    media.lists.push({ ...part, files: lines.length })
  }
  return { media, newFiles }
}

type Named = { path: string; bytes: number; kept: ListedFile | undefined }
type Copied = { file: ListedFile; isNew: boolean }

async function* nothing(): AsyncGenerator<never> {}

async function* placedMedia(place: BackupPlace): AsyncGenerator<{ path: string; bytes: number }> {
  for await (const { path, bytes } of place.list(mediaFolder))
    yield { path: path.slice(mediaFolder.length), bytes }
}

/** What the database names, each path once, in the order of their bytes: packed, for there may be millions. */
async function renditionPaths(client: ClientBase): Promise<Buffer[]> {
  await client.query(`
    DECLARE paths NO SCROLL CURSOR FOR
    SELECT path, max(bytes) AS bytes FROM rendition
    WHERE path ~ '^${mediaPath}$' GROUP BY path ORDER BY path COLLATE "C"`)
  const found: Buffer[] = []
  for (;;) {
    const { rows } = await client.query<{ path: string; bytes: number }>(`FETCH ${filesInList} FROM paths`)
    if (rows.length === 0) break
    found.push(await packed(Buffer.from(rows.map(({ path, bytes }) => `${path}\t${bytes}\n`).join(''))))
  }
  await client.query('CLOSE paths')
  return found
}

/** `sha256` of what was read last, once it was read to its end; `failure` of the store, not of who reads. */
type StoredFile = FileContent & { sha256: () => string; failure: () => BackupRefused | undefined }

/** Null for what is not there: somebody may have deleted it since the moment that the backup is of. */
async function fromStore(store: MediaStore, path: string): Promise<StoredFile | null> {
  const unreachable = (error: unknown) => new BackupRefused('pictures-unreachable', reasonOf(error))
  const bytes = await store.size(path).catch((error: unknown) => {
    throw unreachable(error)
  })
  if (bytes === null) return null
  let hash = createHash('sha256')
  let failure: BackupRefused | undefined
  async function* pieces(): AsyncGenerator<Uint8Array> {
    hash = createHash('sha256')
    failure = undefined
    try {
      const file = await store.open(path)
      if (!file) throw new Error(`${path} is gone`)
      yield* hashedBy(hash, file.body)
    } catch (error) {
      failure = unreachable(error)
      throw failure
    }
  }
  return { bytes, open: async () => pieces(), sha256: () => hash.digest('hex'), failure: () => failure }
}

/** @throws {BackupRefused} `damaged` when something reads otherwise than it was written */
async function readBack(writing: Writing, manifest: Manifest): Promise<void> {
  const { place, tell } = writing
  tell('reading back what was written')
  const parts = [
    ...[...manifest.tables, ...(manifest.vectors ? [manifest.vectors] : [])].flatMap(({ parts }) => parts),
    ...manifest.media.lists,
    ...(manifest.sealed ? [manifest.sealed] : []),
  ]
  for (const part of parts) {
    stopIfAsked(writing)
    await readPart(place, manifest.id, part)
  }
}

function reportOf(
  manifest: Manifest,
  writtenBytes: number,
  newFiles: number,
): Omit<BackupReport, 'leftOut' | 'removed'> {
  const { tables, vectors, media } = manifest
  const parts = [...tables, ...(vectors ? [vectors] : [])].flatMap((each) => each.parts)
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0)
  return {
    id: manifest.id,
    madeAt: manifest.madeAt,
    tables: tables.length,
    rows: sum(tables.map(({ rows }) => rows)),
    files: media.files,
    newFiles,
    missing: media.missing,
    writtenBytes,
    bytes: sum(parts.map(({ bytes }) => bytes)) + media.bytes,
    isSealed: manifest.sealed !== null,
  }
}
