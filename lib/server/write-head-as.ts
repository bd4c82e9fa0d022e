import type { ServerResponse } from 'node:http'

/** Has a response say another status, or text, than what it is given, at the moment when its head goes out. */
export function writeHeadAs(
  response: ServerResponse,
  instead: (status: number) => { status: number; location?: string; text?: string },
): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse
  response.writeHead = ((given: number, ...rest: unknown[]) => {
    const { status, location } = instead(given)
    if (location !== undefined) response.setHeader('location', location)
    return writeHead(status, ...rest)
  }) as ServerResponse['writeHead']
  // What is answered in one piece: its head goes out with it, and by then it is too late for another text.
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
  response.end = ((...given: unknown[]) => {
    const text = response.headersSent ? undefined : instead(response.statusCode).text
    if (text === undefined) return end(...given)
    response.removeHeader('etag')
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    response.setHeader('content-length', Buffer.byteLength(text))
    return end(text)
  }) as ServerResponse['end']
}
