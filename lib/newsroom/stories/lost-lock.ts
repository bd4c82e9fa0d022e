/** Tells a tab that writes at once when it no longer does: somebody has taken over. */
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { editingTab } from '../../db/tables/drafts.ts'
import type { Actor } from '../actor.ts'
import { articleId, tabId } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from './editable-article.ts'

/** Milliseconds between two looks at the locks that somebody waits for. */
const lookEvery = 400

/** One look for all who wait in this process, whoever of the processes the lock was lost in. */
class LockWatch {
  readonly #db: Database
  /** By tab: whom to tell. */
  readonly #waiting = new Map<string, Set<() => void>>()
  #isLooking = false

  constructor(db: Database) {
    this.#db = db
  }

  /** @param tell called once, when the tab holds no lock */
  add(tabId: string, tell: () => void): void {
    this.#waiting.set(tabId, (this.#waiting.get(tabId) ?? new Set()).add(tell))
    if (!this.#isLooking) void this.#look()
  }

  remove(tabId: string, tell: () => void): void {
    const told = this.#waiting.get(tabId)
    told?.delete(tell)
    if (told?.size === 0) this.#waiting.delete(tabId)
  }

  async #look(): Promise<void> {
    this.#isLooking = true
    while (this.#waiting.size > 0) {
      const asked = [...this.#waiting.keys()]
      const writing = await this.#db.orm
        .select({ id: editingTab.id })
        .from(editingTab)
        .where(and(inArray(editingTab.id, asked), eq(editingTab.isWriting, true)))
        // A database that is away says nothing of a lock; the heartbeat notices.
        .catch(() => asked.map((id) => ({ id })))
      const held = new Set(writing.map(({ id }) => id))
      for (const tabId of asked)
        if (!held.has(tabId)) for (const tell of this.#waiting.get(tabId) ?? []) tell()
      await new Promise((resolve) => setTimeout(resolve, lookEvery))
    }
    this.#isLooking = false
  }
}

const watches = new WeakMap<Database, LockWatch>()

const lostLockInput = z.object({ articleId, tabId })

/**
 * Waits until a tab that writes has lost its lock.
 * @param longest milliseconds after which it is answered all the same
 * @param gone whoever asked has gone: nobody waits any longer
 * @returns whether the lock is lost
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `malformed`
 */
export const lostLock = operation({
  name: 'tab.lost-lock',
  input: lostLockInput,
  permission: 'story.read',
  run: waitForLoss,
})

async function waitForLoss(
  db: Database,
  actor: Actor,
  { articleId, tabId }: z.output<typeof lostLockInput>,
  { longest, gone }: { longest: number; gone?: AbortSignal },
): Promise<boolean> {
  await readArticle(db, actor, 'story.read', articleId)
  const watch = watches.get(db) ?? new LockWatch(db)
  watches.set(db, watch)
  return new Promise((resolve) => {
    const end = (isLost: boolean) => {
      clearTimeout(timer)
      gone?.removeEventListener('abort', leave)
      watch.remove(tabId, tell)
      resolve(isLost)
    }
    const tell = () => end(true)
    const leave = () => end(false)
    const timer = setTimeout(leave, longest)
    gone?.addEventListener('abort', leave)
    watch.add(tabId, tell)
  })
}
