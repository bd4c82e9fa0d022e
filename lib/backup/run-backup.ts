/** Backs this paper up, and notes that it was done or why it was not. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { desc, eq, notInArray } from 'drizzle-orm'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { sqlState } from '../db/sql-state.ts'
import { backupRun } from '../db/tables/backups.ts'
import { reasonOf } from '../log/reason-of.ts'
import { newsroomSecret } from '../newsroom/people/secret.ts'
import { recordedSettings, type Settings } from '../settings/settings.ts'
import { backUpInThread } from './backup-in-thread.ts'
import { BackupRefused } from './backup-refused.ts'
import { nameOfPlace, type PlaceAddress } from './place.ts'
import { copyEmbedded } from './snapshot.ts'
import type { BackupReport } from './write-backup.ts'

/** Runs that are remembered. */
const remembered = 100

export type BackupAsked = {
  to: PlaceAddress
  /** How many are kept there; unset: all. */
  keep: number | undefined
  isScheduled: boolean
  withMedia: boolean
}

/** @throws {BackupRefused} */
export async function runBackup(
  db: Database,
  settings: Settings,
  asked: BackupAsked,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<BackupReport> {
  const runId = await noteBegun(db, asked)
  try {
    const report = await backUp(db, settings, asked, tell, signal)
    await note(db, runId, {
      backupId: report.id,
      rows: report.rows,
      files: report.files,
      missing: report.missing,
      bytes: report.bytes,
    })
    return report
  } catch (error) {
    // Nothing was begun: another one is being written.
    if (error instanceof BackupRefused && error.reason === 'busy') {
      await forgetBegun(db, runId).catch(() => {})
      throw error
    }
    const [failure, failureSubject] =
      error instanceof BackupRefused ? [error.reason, error.subject] : ['failed', reasonOf(error)]
    await note(db, runId, { failure, failureSubject }).catch(() => {})
    throw error
  }
}

async function backUp(
  db: Database,
  settings: Settings,
  { to, keep, withMedia }: BackupAsked,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<BackupReport> {
  const { dataFolder, databaseUrl, databaseDirectUrl } = settings
  const { passphrase } = settings.backup
  const recorded = recordedSettings()
  const copy = databaseUrl ? null : await copyEmbedded(db, dataFolder)
  if (copy) tell(`the database was held for ${Math.round(copy.held)} ms`)
  try {
    return await backUpInThread(
      {
        to,
        source: copy?.settings ?? { databaseUrl: databaseDirectUrl ?? databaseUrl, dataFolder },
        mediaFolder: join(dataFolder, 'media'),
        withMedia,
        ...(await madeBy()),
        settings: recorded.plain,
        seal: passphrase
          ? {
              passphrase,
              secrets: { secret: newsroomSecret(settings), settings: recorded.secret },
            }
          : null,
        keep,
      },
      tell,
      signal,
    )
  } finally {
    await copy?.remove()
  }
}

/** Which Warraq this is. */
async function madeBy(): Promise<{ version: string; build: string }> {
  const { version } = JSON.parse(await readFile(projectPath('package.json'), 'utf8')) as { version: string }
  const build = await readFile(join(projectPath('.'), '.next', 'BUILD_ID'), 'utf8').catch(() => 'development')
  return { version, build: build.trim() }
}

/** Null in a database that is older than this table: it is backed up all the same, before it is migrated. */
async function noteBegun({ orm }: Database, { to, isScheduled }: BackupAsked): Promise<string | null> {
  const id = newId()
  try {
    await orm.insert(backupRun).values({ id, place: nameOfPlace(to), isScheduled })
  } catch (error) {
    if (sqlState(error) === undefinedTable) return null
    throw error
  }
  const last = orm
    .select({ id: backupRun.id })
    .from(backupRun)
    .orderBy(desc(backupRun.startedAt))
    .limit(remembered)
  await orm.delete(backupRun).where(notInArray(backupRun.id, last))
  return id
}

async function forgetBegun({ orm }: Database, runId: string | null): Promise<void> {
  if (runId) await orm.delete(backupRun).where(eq(backupRun.id, runId))
}

const undefinedTable = '42P01'

async function note(
  { orm }: Database,
  runId: string | null,
  outcome: Partial<typeof backupRun.$inferInsert>,
): Promise<void> {
  if (!runId) return
  await orm
    .update(backupRun)
    .set({ ...outcome, endedAt: new Date() })
    .where(eq(backupRun.id, runId))
}
