import { desc, isNotNull } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { backupRun } from '../db/tables/backups.ts'
import { nothing } from '../newsroom/fields.ts'
import { operation } from '../newsroom/operation.ts'
import { readSettings } from '../settings/settings.ts'
import { type BackupFailure, backupFailures } from './backup-refused.ts'

type BackupRun = typeof backupRun.$inferSelect

export type BackupStanding = {
  /** The last that went well; null when none did. */
  last: BackupRun | null
  /** The last that failed since; null when all is well. */
  failed: BackupRun | null
  /** Why. */
  failure: BackupFailure | null
  /** Hours between two; null when they are made only by hand. */
  every: number | null
  /** It should have been made by now, and twice over. */
  isLate: boolean
}

/**
 * When the paper was last backed up, and whether that is as it should be.
 * @throws {NewsroomError} `not-allowed`
 */
export const readBackups = operation({
  name: 'backups.read',
  input: nothing,
  permission: 'settings.edit',
  run: read,
})

async function read({ orm }: Database): Promise<BackupStanding> {
  const newest = (column: typeof backupRun.backupId | typeof backupRun.failure) =>
    orm.select().from(backupRun).where(isNotNull(column)).orderBy(desc(backupRun.startedAt)).limit(1)
  const [last = null] = await newest(backupRun.backupId)
  const [lastFailed = null] = await newest(backupRun.failure)
  const { to, every } = readSettings().backup
  const failed = lastFailed && (!last || lastFailed.startedAt > last.startedAt) ? lastFailed : null
  return {
    last,
    failed,
    failure: failed && (backupFailures.find((each) => each === failed.failure) ?? 'failed'),
    every: to ? every / 3_600_000 : null,
    isLate: Boolean(to && last && Date.now() - last.startedAt.getTime() > 2 * every),
  }
}
