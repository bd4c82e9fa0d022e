/**
 * A disk that is filling up under the embedded engine, or takes nothing. One that has no room left for its log ends, and
 * its folder does not open again until there is some; so well before that it only reads, which readers do not notice and
 * editors are told. What ends all the same goes on as a copy in memory (`folder-in-memory.ts`) until the disk takes
 * something.
 */
import { statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { log } from '../../log/log.ts'
import { whyUnwritable } from './try-writing.ts'

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

/** Whether a folder's disk takes nothing, or too little for an engine to open on it. False for what cannot be found out. */
export const takesNothing = (folder: string, least = leastRoom): Promise<boolean> =>
  Promise.all([whyUnwritable(folder), roomAt(folder)]).then(
    ([problem, room]) => problem !== undefined || room < least,
    () => false,
  )

export type RoomWatch = {
  /** For a connection that is new: it may only read where the one before might. */
  prepare: (client: ClientBase) => Promise<void>
  /** Looks now, and every few seconds from then on. */
  begin: () => Promise<void>
  stop: () => void
}

const setReadOnly = (isOn: boolean) => `SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`

/** What is watched: the engine's one session, and whether it is of a copy. */
export type WatchedEngine = {
  ask: (query: string) => Promise<unknown>
  isCopy: () => boolean
  /** Whether its folder is still there: what is written into one that was removed is gone with the process. */
  isThere: () => boolean
  /** Waits for what is under way, and has the next query answered from the folder itself. */
  leaveCopy: () => Promise<void>
}

/** Has a database only read while its disk has little room, or takes nothing. */
export function watchRoom({ ask, isCopy, isThere, leaveCopy }: WatchedEngine, folder: string): RoomWatch {
  const stopping = new AbortController()
  let isShort = false
  const look = async (): Promise<void> => {
    if (isCopy()) {
      if (await takesNothing(folder, enoughRoom)) return
      await leaveCopy()
      log.info({ folder }, 'The disk takes what is written again, and saving goes on')
    }
    const isGone = !isThere()
    const room = isGone ? 0 : await roomAt(folder)
    const should = room < (isShort ? enoughRoom : leastRoom)
    if (should === isShort) return
    await ask(setReadOnly(should))
    isShort = should
    const facts = { megabytes: Math.floor(room / megabyte), folder }
    if (isGone)
      log.error(
        { folder },
        'The folder of the database is gone: what is in memory is served, and nothing is saved',
      )
    else if (isShort)
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
      if (isShort || isCopy()) await client.query(setReadOnly(true))
    },
    begin: async () => {
      await look()
      goOn()
    },
    stop: () => stopping.abort(),
  }
}
