/** What is asked of a site, one collection after the other, and written as lines of its file. */
import type { FileRefused } from '../import/file-refused.ts'
import { bytesOfFile } from '../import/open-text.ts'
import { type SiteAsker, SiteTrouble } from './ask-site.ts'
import { type Collection, fieldsOf } from './collections.ts'
import type { FetchProgress, Stage } from './fetch-progress.ts'
import { readCollection } from './read-collection.ts'
import { isOfRoute, lineOf, linesOf, longestLine, parseLine } from './site-file.ts'

/** What was changed in the minutes before a fetch may come too late for it, and clocks differ. */
const overlap = 15 * 60_000
/** Authors of a site that hides them, who are looked for one by one. */
const mostAuthors = 500

export class Stages {
  readonly #site: SiteAsker
  readonly #progress: FetchProgress
  readonly #path: string
  /** Writes a page, and then the place behind it. */
  readonly #turn: (lines: string) => Promise<void>

  constructor(
    site: SiteAsker,
    progress: FetchProgress,
    path: string,
    turn: (lines: string) => Promise<void>,
  ) {
    this.#site = site
    this.#progress = progress
    this.#path = path
    this.#turn = turn
  }

  async run(stage: Stage): Promise<void> {
    this.#progress.total = null
    if (stage.kind === 'authors') return this.#lookForAuthors()
    const { collection } = stage
    if (stage.kind === 'whole') return this.#read(collection, {})
    if (stage.kind === 'referred') return this.#readReferred(collection)
    const since = new Date(Date.parse(this.#progress.since ?? '') - overlap).toISOString().slice(0, 19)
    if (stage.kind === 'changed') return this.#read(collection, { modified_after: `${since}Z` })
    return this.#compare(collection)
  }

  /** Drafts, and words as they stand in the editor, for who may. Terms say the same to everybody. */
  #query({ kind, route }: Collection): Record<string, string> {
    if (!this.#site.isSignedIn) return {}
    if (kind === 'posts') return { context: 'edit', status: 'any' }
    return ['media', 'users', 'blocks'].includes(route) ? { context: 'edit' } : {}
  }

  async #read(collection: Collection, asked: Record<string, string>): Promise<void> {
    const progress = this.#progress
    const from = progress.place
    const passedBefore = new Set<number>()
    const pages = readCollection(
      this.#site,
      progress.site.api,
      collection,
      { ...this.#query(collection), _fields: fieldsOf(collection), ...asked },
      from,
    )
    for (;;) {
      const next = await pages.next()
      if (next.done) {
        if (!next.value) return
        // E-mail addresses are for administrators; names are for editors, too.
        if (collection.route === 'users' && this.#site.isSignedIn && asked.context !== 'view')
          return this.#read(collection, { ...asked, context: 'view' })
        return this.#notShown(collection, next.value.refused)
      }
      const { objects, total, place, left } = next.value
      let lines = left.map((each) => `${JSON.stringify({ left: each })}\n`).join('')
      for (const object of objects) {
        const id = object.id as number
        if (id <= from.lastId || passedBefore.has(id)) continue
        passedBefore.add(id)
        lines += this.#line(collection, object)
      }
      progress.place = place
      progress.total = total
      await this.#turn(lines)
    }
  }

  #line(collection: Collection, object: Record<string, unknown>): string {
    const progress = this.#progress
    const line = lineWithin(collection, object)
    if (line === null) return `${JSON.stringify({ left: `${collection.route}, ${String(object.id)}` })}\n`
    if (collection.kind === 'posts') {
      progress.stories += 1
      progress.known[collection.route] ??= { published: [], others: {} }
      const known = progress.known[collection.route]
      const id = object.id as number
      const status = String(object.status ?? 'publish')
      if (known && progress.since === null) {
        if (status === 'publish') known.published.push(id)
        else known.others[id] = status
      }
      const author = Number(object.author)
      if (author > 0 && Object.keys(progress.authors).length < mostAuthors)
        progress.authors[author] ??= nameByYoast(object)
    }
    return line
  }

  /** People may be hidden, and kinds of plug-ins; a site that hides its posts cannot be read. */
  async #notShown(collection: Collection, refused: FileRefused): Promise<void> {
    if (collection.route === 'posts') throw refused
    if (collection.route === 'users') this.#progress.hidesPeople = true
    else await this.#turn(`${JSON.stringify({ left: `${collection.route} (${refused.subject})` })}\n`)
  }

  /** Pictures and tags that what was changed names. */
  async #readReferred(collection: Collection): Promise<void> {
    const ids = new Set<number>()
    const routes = this.#progress.stages.flatMap((each) =>
      each.kind === 'changed' ? [each.collection.route] : [],
    )
    for await (const line of linesOf(bytesOfFile(this.#path))) {
      if (!isOfRoute(line, routes)) continue
      const parsed = parseLine(line)
      if ('object' in parsed) for (const id of referredIn(parsed.object, collection)) ids.add(id)
    }
    await this.#readIds(collection, [...ids])
  }

  async #readIds(collection: Collection, ids: number[]): Promise<void> {
    const { api } = this.#progress.site
    for (let at = 0; at < ids.length; at += 100) {
      const include = ids.slice(at, at + 100).join(',')
      const query = { ...this.#query(collection), _fields: fieldsOf(collection), include }
      for await (const { objects } of readCollection(this.#site, api, collection, query)) {
        await this.#turn(objects.map((object) => this.#line(collection, object)).join(''))
      }
    }
  }

  /**
   * What is there now, by ids alone: what was published at its hour, or came back, was changed by nobody and has no later
   * date; what is there no more was taken away.
   */
  async #compare(collection: Collection): Promise<void> {
    const progress = this.#progress
    const { api } = progress.site
    const before = progress.known[collection.route] ?? { published: [], others: {} }
    const now = new Map<number, string>()
    let isWhole = false
    const query = { ...this.#query(collection), _fields: 'id,status' }
    const pages = readCollection(this.#site, api, collection, query)
    for (;;) {
      const next = await pages.next()
      if (next.done) {
        isWhole = next.value === null
        break
      }
      for (const { id, status } of next.value.objects) now.set(id as number, String(status ?? 'publish'))
      progress.total = next.value.total
    }
    const published = new Set(before.published)
    const written = await this.#writtenOf(collection)
    const unknown = [...now].filter(
      ([id, status]) =>
        !written.has(id) && !(status === 'publish' ? published.has(id) : before.others[id] === status),
    )
    await this.#readIds(
      collection,
      unknown.map(([id]) => id),
    )
    if (!isWhole) return
    // A visitor sees no drafts, and so not that one is gone.
    const { isSignedIn } = this.#site
    const others = isSignedIn ? Object.keys(before.others).map(Number) : []
    const missing = [...before.published, ...others].filter((id) => !now.has(id))
    progress.gone.push(...(await this.#areGone(collection, missing)))
    progress.known[collection.route] = {
      published: [...now].flatMap(([id, status]) => (status === 'publish' ? [id] : [])),
      others: isSignedIn
        ? Object.fromEntries([...now].filter(([, status]) => status !== 'publish'))
        : before.others,
    }
    await this.#turn('')
  }

  async #writtenOf({ route }: Collection): Promise<Set<number>> {
    const ids = new Set<number>()
    for await (const line of linesOf(bytesOfFile(this.#path))) {
      if (!isOfRoute(line, [route])) continue
      const parsed = parseLine(line)
      if ('object' in parsed) ids.add(Number(parsed.object.id))
    }
    return ids
  }

  /** Asked for once more, by name: a list of what moves may miss one. */
  async #areGone(collection: Collection, ids: number[]): Promise<FetchProgress['gone']> {
    const gone: FetchProgress['gone'] = []
    for (let at = 0; at < ids.length; at += 100) {
      const asked = ids.slice(at, at + 100)
      const found = new Set<number>()
      const query = { ...this.#query(collection), _fields: 'id', include: asked.join(',') }
      for await (const { objects } of readCollection(this.#site, this.#progress.site.api, collection, query))
        for (const { id } of objects) found.add(id as number)
      gone.push(...asked.filter((id) => !found.has(id)).map((id) => ({ route: collection.route, id })))
    }
    return gone
  }

  /** Where the site does not say who its people are, the feed of each author does. */
  async #lookForAuthors(): Promise<void> {
    const { hidesPeople, authors, site } = this.#progress
    if (!hidesPeople) return
    for (const [id, known] of Object.entries(authors)) {
      const name = known ?? (await this.#nameByFeed(site.home, id))
      if (name) await this.#turn(lineOf('users', { id: Number(id), name }))
    }
  }

  async #nameByFeed(home: string, id: string): Promise<string | null> {
    const feed = new URL(home)
    feed.search = `?author=${id}&feed=rss2`
    const answer = await this.#site
      .ask(feed.href, { tries: 1, cut: 64 * 1024, isPublic: true })
      .catch((error: unknown) => {
        if (error instanceof SiteTrouble) return null
        throw error
      })
    const creator = /<dc:creator>(?:<!\[CDATA\[)?([^<\]]{1,200})/.exec(answer?.text ?? '')?.[1]
    return creator?.trim() || null
  }
}

/** Null where it is larger, or nested deeper, than anything that a person writes. */
function lineWithin({ route }: Collection, object: Record<string, unknown>): string | null {
  try {
    const line = lineOf(route, object)
    return line.length > longestLine ? null : line
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function nameByYoast(object: Record<string, unknown>): string | null {
  const { author } = (object.yoast_head_json ?? {}) as { author?: unknown }
  return typeof author === 'string' && author.trim() ? author.trim().slice(0, 200) : null
}

const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((each): each is number => Number.isSafeInteger(each) && each > 0) : []

/** Ids of tags, or of pictures: over the story, and in galleries, which are named by their ids alone. */
function referredIn(object: Record<string, unknown>, { route }: Collection): number[] {
  if (route !== 'media') return numbers(object.tags)
  const { raw } = (object.content ?? {}) as { raw?: unknown }
  const content = typeof raw === 'string' ? raw : ''
  const galleries = [...content.matchAll(/\b(?:ids|include)=["']([\d, ]{1,2000})["']/g)].flatMap(
    ([, ids = '']) => ids.split(',').map(Number),
  )
  const pictures = [...content.matchAll(/"(?:id|mediaId)":(\d{1,12})\b/g)].map(([, id]) => Number(id))
  return [...numbers([object.featured_media]), ...numbers([...galleries, ...pictures])]
}
