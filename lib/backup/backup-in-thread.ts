/** A backup that is written by a thread of its own, within bounds on memory. */
import { Worker } from 'node:worker_threads'
import { projectPath } from '../db/project-path.ts'
import { BackupRefused } from './backup-refused.ts'
import type { BackupAnswer, BackupOrder } from './backup-thread.ts'
import type { BackupReport } from './write-backup.ts'

/** Megabytes of its heap; parts lie beside it. */
const memory = 256

/** @throws {BackupRefused} as `writeBackup` does */
export async function backUpInThread(
  order: BackupOrder,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<BackupReport> {
  if (signal.aborted) throw new BackupRefused('stopped')
  const worker = new Worker(projectPath('lib/backup/backup-thread.ts'), {
    name: 'warraq-backup',
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const answered = Promise.withResolvers<BackupReport>()
  worker.on('message', (answer: BackupAnswer) => {
    if ('told' in answer) tell(answer.told)
    else if ('done' in answer) answered.resolve(answer.done)
    else if ('refused' in answer)
      answered.reject(new BackupRefused(answer.refused.reason, answer.refused.subject))
    else answered.reject(new Error(answer.failed))
  })
  worker.on('error', (error) => answered.reject(error))
  const gone = new Promise<void>((resolve) => worker.on('exit', () => resolve()))
  gone.then(() => answered.reject(new Error('The thread of the backup has ended')))
  // It removes what it has begun, and ends.
  const stop = () => worker.postMessage('stop')
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await answered.promise
  } finally {
    signal.removeEventListener('abort', stop)
    await gone
  }
}
