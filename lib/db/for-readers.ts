/** What is read for readers has connections of its own, so that a slow search never takes an editor's. */
import { AsyncLocalStorage } from 'node:async_hooks'

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.for-readers')
const shared = globalThis as { [key]?: AsyncLocalStorage<true> }
shared[key] ??= new AsyncLocalStorage<true>()
const storage: AsyncLocalStorage<true> = shared[key]

/** Does `work` for readers: what it and everything it starts asks of a PostgreSQL waits only for other readers. */
export const forReaders = <T>(work: () => T): T => storage.run(true, work)

export const isForReaders = (): boolean => storage.getStore() === true
