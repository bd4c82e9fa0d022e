/** Connections to our server: from the first that is taken to the last that ends. */
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Milliseconds after which a reader who does not take what was sent keeps nobody from stopping. */
const longestFarewell = 10_000

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** What Node calls a request that is none, and how it is answered; anything else is a bad one. */
const brokenRequests: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers what cannot be read as a request as Node does, with the headers of every answer. */
export function answerBrokenRequests(server: Server, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Gone, or in the middle of an answer.
    if (error.code === 'ECONNRESET' || !socket.writable || ('bytesWritten' in socket && socket.bytesWritten))
      return socket.destroy()
    const status = brokenRequests[error.code ?? ''] ?? '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}connection: close\r\ncontent-length: 0\r\n\r\n`)
  })
}

/** Sockets over which browsers are told to reload. The server does not count them, and would wait for them for ever. */
export function upgradedSockets(server: Server): ReadonlySet<Duplex> {
  const sockets = new Set<Duplex>()
  server.on('upgrade', (_request, socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/**
 * Takes no more connections and lets what runs finish.
 * @param sockets ended at once: see {@link upgradedSockets}
 */
export async function closeServer(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  for (const socket of sockets) socket.destroy()
  // A connection is idle again after the answer that was on its way, which did not yet say that it is the last.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const enough = setTimeout(() => server.closeAllConnections(), longestFarewell)
  await closed
  clearInterval(sweep)
  clearTimeout(enough)
}
