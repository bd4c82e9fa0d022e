/** A request written by hand, as no browser and no library would send it. */
import { connect } from 'node:net'

export type RawAnswer = { status: number; headers: string[]; body: Buffer }

/**
 * Sends lines as they are and reads until the server ends the connection.
 * @param lines request line and headers; `Host`, and an end to the connection, are added unless they are there
 */
export function sendRaw(origin: string, lines: string[], body = ''): Promise<RawAnswer | null> {
  const { hostname, port, host } = new URL(origin)
  const has = (name: string) => lines.some((line) => line.toLowerCase().startsWith(`${name}:`))
  const head = [
    ...lines,
    ...(has('host') ? [] : [`Host: ${host}`]),
    ...(has('connection') ? [] : ['Connection: close']),
  ]
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      // Characters are bytes here, so that bytes that are no text can be sent.
      socket.write(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1'))
    })
    socket.setTimeout(30_000, () => socket.destroy(new Error(`No end of the answer to ${lines[0]}`)))
    socket.on('data', (chunk) => chunks.push(chunk))
    // A server may hang up on what is no request.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(null) : reject(error),
    )
    socket.on('close', () => {
      const answer = Buffer.concat(chunks)
      const end = answer.indexOf('\r\n\r\n')
      if (end < 0) return resolve(null)
      const [status = '', ...headers] = answer.toString('latin1', 0, end).split('\r\n')
      resolve({ status: Number(status.split(' ')[1]), headers, body: answer.subarray(end + 4) })
    })
  })
}
