/** Backups that are made by themselves while a process serves. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { backupRun } from '../db/tables/backups.ts'
import { log } from '../log/log.ts'
import { every } from '../server/every.ts'
import type { Settings } from '../settings/settings.ts'
import { BackupRefused } from './backup-refused.ts'
import { readPlace } from './place.ts'
import { runBackup } from './run-backup.ts'

/** Milliseconds. */
const lookEvery = 5 * 60_000
/** After a failure it is tried again sooner than it would be due, and not so often that it keeps a machine busy. */
const againAfter = 60 * 60_000
/** While one was begun so lately none is tried. Later the lock of its place says whether it is still written, or was killed. */
const leftAlone = 15 * 60_000

/** When the next scheduled backup is due, by what has become of those before. */
export async function backupIsDue(
  { orm }: Database,
  { every: interval }: Settings['backup'],
): Promise<boolean> {
  const age = sql<number>`(extract(epoch from now() - ${backupRun.startedAt}) * 1000)::float8`
  const newest = (condition: ReturnType<typeof and>) =>
    orm.select({ age }).from(backupRun).where(condition).orderBy(desc(backupRun.startedAt)).limit(1)
  const [done] = await newest(and(eq(backupRun.isScheduled, true), isNotNull(backupRun.backupId)))
  if (done && done.age < interval) return false
  const [failed] = await newest(and(eq(backupRun.isScheduled, true), isNotNull(backupRun.failure)))
  if (failed && failed.age < Math.min(againAfter, interval)) return false
  const [running] = await newest(isNull(backupRun.endedAt))
  return !running || running.age > leftAlone
}

/**
 * Backs up to `BACKUP_TO` whenever that is due, and keeps the newest. Of several machines one does it: the place has a lock.
 * @returns stops it
 */
export function keepBackingUp(db: Database, settings: Settings): () => Promise<void> {
  const { to, keep, access } = settings.backup
  if (!to) return async () => {}
  const place = readPlace(to, settings.dataFolder, access)
  return every('Backups', lookEvery, async (signal) => {
    if (!(await backupIsDue(db, settings.backup))) return
    try {
      const asked = { to: place, keep, isScheduled: true, withMedia: true }
      const { id, rows, newFiles, missing, writtenBytes } = await runBackup(
        db,
        settings,
        asked,
        () => {},
        signal,
      )
      log.info({ backup: id, rows, newFiles, writtenBytes }, 'The paper was backed up')
      if (missing > 0)
        log.error({ backup: id, missing }, 'Pictures that the database names are not in the store')
    } catch (error) {
      // Another machine is at it, or this one ends.
      if (error instanceof BackupRefused && ['busy', 'stopped'].includes(error.reason)) return
      throw error
    }
  }).stop
}
