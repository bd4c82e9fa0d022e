import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { log } from '../../log/log.ts'
import { projectPath } from '../project-path.ts'
import type { EngineSettings } from './worker.ts'

/** PGlite in a thread of its own. */
export type Engine = {
  /** Opens a wire-protocol connection. After a failure it starts the engine again, as a server does after a crash. */
  connect: () => MessagePort
  /** Writes everything to its place and ends the thread. */
  stop: () => Promise<void>
}

/**
 * The embedded engine on a folder, started at the first connection. A new folder takes seconds, later starts take a
 * fraction of one. The caller holds the folder's lock.
 */
export function embeddedEngine(settings: EngineSettings): Engine {
  let thread: Promise<Worker> | undefined
  let gone: Promise<void> = Promise.resolve()

  const start = (): Promise<Worker> => {
    // Two threads on one folder would destroy it: the former has to be gone.
    const starting = gone.then(() => {
      const worker = new Worker(projectPath('lib/db/embedded/worker.ts'), {
        name: 'warraq-database',
        workerData: settings,
      })
      const forget = () => {
        if (thread === starting) thread = undefined
      }
      worker.on('error', (error) => {
        log.error({ err: error }, 'The embedded database failed; the next query starts it again')
        forget()
      })
      gone = new Promise((resolve) => {
        worker.on('exit', () => {
          forget()
          resolve()
        })
      })
      return worker
    })
    return starting
  }

  return {
    connect() {
      const { port1: ours, port2: theirs } = new MessageChannel()
      const hangUp = () => ours.close()
      thread ??= start()
      thread.then((worker) => {
        // A thread that is ending may lose the message that carries their end, and ours would wait for ever.
        worker.once('exit', hangUp)
        ours.once('close', () => worker.off('exit', hangUp))
        worker.postMessage(theirs, [theirs])
      }, hangUp)
      return ours
    },
    async stop() {
      const worker = await thread
      worker?.postMessage('stop')
      await gone
    },
  }
}
