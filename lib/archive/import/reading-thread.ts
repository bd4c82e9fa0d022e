/**
 * The thread that reads an archive: whatever a stranger's file does to a parser, nobody who is served waits for it
 * (`archive-in-thread.ts` asks, and ends it when it takes too long).
 */
import { workerData } from 'node:worker_threads'
import { present } from '../../present.ts'
import { answerOrders } from '../../server/answer-orders.ts'
import type { OwnRecord, RecordName } from '../own/records.ts'
import { archiveHere } from './archive-here.ts'
import { FileRefused } from './file-refused.ts'
import type { Archive, FoundRecord, FoundStory, ReadingOf } from './import-record.ts'
import { type GivenWithFile, openArchive } from './open-archive.ts'
import type { Bytes } from './open-text.ts'

/** The file, absolute, and what goes with it. */
export type ReadingData = GivenWithFile & { path: string }

export type ReadingOrder =
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
  /** What our own export says of itself. */
  | { ownHeader: true }
  /** One of its files, from its beginning. */
  | { ownFrom: RecordName }
  /** Some more of that. */
  | { ownNext: RecordName }
  /** The bytes of one of its pictures; null where there is none. */
  | { ownFile: string }
  | { close: true }

/** Records that are handed over together, and milliseconds for which one waits for others. */
const most = 32
const longest = 50
/** Bytes of one picture: what is larger is none that could be taken. */
const largestAsset = 100_000_000

const { path, ...given } = workerData as ReadingData
let archive: Archive
let records: AsyncIterator<FoundRecord> | undefined
const ownRecords = new Map<RecordName, AsyncIterator<OwnRecord<RecordName>>>()

async function carryOut(order: ReadingOrder): Promise<unknown> {
  if ('open' in order) {
    archive = archiveHere(await openArchive(path, given))
    return { format: archive.format, fileName: archive.fileName }
  }
  if ('rewind' in order) {
    records = archive.read()[Symbol.asyncIterator]()
    return null
  }
  if ('next' in order) return nextOf(present(records, 'beginning of the reading'))
  if ('skip' in order) {
    const from = present(records, 'beginning of the reading')
    for (let passed = 0; passed < order.skip; passed += 1) await from.next()
    return null
  }
  if ('blocksOf' in order) return archive.blocksOf(order.blocksOf, order.reading)
  if ('hasAsset' in order) return Boolean(await archive.shelf?.find(order.hasAsset))
  if ('asset' in order) {
    const open = present(await archive.shelf?.find(order.asset), 'file that was found')
    return wholeFile(open, order.asset)
  }
  if ('close' in order) {
    await archive.close()
    return null
  }
  const own = present(archive.own, 'export of our own')
  if ('ownHeader' in order) return own.header()
  if ('ownFrom' in order) {
    ownRecords.set(order.ownFrom, own.records(order.ownFrom)[Symbol.asyncIterator]())
    return null
  }
  if ('ownNext' in order) return nextOf(present(ownRecords.get(order.ownNext), 'beginning of that file'))
  const open = await own.file(order.ownFile)
  return open && wholeFile(open, order.ownFile)
}

/** What broke behind records that were handed over, and is said next. */
const broken = new WeakMap<object, unknown>()

async function nextOf<T>(records: AsyncIterator<T>): Promise<{ found: T[]; isEnd: boolean }> {
  if (broken.has(records)) throw broken.get(records)
  const from = Date.now()
  const found: T[] = []
  while (found.length < most && Date.now() - from < longest) {
    try {
      const next = await records.next()
      if (next.done) return { found, isEnd: true }
      found.push(next.value)
    } catch (error) {
      if (found.length === 0) throw error
      broken.set(records, error)
      break
    }
  }
  return { found, isEnd: false }
}

async function wholeFile(open: Bytes, address: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of open()) {
    size += piece.length
    if (size > largestAsset) throw new FileRefused('too-large', address)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

answerOrders(carryOut, (error) =>
  error instanceof FileRefused ? { reason: error.reason, subject: error.subject } : undefined,
)
