import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { log } from '../../log/log.ts'
import { projectPath } from '../project-path.ts'
import { bytesIn, largestCopy } from './folder-in-memory.ts'
import { takesNothing } from './room.ts'
import type { EngineSettings } from './worker.ts'

/** Milliseconds for which an engine that could not be opened is not tried again, however often it is asked. */
const pauseAfterFailedStart = 2_000

/** PGlite in a thread of its own. */
export type Engine = {
  /**
   * Opens a wire-protocol connection. After a failure it starts the engine again, as a server does after a crash; where it
   * did not start, not at once.
   */
  connect: () => MessagePort
  /** Whether it was opened from a copy in memory, because its disk takes nothing: it may only be read. */
  isCopy: () => boolean
  /** Ends a copy, so that the next connection opens the folder itself. Nothing may be under way. */
  leaveCopy: () => Promise<void>
  /** Writes everything to its place and ends the thread. */
  stop: () => Promise<void>
}

type WatchedFolder = Omit<EngineSettings, 'isCopy'> & {
  /** Whether the folder is still the one that was there, and the caller's: asked before it is opened once more. */
  isThere: () => boolean
}

/**
 * The embedded engine on a folder, started at the first connection. A new folder takes seconds, later starts take a
 * fraction of one. The caller holds the folder's lock.
 */
export function embeddedEngine({ isThere, ...settings }: WatchedFolder): Engine {
  let thread: Promise<Worker> | undefined
  let gone: Promise<void> = Promise.resolve()
  let mayStartAt = 0
  let failedStarts = 0
  let hasFailed = false
  let isCopy = false
  let wasOpen = false
  let isGone = false

  /** A folder that was removed under a running paper is not made anew: what is in it would be another, empty paper. */
  const lookForFolder = (): void => {
    const wasGone = isGone
    isGone = wasOpen && !isThere()
    if (isGone && !wasGone)
      log.error(
        { folder: settings.folder },
        'The folder of the database is gone: pages that are kept are sent, and nothing is saved. End Warraq, put the folder back, or restore the latest backup, and start it again',
      )
  }

  /** Of one that failed: its disk may take nothing, and the folder would not open. The first start says so in words. */
  const mustCopy = async (): Promise<boolean> =>
    hasFailed && (await takesNothing(settings.folder)) && bytesIn(settings.folder) <= largestCopy

  const start = (): Promise<Worker> => {
    // Two threads on one folder would destroy it: the former has to be gone.
    const starting = gone.then(async () => {
      isCopy = await mustCopy()
      if (isCopy)
        log.error(
          { folder: settings.folder },
          'The disk takes nothing: pages are served from a copy of the database in memory, and nothing is saved',
        )
      const worker = new Worker(projectPath('lib/db/embedded/worker.ts'), {
        name: 'warraq-database',
        workerData: { ...settings, isCopy } satisfies EngineSettings,
      })
      const forget = () => {
        if (thread === starting) thread = undefined
      }
      let isOpen = false
      worker.on('message', () => {
        isOpen = true
        wasOpen = true
        failedStarts = 0
        hasFailed = isCopy
      })
      worker.on('error', (error) => {
        hasFailed = true
        if (!isOpen) {
          failedStarts += 1
          mayStartAt = Date.now() + pauseAfterFailedStart
        }
        // A disk that stays full would fill the log as well.
        if (isOpen || Number.isInteger(Math.log2(failedStarts)))
          log.error(
            { err: error, failedStarts },
            'The embedded database failed; the next query starts it again',
          )
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
      if (!thread) lookForFolder()
      if (!thread && (isGone || Date.now() < mayStartAt)) {
        ours.close()
        return ours
      }
      thread ??= start()
      thread.then((worker) => {
        // A thread that is ending may lose the message that carries their end, and ours would wait for ever.
        worker.once('exit', hangUp)
        ours.once('close', () => worker.off('exit', hangUp))
        worker.postMessage(theirs, [theirs])
      }, hangUp)
      return ours
    },
    isCopy: () => isCopy,
    async leaveCopy() {
      await (await thread)?.terminate()
      await gone
    },
    async stop() {
      const worker = await thread
      worker?.postMessage('stop')
      await gone
    },
  }
}
