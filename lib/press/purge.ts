/**
 * Telling a cache in front of us which pages to forget. Pages go out with the keys they were made from, and every
 * change is sent as the keys it touched.
 */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log/log.ts'
import { reasonOf } from '../log/reason-of.ts'
import { isOfReaders, type Tag } from './cache-dependencies.ts'

export type PurgeTarget = { url: string; token?: string | undefined }

export type Purging = {
  /** Returns at once; the cache is told as soon as it can be. */
  send: (touched: readonly Tag[]) => void
  /** Sends what is still waiting, within a few seconds, and ends. */
  stop: () => Promise<void>
}

type Dialect = {
  /** Headers of ours that carry a page's keys. */
  headers: readonly KeyHeader[]
  request: (keys: string[], token: string | undefined) => { headers: Record<string, string>; body: unknown }
}
export type KeyHeader = 'surrogate-key' | 'cache-tag'

const bearer = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {}

/** Cloudflare takes what we send to anybody (`POST /zones/{zone}/purge_cache`); Fastly has names of its own. */
const generic: Dialect = {
  headers: ['surrogate-key', 'cache-tag'],
  request: (tags, token) => ({ headers: bearer(token), body: { tags } }),
}
const dialects: Record<string, Dialect> = {
  'api.cloudflare.com': { ...generic, headers: ['cache-tag'] },
  'api.fastly.com': {
    headers: ['surrogate-key'],
    request: (keys, token) => ({
      headers: token ? { 'fastly-key': token } : ({} as Record<string, string>),
      body: { surrogate_keys: keys },
    }),
  },
}
const dialectOf = ({ url }: PurgeTarget): Dialect => dialects[new URL(url).hostname] ?? generic

/** The headers that the cache behind a purge address reads a page's keys from. */
export const keyHeadersFor = (target: PurgeTarget | undefined): readonly KeyHeader[] =>
  target ? dialectOf(target).headers : []

/**
 * A tag as a cache may be told it: one word of printable ASCII without commas, the same in any case (Cloudflare knows
 * none). Tags with an Arabic slug in them become a hash.
 */
export const surrogateKey = (tag: Tag): string =>
  /^[\x21-\x2b\x2d-\x40\x5b-\x7e]{1,128}$/.test(tag)
    ? tag
    : `h:${createHash('sha256').update(tag).digest('hex').slice(0, 20)}`

/** Keys in one request: Cloudflare takes 100, Fastly 256. */
const mostAtOnce = 100
/** Past this the oldest are let go: the cache's own time limit (`s-maxage`, seconds) catches those. */
const mostWaiting = 10_000
const longestRequest = 10_000
const longestRetry = 60_000
const longestFarewell = 5_000

/**
 * Starts telling a cache of changes. Every key is sent three times: at once; when every instance of ours that hears of
 * changes has forgotten its own copy, which the cache might have been given after the first time; and when one that hears of
 * none gives nothing to a cache any more (`lateAfter` in `press.ts`), and may be ended before it could tell.
 * @param again milliseconds between one time and the next: the first longer than `followChanges` takes to look, both together longer than `lateAfter`
 * @param retry milliseconds before a failed request is made again; doubled each time, up to a minute
 * @param report told of the first of several failures, and of keys let go
 */
export function startPurging(
  target: PurgeTarget,
  {
    again = [2_000, 4_000],
    retry = 1_000,
    report = (problem) => log.error(problem),
  }: { again?: readonly number[]; retry?: number; report?: (problem: string) => void } = {},
): Purging {
  const { host } = new URL(target.url)
  /** Keys, oldest first, and how many more times each is to be sent. */
  const waiting = new Map<string, number>()
  /** Keys that are to be sent again later, and how many more times. */
  const resting = new Map<string, { times: number; until: symbol }>()
  /** Ends the pauses; a while later, what is on its way. */
  const [leaving, left] = [new AbortController(), new AbortController()]
  let running: Promise<void> | undefined

  const add = (keys: Iterable<readonly [key: string, times: number]>): void => {
    for (const [key, times] of keys) {
      const more = Math.max(times, waiting.get(key) ?? 0)
      waiting.delete(key)
      waiting.set(key, more)
    }
    letOldestGo()
    running ??= run().finally(() => {
      running = undefined
    })
  }

  const letOldestGo = (): void => {
    if (waiting.size <= mostWaiting) return
    const oldest = [...waiting.keys()].slice(0, waiting.size - mostWaiting)
    for (const key of oldest) waiting.delete(key)
    report(`${host} is behind with purging: ${oldest.length} changes are let go.`)
  }

  const rest = (keys: readonly string[], times: number): void => {
    const until = Symbol('what these keys wait for')
    // What was touched again meanwhile waits anew.
    for (const key of keys) resting.set(key, { times, until })
    setTimeout(() => {
      const due = keys.filter((key) => resting.get(key)?.until === until)
      for (const key of due) resting.delete(key)
      add(due.map((key) => [key, times]))
    }, again.at(-times)).unref()
  }

  const run = async (): Promise<void> => {
    let pause = retry
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, mostAtOnce)
      for (const [key] of batch) waiting.delete(key)
      try {
        await post(
          target,
          batch.map(([key]) => key),
          left.signal,
        )
        pause = retry
        // By how often they were sent: not all of a batch were touched at the same time.
        for (const [times, each] of Map.groupBy(batch, ([, more]) => more - 1))
          if (times > 0)
            rest(
              each.map(([key]) => key),
              times,
            )
      } catch (error) {
        // The address may hold a secret; its host does not.
        if (error instanceof Refused || pause === retry || leaving.signal.aborted)
          report(`${host} was not told of ${batch.length} changes: ${reasonOf(error)}`)
        if (error instanceof Refused) continue
        // At the front again, where they were.
        const newer = [...waiting]
        waiting.clear()
        for (const [key, times] of [...batch, ...newer]) waiting.set(key, times)
        letOldestGo()
        if (leaving.signal.aborted) return
        await wait(pause, undefined, { signal: leaving.signal, ref: false }).catch(() => {})
        pause = Math.min(pause * 2, longestRetry)
      }
    }
  }

  return {
    send: (touched) => add(touched.filter(isOfReaders).map((tag) => [surrogateKey(tag), again.length + 1])),
    stop: async () => {
      leaving.abort()
      const enough = setTimeout(() => left.abort(), longestFarewell)
      await running
      const rest = [...resting.keys()]
      resting.clear()
      add(rest.map((key) => [key, 1]))
      await running
      clearTimeout(enough)
    },
  }
}

/** An answer that the same request would get again. */
class Refused extends Error {}

async function post(target: PurgeTarget, keys: string[], left: AbortSignal): Promise<void> {
  const { headers, body } = dialectOf(target).request(keys, target.token)
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.any([left, AbortSignal.timeout(longestRequest)]),
  })
  const answer = await response.text()
  if (response.ok) return
  const mayChange = response.status >= 500 || response.status === 408 || response.status === 429
  throw new (mayChange ? Error : Refused)(`${response.status} ${answer.slice(0, 200)}`)
}
