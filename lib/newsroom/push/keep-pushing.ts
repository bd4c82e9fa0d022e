/** Notifications on devices while a process serves. Any number of processes may. */
import type { Database } from '../../db/open.ts'
import { every } from '../../server/every.ts'
import { openPushing, type PushSettings, sweepMessages } from './send-messages.ts'

/** Milliseconds. */
const lookEvery = 1_000
const sweepEvery = 3_600_000

/** @returns stops it, when what is on its way has been answered or given up */
export function keepPushing(db: Database, settings: PushSettings): () => Promise<void> {
  const pushing = openPushing(db, settings)
  const recurring = [
    every('Handing over notifications', lookEvery, (signal) => pushing.sendDue(signal)),
    every('Clearing what notifications know', sweepEvery, () => sweepMessages(db)),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
    await pushing.close()
  }
}
