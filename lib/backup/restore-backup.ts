/**
 * Brings a backup back, on either engine. All rows come in one transaction, which is compared with the backup before it is
 * committed: what is interrupted leaves an empty database, and is begun again.
 */
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { withLongSession } from '../db/long-session.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, type DatabaseSettings, openDatabase } from '../db/open.ts'
import { lastMigrationIn, type Migration, migrations } from '../db/schema-version.ts'
import type { MediaStore } from '../picture/media-files.ts'
import { BackupRefused } from './backup-refused.ts'
import { bareTables } from './bare-tables.ts'
import { plainFormats, quoted, tableLines, tablesOf } from './database-tables.ts'
import { keptVectors, vectorColumns, withKeptVectors } from './kept-vectors.ts'
import { loaderOf } from './load-table.ts'
import { type BackedUpTable, type Manifest, readPart } from './manifest.ts'
import { hashedBy, listedMedia, mediaFile } from './media-list.ts'
import type { BackupPlace } from './place.ts'
import { RowSum } from './row-sum.ts'
import { openSecrets, type Secrets } from './sealed-secret.ts'
import { backedUpLines } from './verify-backup.ts'

export type RestoreGiven = {
  target: DatabaseSettings
  /** Where pictures are put; those of a backup that holds none stay where they are. */
  store: MediaStore
  /** Absolute, on the disk of the store: files lie there for a moment. */
  mediaFolder: string
  passphrase: string | undefined
  /** For looking at, beside the paper that it was made of: webhooks are stopped, and what waited to be told is not told. */
  asCopy?: boolean | undefined
}

export type RestoreReport = {
  tables: number
  rows: number
  files: number
  missing: number
  /** The tag of the migration that it was brought up from; null when it was of this version already. */
  migratedFrom: string | null
  /** Null when no passphrase was given, or the backup has none. */
  secrets: Secrets | null
}

type Tell = (line: string) => void

/**
 * @throws {BackupRefused} `newer-version`, `unknown-table`, `not-empty`, `other-schema`, `running`, `wrong-passphrase`,
 *   `damaged`, `differs`, `disk-full`, `stopped`; and what `openDatabase` throws
 */
export async function restoreBackup(
  place: BackupPlace,
  manifest: Manifest,
  given: RestoreGiven,
  tell: Tell = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<RestoreReport> {
  const known = await migrations()
  const schema = known.find(({ when }) => when === manifest.schema.when)
  if (!schema)
    throw new BackupRefused('newer-version', `${manifest.version}, with the tables ${manifest.schema.tag}`)
  const secrets =
    manifest.sealed && given.passphrase
      ? await openSecrets(await readPart(place, manifest.id, manifest.sealed), given.passphrase)
      : null
  const db = await openDatabase(given.target)
  try {
    await refuseOccupied(db, schema)
    // Empty tables, as the version that was backed up had them.
    await migrateDatabase(db, schema)
    const media = await restoreMedia(place, manifest, given, tell, signal)
    const rows = await withLongSession(db, (client) =>
      loadAll(client, { place, manifest, given, tell, signal }),
    )
    const isOld = schema !== known.at(-1)
    if (isOld) tell('migrating')
    await migrateDatabase(db)
    tell('counting for the planner')
    await withLongSession(db, async (client) => {
      await client.query('ANALYZE')
      if (db.engine === 'embedded') await client.query('CHECKPOINT')
    })
    return {
      tables: manifest.tables.length,
      rows,
      ...media,
      migratedFrom: isOld ? schema.tag : null,
      secrets,
    }
  } finally {
    await db.close()
  }
}

/** @throws {BackupRefused} `running`, `not-empty`; and what `openDatabase` throws */
export async function refuseOccupiedAt(target: DatabaseSettings): Promise<void> {
  const db = await openDatabase(target)
  try {
    await refuseOccupied(db)
  } finally {
    await db.close()
  }
}

/** @throws {BackupRefused} `running`, `not-empty`, `other-schema` */
async function refuseOccupied(db: Database, wanted?: Migration): Promise<void> {
  const client = await db.pool.connect()
  try {
    const tables = await tablesOf(client)
    if (tables.some(({ name }) => name === 'instance')) {
      const { rows } = await client.query<{ machine: string }>(
        `SELECT machine FROM instance WHERE seen_at > now() - interval '30 seconds' LIMIT 1`,
      )
      if (rows[0]) throw new BackupRefused('running', rows[0].machine)
    }
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT FROM public.${quoted(name)} LIMIT 1`)
      if (rows.length > 0) throw new BackupRefused('not-empty', `rows in ${name}`)
    }
    const when = await lastMigrationIn(client)
    if (wanted && tables.length > 0 && when !== wanted.when) {
      const has = (await migrations()).find((each) => each.when === when)
      throw new BackupRefused('other-schema', has?.tag ?? 'of a newer Warraq, or of another program')
    }
  } finally {
    client.release()
  }
}

type Loading = {
  place: BackupPlace
  manifest: Manifest
  given: RestoreGiven
  tell: Tell
  signal: AbortSignal
}

/** @returns how many rows there are */
async function loadAll(client: ClientBase, loading: Loading): Promise<number> {
  const { place, manifest, given, tell, signal } = loading
  await client.query(plainFormats)
  const there = new Map((await tablesOf(client)).map((each) => [each.name, each]))
  for (const { name, columns } of manifest.tables) {
    const table = there.get(name)
    if (!table) throw new BackupRefused('unknown-table', name)
    const strange = columns.find((each) => !table.columns.includes(each))
    if (strange) throw new BackupRefused('unknown-table', `${name}.${strange}`)
  }
  const names = [...there.keys()]
  // Larger than what serving needs: indexes of a million rows are sorted in it.
  await client.query(`SET maintenance_work_mem = '${given.target.databaseUrl ? '256MB' : '64MB'}'`)
  await client.query('BEGIN')
  try {
    const { rows: turns } = await client.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('warraq restore')) AS taken`,
    )
    if (!turns[0]?.taken) throw new BackupRefused('running', 'another restore')
    const restoreIndexes = await bareTables(client, names)
    await client.query(`TRUNCATE ${names.map((name) => `public.${quoted(name)}`).join(', ')}`)
    const load = await loaderOf(client, given.target)
    const fill = async (table: BackedUpTable, into: Parameters<typeof load>[0] = table) => {
      let parts = 0
      for await (const lines of backedUpLines(place, manifest, table)) {
        if (signal.aborted) throw new BackupRefused('stopped')
        await load(into, lines)
        parts += 1
        tell(`${into.name}: ${parts} of ${table.parts.length} parts`)
      }
    }
    const { vectors } = manifest
    const deriveAgain = vectors && (await withKeptVectors(client, () => fill(vectors, keptVectors)))
    for (const table of manifest.tables) await fill(table)
    await deriveAgain?.()
    await restoreIndexes(tell)
    const rows = await compareRows(client, loading)
    for (const { name, value } of manifest.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, value])
    await endWhatWasOfThen(client, new Set(names), given.asCopy ?? false)
    await client.query('COMMIT')
    return rows
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Reads every row that was written, as a backup would, and holds it against the one it came from. */
async function compareRows(client: ClientBase, { manifest, tell, signal }: Loading): Promise<number> {
  let rows = 0
  const { tables, vectors } = manifest
  const all: [BackedUpTable, selected?: string][] = tables.map((table) => [table])
  for (const [{ name, columns, ...was }, selected] of vectors
    ? [...all, [vectors, vectorColumns] as const]
    : all) {
    const is = new RowSum()
    for await (const lines of tableLines(client, { name, columns }, selected)) {
      if (signal.aborted) throw new BackupRefused('stopped')
      is.add(lines)
      tell(`${name}: ${is.rows} rows compared`)
    }
    if (is.rows !== was.rows || is.sum !== was.sum)
      throw new BackupRefused('differs', `${name} has ${is.rows} rows of ${was.rows}, or others`)
    if (!selected) rows += is.rows
  }
  return rows
}

/** What was true of that moment alone: who was signed in, who had a draft open, which machines served, what was on its way to devices. */
const ofThen = [
  'session',
  'verification',
  'rate_limit',
  'editing_tab',
  'instance',
  'push_chunk',
  'push_delivery',
]

/** What a copy must not do beside the paper itself. */
const quieting: readonly [table: string, statement: string][] = [
  [
    'webhook',
    `UPDATE webhook SET stopped_at = coalesce(stopped_at, now()), stopped_for = coalesce(stopped_for, 'by-hand')`,
  ],
  ['webhook_delivery', 'UPDATE webhook_delivery SET next_at = NULL'],
  ['announcement', 'DELETE FROM announcement'],
  ['notification', 'UPDATE notification SET mail_due_at = NULL'],
  ['newsletter', 'UPDATE newsletter SET closed_at = coalesce(closed_at, now())'],
  ['publication', 'UPDATE publication SET offers_push = false'],
  ['subscription_request', 'UPDATE subscription_request SET mail_due_at = NULL'],
]

/**
 * Who was sent what since the backup nobody knows any more. Letters are not sent twice for that: what was on its way is
 * stopped, and the next issues are of what comes from now on.
 */
const unsent: readonly [table: string, statement: string][] = [
  ['newsletter', 'UPDATE newsletter SET gathered_until = now()'],
  [
    'newsletter_issue',
    `UPDATE newsletter_issue SET state = 'stopped', finished_at = now() WHERE state IN ('scheduled', 'filling', 'sending')`,
  ],
  // What was on its way to devices then is no news now.
  ['push_message', 'UPDATE push_message SET taken_to = NULL, finished_at = coalesce(finished_at, now())'],
  ['newsletter_delivery', 'UPDATE newsletter_delivery SET next_at = NULL, taken_by = NULL'],
]

async function endWhatWasOfThen(client: ClientBase, there: Set<string>, asCopy: boolean): Promise<void> {
  for (const name of ofThen) if (there.has(name)) await client.query(`DELETE FROM public.${quoted(name)}`)
  for (const [name, statement] of unsent) if (there.has(name)) await client.query(statement)
  if (!asCopy) return
  for (const [name, statement] of quieting) if (there.has(name)) await client.query(statement)
}

/** Puts pictures into the store, byte for byte; those that are there already with the same bytes are left. */
async function restoreMedia(
  place: BackupPlace,
  manifest: Manifest,
  { store, mediaFolder }: RestoreGiven,
  tell: Tell,
  signal: AbortSignal,
): Promise<{ files: number; missing: number }> {
  let files = 0
  let missing = 0
  for await (const file of listedMedia(place, manifest)) {
    if (signal.aborted) throw new BackupRefused('stopped')
    if (file.sha256 === null) {
      missing += 1
      continue
    }
    const { path, sha256 } = file
    if ((await sha256InStore(store, path)) !== sha256)
      await keepFile(store, mediaFolder, path, mediaFile(place, file))
    files += 1
    if (files % 50 === 0) tell(`pictures: ${files} of ${manifest.media.files}`)
  }
  return { files, missing }
}

/** Null for what is not there. */
export async function sha256InStore(store: MediaStore, path: string): Promise<string | null> {
  const file = await store.open(path)
  if (!file) return null
  const hash = createHash('sha256')
  for await (const piece of file.body) hash.update(piece)
  return hash.digest('hex')
}

/** Puts a file into a store as it is, and reads it there. */
export async function keepFile(
  store: MediaStore,
  mediaFolder: string,
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256')
  const incoming = join(mediaFolder, '.incoming')
  await mkdir(incoming, { recursive: true })
  const file = join(incoming, `restored-${process.pid}`)
  try {
    await writeFile(file, hashedBy(hash, content))
    await store.keep(path, file)
  } finally {
    await rm(file, { force: true })
  }
  if ((await sha256InStore(store, path)) !== hash.digest('hex'))
    throw new BackupRefused('differs', `media/${path}`)
}
