/**
 * Finished pages in memory, within a budget of bytes. Those that were read once go first, the oldest before the others: a
 * crawler, who reads each page once, never pushes out what is read (a segmented LRU: Karedla, Love and Wherry, 1994).
 */

import type { Tag } from './cache-dependencies.ts'
import { type Bodies, weightOf } from './encodings.ts'
import type { KnownTouches } from './kept-pages.ts'

export type Page = {
  status: number
  /** Lower-case names. Neither encoding, length nor caching: those are written when the page is sent. */
  headers: Readonly<Record<string, string>>
  bodies: Bodies
  read: ReadonlySet<Tag>
  /** Milliseconds since 1970: when it was made that its body has been the same since. */
  madeAt: number
  /** Milliseconds since 1970: when it was last made, with that body or another. */
  checkedAt: number
  /** Milliseconds since 1970: no later than this it is sent without asking, though nothing was touched. */
  freshUntil: number
  /** Milliseconds since 1970: something that it was made from was touched some time after this, while it was made. */
  touchedAfter?: number
  /** What was known when it began to be made; absent of a page that came from the disk. */
  known?: KnownTouches
}

/** What a page weighs beside its bodies: headers, tags, the map's own nodes. */
const overhead = 2_048

/** How much of the budget may be held by pages that were read again. */
const shareOfRead = 0.8

/** Pages in the order in which they were last read, and their weight. */
type Segment = { pages: Map<string, Page>; bytes: number }

export class PageStore {
  readonly #once: Segment = { pages: new Map(), bytes: 0 }
  readonly #again: Segment = { pages: new Map(), bytes: 0 }
  readonly #keysByTag = new Map<Tag, Set<string>>()
  readonly #budget: number
  readonly #mostPages: number

  /** @param budget bytes of bodies to keep  @param mostPages a second bound, for pages that weigh nothing */
  constructor(budget: number, mostPages = Number.POSITIVE_INFINITY) {
    this.#budget = budget
    this.#mostPages = mostPages
  }

  get size(): { pages: number; bytes: number } {
    return {
      pages: this.#once.pages.size + this.#again.pages.size,
      bytes: this.#once.bytes + this.#again.bytes,
    }
  }

  /** The page, for somebody who reads it. */
  get(key: string): Page | undefined {
    const known = this.#again.pages.get(key)
    if (known) {
      this.#again.pages.delete(key)
      this.#again.pages.set(key, known)
      return known
    }
    const page = take(this.#once, key)
    if (page) this.#promote(key, page)
    return page
  }

  #promote(key: string, page: Page): void {
    put(this.#again, key, page)
    // Back to those that go first, as the newest of them.
    for (const [oldest, demoted] of this.#again.pages) {
      if (this.#again.bytes <= this.#budget * shareOfRead) break
      take(this.#again, oldest)
      put(this.#once, oldest, demoted)
    }
  }

  /** The page, without its being read. */
  peek(key: string): Page | undefined {
    return this.#again.pages.get(key) ?? this.#once.pages.get(key)
  }

  /** A page in place of a former one has its place. */
  set(key: string, page: Page): void {
    const segment = this.#again.pages.has(key) ? this.#again : this.#once
    this.delete(key)
    if (weightOfPage(page) > this.#budget) return
    put(segment, key, page)
    for (const tag of page.read) {
      const keys = this.#keysByTag.get(tag)
      if (keys) keys.add(key)
      else this.#keysByTag.set(tag, new Set([key]))
    }
    for (const { pages } of [this.#once, this.#again])
      for (const oldest of pages.keys()) {
        const { bytes, pages: count } = this.size
        if (bytes <= this.#budget && count <= this.#mostPages) return
        // What has just come goes last.
        if (oldest !== key) this.delete(oldest)
      }
  }

  delete(key: string): void {
    const page = take(this.#once, key) ?? take(this.#again, key)
    if (!page) return
    for (const tag of page.read) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }

  /** Drops every page that was made from any of these. @returns the dropped ones, by key */
  forget(touched: Iterable<Tag>): Map<string, Page> {
    const dropped = new Map<string, Page>()
    for (const tag of touched)
      for (const key of [...(this.#keysByTag.get(tag) ?? [])]) {
        const page = this.peek(key)
        if (page) dropped.set(key, page)
        this.delete(key)
      }
    return dropped
  }

  clear(): void {
    for (const segment of [this.#once, this.#again]) {
      segment.pages.clear()
      segment.bytes = 0
    }
    this.#keysByTag.clear()
  }
}

const weightOfPage = (page: Page): number => weightOf(page.bodies) + overhead

function put(segment: Segment, key: string, page: Page): void {
  segment.pages.set(key, page)
  segment.bytes += weightOfPage(page)
}

function take(segment: Segment, key: string): Page | undefined {
  const page = segment.pages.get(key)
  if (!page) return
  segment.pages.delete(key)
  segment.bytes -= weightOfPage(page)
  return page
}
