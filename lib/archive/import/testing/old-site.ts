/** A site that is being left, on this machine: what it answers is told by path. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = Buffer | RequestListener

export type OldSite = {
  /** Without a slash at its end. */
  origin: string
  answers: Map<string, Answer>
  /** Paths with their queries, in the order in which they were asked for. */
  asked: string[]
  agents: Set<string>
  /** How many were asked for at the same moment, at most. */
  mostAtOnce: () => number
  close: () => Promise<void>
}

export async function openOldSite(): Promise<OldSite> {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const agents = new Set<string>()
  let now = 0
  let most = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    agents.add(request.headers['user-agent'] ?? '')
    now += 1
    most = Math.max(most, now)
    response.once('close', () => {
      now -= 1
    })
    const answer = answers.get(path)
    if (typeof answer === 'function') answer(request, response)
    else if (answer) response.end(answer)
    else response.writeHead(404).end('<h1>Not found</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    asked,
    agents,
    mostAtOnce: () => most,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
