/** Counts while a process serves: what it has counted is written, what is old forgotten, what is read most found out. */
import type { Database } from '../db/open.ts'
import { isoDay } from '../locale/moments.ts'
import { every } from '../server/every.ts'
import type { Audience } from './audience.ts'
import { rankMostRead } from './rank-most-read.ts'
import { audienceFacts } from './salt.ts'
import { sweepCounts } from './write-counts.ts'

/** Milliseconds. */
const sweepEvery = 3_600_000
const rankEvery = 5 * 60_000

/**
 * @param audience unset: nothing is counted here, and nothing is said to be read most
 * @returns stops it, when what was counted has been written
 */
export function keepAudience(db: Database, audience: Audience | undefined): () => Promise<void> {
  const stopWriting = audience?.keepWriting()
  const recurring = [
    every('Forgetting old counts of what is read', sweepEvery, async () => {
      const { timeZone, now } = await audienceFacts(db)
      await sweepCounts(db, isoDay(new Date(now), timeZone))
    }),
    every('Finding out what is read most', rankEvery, () =>
      rankMostRead(db, { isCounted: audience !== undefined }),
    ),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
    await stopWriting?.()
  }
}
