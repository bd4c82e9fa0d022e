import type { Database } from '../../db/open.ts'
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
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failing = false
  let sweptAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()

  const lane = async (): Promise<void> => {
    while (!stopped && (await deliverNext(db, allowed)) !== null);
  }
  const look = async (): Promise<void> => {
    await tellOfAppearances(db)
    await Promise.all(Array.from({ length: lanes }, lane))
    if (performance.now() - sweptAt < sweepEvery) return
    sweptAt = performance.now()
    await sweepDeliveries(db)
  }
  const lookNow = (): void => {
    running = look()
      .then(() => {
        failing = false
      })
      .catch((error: unknown) => {
        // While the database is away nothing happens that could be told.
        if (!failing) console.error('Webhooks cannot be delivered:', error)
        failing = true
      })
      .finally(() => {
        if (!stopped) timer = setTimeout(lookNow, lookEvery)
      })
  }
  lookNow()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
