/** How work in batches leaves room for whoever asks something of the newsroom or of readers' pages meanwhile. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../db/open.ts'

/** Milliseconds between two looks whether somebody else is served, and after which the next batch is written all the same. */
const turns = { between: 5, quiet: 40, longest: 1_000 }

/** Leaves the database to whoever asked something of it meanwhile, until they have what they need: a page asks a dozen times. */
export async function leaveToOthers(db: Database): Promise<void> {
  // What this batch itself has others ask (what has changed?) has been given a connection by then.
  await wait(1)
  if (!db.isWanted()) return
  const until = performance.now() + turns.longest
  for (let quiet = 0; quiet < turns.quiet && performance.now() < until; ) {
    await wait(turns.between)
    quiet = db.isInUse() ? 0 : quiet + turns.between
  }
}

/**
 * Stories written together: as many as take this long, so that nobody waits longer for the newsroom's locks, or for the one
 * session of the embedded database.
 */
const batch = { milliseconds: 25, first: 4, most: 50 }

export class BatchSize {
  #size = batch.first

  get stories(): number {
    return this.#size
  }

  /** @param took milliseconds for so many stories */
  learn(stories: number, took: number): void {
    const fitting = Math.floor((stories * batch.milliseconds) / took)
    this.#size = Math.max(1, Math.min(fitting, this.#size * 2, batch.most))
  }
}
