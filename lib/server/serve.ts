/** The server that `npm start` runs: Next renders, and what Next cannot say is put right here. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import type { PerLocale } from '../locale/table.ts'
import { answerStatus } from '../publication/answer-status.ts'
import { failurePage } from './failure-page.ts'

export type Serving = {
  /** The port it listens on; the one asked for, unless that was 0. */
  port: number
  /** Stops taking connections, lets what runs finish, then resolves. */
  stop: () => Promise<void>
}

type Options = { host: string; port: number; projectFolder: string; publicationNames: PerLocale }

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export async function serve({ host, port, projectFolder, publicationNames }: Options): Promise<Serving> {
  // Next compares its own name with the address of a rewrite, and takes 127.0.0.1 for another site than the
  // localhost it rewrites to: a redirect without end (vercel/next.js#94342). What we listen on is ours to choose.
  const app = next({ dev: false, dir: projectFolder, hostname: 'localhost', port })
  await app.prepare()
  const render = app.getRequestHandler()

  const server = createServer((request, response) => {
    // A stranger's claim about our own host; server actions would believe it over Origin.
    delete request.headers['x-forwarded-host']
    if (!isAddress(request.url ?? '/')) {
      response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end(failurePage(request.url ?? '/', publicationNames, 'Missing'))
      return
    }
    const answer = { status: null }
    sayStatus(request, response, answer, publicationNames)
    answerStatus.run(answer, () => {
      render(request, response).catch((error: unknown) => {
        console.error(`${request.method} ${request.url}`, error)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    })
  })
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
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

/**
 * Writes the status a page asked for ({@link answerStatus}) in place of Next's, and a page with a nameplate in
 * place of the empty one that Next answers a failed render with.
 */
function sayStatus(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number | null },
  names: PerLocale,
): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  const write = response.write.bind(response) as (...args: unknown[]) => boolean
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  let failed = false

  response.writeHead = (...args: unknown[]) => {
    const [status, ...rest] = args
    failed = status === 500 && wantsPage(request)
    if (!failed) return writeHead(answer.status ?? status, ...rest)
    for (const name of ['content-encoding', 'content-length', 'etag', 'link', 'transfer-encoding'])
      response.removeHeader(name)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'no-store')
    return writeHead(500)
  }
  response.write = (...args: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return failed ? true : write(...args)
  }
  response.end = (...args: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return failed
      ? end(request.method === 'HEAD' ? undefined : failurePage(request.url ?? '/', names, 'Failure'))
      : end(...args)
  }
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

/** Whether a person may be looking: pictures, cards and Next's own files are answered for machines. */
const wantsPage = (request: IncomingMessage): boolean => !/^\/(_next|card|media|s)\//.test(request.url ?? '/')
