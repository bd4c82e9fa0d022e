/** When the paper was backed up. */

import { bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { id, moment } from './columns.ts'

/** Each backup that was tried, and what became of it; the last hundred. The backups themselves lie elsewhere. */
export const backupRun = pgTable(
  'backup_run',
  {
    id: id(),
    /** Where to: a folder, a file, a bucket; never with a key in it. */
    place: text('place').notNull(),
    /** It was due, and nobody asked for it. */
    isScheduled: boolean('is_scheduled').notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    /** Null while it runs, and of one that was killed. */
    endedAt: moment('ended_at'),
    /** The name that it has there; null of what failed. */
    backupId: text('backup_id'),
    rows: integer('rows'),
    files: integer('files'),
    /** Of pictures, that the store did not have. */
    missing: integer('missing'),
    bytes: bigint('bytes', { mode: 'number' }),
    /** Why it failed: a reason of `BackupRefused`, or `failed`. */
    failure: text('failure'),
    /** What that is about, or the error's words. */
    failureSubject: text('failure_subject'),
  },
  (t) => [index('backup_run_started').on(t.startedAt)],
)
