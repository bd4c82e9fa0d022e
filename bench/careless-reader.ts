/**
 * A reader with a careless hand and a device that refuses things, for as long as one lets her, in a real browser before the
 * paper itself:
 *
 *   node bench/careless-reader.ts --minutes=5 --seed=1
 *
 * She has two tabs. She opens stories, saves, follows, listens, quotes, shares, chooses sizes, goes back and forward; between any
 * two steps the network is cut or slow, the browser keeps nothing or has no room, refuses the clipboard, the share sheet, the
 * worker or notifications, what it keeps is rubbish, another build comes, or a story is withdrawn. After each step it is looked
 * whether
 *
 * - anything was thrown that nobody caught, the console had an error, or an answer was a fault of ours (5xx);
 * - the page shows a key in place of a message, what no person writes, or is wider than its screen;
 * - a button that she pressed says nothing, or says that something was done which was not;
 * - both tabs say the same of what is saved, and what is kept on the device opens without a network;
 * - a story that was withdrawn is shown while there is a network.
 *
 * What is found is printed once with the seed and the last steps, its screen kept in `--out`. Ends with 1 when anything was.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, devices, type Page } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { oneOf, seeded } from '../lib/testing/chance.ts'
import { demoFolder, freePort, openNewspaper, warraq } from '../lib/testing/newspaper.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    /** Steps of one reader before another comes, with a device of her own. */
    steps: { type: 'string', default: '80' },
    out: { type: 'string', default: join(process.cwd(), 'test-results', 'careless-reader') },
    log: { type: 'boolean', default: false },
  },
})
mkdirSync(values.out, { recursive: true })

/** Of the reader who is at it. */
let random = seeded(0)
const any = <T>(list: readonly T[]): T => oneOf(random, list)

// --- the way to the paper, which can be cut -----------------------------------------------------------------------

const network = { is: 'there' as 'there' | 'cut' | 'slow', build: 0 }
const way = createServer((asked, answer) => {
  if (network.is === 'cut') return void asked.socket.destroy()
  const wait = network.is === 'slow' && asked.headers['sec-fetch-dest'] === 'document' ? 3_400 : 0
  setTimeout(() => {
    const isWorker = asked.url === '/service-worker.js'
    const headers = { ...asked.headers, ...(isWorker && { 'accept-encoding': 'identity' }) }
    if (isWorker) delete headers['if-none-match']
    const sent = ask(paper.url + asked.url, { method: asked.method, headers }, async (came) => {
      const { 'content-length': length, ...told } = came.headers
      answer.writeHead(came.statusCode ?? 502, {
        ...told,
        ...(!isWorker && length !== undefined && { 'content-length': length }),
      })
      if (!isWorker) return void came.pipe(answer)
      const script = (await came.toArray()).join('')
      answer.end(script.replace('"version":"', `$&${network.build || ''}`))
    })
    sent.on('error', () => asked.socket.destroy())
    asked.pipe(sent)
  }, wait)
})
await new Promise<void>((resolve) => way.listen(0, 'localhost', resolve))
const origin = `http://localhost:${(way.address() as AddressInfo).port}`

const folder = await demoFolder('reader')
const settings = { WARRAQ_DATA: folder, LOG_LEVEL: 'warn', SITE_URL: origin }
const paper = await openNewspaper({ ...settings, PORT: String(await freePort()) })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })

// --- what the device refuses ---------------------------------------------------------------------------------------

const refusals = {
  storage: ['none', 'none', 'none', 'denied', 'full'],
  clipboard: ['none', 'denied', 'absent'],
  share: ['none', 'closed', 'denied', 'absent'],
  worker: ['none', 'none', 'denied'],
  copies: ['none', 'none', 'denied'],
  voice: ['there', 'there', 'absent', 'broken'],
  notifications: ['denied', 'absent', 'granted'],
} as const
type Refused = { [name in keyof typeof refusals]: (typeof refusals)[name][number] }

/** Runs before everything of a page, and reads what is refused each time anew. */
function onDevice() {
  if (!location.protocol.startsWith('http')) return
  const device = window as unknown as { refused?: Refused }
  const refused = () => device.refused ?? ({} as Partial<Refused>)
  const no = (name: string) => new DOMException('Not on this device.', name)
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    const real = window[name]
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => {
        if (refused().storage === 'denied') throw no('SecurityError')
        return real
      },
    })
  }
  const { setItem } = Storage.prototype
  Storage.prototype.setItem = function (...given) {
    if (refused().storage === 'full') throw no('QuotaExceededError')
    setItem.apply(this, given)
  }
  const asked = <T>(name: keyof Refused, real: T) => ({
    configurable: true,
    get: () => (refused()[name] === 'absent' ? undefined : real),
  })
  const clipboard = {
    writeText: async () => {
      if (refused().clipboard === 'denied') throw no('NotAllowedError')
    },
  }
  const share = async () => {
    const { share: how } = refused()
    if (how === 'closed') throw no('AbortError')
    if (how === 'denied') throw no('NotAllowedError')
  }
  Object.defineProperty(navigator, 'clipboard', asked('clipboard', clipboard))
  Object.defineProperty(navigator, 'share', asked('share', share))
  const register = navigator.serviceWorker?.register.bind(navigator.serviceWorker)
  if (register)
    navigator.serviceWorker.register = async (...given) => {
      if (refused().worker === 'denied') throw no('SecurityError')
      return register(...given)
    }
  for (const name of ['open', 'has', 'keys', 'delete', 'match'] as const) {
    const real = CacheStorage.prototype[name] as (...given: unknown[]) => Promise<unknown>
    CacheStorage.prototype[name] = async function (this: CacheStorage, ...given: unknown[]) {
      if (refused().copies === 'denied') throw no('SecurityError')
      return real.apply(this, given)
    } as never
  }
  const voices = [{ name: 'Voice', lang: document.documentElement?.lang || 'ar', localService: true }]
  const speech = {
    getVoices: () =>
      refused().voice === 'absent'
        ? []
        : ['ar', 'en', 'fa', 'fr', 'he', 'ur'].map((lang) => ({ ...voices[0], lang })),
    addEventListener: () => {},
    cancel: () => {},
    speak: (said: { onend: () => void; onerror: () => void }) =>
      setTimeout(() => (refused().voice === 'broken' ? said.onerror() : said.onend()), 80),
  }
  class Utterance {
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: speech })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { configurable: true, value: Utterance })
  if ('Notification' in window)
    Notification.requestPermission = async () =>
      refused().notifications === 'granted' ? 'granted' : 'denied'
}

// --- what may be wrong -----------------------------------------------------------------------------------------------

const namespaces = Object.keys(JSON.parse(readFileSync('messages/ar.json', 'utf8')) as object)
const notWritten = new RegExp(
  `\\b(?:${namespaces.join('|')})\\.[a-zA-Z]+|\\bundefined\\b|\\bNaN\\b|\\[object |Invalid Date|MISSING_MESSAGE`,
)
const found = new Set<string>()
/** Addresses of what is no longer published, and what names it. */
const withdrawn = new Set<string>()

type Finding = (what: string) => void
type Reader = { context: BrowserContext; tabs: Page[]; page: Page; refused: Refused; say: Finding }

const lists = ['saved-stories', 'following', 'read-stories'] as const

/** What the browser keeps, whatever it refuses to the page just now. */
const kept = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((of) => {
    const device = window as unknown as { refused?: object }
    const { refused } = device
    device.refused = {}
    try {
      return JSON.parse(localStorage.getItem(of) ?? '[]')
    } catch {
      return null
    } finally {
      device.refused = refused as object
    }
  }, name)

const copies = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const device = window as unknown as { refused?: object }
    const { refused } = device
    device.refused = {}
    try {
      const cache = await caches.open('warraq-pages-1')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    } finally {
      device.refused = refused as object
    }
  })

async function refuse(reader: Reader, changed: Partial<Refused>): Promise<void> {
  Object.assign(reader.refused, changed)
  const set = (given: Refused) => Object.assign(window, { refused: given })
  await reader.context.addInitScript(set, reader.refused)
  for (const tab of reader.tabs) await tab.evaluate(set, reader.refused).catch(() => {})
}

/** Presses a button, and looks whether it says anything where it should. */
async function pressAndHear(reader: Reader, button: string, said: string): Promise<string> {
  const { page, say } = reader
  const place = page.locator(button).first()
  if (!(await place.isVisible().catch(() => false))) return `no ${button}`
  const name = (await place.textContent())?.trim()
  await place.click({ timeout: 2_000 })
  const words = page.locator(said).first()
  const heard = await words
    .filter({ hasText: /\S/ })
    .textContent({ timeout: 3_000 })
    .catch(() => '')
  if (!heard?.trim()) say(`«${name}» says nothing (${button})`)
  return `presses «${name}»: ${heard?.trim()}`
}

const shown = (page: Page) =>
  page.evaluate(() => ({
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
    text: document.body?.innerText ?? '',
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    story: document.querySelector<HTMLElement>('article.story[data-article]')?.dataset.article ?? null,
    saved: document.querySelector('own-story [value=save]')?.getAttribute('aria-pressed') ?? null,
    address: document.querySelector<HTMLElement>('own-story')?.dataset.address ?? null,
  }))

async function look(reader: Reader): Promise<void> {
  const { page, tabs, say, refused } = reader
  if (!page.url().startsWith(origin)) return
  const seen = await shown(page).catch(() => null)
  if (!seen) return
  const odd = notWritten.exec(seen.text)
  if (odd) say(`shows «${seen.text.slice(Math.max(0, odd.index - 40), odd.index + 60)}»`)
  if (seen.wider > 0) say(`is ${seen.wider} px wider than its screen`)
  if (seen.story && withdrawn.has(seen.story) && network.is === 'there')
    say('shows a story that was withdrawn, though there is a network')
  if (refused.storage !== 'none') return
  // What one tab did, the other one says too.
  const saved = (await kept(page, 'saved-stories').catch(() => null)) as { address?: string }[] | null
  if (!Array.isArray(saved)) return
  for (const tab of tabs) {
    const its = await shown(tab).catch(() => null)
    if (!its?.address || its.saved === null) continue
    const isSaved = saved.some((each) => each?.address === its.address)
    if (its.saved !== String(isSaved))
      say(`a tab says of its story that saved is ${its.saved}, and it is ${isSaved}`)
  }
}

// --- what she does ---------------------------------------------------------------------------------------------------

const languages = ['', '/en', '/fr', '/he', '/ur', '/fa']
const places = [
  '',
  '/latest',
  '/mine',
  '/following',
  '/offline',
  '/search?q=the',
  '/notifications',
  '/archive',
]

const open = async ({ page }: Reader, path: string): Promise<string> => {
  await page.goto(origin + path, { timeout: 15_000 })
  return `opens ${path || '/'}`
}

const steps: readonly (readonly [weight: number, act: (reader: Reader) => Promise<string>])[] = [
  [4, (reader) => open(reader, any(languages) + any(places))],
  [
    14,
    async ({ page }) => {
      const links = page.locator('main .teaser a[href^="/"], main .own-page a[href^="/"], main a[href^="/"]')
      const count = await links.count()
      if (count === 0) return 'no link'
      const link = links.nth(Math.floor(random() * count))
      const href = await link.getAttribute('href')
      await link.click({ timeout: 2_000, modifiers: random() < 0.05 ? ['Control'] : [] })
      return `follows ${href}`
    },
  ],
  [3, async ({ page }) => page.goBack({ timeout: 8_000 }).then(() => 'back')],
  [2, async ({ page }) => page.goForward({ timeout: 8_000 }).then(() => 'forward')],
  [2, async ({ page }) => page.reload({ timeout: 15_000 }).then(() => 'loads it anew')],
  [
    4,
    async (reader) => {
      reader.page = any(reader.tabs)
      await reader.page.bringToFront()
      return `looks at tab ${reader.tabs.indexOf(reader.page)}`
    },
  ],
  [
    4,
    async ({ page }) => {
      await page.mouse.wheel(0, Math.floor(random() * 4_000) - 800)
      return 'scrolls'
    },
  ],
  [8, (reader) => pressAndHear(reader, 'own-story [value=save]', 'own-story [role=status]')],
  [3, (reader) => pressAndHear(reader, 'own-follow [data-list]', 'own-follow [role=status]')],
  [
    4,
    async (reader) => {
      const button = any(['share-story button:nth-of-type(1)', 'share-story button:nth-of-type(2)'])
      const says = button.endsWith('(2)') || reader.refused.share === 'denied'
      if (says) return pressAndHear(reader, button, 'share-story [role=status]')
      const place = reader.page.locator(button)
      if (!(await place.isVisible())) return 'nothing to share'
      await place.click({ timeout: 2_000 })
      return 'shares'
    },
  ],
  [
    4,
    async (reader) => {
      const { page } = reader
      const isThere = await page.evaluate(() => {
        const paragraphs = document.querySelectorAll('.story-body > p')
        const paragraph = paragraphs[Math.floor(paragraphs.length / 2)]
        if (paragraph) getSelection()?.selectAllChildren(paragraph)
        return Boolean(paragraph)
      })
      if (!isThere || reader.refused.clipboard === 'absent') return 'nothing to quote'
      await pause(500)
      const said = await pressAndHear(
        reader,
        '.own-dock:not(.own-player) > button:last-of-type',
        '.own-dock [role=status]',
      )
      if (random() < 0.5) await page.evaluate(() => getSelection()?.removeAllRanges())
      return said
    },
  ],
  [
    4,
    async (reader) => {
      const { page } = reader
      const listen = page.locator('own-story [value=listen]')
      if (!(await listen.isVisible().catch(() => false)) || (await page.locator('.own-dock').count()))
        return 'no voice'
      await listen.click({ timeout: 2_000 })
      const said = page.locator('.own-player, own-story [role=status]:not(:empty)').first()
      if (
        !(await said.waitFor({ timeout: 4_000 }).then(
          () => true,
          () => false,
        ))
      )
        reader.say('to listen does nothing and says nothing')
      return `listens: ${(await said.textContent().catch(() => ''))?.slice(0, 60)}`
    },
  ],
  [
    5,
    async ({ page }) => {
      const all = page.locator(
        'main button:visible, .own-dock button:visible, .own-dock select:visible, reader-tools label:visible, main summary:visible',
      )
      const count = await all.count()
      if (count === 0) return 'nothing to press'
      const one = all.nth(Math.floor(random() * count))
      const name = (await one.getAttribute('aria-label')) ?? (await one.textContent())
      await one.click({ timeout: 2_000, clickCount: random() < 0.2 ? 2 : 1 })
      return `presses «${name?.trim().slice(0, 40)}»`
    },
  ],
  [
    3,
    async ({ page }) => {
      await page.keyboard.press(any(['Escape', 'Tab', 'Enter', '/', 'PageDown', 'Home']))
      return 'a key'
    },
  ],
  [
    3,
    async (reader) => {
      const all = await copies(reader.page)
      const stories = all.filter((path) => path.split('/').length > 2)
      if (stories.length === 0) return 'no copy'
      const path = any(stories)
      const was = network.is
      network.is = 'cut'
      try {
        await reader.page.goto(origin + path, { timeout: 15_000 })
        const { story } = await shown(reader.page)
        if (!story) reader.say('is kept on the device, and is not shown without a network')
        await pause(200)
        await look(reader)
      } finally {
        network.is = was
      }
      return `reads ${path} from the device`
    },
  ],
  [
    5,
    async () => {
      network.is = any(['cut', 'there', 'there', 'slow'])
      return `the network is ${network.is}`
    },
  ],
  [
    6,
    async (reader) => {
      const name = any(Object.keys(refusals) as (keyof Refused)[])
      await refuse(reader, { [name]: any(refusals[name] as readonly string[]) } as Partial<Refused>)
      return `the device: ${name} ${reader.refused[name]}`
    },
  ],
  [
    1,
    async ({ page }) => {
      const [name, text] = [any(lists), any(['{"a":', 'null', '7', '[null, 7, {"address": "//x"}]', '"'])]
      await page.evaluate(
        ([of, words]) => {
          localStorage.setItem(of, words)
          dispatchEvent(new Event('storage'))
        },
        [name, text] as const,
      )
      return `${name} is ${text}`
    },
  ],
  [
    1,
    async ({ page }) => {
      await page.evaluate(async () => {
        localStorage.clear()
        // As the other tab hears of it; in this one nobody else would say so.
        dispatchEvent(new Event('storage'))
        for (const name of await caches.keys()) await caches.delete(name)
      })
      return 'takes all of it off the device'
    },
  ],
  [
    1,
    async () => {
      network.build += 1
      return 'another build'
    },
  ],
  [
    0.5,
    async ({ page }) => {
      const { story } = await shown(page)
      if (!story || withdrawn.size > 8) return 'nothing to withdraw'
      const { code, output } = await warraq(settings, 'kill', story, 'سُحبت')
      if (code !== 0) return `could not withdraw ${story}: ${output.slice(0, 200)}`
      withdrawn.add(story)
      if (network.is === 'there') await page.reload({ timeout: 15_000 })
      return `${story} is withdrawn`
    },
  ],
]
const weights = steps.reduce((sum, [weight]) => sum + weight, 0)

async function readFor(seed: number): Promise<number> {
  random = seeded(seed)
  Object.assign(network, { is: 'there', build: 0 })
  const screen = any([
    { viewport: { width: 1280, height: 800 } },
    { ...devices['Pixel 7'], viewport: { width: 360, height: 780 } },
  ])
  const context = await browser.newContext({
    ...screen,
    colorScheme: any(['light', 'dark'] as const),
    serviceWorkers: 'allow',
  })
  context.setDefaultNavigationTimeout(15_000)
  await context.addInitScript(onDevice)
  const trail: string[] = []
  const say = (what: string) => {
    const kind = what.replace(/[\w-]*\d[\w-]*/g, '#').slice(0, 200)
    if (found.has(kind)) return
    found.add(kind)
    void reader.page?.screenshot({ path: join(values.out, `${found.size}.png`) }).catch(() => {})
    console.log(
      `\n${found.size}. ${what.slice(0, 900)}\n   at ${reader.page?.url()} (seed ${seed}), after\n   ${trail.slice(-8).join('\n   ')}`,
    )
  }
  const reader: Reader = {
    context,
    tabs: [],
    page: undefined as unknown as Page,
    refused: {
      storage: 'none',
      clipboard: 'none',
      share: 'none',
      worker: 'none',
      copies: 'none',
      voice: 'there',
      notifications: 'denied',
    },
    say,
  }
  const hear = (page: Page) => {
    page.on('pageerror', (error) => say(`error in the page: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const isNetwork = /Failed to load resource|net::|Failed to fetch dynamically/.test(message.text())
      if (message.type() === 'error' && !isNetwork) say(`console: ${message.text()}`)
    })
    page.on('response', (response) => {
      if (response.url().startsWith(origin) && response.status() >= 500)
        say(`${response.status()} from ${response.url()}`)
    })
  }
  context.on('page', (page) => {
    hear(page)
    if (reader.tabs.length < 2) reader.tabs.push(page)
    else void page.close().catch(() => {})
  })
  let count = 0
  try {
    reader.page = await context.newPage()
    await context.newPage()
    for (const tab of reader.tabs) await tab.goto(origin + any(languages))
    for (; count < Number(values.steps); count += 1) {
      let at = random() * weights
      const [, act] = steps.find(([weight]) => {
        at -= weight
        return at < 0
      }) as (typeof steps)[number]
      trail.push('…')
      const done = await act(reader).catch((error: Error) => `could not: ${error.message.split('\n')[0]}`)
      trail.splice(-1, 1, `${done} (${network.is})`)
      if (values.log) console.log(`  ${trail.at(-1)}`)
      await reader.page.waitForLoadState('domcontentloaded').catch(() => {})
      await pause(250)
      await look(reader)
      if (!reader.page.url().startsWith(origin)) {
        network.is = 'there'
        await reader.page.goto(origin).catch(() => {})
      }
    }
  } finally {
    await context.close()
  }
  return count
}

const until = Date.now() + Number(values.minutes) * 60_000
let seed = Number(values.seed)
let done = 0
try {
  for (; Date.now() < until; seed += 1) done += await readFor(seed)
} finally {
  await browser.close()
  way.closeAllConnections()
  way.close()
  await paper.stop()
}
console.log(`\n${done} steps of ${seed - Number(values.seed)} readers: ${found.size} findings`)
process.exit(found.size > 0 ? 1 : 0)
