/**
 * A disk that is filling up under the embedded engine. One that has no room left for its log ends, and does not open again
 * until there is some; so well before that it only reads, which readers do not notice and editors are told.
 */
import { statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { log } from '../../log/log.ts'

const megabyte = 1024 * 1024
/** Bytes free below which nothing is written: the log grows by 16 MB at a time, and a checkpoint may need two. */
export const leastRoom = 64 * megabyte
/** Bytes free from which writing goes on, so that it does not turn back and forth. */
const enoughRoom = leastRoom + 32 * megabyte
const lookEvery = 2_000

/** Bytes free on the disk of a folder, for who is not root. */
export async function roomAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

export type RoomWatch = {
  /** For a connection that is new: it may only read where the one before might. */
  prepare: (client: ClientBase) => Promise<void>
  /** Looks now, and every few seconds from then on. */
  begin: () => Promise<void>
  stop: () => void
}

const setReadOnly = (isOn: boolean) => `SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`

/**
 * Has a database only read while its disk has little room.
 * @param ask sends a query to the engine's one session
 */
export function watchRoom(ask: (query: string) => Promise<unknown>, folder: string): RoomWatch {
  const stopping = new AbortController()
  let isShort = false
  const look = async (): Promise<void> => {
    const room = await roomAt(folder)
    const should = room < (isShort ? enoughRoom : leastRoom)
    if (should === isShort) return
    await ask(setReadOnly(should))
    isShort = should
    const facts = { megabytes: Math.floor(room / megabyte), folder }
    if (isShort)
      log.error(facts, 'The disk is full: pages are served, and nothing is saved until there is room')
    else log.info(facts, 'The disk has room again, and saving goes on')
  }
  const goOn = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await wait(lookEvery, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      // An engine that is away is heard of by whoever asks it for something.
      if (!stopping.signal.aborted) await look().catch(() => {})
    }
  }
  return {
    prepare: async (client) => {
      if (isShort) await client.query(setReadOnly(true))
    },
    begin: async () => {
      await look()
      goOn()
    },
    stop: () => stopping.abort(),
  }
}
