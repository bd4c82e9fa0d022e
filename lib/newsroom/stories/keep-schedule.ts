import { forSchedule } from '../../db/connection-shares.ts'
import type { Database } from '../../db/open.ts'
import { log } from '../../log/log.ts'
import { every } from '../../server/every.ts'
import { tellOfFigures } from '../datasets/tell-of-figures.ts'
import { layOutDue, untilNextPlan } from '../front/lay-out-front.ts'
import { endHeadlineTests } from '../headlines/end-test.ts'
import { emptyBin } from './bin.ts'
import { publishDue, untilNextDue } from './publish-due.ts'

/** Milliseconds. */
const second = 1_000
/** How often it looks at least, whatever it expects: another instance may have scheduled something meanwhile. */
const lookEvery = second
/** How often what failed for a passing reason is tried again. */
const retryEvery = 60 * second
/** From how slow a question on, a publication (some forty questions) is left to instances that are nearer to the database. */
const far = 100
/** For so long; if nobody has done it by then, nobody is nearer. */
const leftToOthers = 3 * second
/** How often counts are written. */
const endTestsEvery = 60 * second
const emptyBinEvery = 3_600 * second

/**
 * Keeps the newsroom's appointments while this process serves: publishes what is due when it is due, changes fronts that
 * are to change (it looks every second, and at the very moment that it knows of), and what was due while nobody served at
 * once; ends tests of headlines that are over; empties the bin of what is thirty days old. Any number of instances may keep them at the same time.
 * @returns stops it, when what it is doing is done
 */
export function keepSchedule(db: Database): () => Promise<void> {
  let retriedAt = Number.NEGATIVE_INFINITY
  /** What one question took at the last look. */
  let distance = 0

  const keep = async (): Promise<number> => {
    const retry = performance.now() - retriedAt >= retryEvery
    if (retry) retriedAt = performance.now()
    const { failed, delayed } = await publishDue(db, { retry, lateBy: distance > far ? leftToOthers : 0 })
    for (const { articleId, failure, error } of failed)
      log.error({ err: error, articleId, failure }, 'A scheduled article was not published')
    // After the stories: a front that is to change with them finds them published.
    await layOutDue(db)
    const from = performance.now()
    const untilDue = await untilNextDue(db)
    distance = performance.now() - from
    const waits = [untilDue, await untilNextPlan(db)].filter((each) => each !== null)
    // Counted and told as what it is, and done again in a second.
    if (delayed[0]) throw delayed[0].error
    // A timer may fire a millisecond early, and what is locked elsewhere is late: not at once again.
    return Math.min(lookEvery, Math.max(Math.min(...waits) + 1, 25))
  }

  const recurring = [
    every('The schedule', lookEvery, () => forSchedule(keep)),
    every('Telling pages of figures', second, () => tellOfFigures(db)),
    every('Ending tests of headlines', endTestsEvery, () => endHeadlineTests(db)),
    every('Emptying the bin', emptyBinEvery, () => emptyBin(db).then(() => {})),
  ]
  return async () => {
    await Promise.all(recurring.map(({ stop }) => stop()))
  }
}
