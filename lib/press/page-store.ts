/** Finished pages in memory, within a budget of bytes, the least recently read going first. */

import type { Tag } from './cache-dependencies.ts'
import { type Bodies, weightOf } from './encodings.ts'

export type Page = {
  status: number
  /** Lower-case names. Neither encoding, length nor caching: those are written when the page is sent. */
  headers: Readonly<Record<string, string>>
  bodies: Bodies
  read: ReadonlySet<Tag>
  /** Milliseconds since 1970: when it was made that its body has been the same since. */
  madeAt: number
  /** Milliseconds since 1970. Until then the page is sent without asking; past it, while one refresh runs. */
  freshUntil: number
  /** Past it the page is only sent when a new one cannot be made. */
  staleUntil: number
}

/** What a page weighs beside its bodies: headers, tags, the map's own nodes. */
const overhead = 2_048

export class PageStore {
  readonly #pages = new Map<string, Page>()
  readonly #keysByTag = new Map<Tag, Set<string>>()
  readonly #budget: number
  readonly #mostPages: number
  #bytes = 0

  /** @param budget bytes of bodies to keep  @param mostPages a second bound, for pages that weigh nothing */
  constructor(budget: number, mostPages = Number.POSITIVE_INFINITY) {
    this.#budget = budget
    this.#mostPages = mostPages
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes }
  }

  /** The page, now the most recently read. */
  get(key: string): Page | undefined {
    const page = this.#pages.get(key)
    if (page) {
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  set(key: string, page: Page): void {
    this.delete(key)
    const weight = weightOf(page.bodies) + overhead
    if (weight > this.#budget) return
    this.#pages.set(key, page)
    this.#bytes += weight
    for (const tag of page.read) {
      const keys = this.#keysByTag.get(tag)
      if (keys) keys.add(key)
      else this.#keysByTag.set(tag, new Set([key]))
    }
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#budget && this.#pages.size <= this.#mostPages) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= weightOf(page.bodies) + overhead
    for (const tag of page.read) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }

  /** Drops every page that was made from any of these. */
  forget(touched: Iterable<Tag>): void {
    for (const tag of touched) for (const key of [...(this.#keysByTag.get(tag) ?? [])]) this.delete(key)
  }

  clear(): void {
    this.#pages.clear()
    this.#keysByTag.clear()
    this.#bytes = 0
  }
}
