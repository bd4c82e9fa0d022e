/** What readers' browsers run between their pages and us (`public/service-worker.js`), with what it must know of this paper. */
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { projectPath } from '../db/project-path.ts'
import { locales } from '../locale/table.ts'
import type { Assets } from '../press/assets.ts'
import { contentHash } from '../press/encodings.ts'
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
 * @param isOn whether the paper keeps anything on devices
 */
export function workerScript({ scripts }: Pick<Assets, 'scripts'>, isOn: boolean): string {
  const parts = [...scripts]
    .filter(([path]) => path.endsWith('-worker.js') && path !== '/service-worker.js')
    .map(([, address]) => address)
  if (!isOn) return farewell(parts)
  const text = readFileSync(projectPath('public/service-worker.js'), 'utf8')
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

/** Asked for at each visit, and kept nowhere: an error in it must not outlive the next one. */
export function sendWorker(response: ServerResponse, script: string, isHead: boolean): undefined {
  response.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': String(Buffer.byteLength(script)),
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
  })
  response.end(isHead ? undefined : script)
}
