/** An archive that is read by a thread of its own, within bounds on time and memory. */
import { AskedThread, ThreadRefusal, ThreadStopped } from '../../server/asked-thread.ts'
import type { OwnExport } from '../own/own-export.ts'
import type { OwnHeader, OwnRecord, RecordName } from '../own/records.ts'
import type { AssetSource } from './asset-source.ts'
import { FileRefused } from './file-refused.ts'
import type { Archive, FoundRecord } from './import-record.ts'
import type { GivenWithFile } from './open-archive.ts'
import type { ReadingData, ReadingOrder } from './reading-thread.ts'

/** What reading may take: milliseconds of one step of it, and megabytes. */
export type ReadingBounds = { words: number; step: number; memory: number }

const usual: ReadingBounds = { words: 10_000, step: 60_000, memory: 1_024 }

/** A thread that reads a file; refusals are those of archives. */
class Reader {
  readonly #thread: AskedThread<ReadingOrder>

  constructor(data: ReadingData, memory: number) {
    this.#thread = new AskedThread('lib/archive/import/reading-thread.ts', { name: 'reading', data, memory })
  }

  /** @throws {FileRefused} as the thread does; {ThreadStopped} when it takes longer, and then this thread is no more */
  async ask<T>(order: ReadingOrder, longest: number): Promise<T> {
    try {
      return await this.#thread.ask<T>(order, longest)
    } catch (error) {
      if (!(error instanceof ThreadRefusal)) throw error
      const { reason, subject } = error.refusal as Pick<FileRefused, 'reason' | 'subject'>
      throw new FileRefused(reason, subject)
    }
  }

  async close(): Promise<void> {
    await this.ask({ close: true }, 2_000).catch(() => {})
    await this.#thread.close()
  }
}

/**
 * Opens a file to be taken in, as `openArchive` does; nothing of it is read on this thread. A story whose words take
 * too long is left out, and the reading goes on behind it with another thread.
 * @throws {FileRefused}
 */
export async function archiveInThread(
  path: string,
  given: GivenWithFile = {},
  bounds: Partial<ReadingBounds> = {},
): Promise<Archive> {
  const { words, step, memory } = { ...usual, ...bounds }
  const data: ReadingData = { ...given, path }
  let reader = new Reader(data, memory)
  /** How many threads there were before this one. */
  let replaced = 0
  /** Records that have been handed on since the beginning. */
  let taken = 0

  const stopped = (error: unknown): never => {
    if (error instanceof ThreadStopped) throw new FileRefused('took-too-long', given.fileName ?? path)
    throw error
  }
  const open = () => reader.ask<Pick<Archive, 'format' | 'fileName'>>({ open: true }, step)

  const { format, fileName } = await open().catch(async (error: unknown) => {
    await reader.close()
    return stopped(error)
  })

  async function* read(): AsyncGenerator<FoundRecord> {
    await reader.ask({ rewind: true }, step).catch(stopped)
    taken = 0
    for (;;) {
      const before = replaced
      const { found, isEnd } = await reader
        .ask<{ found: FoundRecord[]; isEnd: boolean }>({ next: true }, step)
        .catch(stopped)
      for (const each of found) {
        taken += 1
        yield each
        // The rest was of a thread that is no more, and comes again from another.
        if (replaced !== before) break
      }
      if (isEnd && replaced === before) return
    }
  }

  /** Another thread, which has passed over what was handed on already. */
  async function goOnBehind(): Promise<void> {
    await reader.close()
    reader = new Reader(data, memory)
    replaced += 1
    await open()
    await reader.ask({ rewind: true }, step)
    await reader.ask({ skip: taken }, step)
  }

  const shelf: AssetSource = {
    async find(address) {
      if (!(await reader.ask<boolean>({ hasAsset: address }, step).catch(stopped))) return null
      return async function* () {
        yield await reader.ask<Uint8Array>({ asset: address }, step).catch(stopped)
      }
    },
  }

  /** Our own export is more than its stories: its files are read there as well. */
  const own: OwnExport = {
    header: () => reader.ask<OwnHeader>({ ownHeader: true }, step).catch(stopped),
    async *records<N extends RecordName>(name: N) {
      await reader.ask({ ownFrom: name }, step).catch(stopped)
      for (;;) {
        const { found, isEnd } = await reader
          .ask<{ found: OwnRecord<N>[]; isEnd: boolean }>({ ownNext: name }, step)
          .catch(stopped)
        yield* found
        if (isEnd) return
      }
    },
    async file(name) {
      const bytes = await reader.ask<Uint8Array | null>({ ownFile: name }, step).catch(stopped)
      return (
        bytes &&
        async function* () {
          yield bytes
        }
      )
    },
  }
  return {
    format,
    fileName,
    read,
    shelf,
    ...(format === 'warraq' && { own }),
    async blocksOf(story, reading) {
      try {
        return await reader.ask({ blocksOf: story, reading }, words)
      } catch (error) {
        if (!(error instanceof ThreadStopped)) throw error
        await goOnBehind().catch(stopped)
        return { refused: 'took-too-long' }
      }
    },
    close: () => reader.close(),
  }
}
