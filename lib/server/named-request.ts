import type { IncomingMessage, ServerResponse } from 'node:http'
import { log, loggedPath, requestIdFor, withRequestId } from '../log/log.ts'

/** Answers a request that has to be waited for, under the name that its lines in the log have. */
export function named(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
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
