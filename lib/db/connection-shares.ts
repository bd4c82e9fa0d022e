/**
 * What asks of the database, and so whose connections it takes. Readers have their own, so that a slow search never takes
 * an editor's; so has what follows changes, which must know soon that it cannot know, and what publishes what is due, which
 * must not wait for letters, notices and whatever else recurs.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** `pages`: of the readers' what the press makes, which only reads, and may be read from a standby. */
export type Share = 'editors' | 'readers' | 'pages' | 'follower' | 'schedule'

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.connection-share')
const shared = globalThis as { [key]?: AsyncLocalStorage<Share> }
shared[key] ??= new AsyncLocalStorage<Share>()
const storage: AsyncLocalStorage<Share> = shared[key]

/** Does `work` for readers: what it and everything it starts asks of a PostgreSQL waits only for other readers. */
export const forReaders = <T>(work: () => T): T => storage.run('readers', work)

/** The same for a page that is made to be kept: nothing is written in it. */
export const forPages = <T>(work: () => T): T => storage.run('pages', work)

/** Does `work` for whoever follows changes: it waits for nobody, and no longer than some seconds for an answer. */
export const forFollower = <T>(work: () => PromiseLike<T> | T): Promise<T> =>
  // Awaited within: a query of Drizzle's asks when somebody waits for it.
  storage.run('follower', async () => await work())

/** The same for whoever publishes what is due. */
export const forSchedule = <T>(work: () => PromiseLike<T> | T): Promise<T> =>
  storage.run('schedule', async () => await work())

/** Who is asking just now; editors, unless it was said. */
export const currentShare = (): Share => storage.getStore() ?? 'editors'
