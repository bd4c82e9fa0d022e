/** Answers that need neither Next nor the database. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problem, problemBody, problemMediaType } from '../api/problems.ts'
import type { PerLocale } from '../locale/table.ts'
import { currentRequestId } from '../log/log.ts'
import { headersOfPage } from './answer-headers.ts'
import { failurePage } from './failure-page.ts'

export function say(response: ServerResponse, status: number, text: string): undefined {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(text)
}

/** RFC 9110, 15.5.6. */
export function refuseMethod(response: ServerResponse): undefined {
  response.writeHead(405, { allow: 'GET, HEAD', 'content-length': '0', 'cache-control': 'no-store' })
  response.end()
}

/** Seconds after which whoever asked may ask again (`Retry-After`, RFC 9110, 10.2.3), where nothing says otherwise. */
export const comeAgainAfter = 10

/**
 * A page for what is no address, or none of ours, and for a page that failed.
 * @param retryAfter seconds, of a 503
 */
export function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 404 | 500 | 503,
  names: PerLocale,
  retryAfter = comeAgainAfter,
): undefined {
  if (status === 503) response.setHeader('retry-after', retryAfter)
  const requestId = currentRequestId()
  // Whoever tells us of it can tell us which it was.
  if (requestId) response.setHeader('x-request-id', requestId)
  if (request.url?.startsWith('/api/')) return sendProblem(request, response, status)
  const page = failurePage(request.url ?? '/', names, status >= 500 ? 'Failure' : 'Missing')
  response.writeHead(status, {
    ...headersOfPage(page, { isSecure: false }),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** The same for a program (RFC 9457). */
function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 404 | 500 | 503,
): undefined {
  const told = {
    400: problem('not-found', 'This is no address.'),
    404: problem('not-found', 'This is no address.'),
    500: problem('failed', 'Try again later.'),
    503: problem('too-busy', 'Try again after as many seconds as Retry-After says.'),
  }[status]
  response.writeHead(status, { 'content-type': problemMediaType, 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : problemBody(told))
}
