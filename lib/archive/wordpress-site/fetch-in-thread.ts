/** A site that is fetched by a thread of its own, within bounds on memory. */
import { Worker } from 'node:worker_threads'
import { projectPath } from '../../db/project-path.ts'
import { FileRefused } from '../import/file-refused.ts'
import { usualPatience } from './ask-site.ts'
import type { Fetched, FetchingAnswer, FetchingData } from './fetching-thread.ts'

/** Megabytes: an answer of 64, twice as text, and what is known of a large site. */
const memory = 768
/** Milliseconds that it has for stopping by itself. */
const stopsWithin = 1_000

/**
 * Fetches a site into a folder, or goes on with it.
 * @param data `isCatchingUp`: asks only for what was changed since the site was taken in the last time
 * @throws {FileRefused} why it cannot be read; what was read is kept. The signal's reason when it was stopped.
 */
export async function fetchInThread(
  data: Omit<FetchingData, 'patience'> & { patience?: FetchingData['patience'] },
  given: { tell?: (fetched: Fetched) => void; signal?: AbortSignal } = {},
): Promise<Fetched> {
  given.signal?.throwIfAborted()
  const worker = new Worker(projectPath('lib/archive/wordpress-site/fetching-thread.ts'), {
    name: 'warraq-fetching',
    workerData: { patience: usualPatience, ...data } satisfies FetchingData,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const answered = Promise.withResolvers<Fetched>()
  worker.on('message', (answer: FetchingAnswer) => {
    if ('told' in answer) given.tell?.(answer.told)
    else if ('done' in answer) answered.resolve(answer.done)
    else if ('refused' in answer)
      answered.reject(new FileRefused(answer.refused.reason, answer.refused.subject))
    else answered.reject(new Error(answer.failed))
  })
  worker.on('error', (error) => answered.reject(error))
  worker.on('exit', () => answered.reject(new Error('The thread has ended')))
  const stop = () => {
    worker.postMessage('stop')
    setTimeout(() => worker.terminate(), stopsWithin).unref()
    answered.reject(given.signal?.reason)
  }
  given.signal?.addEventListener('abort', stop, { once: true })
  try {
    return await answered.promise
  } finally {
    given.signal?.removeEventListener('abort', stop)
    if (!given.signal?.aborted) await worker.terminate()
  }
}
