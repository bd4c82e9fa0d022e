/**
 * The thread that reads an archive: whatever a stranger's file does to a parser, nobody who is served waits for it
 * (`archive-in-thread.ts` asks, and ends it when it takes too long).
 */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '../../present.ts'
import { archiveHere } from './archive-here.ts'
import { FileRefused } from './file-refused.ts'
import type { Archive, FoundRecord, FoundStory, ReadingOf } from './import-record.ts'
import { openArchive } from './open-archive.ts'

/** The file, absolute; the folder or ZIP of pictures that goes with it; what they were called. */
export type ReadingData = { path: string; media: string | null; fileName?: string; mediaName?: string }

export type ReadingOrder = { number: number } & (
  | { open: true }
  /** From its beginning again. */
  | { rewind: true }
  /** Some more of what it holds. */
  | { next: true }
  /** Passes over so many records. */
  | { skip: number }
  | { blocksOf: FoundStory; reading: ReadingOf }
  /** Whether there is such a file. */
  | { hasAsset: string }
  /** Its bytes. */
  | { asset: string }
  | { close: true }
)
export type ReadingAnswer = {
  number: number
  failed?: string
  refused?: Pick<FileRefused, 'reason' | 'subject'>
  given?: unknown
}

/** Records that are handed over together, and milliseconds for which one waits for others. */
const most = 32
const longest = 50
/** Bytes of one picture: what is larger is none that could be taken. */
const largestAsset = 100_000_000

const port = present(parentPort, 'thread that started this one')
const { path, media, fileName, mediaName } = workerData as ReadingData
let archive: Archive
let records: AsyncIterator<FoundRecord> | undefined

async function carryOut(order: ReadingOrder): Promise<unknown> {
  if ('open' in order) {
    archive = archiveHere(
      await openArchive(path, { media, ...(fileName && { fileName }), ...(mediaName && { mediaName }) }),
    )
    return { format: archive.format, fileName: archive.fileName }
  }
  if ('rewind' in order) {
    records = archive.read()[Symbol.asyncIterator]()
    return null
  }
  if ('next' in order) return nextRecords()
  if ('skip' in order) {
    for (let passed = 0; passed < order.skip; passed += 1) await nextRecord()
    return null
  }
  if ('blocksOf' in order) return archive.blocksOf(order.blocksOf, order.reading)
  if ('hasAsset' in order) return Boolean(await archive.shelf?.find(order.hasAsset))
  if ('asset' in order) return assetAt(order.asset)
  await archive.close()
  return null
}

const nextRecord = () => present(records, 'beginning of the reading').next()

async function nextRecords(): Promise<{ found: FoundRecord[]; isEnd: boolean }> {
  const from = Date.now()
  const found: FoundRecord[] = []
  while (found.length < most && Date.now() - from < longest) {
    const next = await nextRecord()
    if (next.done) return { found, isEnd: true }
    found.push(next.value)
  }
  return { found, isEnd: false }
}

async function assetAt(address: string): Promise<Uint8Array> {
  const open = present(await archive.shelf?.find(address), 'file that was found')
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of open()) {
    size += piece.length
    if (size > largestAsset) throw new FileRefused('too-large', address)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

// One after the other: what is asked for later stands further on in the file.
let turn: Promise<void> = Promise.resolve()
port.on('message', (order: ReadingOrder) => {
  const { number } = order
  turn = turn.then(async () => {
    const answer = await carryOut(order).then(
      (given): ReadingAnswer => ({ number, given }),
      (error: unknown): ReadingAnswer =>
        error instanceof FileRefused
          ? { number, refused: { reason: error.reason, subject: error.subject } }
          : { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    )
    port.postMessage(answer)
    if ('close' in order) port.close()
  })
})
