/**
 * Asking Next for a page without a reader. The request is written here, from the page's key alone: no header,
 * cookie or host that a stranger sent can reach what will be kept for others.
 */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Answer, answerStatus, statusSaid } from '../publication/answer-status.ts'
import type { PageParts } from './page-parts.ts'

export type Rendered = {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** What its marks stand for, where anything was set apart. */
  parts?: PageParts
}
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Without a name Next takes whoever asks for a browser, and where the head is not known in time sends it after the body,
 * to be moved by a script that the press takes out. `htmlLimitedBots` in `next.config.mjs` matches any name.
 */
const reader = 'Warraq'

/** Milliseconds after which nobody waits for a page any longer. */
export const longestRendering = 30_000

/** Headers of Next's that say how it routed, or how it would have cached. */
const dropped = new Set([
  'x-middleware-rewrite',
  'x-middleware-next',
  'x-nextjs-cache',
  'x-powered-by',
  'vary',
  'etag',
  'link',
  'cache-control',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'set-cookie',
])

/**
 * @param url path and query, as Next has them
 * @param headers of the request, lower-case
 * @param options.longest milliseconds that it may take
 * @param options.path of the page for its readers, where Next has it elsewhere
 * @throws when Next does, or when it takes longer than that
 */
export function render(
  handler: RequestHandler,
  url: string,
  headers: Record<string, string>,
  { longest = longestRendering, path = url.split('?', 1)[0] ?? '' } = {},
): Promise<Rendered> {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = url
  request.headers = { 'user-agent': reader, ...headers }
  request.push(null)
  const response = new ServerResponse(request)
  const chunks: Buffer[] = []
  const answer: Answer = { status: null, path }

  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error(`${url} took longer than ${longest} ms`)), longest)
    const collect = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === 'string')
        chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    }
    const callBack = (...args: unknown[]) => {
      const done = args.find((each) => typeof each === 'function') as (() => void) | undefined
      if (done) process.nextTick(done)
    }
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      response.statusCode = status
      const given = rest.find((each) => typeof each === 'object' && each !== null)
      if (given)
        for (const [name, value] of Object.entries(given as Record<string, string>))
          response.setHeader(name, value)
      return response
    }) as ServerResponse['writeHead']
    response.flushHeaders = () => {}
    response.write = ((chunk: unknown, ...args: unknown[]) => {
      collect(chunk, args[0])
      callBack(...args)
      return true
    }) as ServerResponse['write']
    response.end = ((...args: unknown[]) => {
      collect(args[0], args[1])
      callBack(...args)
      clearTimeout(tooLong)
      const kept: Record<string, string> = {}
      // On a page it is Next's, for files that the press takes out; on a feed it is the feed's own.
      const isHtml = String(response.getHeader('content-type')).startsWith('text/html')
      for (const [name, value] of Object.entries(response.getHeaders()))
        if (value !== undefined && (!dropped.has(name) || (name === 'link' && !isHtml)))
          kept[name] = Array.isArray(value) ? value.join(', ') : String(value)
      const status = statusSaid(answer, response.statusCode)
      resolve({ status, headers: kept, body: Buffer.concat(chunks) })
      response.emit('finish')
      response.emit('close')
      return response
    }) as ServerResponse['end']
    answerStatus.run(answer, () => {
      handler(request, response).catch((error: unknown) => {
        clearTimeout(tooLong)
        reject(error)
      })
    })
  })
}
