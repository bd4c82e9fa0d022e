import type { Database } from '../../db/open.ts'
import { thinRevisions } from './thin-revisions.ts'

/** Milliseconds. What an hour's work left too many of is a few hundred rows. */
const thinEvery = 600_000

/**
 * Thins the history of stories while this process serves, apart from the schedule, which must not wait for it. Any
 * number of processes may do so.
 * @returns stops it, when the batch that it is at is done
 */
export function keepThinning(db: Database): () => Promise<void> {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let thinning: Promise<void> = Promise.resolve()
  const thinNow = (): void => {
    thinning = thinRevisions(db, { signal: stopping.signal })
      .then(
        () => undefined,
        // What is not thinned now is the next time.
        (error: unknown) => console.error('The history of stories could not be thinned:', error),
      )
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(thinNow, thinEvery)
      })
  }
  thinNow()
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await thinning
  }
}
