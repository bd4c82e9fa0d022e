/** A push service that behaves as the real ones do, by the first part of an address of its. */
import { createECDH, randomBytes } from 'node:crypto'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { decrypt } from 'http_ece'

/** Who has signed its certificate: itself, for 127.0.0.1 to 127.0.0.4. Good for nothing else. */
export const ca = `-----BEGIN CERTIFICATE-----
MIIBozCCAUigAwIBAgIUZCCoNTk2UAj1kgqJpfZ7PWyovtcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJcHVzaC50ZXN0MCAXDTI1MDEwMTAwMDAwMFoYDzIxMjUwMTAx
MDAwMDAwWjAUMRIwEAYDVQQDDAlwdXNoLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQSd1zpQdjTuOe+6K5GHlrU2p5xQa07mcDrTZsV4CDNL2CSjPke9DBf
N8zjRRerrSrjY8p+xKSzxlmQulRi/Hx0o3YwdDAdBgNVHQ4EFgQUx8AdtezqU2OU
HJOcvaNo816Me/4wHwYDVR0jBBgwFoAUx8AdtezqU2OUHJOcvaNo816Me/4wDwYD
VR0TAQH/BAUwAwEB/zAhBgNVHREEGjAYhwR/AAABhwR/AAAChwR/AAADhwR/AAAE
MAoGCCqGSM49BAMCA0kAMEYCIQDnWHMkj3IWxpuL3n0KNiPFnDydCB0F1yup858e
sXmhXQIhAMsGFBakwhxR14V8X+DeUYE1baynqBs9xpfVSHhG/7lO
-----END CERTIFICATE-----`
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLltsEc40cR5Np9Q2
WOcw0hcR8V26ClFVwiZAhaB+aU+hRANCAAQSd1zpQdjTuOe+6K5GHlrU2p5xQa07
mcDrTZsV4CDNL2CSjPke9DBfN8zjRRerrSrjY8p+xKSzxlmQulRi/Hx0
-----END PRIVATE KEY-----`

export type Taken = { path: string; headers: Record<string, string>; body: Buffer }

export type PushService = {
  origin: string
  /** What it said yes to, in order. */
  taken: Taken[]
  /** Requests, whatever came of them. */
  asked: () => number
  close: () => Promise<void>
}

/**
 * `ok` takes everything (201), `slow` after a while; `gone` and `missing` know no such device (410, 404); `busy` asks to wait
 * once (429, `Retry-After`) and takes it then; `broken` fails (500); `never` does not answer.
 * @param onTaken instead of keeping what was taken
 */
export async function pushService({
  host = '127.0.0.1',
  slow = 2_000,
  retryAfter = 1,
  onTaken,
}: {
  host?: string
  slow?: number
  retryAfter?: number
  onTaken?: (path: string) => void
} = {}): Promise<PushService> {
  const taken: Taken[] = []
  const hadToWait = new Set<string>()
  let asked = 0

  const take = (request: Http2ServerRequest, response: Http2ServerResponse, chunks: Buffer[]): void => {
    const path = request.url
    if (onTaken) onTaken(path)
    else
      taken.push({
        path,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks),
      })
    response.writeHead(201).end()
  }
  const server = createSecureServer({ key, cert: ca, allowHTTP1: true }, (request, response) => {
    asked += 1
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url
      const say = (status: number, headers = {}) => response.writeHead(status, headers).end()
      switch (path.split('/')[1]) {
        case 'gone':
          return say(410)
        case 'missing':
          return say(404)
        case 'broken':
          return say(500)
        case 'busy':
          if (hadToWait.has(path)) return take(request, response, chunks)
          hadToWait.add(path)
          return say(429, { 'retry-after': String(retryAfter) })
        case 'slow':
          setTimeout(() => take(request, response, chunks), slow)
          return
        case 'never':
          return
        default:
          return take(request, response, chunks)
      }
    })
  })
  const sockets = new Set<{ destroy: () => void }>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return {
    origin: `https://${host}:${(server.address() as AddressInfo).port}`,
    taken,
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The keys of a browser, and how it opens what it is sent. */
export function testDevice() {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys('base64url')
  const authSecret = randomBytes(16)
  return {
    keys: { p256dh, auth: authSecret.toString('base64url') },
    open: (body: Buffer) =>
      JSON.parse(decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret }).toString('utf8')),
  }
}
