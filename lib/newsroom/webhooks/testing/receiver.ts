/** A receiver of webhooks on this machine: what it was sent, and answers as it is told to. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string }
export type Receiver = {
  address: string
  received: Received[]
  /** Has it answer so from now on: one after the other, the last of them for good. */
  answer: (...statuses: number[]) => void
  /** The same, as it depends on what came. */
  answerBy: (statusOf: (received: Received) => number) => void
  close: () => Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let statusOf: (received: Received) => number = () => 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const came = { headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(came)
      const status = statusOf(came)
      response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {})
      response.end(`answered ${status}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (...statuses) => {
      statusOf = () => (statuses.length > 1 ? statuses.shift()! : statuses[0]!)
    },
    answerBy: (given) => {
      statusOf = given
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
