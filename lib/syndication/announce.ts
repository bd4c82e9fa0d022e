/**
 * Telling others that something changed: a WebSub hub, which tells who follows our feeds, and IndexNow, which tells search
 * engines. Never before a change is committed, never while an operation waits, and from one process.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { article, redirect, story } from '../db/tables/stories.ts'
import { isLocale, type Locale } from '../locale/table.ts'
import { log } from '../log/log.ts'
import type { Tag } from '../press/cache-dependencies.ts'
import {
  feedFormats,
  feedHref,
  type ListAddress,
  type ListKind,
  listKinds,
  storyHref,
} from '../publication/addresses.ts'
import { isPublic, isWithdrawn } from '../publication/visibility.ts'

export type Announcing = {
  /** Returns at once; others are told a little later. */
  send: (touched: readonly Tag[]) => void
  /** Tells what is still to be told, within a few seconds, and ends. */
  stop: () => Promise<void>
}

export type Announcement = {
  siteUrl: string
  /** A hub's address (https://www.w3.org/TR/websub/). */
  webSubHub?: string | undefined
  indexNowKey?: string | undefined
  /** Who passes it on to all search engines that take part. */
  indexNowUrl?: string
}

type Timing = {
  /** Milliseconds to collect changes; longer than every instance, and a cache that is purged, needs to forget its copy. */
  after?: number
  /** Milliseconds before a failed request is made again; doubled each time. */
  retry?: number
  /** Told of what could not be said. */
  report?: (problem: string) => void
}

const mostAttempts = 4
const longestRequest = 10_000
const longestFarewell = 5_000
/** Past this the oldest are let go: those who follow a feed ask for it by themselves as well. */
const mostWaiting = 2_000
/** A hub is told of each feed by itself: not every one takes several in one request. */
const atOnce = 4
/** Addresses in one request (https://www.indexnow.org/documentation). */
const mostAddresses = 10_000

/** Starts telling; undefined when nobody is to be told. */
export function startAnnouncing(
  db: Database,
  { siteUrl, webSubHub, indexNowKey, indexNowUrl = 'https://api.indexnow.org/indexnow' }: Announcement,
  { after = 5_000, retry = 2_000, report = (problem) => log.error(problem) }: Timing = {},
): Announcing | undefined {
  if (!webSubHub && !indexNowKey) return undefined
  const waiting = new Set<Tag>()
  /** Ends the pauses; a while later, what is on its way. */
  const [leaving, left] = [new AbortController(), new AbortController()]
  let running: Promise<void> | undefined

  const send = (touched: readonly Tag[]): void => {
    for (const tag of touched)
      if (isAnnounced.test(tag)) {
        waiting.delete(tag)
        waiting.add(tag)
      }
    for (const tag of waiting) {
      if (waiting.size <= mostWaiting) break
      waiting.delete(tag)
    }
    if (waiting.size)
      running ??= run().finally(() => {
        running = undefined
      })
  }

  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal: leaving.signal, ref: false }).catch(() => {})

  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      await pause(after)
      const touched = [...waiting]
      waiting.clear()
      try {
        if (webSubHub) await tellHub(webSubHub, await feedsOf(db, touched))
        if (indexNowKey) await tellEngines(indexNowKey, await addressesOf(db, touched))
      } catch (error) {
        report(`What changed was not announced: ${reasonOf(error)}`)
      }
    }
  }

  const tellHub = async (hub: string, feeds: string[]): Promise<void> => {
    const rest = [...feeds]
    const teller = async () => {
      for (let href = rest.shift(); href; href = rest.shift())
        await tell(hub, new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': siteUrl + href }))
    }
    await Promise.all(Array.from({ length: atOnce }, teller))
  }

  const tellEngines = async (key: string, hrefs: string[]): Promise<void> => {
    for (let from = 0; from < hrefs.length; from += mostAddresses)
      await tell(
        indexNowUrl,
        JSON.stringify({
          host: new URL(siteUrl).host,
          key,
          keyLocation: `${siteUrl}/${key}.txt`,
          urlList: hrefs.slice(from, from + mostAddresses).map((href) => siteUrl + href),
        }),
      )
  }

  /** One request, again while it may yet succeed. What cannot be told is reported, and costs the others nothing. */
  const tell = async (url: string, body: URLSearchParams | string): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const problem = await post(url, body, left.signal)
      if (!problem) return
      if (!problem.mayPass || attempt === mostAttempts || leaving.signal.aborted)
        // The address may hold a secret; its host does not.
        return report(`${new URL(url).host} was not told of a change: ${problem.reason}`)
      await pause(retry * 2 ** (attempt - 1))
    }
  }

  return {
    send,
    stop: async () => {
      leaving.abort()
      const enough = setTimeout(() => left.abort(), longestFarewell)
      await running
      clearTimeout(enough)
    },
  }
}

type Problem = { reason: string; mayPass: boolean }

async function post(
  url: string,
  body: URLSearchParams | string,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      ...(typeof body === 'string' && { headers: { 'content-type': 'application/json; charset=utf-8' } }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestRequest)]),
    })
    const answer = await response.text()
    if (response.ok) return null
    const mayPass = response.status >= 500 || response.status === 408 || response.status === 429
    return { reason: `${response.status} ${answer.slice(0, 200)}`, mayPass }
  } catch (error) {
    return { reason: reasonOf(error), mayPass: true }
  }
}

/** `fetch` says “fetch failed”, and why in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/** Tags of the lists that have feeds, and of articles (`lib/press/cache-dependencies.ts`). */
const isAnnounced = /^(latest:[a-z]{2}|(section|topic|desk|author)-list:[^:]+:[a-z]{2}|article:[^:]+)$/

/** The feeds, in every format, of the lists that were touched. */
async function feedsOf(db: Database, touched: readonly Tag[]): Promise<string[]> {
  const feeds = new Map<string, { locale: Locale; list?: ListAddress }>()
  const lists: { tag: Tag; kind: ListKind; id: string; locale: Locale }[] = []
  for (const tag of touched) {
    const [name = '', ...rest] = tag.split(':')
    const locale = rest.at(-1)
    if (!isLocale(locale)) continue
    const kind = listKinds.find((each) => name === `${each}-list`)
    if (name === 'latest') feeds.set(tag, { locale })
    else if (kind) lists.push({ tag, kind, id: rest[0]!, locale })
  }
  for (const kind of listKinds) {
    const own = lists.filter((each) => each.kind === kind)
    const slugs = await slugsOf(
      db,
      kind,
      own.map((each) => each.id),
    )
    for (const { tag, id, locale } of own) {
      const slug = slugs.get(id)
      if (slug) feeds.set(tag, { locale, list: { kind, slug } })
    }
  }
  return [...feeds.values()].flatMap(({ locale, list }) =>
    feedFormats.map((format) => feedHref(locale, format, list)),
  )
}

const tables = { section, topic, desk, author }

async function slugsOf({ orm }: Database, kind: ListKind, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const table = tables[kind]
  const rows = await orm
    .select({ id: table.id, slug: table.slug })
    .from(table)
    .where(inArray(table.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row.slug]))
}

/**
 * Where the articles that were touched stand, or stood: those that readers may see, and those that they no longer may,
 * which an engine is to forget. Of one that moved, the address that it just left as well.
 */
async function addressesOf({ orm }: Database, touched: readonly Tag[]): Promise<string[]> {
  const ids = touched.flatMap((tag) => (tag.startsWith('article:') ? [tag.slice('article:'.length)] : []))
  if (ids.length === 0) return []
  const wasEverPublic = or(isPublic(), isWithdrawn())
  const current = await orm
    .select({ locale: article.locale, section: section.slug, slug: article.slug })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(inArray(article.id, ids), wasEverPublic))
  const former = await orm
    .select({ locale: redirect.locale, section: redirect.sectionSlug, slug: redirect.slug })
    .from(redirect)
    .innerJoin(article, eq(article.id, redirect.articleId))
    .where(
      and(
        inArray(article.id, ids),
        wasEverPublic,
        gt(redirect.createdAt, sql`now() - interval '10 minutes'`),
      ),
    )
  return [...new Set([...current, ...former].map((row) => storyHref(row.locale, row.section, row.slug)))]
}
