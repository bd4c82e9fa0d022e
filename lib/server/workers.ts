/** Several processes that serve one port and share nothing but the database. */

import cluster, { type Worker } from 'node:cluster'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log/log.ts'
import { firstOf } from '../present.ts'

export type Workers = {
  /** The port they listen on. */
  port: number
  /** Asks each to stop serving and waits until all have ended. */
  stop: () => Promise<void>
  /** Ends them at once. */
  kill: () => void
}

/** A worker that fails at once must not be started again as fast as the machine can. */
const pauseBeforeRestart = 1_000

/** A worker ended before it listened; it has said why. */
class WorkerFailed extends Error {
  override name = 'WorkerFailed'
}

/**
 * Starts `count` processes of this program, each a worker by `cluster.isWorker`. One that ends without
 * being asked is replaced.
 * @throws {WorkerFailed} when one ends before it listens
 */
export async function startWorkers(count: number): Promise<Workers> {
  // Each takes its connections itself. Handed out by the first process, one that was on its way to a worker as it was
  // killed would be held for ever and never answered (lib/internal/cluster/round_robin_handle.js of Node 24).
  cluster.schedulingPolicy = cluster.SCHED_NONE
  let stopping = false
  const running = new Set<Worker>()

  const start = (): Promise<number> => {
    // Each thread of a process that compresses would hold what another has given back (glibc); a worker's are few.
    const worker = cluster.fork({ MALLOC_ARENA_MAX: '2', ...process.env })
    running.add(worker)
    return new Promise((resolve, reject) => {
      worker.once('listening', ({ port }) => {
        resolve(port)
        worker.once('exit', (code, signal) => {
          if (stopping) return
          log.error({ ending: signal ?? code }, 'A worker ended; another is started')
          restart()
        })
      })
      worker.once('exit', (code, signal) => {
        running.delete(worker)
        reject(new WorkerFailed(`A worker ended (${signal ?? code}) before it was ready.`))
      })
    })
  }

  const restart = async (): Promise<void> => {
    await wait(pauseBeforeRestart)
    if (!stopping)
      await start().catch((error: unknown) => {
        log.error({ err: error }, 'A worker could not be started')
        return restart()
      })
  }

  const stop = async (): Promise<void> => {
    stopping = true
    await Promise.all(
      [...running].map(async (worker) => {
        const ended = new Promise((resolve) => worker.once('exit', resolve))
        worker.send(stopMessage, () => {})
        await ended
      }),
    )
  }
  const kill = (): void => {
    for (const worker of running) worker.process.kill('SIGKILL')
  }

  try {
    const ports = await Promise.all(Array.from({ length: count }, start))
    return { port: firstOf(ports), stop, kill }
  } catch (error) {
    stopping = true
    kill()
    throw error
  }
}

const stopMessage = 'stop'

/**
 * Lives as a worker until the first process asks it to stop, or is no more. Signals are that process's affair: a
 * terminal sends them to everybody at once.
 * @param stop ends what the worker does, in good order
 */
export function stopWithFirstProcess(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  const end = () =>
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'A worker could not end in good order')
        process.exit(1)
      },
    )
  process.on('message', (message) => {
    if (message === stopMessage) end()
  })
  process.once('disconnect', end)
}
