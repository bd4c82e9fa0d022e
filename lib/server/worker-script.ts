/** What readers' browsers run between their pages and us (`public/service-worker.js`), with what it must know of this paper. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { locales } from '../locale/table.ts'
import type { Assets } from '../press/assets.ts'
import {
  type Bodies,
  bodiesOf,
  bodyIn,
  choose,
  contentHash,
  encodeTightly,
  etagOf,
  hasTag,
  withEncoding,
} from '../press/encodings.ts'
import { scriptType } from '../press/own-scripts.ts'
import { frontHref, keptHref, offlineHref } from '../publication/addresses.ts'
import { presentBuild } from './present-build.ts'

/**
 * Where the paper wants nothing kept: it takes everything off the device that one of ours has put there, and is gone, unless
 * this browser is told of news by it. Where there was none of ours before, somebody has asked to be told this moment: it stays.
 */
const farewell = (parts: readonly string[]) => `for (const part of ${JSON.stringify(parts)})
  try {
    importScripts(part)
  } catch {}
let isFirst = false
self.addEventListener('install', () => {
  isFirst = !self.registration.active
  self.skipWaiting()
})
self.addEventListener('activate', (event) => {
  const leave = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith('warraq-'))
    await Promise.all(ours.map((name) => caches.delete(name)))
    const isAsked = isFirst && ours.length === 0
    if (!isAsked && !(await self.registration.pushManager?.getSubscription())) await self.registration.unregister()
  }
  event.waitUntil(leave().catch(() => {}))
})
`

/**
 * @param assets.scripts those named `*-worker.js` are read by it, each at the address of its content
 * @param text `public/service-worker.js` as it is sent; null where the paper keeps nothing on devices
 */
export function workerScript({ scripts }: Pick<Assets, 'scripts'>, text: string | null): string {
  const parts = [...scripts]
    .filter(([path]) => path.endsWith('-worker.js') && path !== '/service-worker.js')
    .map(([, address]) => address)
  if (text === null) return farewell(parts)
  const paper = {
    // Of other scripts, too: a browser takes a worker for new when a byte of it is another.
    version: contentHash(Buffer.from([presentBuild(), text, ...scripts.values()].join('\n'))),
    fronts: Object.fromEntries(locales.map((each) => [frontHref(each), each])),
    offline: Object.fromEntries(locales.map((each) => [each, offlineHref(each)])),
    kept: keptHref,
    parts,
  }
  return `self.paper = ${JSON.stringify(paper)}\n${text}`
}

/** In each encoding that a browser may ask for, as small as it gets: every visit of a reader who has it asks whether it is still that. */
export async function workerBodies(script: string): Promise<Bodies> {
  let bodies = bodiesOf(Buffer.from(script), scriptType)
  for (const encoding of ['br', 'gzip', 'zstd', 'identity'] as const)
    bodies = await withEncoding(bodies, encoding)
  return encodeTightly(bodies)
}

/** Kept nowhere without asking (RFC 9111, 5.2.2.4): an error in it must not outlive the next visit. What has not changed is not sent again. */
export async function sendWorker(
  request: IncomingMessage,
  response: ServerResponse,
  bodies: Promise<Bodies>,
): Promise<void> {
  const made = await bodies
  const encoding = choose(made, request.headers['accept-encoding']?.toString())
  const etag = etagOf(made, encoding)
  const headers = {
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    etag,
    vary: 'Accept-Encoding',
  }
  const known = request.headers['if-none-match']
  if (known && hasTag(known, etag)) {
    response.writeHead(304, headers)
    response.end()
    return
  }
  const body = bodyIn(made, encoding)
  response.writeHead(200, {
    ...headers,
    'content-type': scriptType,
    'content-length': String(body.length),
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
