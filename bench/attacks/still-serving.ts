/** Whether the thread that serves readers goes on while something is tried: it answers a small kept file all the time. */
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Target } from './open-target.ts'

/** Milliseconds that nothing may take of the thread at once, and that answers themselves take. */
const longestTurn = 50
const ofAnswers = 10

/** The process that listens there, where that is this machine and Linux; else null. Its first thread is the one that serves. */
function servingProcess(url: string): number | null {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0')
  try {
    const sockets = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').split('\n'))
    const listening = sockets
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${port}`) && state === '0A')
      .map((fields) => `socket:[${fields[9]}]`)
    const found = readdirSync('/proc').find(
      (name) => /^\d+$/.test(name) && socketsOf(name).some((socket) => listening.includes(socket)),
    )
    return found ? Number(found) : null
  } catch {
    return null
  }
}

function socketsOf(processId: string): string[] {
  try {
    return readdirSync(`/proc/${processId}/fd`).map((each) => readlinkSync(`/proc/${processId}/fd/${each}`))
  } catch {
    // Of somebody else, or gone meanwhile.
    return []
  }
}

/** @returns the longest that it took to get to an answer while it was tried, in milliseconds, and what came of it */
async function watched<T>({ url }: Target, attempt: () => Promise<T>): Promise<{ longest: number; came: T }> {
  const workerData = { url, serving: servingProcess(url) }
  const watching = new Worker(new URL('./watching-thread.ts', import.meta.url), { workerData })
  await once(watching, 'message')
  const came = await attempt()
  watching.postMessage('stop')
  const [longest] = (await once(watching, 'message')) as [number]
  return { longest, came }
}

/**
 * Tries it, and twice more where the thread collected garbage just then.
 * @returns null where it held and the thread went on
 */
export async function held(target: Target, attempt: () => Promise<string | null>): Promise<string | null> {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < 3 && least > longestTurn + ofAnswers; time += 1) {
    const { longest, came } = await watched(target, attempt)
    if (came !== null) return came
    least = Math.min(least, longest)
  }
  return least > longestTurn + ofAnswers ? `${Math.round(least)} ms of the serving thread at once` : null
}
