/**
 * A reader's device, walked at random: `node bench/copies-on-devices.ts`. One Chromium reads fronts and stories of a paper of
 * its own through a way that is open, cut, slow or answers 502, while stories are killed and builds come and go. After each
 * step it is looked whether what she got may be: a page, a copy that says so, or the page of copies, and never the browser's
 * own error; nothing withdrawn while the way is open; no more copies than allowed. It ends with the first that may not.
 *
 * `--steps=200`, `--seed=1`; a step takes about half a second, with a slow way three.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { askServer } from '../lib/server/command-socket.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { openNewspaper } from '../lib/testing/newspaper.ts'

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
let state = Number(values.seed) >>> 0 || 1
/** Mulberry32: the same walk for the same seed. */
const random = (): number => {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const folder = await mkdtemp(join(tmpdir(), 'warraq-copies-'))
const paper = await openNewspaper({ WARRAQ_DATA: folder })
const way = { is: 'open' as 'open' | 'cut' | 'slow' | 'broken', build: '' }
const server = createServer((asked, answer) => {
  if (way.is === 'cut') return void asked.socket.destroy()
  if (way.is === 'broken') return void answer.writeHead(502).end('bad gateway')
  const forward = () => {
    const isWorker = asked.url === '/service-worker.js'
    const headers = { ...asked.headers, ...(isWorker && { 'accept-encoding': 'identity' }) }
    const sent = ask(paper.url + asked.url, { method: asked.method, headers }, async (came) => {
      const { 'content-length': length, ...told } = came.headers
      const control = String(told['cache-control']).replace(/, stale-.*/, '')
      answer.writeHead(came.statusCode ?? 502, { ...told, 'cache-control': control })
      if (!isWorker) return void came.pipe(answer)
      answer.end((await came.toArray()).join('').replace('"version":"', `$&${way.build}`))
    })
    sent.on('error', () => asked.socket.destroy())
    asked.pipe(sent)
  }
  setTimeout(forward, way.is === 'slow' && asked.headers['sec-fetch-dest'] !== 'script' ? 8_000 : 0)
})
await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
const origin = `http://localhost:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
const counted = new Map<string, number>()
try {
  const page = await browser.newPage()
  await page.goto(`${origin}/`)
  const stories = await page
    .locator('main .headline a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') as string))
  const kept = () =>
    page.evaluate(async () =>
      (await (await caches.open('warraq-pages-1')).keys()).map(({ url }) => new URL(url).pathname),
    )
  await page.waitForFunction(async () => (await caches.keys()).some((each) => each.includes('shell')))
  await page.waitForTimeout(2_000)
  const killed = new Set<string>()
  const addresses = ['/', '/en', ...stories.slice(0, 12), '/latest', '/economy', '/economy/none']

  for (let step = 1; step <= Number(values.steps); step += 1) {
    const deed = oneOf(['read', 'read', 'read', 'read', 'way', 'save', 'kill', 'build'] as const)
    if (deed === 'way') way.is = oneOf(['open', 'open', 'cut', 'slow', 'broken'])
    if (deed === 'build') way.build = `b${step}`
    if (deed === 'save')
      await page.evaluate(
        (address) =>
          navigator.serviceWorker.ready.then(({ active }) =>
            active?.postMessage({ kind: 'save', address, pictures: [] }),
          ),
        oneOf(stories),
      )
    if (deed === 'kill' && killed.size < 4) {
      const path = oneOf(stories.slice(0, 12))
      const id = (await (await fetch(paper.url + path)).text()).match(/"\/s\/(\w+)"|\/s\/(\w{10})/)
      const story = id?.[1] ?? id?.[2]
      if (story && !killed.has(path)) {
        await askServer(folder, { command: 'kill', args: [story, 'خطأ'] })
        killed.add(path)
      }
    }
    const path = oneOf(addresses)
    const answer = await page.goto(origin + path).catch((error: Error) => error)
    const fail = (why: string): never => {
      throw new Error(`Step ${step} (seed ${values.seed}): ${why} at ${path}, the way being ${way.is}`)
    }
    if (answer instanceof Error || answer === null) fail(`the browser’s own error`)
    const isCopy = (await page.locator('main > p[role=status][data-zone]').count()) > 0
    const isOffline = (await page.locator('.device').count()) > 0
    const status = (answer as { status(): number }).status()
    const shown = isCopy ? 'copy' : isOffline ? 'page of copies' : String(status)
    counted.set(`${way.is}: ${shown}`, (counted.get(`${way.is}: ${shown}`) ?? 0) + 1)
    if (way.is === 'open') {
      if (isCopy || isOffline) fail('a copy in place of the page')
      if (killed.has(path) && status !== 410) fail(`a killed story (${status})`)
      // As five minutes later: then it is asked which copies are true.
      if (status === 200 && (path === '/' || stories.includes(path))) {
        await page.evaluate(async () => {
          for (const name of await caches.keys()) await (await caches.open(name)).delete('/warraq-checked')
        })
        await page.reload()
        const until = Date.now() + 15_000
        while ((await kept()).some((each) => killed.has(each)))
          if (Date.now() > until) fail('a copy of a killed story')
          else await page.waitForTimeout(100)
      }
    }
    if (way.is === 'cut' && !isCopy && !isOffline) fail(`neither copy nor page of copies (${status})`)
    if (way.is !== 'open' && (await page.title()) === '') await page.goto(`${origin}/offline`).catch(() => {})
  }
  console.log(`${values.steps} steps, seed ${values.seed}, ${killed.size} stories killed`)
  for (const [what, times] of [...counted].sort()) console.log(`${String(times).padStart(5)}  ${what}`)
} finally {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await paper.stop()
  await rm(folder, { recursive: true, force: true })
}
