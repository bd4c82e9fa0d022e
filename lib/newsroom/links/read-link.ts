/**
 * What a link leads to, read from the page itself, for the card that stands for it in a story. Another site is asked as
 * `guarded-fetch.ts` asks, for so long and so much; what it answers is read in a thread; its picture becomes one of ours.
 */
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { localeOfText } from '../../locale/locale-of-text.ts'
import { log } from '../../log/log.ts'
import { AskedThread, ThreadStopped } from '../../server/asked-thread.ts'
import { type Fetched, FetchRefused, guardedFetch } from '../../server/guarded-fetch.ts'
import { embedFrame } from '../../story/embed-frame.ts'
import { type EmbedProvider, embedProviderOf, embedSourceOf, linkCard } from '../../story/safe-address.ts'
import type { Actor } from '../actor.ts'
import { text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { cleanHref } from '../paste/pasted-links.ts'
import { uploadPicture } from '../pictures/upload-picture.ts'
import type { LinkOrder } from './link-thread.ts'
import { nothingSaid, type PageFacts, type PageRead } from './page-facts.ts'

/** What is known of a link; null of what its page does not say. */
export type LinkRead = Omit<PageFacts, 'picture'> & {
  provider: string
  /** The link; of one that only leads on to a post, that post's own. */
  url: string
  /** The paper's own copy of its picture. */
  mediaId: string | null
}

/** Why nothing is known of a link: the subject of the refusal `link-unread`. */
type LinkUnread = 'address' | 'slow' | 'unreachable' | 'gone' | 'unreadable' | 'silent' | 'busy'

/** What reading needs to know of this house. */
export type LinkReader = {
  /** Absolute; `WARRAQ_DATA/media`. */
  mediaFolder: string
  /** `settings.privateDestinations` */
  allowed: readonly string[]
  /** Who asks, so that whoever runs the other site knows whom to ask about it. */
  siteUrl: string
  /** Milliseconds for all of it. */
  within?: number
}

/** Bytes of a page: what it says of itself stands at its beginning. What is longer is not read to its end. */
const mostOfPage = 1024 * 1024
const mostOfOEmbed = 128 * 1024
/** Bytes; pages name pictures for cards, not originals. */
const mostOfPicture = 8 * 1024 * 1024
/** Milliseconds; who asked waits for twenty seconds (`ask-newsroom.ts`). */
const usualTime = 15_000
/** Of all the time there is, what the page may take: some is left for its picture. */
const shareOfPage = 0.6

/**
 * @throws {NewsroomError} `not-allowed`; `link-unread` with a {@link LinkUnread}: the link is as good as before
 */
export const readLink = operation({
  name: 'link.read',
  input: z.object({ url: text.max(2_000) }),
  permission: 'media.upload',
  run: (db, actor, { url }, { within = usualTime, ...reader }: LinkReader) =>
    inPlace(() => read(db, actor, url, { ...reader, within, until: performance.now() + within })),
})

const unread = (reason: LinkUnread): NewsroomError => new NewsroomError('link-unread', reason)

/** `until`: of this process's clock. */
type Reading = Required<LinkReader> & { until: number }

async function read(db: Database, actor: Actor, written: string, reader: Reading): Promise<LinkRead> {
  const asked = cleanHref(written)
  if (!asked || !/^https?:/.test(asked)) throw unread('address')
  const known = embedProviderOf(asked)
  const endpoint = known && endpoints[known]
  const [page, told] = await Promise.all([
    pageAt(asked, reader).catch(asReason),
    endpoint ? oembedAt(`${endpoint}?format=json&url=${encodeURIComponent(asked)}`, reader) : null,
  ])
  const isTold = page instanceof NewsroomError || !isElsewhere(asked, page.address) ? page : null
  const said = isTold instanceof NewsroomError ? null : isTold
  const more = told ?? (said?.oembed ? await oembedAt(said.oembed, reader) : null)
  // What a provider says by its own programme's interface is what it means to be shown.
  const facts = (endpoint ? [more?.facts, said?.facts] : [said?.facts, more?.facts]).reduce<PageFacts>(
    merged,
    nothingSaid,
  )
  if (!facts.title && !facts.description) {
    if (page instanceof NewsroomError) throw page
    throw unread('silent')
  }
  const url = said ? ownAddress(asked, said.address) : asked
  const isMastodon = said?.isMastodon || more?.isMastodon
  const { picture, ...words } = facts
  return {
    ...words,
    url,
    provider: embedSourceOf(url, isMastodon ? 'mastodon' : linkCard) ?? linkCard,
    mediaId: picture
      ? await inTime(
          keptPicture(db, actor, picture, facts.site ?? new URL(url).hostname, reader),
          reader.until - performance.now(),
        )
      : null,
  }
}

/** Null for what takes longer: words are not kept waiting for a picture, which is there when they are read again. */
async function inTime<T>(work: Promise<T>, longest: number): Promise<T | null> {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), Math.max(1, longest))
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

const merged = (found: PageFacts, more: PageFacts | undefined): PageFacts => {
  if (!more) return found
  const all = { ...found }
  for (const name of Object.keys(nothingSaid) as (keyof PageFacts)[]) all[name] ??= more[name]
  return all
}

/** The page of a post led to something else: to signing in, or to agreeing to something. */
const isElsewhere = (asked: string, answered: string): boolean => {
  const frame = embedFrame(asked)
  return frame !== null && embedFrame(answered)?.src !== frame.src
}

/** A short link is the post that it leads to; any other link stays as it was written. */
function ownAddress(asked: string, answered: string): string {
  const found = cleanHref(answered)
  return found && !embedFrame(asked) && embedFrame(found) ? found : asked
}

/** Where providers answer to oEmbed that do not say so on each page, or whose pages say little to programs. */
const endpoints: Partial<Record<EmbedProvider, string>> = {
  youtube: 'https://www.youtube.com/oembed',
  vimeo: 'https://vimeo.com/api/oembed.json',
  x: 'https://publish.x.com/oembed',
  tiktok: 'https://www.tiktok.com/oembed',
  bluesky: 'https://embed.bsky.app/oembed',
  soundcloud: 'https://soundcloud.com/oembed',
  spotify: 'https://open.spotify.com/oembed',
  datawrapper: 'https://api.datawrapper.de/v3/oembed/',
  flourish: 'https://app.flourish.studio/api/v1/oembed',
}

/** A refusal is an answer, too, while something else may be known. */
function asReason(error: unknown): NewsroomError {
  if (error instanceof NewsroomError) return error
  if (error instanceof FetchRefused) return unread(error.refusal === 'too-slow' ? 'slow' : 'address')
  if (error instanceof Error && 'code' in error) return unread('unreachable')
  throw error
}

async function pageAt(address: string, reader: Reading): Promise<PageRead & { address: string }> {
  const answer = await ask(address, reader, {
    accept: 'text/html,application/xhtml+xml',
    most: mostOfPage,
    cut: true,
  })
  if (answer.status < 200 || answer.status >= 300)
    throw unread(answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'gone')
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? ''))
    throw unread('unreadable')
  const found = await inThread<PageRead>('page', answer)
  if (!found) throw unread('unreadable')
  return { ...found, address: answer.address }
}

type Told = { facts: PageFacts; isMastodon: boolean }

/** Null when it says nothing: then the page alone is believed. */
async function oembedAt(address: string, reader: Reading): Promise<Told | null> {
  try {
    const answer = await ask(address, reader, { accept: 'application/json', most: mostOfOEmbed, cut: false })
    const isJson = /^\s*(?:application|text)\/(?:[\w.-]+\+)?json\b/i.test(
      answer.headers['content-type'] ?? '',
    )
    return answer.status === 200 && isJson ? await inThread<Told>('oembed', answer) : null
  } catch {
    return null
  }
}

const ask = (
  address: string,
  { allowed, siteUrl, within, until }: Reading,
  { accept, most, cut }: { accept: string; most: number; cut: boolean },
): Promise<Fetched> =>
  guardedFetch(address, {
    headers: { 'user-agent': `Warraq (+${siteUrl})`, accept },
    within: Math.max(1, Math.min(within * shareOfPage, until - performance.now())),
    most,
    cut,
    allowed,
    plain: true,
    redirects: 5,
  })

/** Null where it cannot be had, or is no picture that we take. */
async function keptPicture(
  db: Database,
  actor: Actor,
  address: string,
  site: string,
  reader: Reading,
): Promise<string | null> {
  const answer = await ask(address, reader, { accept: 'image/*', most: mostOfPicture, cut: false }).catch(
    () => null,
  )
  if (answer?.status !== 200) return null
  try {
    const kept = await uploadPicture(db, actor, {}, reader.mediaFolder, [answer.body])
    // Whose it is, where its file does not say.
    if (!kept.isKnown)
      await db.orm
        .update(media)
        .set({ credits: { [localeOfText(site)]: site } })
        .where(and(eq(media.id, kept.mediaId), sql`${media.credits} = '{}'::jsonb`))
    return kept.mediaId
  } catch (error) {
    if (!(error instanceof NewsroomError))
      // Ours: a disk that is full, a process that could not be started. The card is as good without.
      log.error({ err: error }, 'The picture of a link could not be kept')
    return null
  }
}

/** Links that are read at once, in this process, and how many may wait for that. */
const mostAtOnce = 4
const mostWaiting = 24
let going = 0
const waiting: (() => void)[] = []

/** Reads as many at once as this process has time for, beside its readers. */
async function inPlace<T>(work: () => Promise<T>): Promise<T> {
  if (going >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw unread('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else going += 1
  try {
    return await work()
  } finally {
    // A place is handed on, not given back and taken.
    const next = waiting.shift()
    if (next) next()
    else going -= 1
  }
}

/** Milliseconds, and megabytes, for one page; milliseconds after which the thread is let go. */
const longestRead = 5_000
const memory = 192
const idle = 60_000
let thread: AskedThread<LinkOrder> | undefined
let letGo: NodeJS.Timeout | undefined

/** One after the other, so that nobody's time is spent waiting for another's page. */
let turn: Promise<unknown> = Promise.resolve()

/** Null for what takes longer to read than a page does. */
function inThread<T>(kind: LinkOrder['kind'], { body, headers, address }: Fetched): Promise<T | null> {
  const order = { kind, body, contentType: headers['content-type'] ?? '', address }
  const answered = turn.then(() => askThread<T>(order))
  turn = answered.catch(() => {})
  return answered
}

async function askThread<T>(order: LinkOrder): Promise<T | null> {
  clearTimeout(letGo)
  if (!thread || thread.hasEnded)
    thread = new AskedThread('lib/newsroom/links/link-thread.ts', { name: 'link', memory, isKept: true })
  const asked = thread
  try {
    return await asked.ask<T>(order, longestRead)
  } catch (error) {
    if (error instanceof ThreadStopped) return null
    throw error
  } finally {
    letGo = setTimeout(() => {
      if (thread === asked) thread = undefined
      asked.close()
    }, idle).unref()
  }
}
