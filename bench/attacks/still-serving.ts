/** Whether the thread that serves readers goes on while something is tried: it answers a small kept file all the time. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Target } from './open-target.ts'

/** Milliseconds that nothing may take of the thread at once, and that an answer takes by itself where two cores do it all. */
const longestTurn = 50
const ofAnAnswer = 15

/** @returns the longest that an answer took while it was tried, in milliseconds, and what came of it */
async function watched<T>({ url }: Target, attempt: () => Promise<T>): Promise<{ longest: number; came: T }> {
  const watching = new Worker(new URL('./watching-thread.ts', import.meta.url), { workerData: url })
  await once(watching, 'message')
  const came = await attempt()
  watching.postMessage('stop')
  const [longest] = (await once(watching, 'message')) as [number]
  return { longest, came }
}

/**
 * Tries it, and some times more where something else may have held the machine.
 * @returns null where it held and the thread went on
 */
export async function held(target: Target, attempt: () => Promise<string | null>): Promise<string | null> {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < 6 && least > longestTurn + ofAnAnswer; time += 1) {
    const { longest, came } = await watched(target, attempt)
    if (came !== null) return came
    least = Math.min(least, longest)
  }
  return least > longestTurn + ofAnAnswer ? `an answer took ${Math.round(least)} ms beside it` : null
}
