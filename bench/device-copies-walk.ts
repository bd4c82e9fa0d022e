/**
 * Walks at random over what may happen to copies on a reader's device, in a real browser, for as long as one likes:
 *
 *   node bench/device-copies-walk.ts --steps=500 --seed=1
 *
 * The worker, the reader's script and their text are the paper's own; the paper is a small one of this file, so that
 * stories are corrected and withdrawn, builds replaced and the network cut between any two steps, and the clock of the worker
 * is set ahead. Ends with an error at the first step after which one of these is not true:
 *
 * - Online, a withdrawn story is never shown from the device; its copy and pictures are gone five minutes of reading after the
 *   first visit since, its headline on a kept front after half an hour more.
 * - A corrected story is the corrected one by then.
 * - A page that is shown without a network brings the script of its own build, or, where the device had no room, none.
 * - With `DEVICE_COPIES=off` nothing of ours is on the device after the next visit, and the worker is gone.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { workerScript } from '../lib/server/worker-script.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    log: { type: 'boolean', default: false },
  },
})
let state = Number(values.seed)
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}
const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const minute = 60_000
const checkedEvery = 5 * minute
const frontFresh = 30 * minute

// --- the paper -------------------------------------------------------------------------------------------------

type Story = {
  path: string
  version: number
  changedAt: number
  withdrawnAt: number | null
}
/** Milliseconds by which it is later than it is. */
let shift = 0
const now = () => Date.now() + shift
let build = 1
let isOn = true
let network: 'there' | 'cut' | 'slow' | 'broken' = 'there'
let hasRoom = true
let savesData = false
const stories = new Map<string, Story>(
  Array.from({ length: 45 }, (_, at) => [
    `story${at}`,
    { path: `/economy/${at}`, version: 1, changedAt: 0, withdrawnAt: null },
  ]),
)
const shownOnFront = () => [...stories].filter(([, { withdrawnAt }]) => withdrawnAt === null).slice(0, 12)
/** Pages that were sent, by number. */
let sent = 0

const prelude = `{
  let shift = 0
  let saves = false
  const Real = Date
  self.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + shift])) }
    static now() { return Real.now() + shift }
  }
  Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: saves }) })
  const pending = new Set()
  const add = self.addEventListener.bind(self)
  add('message', async ({ data, ports: [port] }) => {
    if (!data.walk) return
    const was = shift
    ;({ shift, saves } = data.walk)
    if (!port) return
    while (pending.size) await Promise.allSettled(pending)
    port.postMessage(was)
  })
  self.addEventListener = (name, act) => add(name, (event) => {
    const wait = event.waitUntil.bind(event)
    event.waitUntil = (work) => { pending.add(work); work.finally(() => pending.delete(work)).catch(() => {}); wait(work) }
    act(event)
  })
}
`
const [reader, worker] = ['reader', 'service-worker'].map((name) =>
  readFileSync(new URL(`../public/${name}.js`, import.meta.url), 'utf8'),
) as [string, string]
const scripts = () => new Map([['/reader.js', `/reader.js?v=${build}`]])

function pageOf(kept: string, title: string, body: string): string {
  sent += 1
  const worker = isOn ? ' data-worker="/service-worker.js"' : ''
  return `<!doctype html><html lang="ar"><head><title>${title}</title><meta property="og:title" content="${title}">
<style>:root { --build: ${build} }</style><script type="module"${worker} src="/reader.js?v=${build}"></script></head>
<body data-kept="${kept}"><main data-build="${build}" data-sent="${sent}">${body}</main>
<template id="kept-copy"><p class="copy" data-tag="ar" data-zone="UTC"><time datetime="{at}">{text}</time></p></template></body></html>`
}
const pictureOf = (id: string, version: number) => `/media/${id}-${version}/400.webp`

function answer({ url = '/' }: IncomingMessage): {
  status: number
  type: string
  text: string
  control?: string
} {
  const { pathname } = new URL(url, 'http://paper')
  const html = (status: number, text: string) => ({ status, type: 'text/html; charset=utf-8', text })
  if (pathname === '/service-worker.js')
    return {
      ...{ status: 200, type: 'text/javascript', control: 'no-cache' },
      text: (isOn ? prelude : '') + workerScript({ scripts: scripts() }, isOn ? worker : null),
    }
  if (pathname === '/reader.js')
    return {
      ...{ status: 200, type: 'text/javascript', control: 'public, max-age=31536000, immutable' },
      text: `${reader}\nglobalThis.scriptBuild = ${new URL(url, 'http://paper').searchParams.get('v')}`,
    }
  if (pathname.startsWith('/media/'))
    return {
      status: 200,
      type: 'image/webp',
      text: 'x'.repeat(20_000),
      control: 'public, max-age=31536000, immutable',
    }
  if (pathname === '/offline') return html(200, pageOf('', 'offline', 'offline').replace(' data-kept=""', ''))
  if (pathname === '/')
    return html(
      200,
      pageOf(
        'front',
        'front',
        shownOnFront()
          .map(([id, { path }]) => `<a data-headline="${id}" href="${path}">${id}</a>`)
          .join(''),
      ),
    )
  const [id, story] = [...stories].find(([, { path }]) => path === pathname) ?? []
  if (!id || !story) return html(404, pageOf('', '404', 'nothing').replace(' data-kept=""', ''))
  if (story.withdrawnAt !== null) return html(410, pageOf('', '410', 'gone').replace(' data-kept=""', ''))
  return html(
    200,
    pageOf(
      `${id} v${story.version}`,
      id,
      `<article data-story="${id}" data-version="${story.version}"><img src="${pictureOf(id, story.version)}" width="9" height="9">${'words '.repeat(4_000)}</article>`,
    ),
  )
}

async function keptNow(request: IncomingMessage) {
  const { of } = JSON.parse((await request.toArray()).join(''))
  return {
    stories: Object.fromEntries(
      (of as string[]).flatMap((id) => {
        const story = stories.get(id)
        return story && story.withdrawnAt === null ? [[id, { version: `v${story.version}` }]] : []
      }),
    ),
  }
}

const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  if (network === 'cut') return void request.socket.destroy()
  if (network === 'slow' && request.headers['sec-fetch-dest'] === 'document')
    await new Promise((go) => setTimeout(go, 3_500))
  if (network === 'broken') return void response.writeHead(503, { 'cache-control': 'no-store' }).end('broken')
  if (request.url === '/kept') {
    const body = JSON.stringify(await keptNow(request))
    return void response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(body)
  }
  const { status, type, text, control = 'public, max-age=0, s-maxage=30' } = answer(request)
  response.writeHead(status, {
    ...{ 'content-type': type, 'cache-control': control },
    'content-length': String(Buffer.byteLength(text)),
  })
  response.end(request.method === 'HEAD' ? undefined : text)
})
await new Promise<void>((go) => server.listen(0, 'localhost', go))
const origin = `http://localhost:${(server.address() as AddressInfo).port}`

// --- the device ------------------------------------------------------------------------------------------------

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
const context = await browser.newContext({ serviceWorkers: 'allow' })
const page = await context.newPage()
const tools = await context.newCDPSession(page)
await tools.send('ServiceWorker.enable')
/** Before the page's own script says anything to the worker, it knows the hour. */
await context.exposeFunction('walkTime', () => ({ shift, saves: savesData }))
await context.addInitScript(() => {
  const workers = navigator.serviceWorker
  const say = async (to: ServiceWorker | null | undefined) => {
    const walk = await (window as unknown as { walkTime: () => Promise<unknown> }).walkTime()
    to?.postMessage({ walk })
  }
  const post = ServiceWorker.prototype.postMessage
  ServiceWorker.prototype.postMessage = async function (
    this: ServiceWorker,
    data: unknown,
    ...others: never[]
  ) {
    if (!(data as { walk?: unknown }).walk) await say(this)
    return post.call(this, data, ...others)
  } as typeof post
  workers?.addEventListener('controllerchange', () => void say(workers.controller))
})

/** Waits until the worker has done all that it was told. @returns whether it knew the hour */
const settle = (): Promise<boolean> =>
  page.evaluate(
    async (walk) => {
      const registration = await navigator.serviceWorker.getRegistration()
      const worker = registration?.installing ?? registration?.waiting ?? registration?.active
      if (!worker) return false
      const ask = () =>
        new Promise<number | null>((told) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = ({ data }) => told(data)
          worker.postMessage({ walk }, [port2])
          setTimeout(() => told(null), 10_000)
        })
      // What the page says comes when it has loaded.
      await new Promise((go) => setTimeout(go, 60))
      const knew = await ask()
      return knew === walk.shift && worker.state === 'activated'
    },
    { shift, saves: savesData },
  )

type Copy = { path: string; id: string; version: string; text: string }
const copies = (): Promise<Copy[]> =>
  page.evaluate(async () => {
    const cache = await caches.open('warraq-pages-1')
    return Promise.all(
      (await cache.keys()).map(async ({ url }) => {
        const copy = (await cache.match(url, { ignoreVary: true }))!
        return {
          path: new URL(url).pathname,
          id: copy.headers.get('x-kept-id') ?? '',
          version: copy.headers.get('x-kept-version') ?? '',
          text: await copy.text(),
        }
      }),
    )
  })
const keptPictures = (): Promise<string[]> =>
  page.evaluate(async () =>
    (await (await caches.open('warraq-pictures-1')).keys()).map(({ url }) => new URL(url).pathname),
  )

type Shown = {
  serial: number
  build: number
  css: number
  script: number | null
  story: string | null
  version: string | null
  headlines: string[]
}
const shown = (): Promise<Shown | null> =>
  page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main[data-build]')
    if (!main) return null
    const story = main.querySelector<HTMLElement>('[data-story]')
    return {
      serial: Number(main.dataset.sent),
      build: Number(main.dataset.build),
      css: Number(getComputedStyle(document.documentElement).getPropertyValue('--build')),
      script: (globalThis as { scriptBuild?: number }).scriptBuild ?? null,
      story: story?.dataset.story ?? null,
      version: story?.dataset.version ?? null,
      headlines: [...main.querySelectorAll<HTMLElement>('[data-headline]')].map((a) => a.dataset.headline!),
    }
  })

const trail: string[] = []
const counts: Record<string, number> = {}
function fail(why: string): never {
  throw new Error(`${why}\n${trail.slice(-25).join('\n')}`)
}
/** Moments of visits online of which the worker did all that it does. */
let visits: number[] = []
/** How long readers may still be shown what was changed at some moment: until so long after the first visit since. */
const isOverdue = (changedAt: number, grace: number, at: number): boolean => {
  const first = visits.find((each) => each >= changedAt)
  return first !== undefined && at >= first + grace
}

async function open(path: string): Promise<void> {
  const before = sent
  const loaded = await page.goto(origin + path, { timeout: 20_000 }).catch(() => null)
  const seen = loaded ? await shown().catch(() => null) : null
  counts.opened = (counts.opened ?? 0) + 1
  if (seen) {
    const isCopy = seen.serial <= before
    if (isCopy) counts.copies = (counts.copies ?? 0) + 1
    const name = `${path} ${isCopy ? 'from the device' : 'from the paper'} (${JSON.stringify({ ...seen, headlines: seen.headlines.length })})`
    if (seen.css !== seen.build) fail(`${name}: a style of another build`)
    if (seen.script !== null && seen.script !== seen.build) fail(`${name}: a script of another build`)
    if (isCopy && seen.script === null && roomSince)
      fail(`${name}: without its script, though there was room`)
    const story = seen.story === null ? undefined : stories.get(seen.story)
    if (story && story.withdrawnAt !== null) {
      if (network === 'there') fail(`${name}: withdrawn, and shown online`)
      if (isOverdue(story.withdrawnAt, checkedEvery, visits.at(-1) ?? 0))
        fail(`${name}: withdrawn, and shown`)
    }
  } else if (loaded && network === 'there') fail(`${path}: nothing is shown online`)
  if (network !== 'there' || !loaded) return
  // Another worker that comes with a build takes over while the page is open, and is told nothing by it.
  if (!isOn) return
  const knew = await settle()
  const hasWorker = await page.evaluate(() => document.querySelector('[data-kept]') !== null)
  if (!knew || !hasWorker) return
  const at = now()
  counts.visits = (counts.visits ?? 0) + 1
  visits.push(at)
  visits = visits.slice(-2_000)
  await look(at)
}

/** Nothing of a story that is withdrawn is on the device any more, once it had to be gone; nor an old version. */
async function look(at: number): Promise<void> {
  const there = await copies()
  counts.most = Math.max(counts.most ?? 0, there.length)
  for (const { path, id, version, text } of there) {
    const story = stories.get(id)
    if (!story) {
      for (const [, headline] of text.matchAll(/data-headline="(\w+)"/g)) {
        const { withdrawnAt } = stories.get(headline!)!
        if (withdrawnAt !== null && isOverdue(withdrawnAt, frontFresh + checkedEvery, at))
          fail(`${path}: ${headline} is withdrawn, and on a kept front`)
      }
    } else if (story.withdrawnAt !== null) {
      if (isOverdue(story.withdrawnAt, checkedEvery, at)) fail(`${path}: withdrawn, and kept`)
    } else if (version !== `v${story.version}` && isOverdue(story.changedAt, checkedEvery, at))
      fail(`${path}: kept as ${version}, and is v${story.version}`)
  }
  const ids = new Set(there.map(({ id }) => id))
  for (const path of await keptPictures()) {
    const [, id] = /^\/media\/(\w+)-/.exec(path)!
    const { withdrawnAt } = stories.get(id!)!
    if (withdrawnAt !== null && !ids.has(id!) && isOverdue(withdrawnAt, checkedEvery, at))
      fail(`${path}: a picture of what is withdrawn is kept`)
  }
}

/** Whether the device has had room ever since there was a copy that is still there. */
let roomSince = true
const setRoom = async (to: boolean) => {
  hasRoom = to
  roomSince &&= to
  await tools.send('Storage.overrideQuotaForOrigin', { origin, ...(to ? {} : { quotaSize: 300_000 }) })
}

let savedPaths: string[] = []
const saved = (change: (list: string[]) => string[], kind: 'save' | 'drop', path: string) => {
  savedPaths = change(savedPaths)
  return page
    .evaluate(
      async ([before, kindOf, address]) => {
        localStorage.setItem(
          'saved-stories',
          JSON.stringify(before.map((each) => ({ address: each, headline: 'x', language: 'ar' }))),
        )
        const { active } = await navigator.serviceWorker.ready
        active!.postMessage({ kind: kindOf, address, pictures: [] })
      },
      [savedPaths, kind, path] as const,
    )
    .catch(() => {})
}

const isOpen = (on: Page) => on.url().startsWith(origin)
const somePath = () => any([...stories.values()]).path
const moves: [weight: number, name: string, act: () => Promise<unknown> | unknown][] = [
  [30, 'opens a story', () => open(somePath())],
  [8, 'opens the front', () => open('/')],
  [
    3,
    'goes back',
    async () => {
      await page.goBack({ timeout: 10_000 }).catch(() => {})
      if (network !== 'there' || !isOpen(page)) return
      // What the browser shows by itself, its page asks about.
      await page.waitForTimeout(250)
      const seen = await shown().catch(() => null)
      const story = seen?.story ? stories.get(seen.story) : undefined
      if (story && story.withdrawnAt !== null) fail(`${story.path}: withdrawn, and shown on the way back`)
    },
  ],
  [
    14,
    'time goes by',
    () => {
      shift += Math.floor(random() ** 3 * 90 * minute) + 10_000
    },
  ],
  [
    1,
    'days go by',
    () => {
      shift += Math.floor(random() * 40 * 24 * 60 * minute)
    },
  ],
  [
    6,
    'a story is withdrawn',
    () => {
      const story = any([...stories.values()])
      story.withdrawnAt ??= now()
    },
  ],
  [
    3,
    'one is brought back',
    () => {
      const story = [...stories.values()].find(({ withdrawnAt }) => withdrawnAt !== null)
      if (story) Object.assign(story, { withdrawnAt: null, version: story.version + 1, changedAt: now() })
    },
  ],
  [
    8,
    'a story is corrected',
    () => {
      const story = any([...stories.values()])
      Object.assign(story, { version: story.version + 1, changedAt: now() })
    },
  ],
  [
    3,
    'another build',
    () => {
      build += 1
    },
  ],
  [
    5,
    'the network is cut',
    () => {
      network = 'cut'
    },
  ],
  [
    9,
    'the network is there',
    () => {
      network = 'there'
    },
  ],
  [
    1,
    'the network is slow',
    () => {
      network = 'slow'
    },
  ],
  [
    2,
    'the paper is broken',
    () => {
      network = 'broken'
    },
  ],
  [
    5,
    'saves a story',
    async () => {
      const path = somePath()
      if (isOpen(page) && isOn && network === 'there') await saved((list) => [path, ...list], 'save', path)
    },
  ],
  [
    2,
    'saves one no longer',
    async () => {
      const path = savedPaths[0]
      if (path && isOpen(page) && isOn) await saved((list) => list.slice(1), 'drop', path)
    },
  ],
  [2, 'the worker is stopped', () => tools.send('ServiceWorker.stopAllWorkers').catch(() => {})],
  [1, 'there is no room', () => setRoom(false)],
  [2, 'there is room', () => setRoom(true)],
  [
    1,
    'data is saved',
    () => {
      savesData = !savesData
    },
  ],
  [
    1,
    'nothing is to be on devices',
    async () => {
      ;[network, isOn] = ['there', false]
      await setRoom(true)
      await open('/')
      const left = () =>
        page
          .evaluate(async () => [
            ...(await caches.keys()).filter((name) => name.startsWith('warraq-')),
            ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
          ])
          .catch(() => ['a page that reloads'])
      // A browser looks for another worker by itself, a while after a page was opened.
      for (let tries = 0; (await left()).length > 0; tries += 1) {
        if (tries > 100) fail(`still on the device: ${(await left()).join(', ')}`)
        await page.waitForTimeout(100)
      }
      counts.emptied = (counts.emptied ?? 0) + 1
      network = 'cut'
      if (await page.goto(`${origin}/`).catch(() => null)) fail('a page is shown by nobody')
      ;[network, isOn, visits, savedPaths, roomSince] = ['there', true, [], [], true]
      await open('/')
    },
  ],
]
const whole = moves.reduce((sum, [weight]) => sum + weight, 0)

const from = performance.now()
try {
  for (let step = 1; step <= Number(values.steps); step += 1) {
    let at = random() * whole
    const [, name, act] = moves.find(([weight]) => {
      at -= weight
      return at < 0
    })!
    trail.push(
      `${step} ${name} (${network}${hasRoom ? '' : ', no room'}${savesData ? ', saves data' : ''}, ${Math.round(shift / minute)} min)`,
    )
    if (values.log) console.log(trail.at(-1))
    await act()
  }
  console.log(
    `${values.steps} steps from seed ${values.seed}, ${Math.round((performance.now() - from) / 1_000)} s: ${JSON.stringify({ ...counts, builds: build })}; every copy was true in time`,
  )
} finally {
  await browser.close()
  server.closeAllConnections()
  server.close()
}
