/** What waits to be made, and in what order: a storm of pages that nobody asked for before must not stop the others. */

/** More is asked for than can be made. Whoever asked is told when to come again. */
export class TooBusy extends Error {
  override name = 'TooBusy'
  /** Seconds, for `Retry-After` (RFC 9110, 10.2.3). */
  readonly retryAfter = 10
}

export type RenderQueueOptions = {
  /** Pages being made at once. Each holds the one thread for some milliseconds, and waits for the database meanwhile. */
  atOnce: number
  /** Pages waiting, of all clients together. */
  waiting: number
  /** Milliseconds that one may wait. */
  longest: number
}

type Waiting = { begin: () => void; refuse: (error: TooBusy) => void }

/**
 * Takes turns between clients, however much each asks for: one reader's page is made before a crawler's hundreds. What
 * would wait for too long is refused.
 */
export class RenderQueue {
  readonly #options: RenderQueueOptions
  /** Clients in the order of their turns, and what each waits for, the oldest first. */
  readonly #clients = new Map<string, Set<Waiting>>()
  #waiting = 0
  #running = 0

  constructor(options: RenderQueueOptions) {
    this.#options = options
  }

  /** What is being made. */
  get running(): number {
    return this.#running
  }

  /** What waits for its turn. */
  get waiting(): number {
    return this.#waiting
  }

  /**
   * Does `work` when its turn has come.
   * @param client whose turn it is; all work without one counts as one client's
   * @throws {TooBusy} when too much waits, or when it waited for too long
   */
  async run<T>(client: string, work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#options.atOnce) this.#running += 1
    else await this.#wait(client)
    try {
      return await work()
    } finally {
      this.#next()
    }
  }

  #wait(client: string): Promise<void> {
    if (this.#waiting >= this.#options.waiting && !this.#refuseOfGreediest(client))
      return Promise.reject(new TooBusy(`${this.#waiting} pages wait to be made`))
    return new Promise((begin, reject) => {
      const timer = setTimeout(() => {
        this.#remove(client, waiting)
        reject(new TooBusy(`A page waited ${this.#options.longest} ms to be made`))
      }, this.#options.longest)
      timer.unref()
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(timer)
          begin()
        },
        refuse: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      }
      const own = this.#clients.get(client) ?? new Set()
      own.add(waiting)
      this.#clients.set(client, own)
      this.#waiting += 1
    })
  }

  #remove(client: string, waiting: Waiting): void {
    const own = this.#clients.get(client)
    if (!own?.delete(waiting)) return
    this.#waiting -= 1
    if (own.size === 0) this.#clients.delete(client)
  }

  /** Whoever waits for most gives up its newest to one that waits for less; false when nobody does. */
  #refuseOfGreediest(client: string): boolean {
    let most = (this.#clients.get(client)?.size ?? 0) + 1
    let greediest: string | undefined
    for (const [each, { size }] of this.#clients) if (size > most) [greediest, most] = [each, size]
    if (greediest === undefined) return false
    const newest = [...(this.#clients.get(greediest) ?? [])].at(-1)
    if (!newest) return false
    this.#remove(greediest, newest)
    newest.refuse(new TooBusy(`${this.#waiting} pages wait to be made`))
    return true
  }

  #next(): void {
    const [turn] = this.#clients
    const first = turn?.[1].values().next().value
    if (!turn || !first) {
      this.#running -= 1
      return
    }
    const [client, own] = turn
    this.#remove(client, first)
    // The last of them all, if it still waits for something.
    if (this.#clients.delete(client)) this.#clients.set(client, own)
    // What is kept and was asked for meanwhile goes out first.
    setImmediate(first.begin)
  }
}
