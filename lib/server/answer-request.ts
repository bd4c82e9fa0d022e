/** What becomes of a request, from its address to the answer: read it from here down. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { beaconPath } from '../audience/beacon.ts'
import { forReaders } from '../db/connection-shares.ts'
import type { AnswerCounts } from '../health/answer-counts.ts'
import { passedSeconds, timed } from '../health/metrics.ts'
import { log } from '../log/log.ts'
import { present } from '../present.ts'
import type { Assets } from '../press/assets.ts'
import {
  type CacheRequest,
  cacheKeyFor,
  isForNextsScriptsAlone,
  isOnlyRead,
  isSharedDraft,
} from '../press/cache-key.ts'
import { type CachedResponse, ChangesUnknown, type Conditions, type Press } from '../press/press.ts'
import { TooBusy } from '../press/render-queue.ts'
import { streams, workerHref } from '../publication/addresses.ts'
import { headersOfAnswers } from './answer-headers.ts'
import type { BotWatch } from './bots/bot-watch.ts'
import { clientAddressBehind } from './client-address.ts'
import { hintsFor, takesHints } from './early-hints.ts'
import { isListening, type LiveReaders } from './live/live-readers.ts'
import { named } from './named-request.ts'
import type { NextInside } from './next-inside.ts'
import { requestAddress } from './request-address.ts'
import { refuseMethod, say, sendFailure } from './send-plainly.ts'
import type { ServeOptions } from './serve-options.ts'
import { sendSharedDraft } from './shared-draft.ts'
import { sendWorker, workerBodies, workerScript } from './worker-script.ts'

/** Characters of a path. Slugs have forty letters, nine characters each when they are encoded; the rest is a scan. */
const longestAddress = 1_024

/** Where tabs of the newsroom hear of what changes. */
const liveAddress = '/admin/live'

/** Links are few and asked for often; a scan makes many, and only costs the work again. */
const mostRemembered = 5_000

/** What Next's own scripts say of a request for a part of a page, which is sent as Next makes it. */
const isForNextsScripts = ({ headers }: IncomingMessage): boolean =>
  headers.rsc !== undefined || headers['next-action'] !== undefined

type Answering = {
  press: Press
  next: NextInside
  assets: Assets
  /** Who is told of live coverage as it goes on. */
  listeners: LiveReaders
  /** Who counts crawlers. */
  bots: Pick<BotWatch, 'saw'>
  counts: AnswerCounts
  options: Pick<
    ServeOptions,
    | 'audience'
    | 'publicationNames'
    | 'queriedPaths'
    | 'earlyHints'
    | 'deviceCopies'
    | 'liveTabs'
    | 'isDevelopment'
    | 'isSecure'
    | 'secureFor'
    | 'trustedProxies'
  >
  /** No more requests are wanted. */
  isStopping: () => boolean
}

/** What has to be waited for ends with the promise; what is ready has been sent when this returns. */
export type AnswerRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined

export function answerRequests({
  press,
  next,
  assets,
  listeners,
  bots,
  counts,
  options,
  isStopping,
}: Answering): AnswerRequest {
  const {
    audience,
    publicationNames,
    queriedPaths,
    earlyHints,
    isDevelopment = false,
    trustedProxies,
  } = options
  const clientAddress = clientAddressBehind(trustedProxies)
  /** What plain requests (GET, without cookies) ask for, by their target: most requests are such, for few addresses. */
  const plainlyAsked = new Map<string, CacheRequest>()
  // While pages are being worked on, none is kept anywhere.
  const keepsCopies = options.deviceCopies && !isDevelopment
  const workerText = keepsCopies ? present(assets.scriptTexts.get(workerHref), 'the worker').toString() : null
  const worker = workerBodies(workerScript(assets, workerText))
  /** By which those keys were told. */
  let queried = queriedPaths()

  const always = Object.entries(headersOfAnswers(options))
  /** What the press sends with its pages by itself. */
  const tellAlways = (response: ServerResponse): void => {
    for (const [name, value] of always) response.setHeader(name, value)
  }

  const answer: AnswerRequest = (request, response) => {
    // Somebody listens on it: what is sent there is part of a stream.
    if (isListening(request.socket)) {
      request.socket.destroy()
      return undefined
    }
    bots.saw(request)
    const { method = 'GET', url: target = '' } = request
    const { cookie, 'save-data': saveData, authorization } = request.headers
    const isPlain =
      method === 'GET' &&
      cookie === undefined &&
      saveData === undefined &&
      authorization === undefined &&
      !isDevelopment
    if (queriedPaths() !== queried) {
      queried = queriedPaths()
      plainlyAsked.clear()
    }
    const mayListen = target.startsWith(streams)
    const known = isPlain && !mayListen ? plainlyAsked.get(target) : undefined
    if (known) return sendPage(request, response, known)
    tellAlways(response)

    const address = requestAddress(target)
    // It would echo the cookies of whoever sends it; Next cannot read one at all.
    if (method === 'TRACE') return refuseMethod(response)
    if (address === '/healthz') return say(response, 200, 'alive')
    if (address === '/readyz') return say(response, ...readiness())
    if (address === null) return sendFailure(request, response, 400, publicationNames())
    const [path = ''] = address.split('?', 1)
    // Parts of pages, for scripts that no reader of ours has.
    if (isForNextsScriptsAlone(path)) return sendFailure(request, response, 404, publicationNames())
    // Answered before anything is looked up: anybody may send it, as often as they like.
    if (path === beaconPath && audience) {
      const from = request.headers['x-forwarded-for']?.toString()
      audience.answer(request, response, clientAddress(request.socket.remoteAddress, from))
      return undefined
    }
    if (isOnlyRead(path)) {
      // Nothing is rendered for what no page can answer.
      if (method !== 'GET' && method !== 'HEAD') return refuseMethod(response)
      if (path.length > longestAddress) return sendFailure(request, response, 404, publicationNames())
    }
    if (path === workerHref) return sendWorker(request, response, worker)
    // Stays open, so it is no request that Next could answer, and none whose length is measured.
    if (path === liveAddress)
      return named(request, response, () => options.liveTabs.answer(request, response))
    if (mayListen && listeners.isFor(request, path)) {
      const client = clientAddress(
        request.socket.remoteAddress,
        request.headers['x-forwarded-for']?.toString(),
      )
      return named(request, response, () => listeners.answer(request, response, address, client))
    }
    if (isSharedDraft(path))
      return named(request, response, () =>
        sendSharedDraft(request, response, { path, next, assets, isSecure: options.isSecure }),
      )
    const asked =
      isDevelopment && isForNextsScripts(request)
        ? null
        : cacheKeyFor(method, address, { cookie, saveData: saveData?.toString(), authorization }, queried)
    if (!asked) {
      // What readers get and send without the press: what they may be searching for, pictures, forms, what a partner's program
      // reads; not what it writes.
      const isForEditors = path.startsWith('/admin') || (method !== 'GET' && path.startsWith('/api/'))
      const seconds = passedSeconds.labels({ newsroom: isForEditors ? 'yes' : 'no' })
      response.once('finish', () => counts.count('passed', response.statusCode))
      const pass = () =>
        timed(seconds, () => next.passThrough(request, response, address, () => press.hearing !== 'current'))
      return named(request, response, isForEditors ? pass : () => forReaders(pass))
    }
    if (isPlain) {
      if (plainlyAsked.size >= mostRemembered) plainlyAsked.clear()
      plainlyAsked.set(target, asked)
    }
    return sendPage(request, response, asked)
  }

  /**
   * Whether a balancer should send readers here, from what is known: whoever asks waits for nothing. Without its database
   * a press still has what it printed, and may send it where nobody else can withdraw any of it.
   */
  const readiness = (): [200 | 503, string] => {
    if (isStopping()) return [503, 'stopping']
    if (press.hearing === 'current') return [200, 'ready']
    if (!press.isAlone)
      return [503, `changes have not been heard of for ${Math.round(press.unheardFor / 1000)} s`]
    return press.size.pages > 0 ? [200, 'ready, without the database'] : [503, 'the database does not answer']
  }

  const sendPage = (
    request: IncomingMessage,
    response: ServerResponse,
    asked: CacheRequest,
  ): Promise<void> | undefined => {
    const wants = {
      acceptEncoding: request.headers['accept-encoding'] as string | undefined,
      ifNoneMatch: request.headers['if-none-match'],
      ifModifiedSince: request.headers['if-modified-since'],
    }
    const ready = press.ready(asked, wants)
    if (ready) {
      counts.count('kept', ready.status)
      if (request.method === 'GET') audience?.sawPage(asked, ready.status, request.headers)
      return send(request, response, ready)
    }
    tellAlways(response)
    const client = clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString())
    return named(request, response, () => sendMade(request, response, asked, { ...wants, client }))
  }

  const sendMade = (
    request: IncomingMessage,
    response: ServerResponse,
    asked: CacheRequest,
    wants: Conditions,
  ): Promise<void> => {
    // Only now: an answer that is ready needs no hint that it is coming.
    const hints = takesHints(request, earlyHints) ? hintsFor(asked, assets) : []
    if (hints.length > 0) response.writeEarlyHints({ link: hints })
    const refuse = (retryAfter?: number): undefined => {
      counts.count('refused', 503)
      return sendFailure(request, response, 503, publicationNames(), retryAfter)
    }
    return press.respond(asked, wants).then(
      (made) => {
        // 501 is an answer: oEmbed's to who wants a format that there is none of (https://oembed.com, 2.3.5).
        // In development it is Next's own page, which shows what failed and where.
        if (made.status >= 500 && made.status !== 501 && !isDevelopment) refuse()
        else {
          counts.count('made', made.status)
          if (request.method === 'GET') audience?.sawPage(asked, made.status, request.headers)
          send(request, response, made)
        }
      },
      (error: unknown) => {
        // Anything else was reported where it happened.
        if (error instanceof TooBusy || error instanceof ChangesUnknown) tellOfRefusal(error)
        refuse('retryAfter' in Object(error) ? (error as TooBusy).retryAfter : undefined)
      },
    )
  }

  let refused = 0
  let toldAt = 0
  /** One line for a storm, not one for each of its drops. */
  const tellOfRefusal = ({ message }: Error): void => {
    refused += 1
    if (Date.now() - toldAt < 10_000) return
    log.warn({ reason: message, refused }, 'Readers are told to come again')
    toldAt = Date.now()
    refused = 0
  }

  const send = (request: IncomingMessage, response: ServerResponse, ready: CachedResponse): undefined => {
    if (isStopping()) response.setHeader('connection', 'close')
    response.writeHead(ready.status, ready.headers)
    response.end(request.method === 'HEAD' ? undefined : ready.body)
  }

  return answer
}
