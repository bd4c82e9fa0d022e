/**
 * How the paper is getting on, for programs of its operators, at an address of its own that readers never reach:
 * `/metrics` for Prometheus, `/status` with a finding for each thing it depends on.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { log } from '../log/log.ts'
import { type Finding, inOperatorsWords } from '../newsroom/status/finding.ts'
import { metricsType } from './metrics.ts'

export type ServedHealth = { port: number; stop: () => Promise<void> }

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export async function serveHealth({
  host,
  port,
  metrics,
  check,
}: {
  host: string
  port: number
  metrics: () => Promise<string>
  check: () => Promise<readonly Finding[]>
}): Promise<ServedHealth> {
  const answer = async (path: string | undefined): Promise<[status: number, type: string, body: string]> => {
    if (path === '/metrics') return [200, metricsType, await metrics()]
    if (path !== '/status') return [404, 'text/plain; charset=utf-8', 'Here are /metrics and /status.\n']
    const found = await check()
    const isBroken = found.some(({ health }) => health === 'broken')
    return [
      isBroken ? 503 : 200,
      'application/json',
      `${JSON.stringify({ isWell: !isBroken, findings: found.map(inOperatorsWords) }, null, 2)}\n`,
    ]
  }
  const server = createServer((request, response) => {
    answer(request.url?.split('?', 1)[0])
      .catch((error: unknown): [number, string, string] => {
        log.error({ err: error }, 'An operator’s question could not be answered')
        return [503, 'text/plain; charset=utf-8', 'This could not be found out; the log says why.\n']
      })
      .then(([status, type, body]) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
        response.end(request.method === 'HEAD' ? undefined : body)
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
