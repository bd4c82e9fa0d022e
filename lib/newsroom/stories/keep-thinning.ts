import type { Database } from '../../db/open.ts'
import { every } from '../../server/every.ts'
import { thinRevisions } from './thin-revisions.ts'

/** Milliseconds. What an hour's work left too many of is a few hundred rows. */
const thinEvery = 600_000

/**
 * Thins the history of stories while this process serves, apart from the schedule, which must not wait for it. Any
 * number of processes may do so.
 * @returns stops it, when the batch that it is at is done
 */
export const keepThinning = (db: Database): (() => Promise<void>) =>
  every('Thinning the history of stories', thinEvery, (signal) =>
    thinRevisions(db, { signal }).then(() => {}),
  ).stop
