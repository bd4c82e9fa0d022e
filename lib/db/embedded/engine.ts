import { once } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { projectPath } from '../project-path.ts'
import type { EngineSettings } from './worker.ts'

/** PGlite running in its own thread. `connect` opens a wire-protocol connection; `stop` ends the thread. */
export type Engine = { connect: () => MessagePort; stop: () => Promise<void> }

/**
 * Starts the embedded engine on a folder, which it creates at need (the first start takes seconds, later ones a
 * fraction of one). The caller holds the folder's lock.
 */
export async function startEngine(folder: string): Promise<Engine> {
  const settings: EngineSettings = { folder }
  const worker = new Worker(projectPath('lib/db/embedded/worker.ts'), {
    name: 'warraq-database',
    workerData: settings,
  })
  const exited = once(worker, 'exit')
  let running = true
  exited.then(
    () => {
      running = false
    },
    () => {},
  )
  // `once` rejects when the thread fails before it is ready.
  await Promise.race([
    once(worker, 'message'),
    exited.then(() => Promise.reject(new Error('The embedded database ended while it was starting'))),
  ])
  worker.on('error', (error) => {
    running = false
    console.error('The embedded database failed; restart Warraq:', error)
  })
  return {
    connect() {
      if (!running) throw new Error('The embedded database is not running; restart Warraq')
      const { port1, port2 } = new MessageChannel()
      worker.postMessage(port2, [port2])
      return port1
    },
    async stop() {
      if (running) worker.postMessage('stop')
      await exited.catch(() => {})
    },
  }
}
