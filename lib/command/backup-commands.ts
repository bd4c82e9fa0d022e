/** `backup`, `restore` and `move`, and what they say. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupRefused } from '../backup/backup-refused.ts'
import { backupsAt, type Manifest, readManifest } from '../backup/manifest.ts'
import { movePaper } from '../backup/move-paper.ts'
import { type BackupPlace, openPlace, readPlace } from '../backup/place.ts'
import { type RestoreReport, restoreBackup } from '../backup/restore-backup.ts'
import { runBackup } from '../backup/run-backup.ts'
import type { Secrets } from '../backup/sealed-secret.ts'
import { verifyBackup } from '../backup/verify-backup.ts'
import type { BackupReport } from '../backup/write-backup.ts'
import type { Database } from '../db/open.ts'
import { mediaStore } from '../picture/media-store.ts'
import { lastOf } from '../present.ts'
import type { CommandRequest, Tell } from '../server/command-socket.ts'
import { recordedSettings, type Settings } from '../settings/settings.ts'
import { type Arguments, Misspelled } from './arguments.ts'

type Options = Arguments['options']
type Running = { tell: Tell; signal: AbortSignal }

/** @param typed absolute, or a bucket's address; unset: where backups go by themselves */
const placeOf = (typed: string | undefined, { backup, dataFolder }: Settings) =>
  readPlace(typed ?? backup.to ?? '', dataFolder, backup.access)

const text = (options: Options, name: string): string | undefined => {
  const value = options.get(name)
  return typeof value === 'string' ? value : undefined
}

export async function backupCommand(
  db: Database,
  settings: Settings,
  { backup }: CommandRequest,
  options: Options,
  { tell, signal }: Running,
): Promise<string> {
  const asked = text(options, 'keep')
  if (asked !== undefined && !/^[1-9]\d{0,4}$/.test(asked)) throw new Misspelled('--keep needs a number.')
  const isScheduled = !backup?.place && Boolean(settings.backup.to)
  const to = placeOf(backup?.place, settings)
  const keep = asked ? Number(asked) : isScheduled ? settings.backup.keep : undefined
  const withMedia = !options.has('without-media')
  return backedUpInWords(
    await runBackup(db, settings, { to, keep, isScheduled: false, withMedia }, tell, signal),
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

function backedUpInWords(report: BackupReport): string {
  const { id, madeAt, tables, rows, files, newFiles, missing, leftOut, removed } = report
  return [
    `Backed up, and read back: ${id}, as of ${madeAt}`,
    `  ${tables} tables, ${rows} rows; ${files} files of pictures, ${newFiles} of them new`,
    `  ${megabytes(report.writtenBytes)} written; it comes to ${megabytes(report.bytes)}`,
    report.isSealed
      ? '  The secret is in it, encrypted with BACKUP_PASSPHRASE.'
      : '  The secret is not in it: set BACKUP_PASSPHRASE, or keep WARRAQ_SECRET (or WARRAQ_DATA/secret) elsewhere.',
    ...(missing > 0
      ? [
          `  ${missing} files of pictures that the database names are not in the store, and so not in the backup.`,
        ]
      : []),
    ...(leftOut.length > 0 ? [`  Left out, as tables of another program: ${leftOut.join(', ')}`] : []),
    ...(removed > 0 ? [`  ${removed} older backups removed`] : []),
  ].join('\n')
}

/** Does `work` with a place, and closes it. */
async function withPlace<T>(
  typed: string | undefined,
  settings: Settings,
  work: (place: BackupPlace) => Promise<T>,
): Promise<T> {
  const place = await openPlace(placeOf(typed, settings))
  try {
    return await work(place)
  } finally {
    await place.close()
  }
}

/** @throws {BackupRefused} `no-backup` */
async function manifestAsked(place: BackupPlace, options: Options): Promise<Manifest> {
  const { whole } = await backupsAt(place)
  if (whole.length === 0) throw new BackupRefused('no-backup', place.name)
  return readManifest(place, text(options, 'backup') ?? lastOf(whole))
}

/** Needs no database. */
export const listBackups = (typed: string | undefined, settings: Settings): Promise<string> =>
  withPlace(typed, settings, async (place) => {
    const { whole, begun } = await backupsAt(place)
    const lines: string[] = []
    for (const id of whole) {
      const { tables, media, version, schema } = await readManifest(place, id)
      const rows = tables.reduce((sum, each) => sum + each.rows, 0)
      lines.push(`${id}  ${rows} rows, ${media.files} files of pictures; Warraq ${version} (${schema.tag})`)
    }
    for (const id of begun) lines.push(`${id}  was begun and never done, or is being written`)
    return lines.length > 0 ? lines.join('\n') : `There is no backup at ${place.name}.`
  })

/** Needs no database. */
export const verifyCommand = (
  typed: string | undefined,
  settings: Settings,
  options: Options,
  { tell, signal }: Running,
): Promise<string> =>
  withPlace(typed, settings, async (place) => {
    const manifest = await manifestAsked(place, options)
    await verifyBackup(place, manifest, tell, signal)
    const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0)
    return `Whole: ${manifest.id}. ${manifest.tables.length} tables with ${rows} rows and ${manifest.media.files} files of pictures are as they were written.`
  })

/** Opens the database itself, which nobody else may have open. */
export const restoreCommand = (
  typed: string,
  settings: Settings,
  options: Options,
  { tell, signal }: Running,
): Promise<string> =>
  withPlace(typed, settings, async (place) => {
    const manifest = await manifestAsked(place, options)
    const mediaFolder = join(settings.dataFolder, 'media')
    const report = await restoreBackup(
      place,
      manifest,
      {
        target: settings,
        store: mediaStore(mediaFolder),
        mediaFolder,
        passphrase: settings.backup.passphrase,
        asCopy: options.has('as-copy'),
      },
      tell,
      signal,
    )
    return [
      ...restoredInWords(manifest, report),
      await secretInWords(settings, manifest, report.secrets),
      ...settingsInWords(manifest, report.secrets),
    ].join('\n')
  })

function restoredInWords({ id, madeAt }: Manifest, report: RestoreReport): string[] {
  return [
    `Restored, and compared row by row: ${id}, as of ${madeAt}`,
    `  ${report.tables} tables, ${report.rows} rows; ${report.files} files of pictures`,
    ...(report.missing > 0 ? [`  ${report.missing} files of pictures were missing when it was made.`] : []),
    ...(report.migratedFrom ? [`  Brought up from the tables of ${report.migratedFrom}`] : []),
    '  All sessions have ended: everybody signs in again.',
  ]
}

/** Puts the secret where it is looked for, unless another is there. */
async function secretInWords(
  { secret, dataFolder }: Settings,
  { sealed }: Manifest,
  secrets: Secrets | null,
): Promise<string> {
  const without =
    'Without it authenticator apps have to be set up again, and links to previews are void; passwords and passkeys work.'
  if (!sealed) return `  The secret is not in this backup. ${without}`
  if (!secrets) return `  The secret was left sealed: BACKUP_PASSPHRASE is not set. ${without}`
  if (secret)
    return secret === secrets.secret
      ? '  WARRAQ_SECRET is the one of the backup.'
      : `  WARRAQ_SECRET is another than the one of the backup. ${without}`
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(join(dataFolder, 'secret'), secrets.secret, { mode: 0o600, flag: 'wx' })
    return `  The secret is in ${join(dataFolder, 'secret')} again.`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return `  There is a secret in ${join(dataFolder, 'secret')} already; it was left as it is.`
  }
}

/** What was set where the backup was made, and is not set so here. */
function settingsInWords({ settings }: Manifest, secrets: Secrets | null): string[] {
  const here = recordedSettings()
  const were = { ...settings, ...secrets?.settings }
  const others = Object.entries(were).filter(([name, value]) => {
    const set = here.plain[name] ?? here.secret[name]
    return set !== value && !['WARRAQ_DATA', 'PORT', 'HOST', 'BACKUP_TO'].includes(name)
  })
  if (others.length === 0) return []
  // A value that is secret is not put onto a screen.
  return [
    '  Set otherwise where it was made:',
    ...others.map(([name, value]) => `    ${name}=${secrets && name in secrets.settings ? '…' : value}`),
  ]
}

export async function moveCommand(
  db: Database,
  settings: Settings,
  { backup }: CommandRequest,
  options: Options,
  { tell, signal }: Running,
): Promise<string> {
  const moved = await movePaper(
    db,
    settings,
    { to: backup?.to ?? '', media: backup?.media, again: options.has('again') },
    tell,
    signal,
  )
  return [
    `Moved, and compared row by row: ${moved.tables} tables, ${moved.rows} rows, as of ${moved.madeAt}`,
    moved.pictures
      ? `  ${moved.pictures.files} files of pictures are there, ${moved.pictures.copied} of them copied now; ${moved.pictures.missing} were missing here.`
      : `  Pictures stay where they are: ${moved.mediaAt}`,
    '  The source was not touched. What has been written since that moment is in the source alone.',
    '  Stop this paper, set DATABASE_URL, and start it.',
    '  Machines with a data folder of their own need the secret too: WARRAQ_SECRET.',
  ].join('\n')
}
