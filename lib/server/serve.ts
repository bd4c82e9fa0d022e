/**
 * The server that `npm start` and `npm run dev` run: Next renders, the press prints, and what Next cannot say is put
 * right here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import { problem, problemBody, problemMediaType } from '../api/problems.ts'
import { localeTable, type PerLocale } from '../locale/table.ts'
import { currentRequestId, log, loggedPath, requestIdFor, withRequestId } from '../log/log.ts'
import { readAssets } from '../press/assets.ts'
import { type CacheRequest, cacheKeyFor, isOnlyRead, isSharedDraft, localeOf } from '../press/cache-key.ts'
import { finishPage } from '../press/finish.ts'
import { movedInEdition } from '../press/lite.ts'
import { type CachedResponse, type Conditions, Press } from '../press/press.ts'
import type { KeyHeader } from '../press/purge.ts'
import { longestRendering, type Rendered, render } from '../press/render.ts'
import { type Answer, answerStatus } from '../publication/answer-status.ts'
import { isNumbered } from '../publication/old-path.ts'
import type { Settings } from '../settings/settings.ts'
import { clientAddressBehind } from './client-address.ts'
import { failurePage } from './failure-page.ts'
import { requestAddress } from './request-address.ts'

export type Serving = {
  /** The port it listens on; the one asked for, unless that was 0. */
  port: number
  press: Press
  /**
   * Reports not ready and ends connections with their next answer; after `drainFor` takes no more of them, lets what
   * runs finish, then resolves.
   */
  stop: () => Promise<void>
}

type Options = {
  host: string
  port: number
  siteUrl: string
  /** Bytes of finished pages to keep. */
  pressBudget: number
  projectFolder: string
  publicationNames: () => PerLocale
  /** Whether the database answers. */
  isDatabaseWell: () => Promise<boolean>
  /** Where an address leads that no page of ours stands at; null where nothing is known of it. */
  movedTo: (address: string) => Promise<string | null>
  /** Milliseconds between reporting not ready and taking no more connections, for a balancer to notice. */
  drainFor: number
  earlyHints: Settings['earlyHints']
  trustedProxies: Settings['trustedProxies']
  /** Headers that tell a cache in front of us what a page was made from. */
  keyHeaders: readonly KeyHeader[]
  /**
   * `npm run dev`: Next compiles what is asked for and reloads what changed. No page is kept, and a full page keeps
   * Next's scripts, by which it reloads.
   */
  isDevelopment?: boolean
}

/**
 * Headers that Next takes for its own, about where a request came from and how it was routed: a stranger's claim about
 * our host, which server actions would believe over Origin, or about what middleware has already allowed.
 */
const believedByNext = /^(x-forwarded-host|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-.*|x-now-.*)$/

/** Those of them by which Next's scripts, in development, find what the server tells of a rendering over their socket. */
const ofNextsScripts = /^x-nextjs-(html-)?request-id$/

/** Characters of a path. Slugs have forty letters, nine characters each when they are encoded; the rest is a scan. */
const longestAddress = 1_024

/** Links are few and asked for often; a scan makes many, and only costs the work again. */
const mostRemembered = 5_000

/** What Next's own scripts say of a request for a part of a page, which is sent as Next makes it. */
const isForNextsScripts = ({ headers }: IncomingMessage): boolean =>
  headers.rsc !== undefined || headers['next-action'] !== undefined

/** Milliseconds for a page that may have to be compiled first, on a machine that does something else besides. */
const longestCompiling = 180_000

/** Milliseconds after which a reader who does not take what was sent keeps nobody from stopping. */
const longestFarewell = 30_000

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export async function serve(options: Options): Promise<Serving> {
  const { host, port, projectFolder, publicationNames, isDevelopment = false } = options
  const server = createServer()
  // Next compares its own name with the address of a rewrite, and takes 127.0.0.1 for another site than the
  // localhost it rewrites to: a redirect without end (vercel/next.js#94342). What we listen on is ours to choose.
  const app = next({
    dev: isDevelopment,
    dir: projectFolder,
    hostname: 'localhost',
    port,
    // Where Next listens for the sockets over which it tells browsers to reload.
    ...(isDevelopment && { httpServer: server }),
  })
  await app.prepare()
  const renderRequest = app.getRequestHandler()
  const assets = await readAssets(projectFolder, { isBuilt: !isDevelopment })
  const siteHost = new URL(options.siteUrl).host
  const clientAddress = clientAddressBehind(options.trustedProxies)
  const longest = isDevelopment ? longestCompiling : longestRendering
  let stopping = false

  const press = new Press({
    budget: options.pressBudget,
    keepsNothing: isDevelopment,
    keyHeaders: options.keyHeaders,
    render: async (asked) => {
      const { url, cookie } = asked
      const headers = { host: siteHost, accept: '*/*', ...(cookie && { cookie }) }
      const page = (address: string) => render(renderRequest, address, headers, longest)
      if (isNumbered(url)) {
        const moved = await options.movedTo(url)
        return moved ? redirected(moved) : movedInEdition(await page(url.split('?', 1)[0]!), asked)
      }
      const made = await page(url)
      // Next sends an address with a slash at its end to the one without: an old one is sent on at once.
      if (made.status === 404 || (made.status === 308 && url.endsWith('/'))) {
        const moved = await options.movedTo(url)
        if (moved) return redirected(moved)
      }
      return movedInEdition(made, asked)
    },
    finish: (html, asked) =>
      isDevelopment && asked.edition !== 'lite' ? html : finishPage(html, asked, assets),
    report: (error, asked) =>
      log.error({ err: error, path: loggedPath(asked.url) }, 'A page could not be made'),
  })

  /** Whether a balancer should send readers here. Without its database a press still has what it printed. */
  const readiness = async (): Promise<[200 | 503, string]> => {
    if (stopping) return [503, 'stopping']
    if (await options.isDatabaseWell()) return [200, 'ready']
    return press.size.pages > 0 ? [200, 'ready, without the database'] : [503, 'the database does not answer']
  }

  /** What plain requests (GET, without cookies) ask for, by their target: most requests are such, for few addresses. */
  const plainlyAsked = new Map<string, CacheRequest>()

  /** What has to be waited for ends with the promise; what is ready has been sent when this returns. */
  const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    const { method = 'GET', url: target = '' } = request
    const { cookie, 'save-data': saveData, authorization } = request.headers
    const isPlain =
      method === 'GET' &&
      cookie === undefined &&
      saveData === undefined &&
      authorization === undefined &&
      !isDevelopment
    const known = isPlain ? plainlyAsked.get(target) : undefined
    if (known) return sendPage(request, response, known)

    const address = requestAddress(target)
    if (address === '/healthz') return say(response, 200, 'alive')
    if (address === '/readyz') return readiness().then(([status, text]) => say(response, status, text))
    if (address === null) return sendFailure(request, response, 400, publicationNames())
    const path = address.split('?', 1)[0]!
    if (isOnlyRead(path)) {
      // Nothing is rendered for what no page can answer.
      if (method !== 'GET' && method !== 'HEAD') return refuseMethod(response)
      if (path.length > longestAddress) return sendFailure(request, response, 404, publicationNames())
    }
    if (isSharedDraft(path)) return named(request, response, () => sendOnce(request, response, path))
    const asked =
      isDevelopment && isForNextsScripts(request)
        ? null
        : cacheKeyFor(method, address, { cookie, saveData: saveData?.toString(), authorization })
    if (!asked) return named(request, response, () => passThrough(request, response, address))
    if (isPlain) {
      if (plainlyAsked.size >= mostRemembered) plainlyAsked.clear()
      plainlyAsked.set(target, asked)
    }
    return sendPage(request, response, asked)
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
    if (ready) return send(request, response, ready)
    return named(request, response, () => sendMade(request, response, asked, wants))
  }

  const sendMade = (
    request: IncomingMessage,
    response: ServerResponse,
    asked: CacheRequest,
    wants: Conditions,
  ): Promise<void> => {
    // Only now: an answer that is ready needs no hint that it is coming.
    const hints = takesHints(request, options.earlyHints) ? hintsFor(asked) : []
    if (hints.length > 0) response.writeEarlyHints({ link: hints })
    return press.respond(asked, wants).then((print) => {
      // 501 is an answer: oEmbed's to who wants a format that there is none of (https://oembed.com, 2.3.5).
      // In development it is Next's own page, which shows what failed and where.
      if (print.status >= 500 && print.status !== 501 && !isDevelopment)
        sendFailure(request, response, 500, publicationNames())
      else send(request, response, print)
    })
  }

  /** A draft that somebody was sent a link to: a page like those of the press, which nobody keeps or finds. */
  const sendOnce = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const headers = { host: siteHost, accept: '*/*' }
    const made = await render(renderRequest, path, headers, longest)
    const body = finishPage(made.body.toString('utf8'), { key: path, url: path }, assets)
    response.writeHead(made.status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      // Its address is its key: nobody whom the story links to is told it.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /** The font that the page will ask for first, and no light edition has. */
  const hintsFor = ({ url, edition }: CacheRequest): string[] => {
    if (edition === undefined || edition === 'lite') return []
    const fonts = assets.fonts.get(localeTable[localeOf(url)].script) ?? []
    return fonts.map((href) => `<${href}>; rel=preload; as=font; type="font/woff2"; crossorigin`)
  }

  const passThrough = async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<void> => {
    for (const name of Object.keys(request.headers))
      if (believedByNext.test(name) && !(isDevelopment && ofNextsScripts.test(name)))
        delete request.headers[name]
    // One address, and ours to vouch for: limits are counted by it.
    request.headers['x-forwarded-for'] = clientAddress(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for']?.toString(),
    )
    // Next holds Origin against Host, which a proxy may have made its own; ours is the address that counts.
    if (request.headers.origin === options.siteUrl) request.headers.host = siteHost
    request.url = address
    response.setHeader('x-request-id', currentRequestId() ?? '')
    // What a page asks for in a rendering of its own, it may ask for here too.
    const asked: Answer = { status: null }
    // Staff follow old links too. CacheRequest before, because Next writes its answer at once.
    const moved = isOnlyRead(address.split('?', 1)[0]!)
      ? await options.movedTo(address).catch(() => null)
      : null
    const writeHead = response.writeHead.bind(response) as (
      status: number,
      ...rest: unknown[]
    ) => ServerResponse
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      const said = asked.status ?? status
      if (said !== 404 || !moved) return writeHead(said, ...rest)
      response.setHeader('location', moved)
      return writeHead(301, ...rest)
    }) as ServerResponse['writeHead']
    return answerStatus.run(asked, () => renderRequest(request, response))
  }

  const send = (request: IncomingMessage, response: ServerResponse, print: CachedResponse): undefined => {
    if (stopping) response.setHeader('connection', 'close')
    response.writeHead(print.status, print.headers)
    response.end(request.method === 'HEAD' ? undefined : print.body)
  }

  const fail = (request: IncomingMessage, response: ServerResponse): void => {
    // Reported where it happened; here only the reader is left to be told.
    if (response.headersSent) response.destroy()
    else sendFailure(request, response, 500, publicationNames())
  }

  server.on('request', (request, response) => {
    if (stopping) response.setHeader('connection', 'close')
    try {
      answer(request, response)?.catch(() => fail(request, response))
    } catch (error) {
      const { method, url = '' } = request
      log.error({ err: error, method, path: loggedPath(url) }, 'A request could not be answered')
      fail(request, response)
    }
  })
  // Only there: a server that listens for upgrades answers no request that asks for one, as any stranger may.
  const sockets = isDevelopment ? upgradedSockets(server) : new Set<Duplex>()
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    press,
    stop: async () => {
      stopping = true
      await wait(options.drainFor)
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      // A connection is idle again after the answer that was on its way, which did not yet say that it is the last.
      const sweep = setInterval(() => server.closeIdleConnections(), 100)
      const enough = setTimeout(() => server.closeAllConnections(), longestFarewell)
      await closed
      clearInterval(sweep)
      clearTimeout(enough)
      await app.close()
    },
  }
}

const redirected = (href: string): Rendered => ({
  status: 301,
  headers: { location: href },
  body: Buffer.alloc(0),
})

/**
 * Whether 103 Early Hints (RFC 8297) may be sent: to a browser that is about to show a page. Proxies that do not know
 * them pass them on as the answer, and the page never comes (nginx before 1.29), so none is sent through a proxy
 * unless the operator says that it knows.
 */
function takesHints({ httpVersion, headers }: IncomingMessage, setting: Settings['earlyHints']): boolean {
  if (setting === 'off' || httpVersion !== '1.1' || headers['sec-fetch-mode'] !== 'navigate') return false
  const proxied = headers.via ?? headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip']
  return setting === 'on' || proxied === undefined
}

/** Sockets over which browsers are told to reload. The server does not count them, and would wait for them for ever. */
function upgradedSockets(server: Server): ReadonlySet<Duplex> {
  const sockets = new Set<Duplex>()
  server.on('upgrade', (_request, socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/** Answers a request that has to be waited for, under the name that its lines in the log have. */
function named(request: IncomingMessage, response: ServerResponse, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  const requestId = requestIdFor(request.headers['x-request-id'])
  return withRequestId(requestId, () => {
    if (log.isLevelEnabled('debug')) {
      const { method, url = '' } = request
      response.once('finish', () =>
        log.debug(
          {
            method,
            path: loggedPath(url),
            status: response.statusCode,
            ms: Math.round(performance.now() - started),
          },
          'Answered',
        ),
      )
    }
    return work().catch((error: unknown) => {
      if (!response.headersSent) response.setHeader('x-request-id', requestId)
      throw error
    })
  })
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** RFC 9110, 15.5.6. */
function refuseMethod(response: ServerResponse): undefined {
  response.writeHead(405, { allow: 'GET, HEAD', 'content-length': '0', 'cache-control': 'no-store' })
  response.end()
}

function say(response: ServerResponse, status: number, text: string): undefined {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(text)
}

/** A page that needs neither Next nor the database: for what is no address, or none of ours, and for a page that failed. */
function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 404 | 500,
  names: PerLocale,
): undefined {
  const requestId = currentRequestId()
  // Whoever tells us of it can tell us which it was.
  if (requestId) response.setHeader('x-request-id', requestId)
  if (request.url?.startsWith('/api/')) return sendProblem(request, response, status)
  const page = failurePage(request.url ?? '/', names, status === 500 ? 'Failure' : 'Missing')
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** The same for a program (RFC 9457). */
function sendProblem(request: IncomingMessage, response: ServerResponse, status: 400 | 404 | 500): undefined {
  const told =
    status === 500 ? problem('failed', 'Try again later.') : problem('not-found', 'This is no address.')
  response.writeHead(status, { 'content-type': problemMediaType, 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : problemBody(told))
}
