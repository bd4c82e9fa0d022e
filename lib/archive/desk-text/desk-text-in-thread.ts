/** A desk's text file that is read by a thread of its own, within bounds on time and memory. */
import { Worker } from 'node:worker_threads'
import { projectPath } from '../../db/project-path.ts'
import type { Locale } from '../../locale/table.ts'
import { ImportRefused } from './decode-text.ts'
import type { DeskTextAnswer, DeskTextData } from './desk-text-thread.ts'
import type { PreparedText, TextFile } from './prepare-desk-text.ts'

/** Milliseconds, and megabytes. */
type Bounds = { time: number; memory: number }

const usual: Bounds = { time: 60_000, memory: 512 }

/**
 * The same as `prepareDeskText`; nothing of the file is read on this thread.
 * @throws {ImportRefused} also `took-too-long`, when it takes more time or memory than a story does
 */
export async function deskTextInThread(
  file: TextFile,
  locale?: Locale,
  bounds: Partial<Bounds> = {},
): Promise<PreparedText> {
  const { time, memory } = { ...usual, ...bounds }
  const worker = new Worker(projectPath('lib/archive/desk-text/desk-text-thread.ts'), {
    name: 'warraq-desk-text',
    workerData: { file, locale } satisfies DeskTextData,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const answered = Promise.withResolvers<DeskTextAnswer>()
  const stopped = () =>
    answered.reject(
      new ImportRefused(
        'took-too-long',
        `${file.name} took longer to read than a story does, and nothing of it was stored. Has it lost its line ends?`,
      ),
    )
  const timer = setTimeout(stopped, time)
  worker.on('message', answered.resolve)
  // Out of memory, or it could not start.
  worker.on('error', stopped)
  worker.on('exit', stopped)
  try {
    const answer = await answered.promise
    if ('refused' in answer) throw new ImportRefused(answer.refused.code, answer.refused.message)
    if ('failed' in answer) throw new Error(answer.failed)
    return answer.prepared
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
