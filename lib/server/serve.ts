/** The server that `npm start` runs: Next renders, the press prints, and what Next cannot say is put right here. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import type { PerLocale } from '../locale/table.ts'
import { readAssets } from '../press/assets.ts'
import { finishPage } from '../press/finish.ts'
import { keptInEdition } from '../press/lite.ts'
import { Press, type Print } from '../press/press.ts'
import { render } from '../press/render.ts'
import { askedFor } from '../press/request-key.ts'
import { failurePage } from './failure-page.ts'

export type Serving = {
  /** The port it listens on; the one asked for, unless that was 0. */
  port: number
  press: Press
  /** Reports not ready, stops taking connections, lets what runs finish, then resolves. */
  stop: () => Promise<void>
}

type Options = {
  host: string
  port: number
  siteUrl: string
  /** Bytes of finished pages to keep. */
  pressBudget: number
  projectFolder: string
  publicationNames: PerLocale
  /** Whether the database answers. */
  isDatabaseWell: () => Promise<boolean>
}

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export async function serve(options: Options): Promise<Serving> {
  const { host, port, projectFolder, publicationNames } = options
  // Next compares its own name with the address of a rewrite, and takes 127.0.0.1 for another site than the
  // localhost it rewrites to: a redirect without end (vercel/next.js#94342). What we listen on is ours to choose.
  const app = next({ dev: false, dir: projectFolder, hostname: 'localhost', port })
  await app.prepare()
  const renderRequest = app.getRequestHandler()
  const assets = await readAssets(projectFolder)
  const siteHost = new URL(options.siteUrl).host
  let stopping = false

  const press = new Press({
    budget: options.pressBudget,
    render: async (asked) => {
      const { url, cookie } = asked
      const headers = { host: siteHost, accept: '*/*', ...(cookie && { cookie }) }
      return keptInEdition(await render(renderRequest, url, headers), asked)
    },
    finish: (html, asked) => finishPage(html, asked, assets),
    report: (error, asked) => console.error(`GET ${asked.url}`, error),
  })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/'
    if (url === '/healthz') return say(response, 200, 'alive')
    if (url === '/readyz') {
      const ready = !stopping && (await options.isDatabaseWell())
      return say(response, ready ? 200 : 503, ready ? 'ready' : 'not ready')
    }
    if (!isAddress(url)) return sendFailure(request, response, 400, publicationNames)
    const asked = askedFor(request.method ?? 'GET', url, {
      cookie: request.headers.cookie,
      saveData: request.headers['save-data'] as string | undefined,
    })
    if (!asked) {
      // A stranger's claim about our own host; server actions would believe it over Origin.
      delete request.headers['x-forwarded-host']
      return renderRequest(request, response)
    }
    const wants = {
      acceptEncoding: String(request.headers['accept-encoding'] ?? ''),
      ifNoneMatch: request.headers['if-none-match'],
    }
    const print = press.ready(asked, wants) ?? (await press.print(asked, wants))
    if (print.status >= 500) return sendFailure(request, response, 500, publicationNames)
    send(request, response, print)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // Reported where it happened; here only the reader is left to be told.
      if (response.headersSent) response.destroy()
      else sendFailure(request, response, 500, publicationNames)
    })
  })
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    press,
    stop: async () => {
      stopping = true
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
      await app.close()
    },
  }
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

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Print): void {
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(text)
}

/** A page that needs neither Next nor the database: 400 for what is no address, 500 for a page that failed. */
function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 500,
  names: PerLocale,
): void {
  const page = failurePage(request.url ?? '/', names, status === 400 ? 'Missing' : 'Failure')
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** Next fails on an address whose percent-encoding is broken; readers paste those, cut short, every day. */
function isAddress(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!)
    return true
  } catch {
    return false
  }
}
