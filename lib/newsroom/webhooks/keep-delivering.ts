import type { Database } from '../../db/open.ts'
import { every } from '../../server/every.ts'
import { deliverNext, sweepDeliveries } from './deliver.ts'
import { tellOfAppearances } from './outbox.ts'

/** Milliseconds. */
const lookEvery = 1_000
const sweepEvery = 3_600_000
/** Receivers that are waited for at a time: one that is slow must not hold up the others. */
const lanes = 4

/**
 * Sends what stands in the outbox while this process serves. Any number of processes may.
 * @param allowed `settings.privateDestinations`
 * @returns stops it, when what is on its way has been answered or given up
 */
export function keepDelivering(db: Database, allowed: readonly string[]): () => Promise<void> {
  const lane = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && (await deliverNext(db, allowed)) !== null);
  }
  const recurring = [
    every('Delivering webhooks', lookEvery, async (signal) => {
      await tellOfAppearances(db)
      await Promise.all(Array.from({ length: lanes }, () => lane(signal)))
    }),
    every('Clearing the log of webhooks', sweepEvery, () => sweepDeliveries(db)),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
  }
}
