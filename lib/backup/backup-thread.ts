/** The thread that writes a backup (`backup-in-thread.ts`): rows are hashed and packed where nobody is served. */
import { parentPort, workerData } from 'node:worker_threads'
import { mediaStore } from '../picture/media-store.ts'
import { present } from '../present.ts'
import { type BackupRefusal, BackupRefused } from './backup-refused.ts'
import { openPlace, type PlaceAddress } from './place.ts'
import { type BackupGiven, type BackupReport, writeBackup } from './write-backup.ts'

export type BackupOrder = Omit<BackupGiven, 'store'> & {
  to: PlaceAddress
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
}
export type BackupAnswer =
  | { told: string }
  | { done: BackupReport }
  | { refused: { reason: BackupRefusal; subject: string } }
  | { failed: string }

const port = present(parentPort, 'thread that started this one')
const say = (answer: BackupAnswer): void => port.postMessage(answer)
const { to, mediaFolder, ...given } = workerData as BackupOrder

const stopping = new AbortController()
port.on('message', () => stopping.abort())

async function run(): Promise<void> {
  const place = await openPlace(to)
  try {
    const store = mediaStore(mediaFolder)
    say({
      done: await writeBackup(place, { ...given, store }, (told) => say({ told }), stopping.signal),
    })
  } finally {
    await place.close()
  }
}

run()
  .catch((error: unknown) => {
    if (error instanceof BackupRefused) say({ refused: { reason: error.reason, subject: error.subject } })
    else say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
  // What is left to listen to would keep the thread.
  .finally(() => port.close())
