/** Work that recurs while a process serves: one way to start it, to see that it fails, and to stop it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { log } from '../log/log.ts'
import { innermostReasonOf } from '../log/reason-of.ts'

export type Recurring = {
  /** Runs it now; where it is running, once more as soon as that is done. */
  soon: () => void
  /** Lets what runs finish, its signal aborted, and runs it no more. */
  stop: () => Promise<void>
}

/** How some recurring work is getting on in this process. */
export type WorkState = {
  name: string
  runs: number
  failures: number
  /** Failures since it last went well. */
  inARow: number
  lastFailure?: { at: Date; reason: string }
}

/** On globalThis: what Next has bundled asks for it too. */
const key = Symbol.for('warraq.recurring-work')
const holder = globalThis as { [key]?: Set<WorkState> }
holder[key] ??= new Set()
const states: Set<WorkState> = holder[key]

/** The recurring work of this process. */
export const recurringWork = (): readonly Readonly<WorkState>[] => [...states]

/**
 * Does some work now, and again `interval` after it was done, until it is stopped; never twice at a time, and always in the
 * context in which it was started, whoever asks for it soon. What fails is counted and done again the next time. The log has
 * the first failure of a row, and the second, fourth, eighth …: while a database is away, work that recurs every second must
 * not fill it.
 * @param name what it is, for the log: “The schedule”
 * @param interval milliseconds
 * @param work may answer after how many milliseconds it wants to be done again, this once
 */
export function every(
  name: string,
  interval: number,
  work: (signal: AbortSignal) => Promise<unknown>,
): Recurring {
  const state: WorkState = { name, runs: 0, failures: 0, inARow: 0 }
  states.add(state)
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false

  const run = async (): Promise<number> => {
    try {
      const wait = await work(stopping.signal)
      state.inARow = 0
      return typeof wait === 'number' ? wait : interval
    } catch (error) {
      state.failures += 1
      state.inARow += 1
      state.lastFailure = { at: new Date(), reason: innermostReasonOf(error) }
      if (Number.isInteger(Math.log2(state.inARow)))
        log.error({ err: error, work: name, inARow: state.inARow }, 'Recurring work failed')
      return interval
    } finally {
      state.runs += 1
    }
  }

  // Whoever asks may be in a request, whose context a page must not be made in; the timer would keep it, too.
  const outside = AsyncLocalStorage.snapshot()
  const soon = (): void => outside(runSoon)
  const runSoon = (): void => {
    if (stopping.signal.aborted) return
    clearTimeout(timer)
    if (running) {
      again = true
      return
    }
    running = run().then((wait) => {
      running = undefined
      if (stopping.signal.aborted) return
      if (again) {
        again = false
        soon()
      } else timer = setTimeout(soon, wait)
    })
  }
  soon()
  return {
    soon,
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      states.delete(state)
      await running
    },
  }
}
