/**
 * What a phone shows of a first visit, and when: `node bench/first-visit.ts`. Fresh visits at 100 ms and 4 Mbit/s to the
 * front and to stories in every language, on 390 × 844 pixels; counts those whose whole first screen is set in the
 * paper's own faces two seconds after the address was entered, and prints requests, bytes and layout shift. Then visits
 * to fronts, sections, stories and live coverage, on a phone and on a desk, whose fonts are held back until the page has
 * long stood in device fonts, and how far the swap moves it. `--pages=stories` has every story that the latest lead to,
 * and not the front's first alone.
 *
 * `--visits=20`, `--locales=ar,en`, `--pages=front,story`, `--only=fresh|late`, `--url=http://…` for a paper that runs
 * already. The browser has the fonts of Android beside the machine's own, from node_modules.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { locales } from '../lib/locale/table.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { withAndroidFonts } from '../lib/testing/device-fonts.ts'
import { openNewspaper } from '../lib/testing/newspaper.ts'

const { values } = parseArgs({
  options: {
    visits: { type: 'string', default: '20' },
    locales: { type: 'string', default: locales.join(',') },
    pages: { type: 'string', default: 'front,section,story,live' },
    only: { type: 'string' },
    url: { type: 'string' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'warraq-first-visit-'))

/** When the first screen must be there, in milliseconds after the address was entered. */
const deadline = 2_000
const network = { offline: false, latency: 100, downloadThroughput: 4e6 / 8, uploadThroughput: 4e6 / 8 }
/** Long after everything else has come. */
const heldBack = 1_500

type Visit = {
  page: Page
  session: CDPSession
  /** What was asked for, with the bytes that came, headers and all. */
  requests: Map<string, { path: string; bytes: number }>
}

const screens = {
  390: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
  1280: { viewport: { width: 1280, height: 800 } },
}

async function open(browser: Browser, width: keyof typeof screens = 390): Promise<Visit> {
  const context = await browser.newContext(screens[width])
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const requests: Visit['requests'] = new Map()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:'))
      requests.set(requestId, { path: new URL(request.url).pathname, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = requests.get(requestId)
    if (known) known.bytes = encodedDataLength
  })
  await page.addInitScript(() => {
    const shifts: { value: number; moved: string[] }[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        sources: { node?: Element }[]
      })[])
        shifts.push({
          value: entry.value,
          moved: entry.sources.map(
            ({ node }) => node?.className || node?.parentElement?.className || node?.nodeName || '?',
          ),
        })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return { page, session, requests }
}

type Shift = { value: number; moved: string[] }
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)

/**
 * The device fonts on the first screen, each with an element that has it. Names of other languages are set in device fonts
 * on purpose, and not counted.
 */
async function deviceFonts({ page, session }: Visit): Promise<string[]> {
  await page.evaluate(() => {
    for (const element of document.body.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      const { top, bottom, width, height } = element.getBoundingClientRect()
      if (hasText && bottom > 0 && top < innerHeight && width > 2 && height > 2)
        if (
          !element.closest('[hreflang], .visually-hidden, pre, code') &&
          element.checkVisibility({ visibilityProperty: true })
        )
          element.setAttribute('data-first-screen', '')
    }
  })
  const { root } = await session.send('DOM.getDocument')
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-first-screen]',
  })
  const found: string[] = nodeIds.length ? [] : ['nothing was there']
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    const foreign = fonts.filter((font) => !font.isCustomFont)
    if (foreign.length === 0) continue
    const { node } = await session.send('DOM.describeNode', { nodeId })
    found.push(`${foreign.map((font) => font.familyName)} in ${node.localName}.${node.attributes?.[1] ?? ''}`)
  }
  return found
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

async function freshVisits(browser: Browser, name: string, url: string): Promise<void> {
  let inFace = 0
  const fonts: number[] = []
  const paints: number[] = []
  const shifts: number[] = []
  const strangers = new Set<string>()
  let requests: { path: string; bytes: number }[] = []
  for (let i = 0; i < Number(values.visits); i += 1) {
    const visit = await open(browser)
    const started = performance.now()
    await visit.page.goto(url, { waitUntil: 'commit' })
    // Asked a little early, since asking takes a moment.
    await visit.page.waitForTimeout(Math.max(0, deadline - 150 - (performance.now() - started)))
    const device = await deviceFonts(visit)
    if (device.length === 0) inFace += 1
    for (const each of device) strangers.add(each)
    await visit.page.waitForLoadState('networkidle')
    const timing = await visit.page.evaluate(() => ({
      fonts: Math.max(
        0,
        ...performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.woff2'))
          .map((each) => (each as PerformanceResourceTiming).responseEnd),
      ),
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    }))
    fonts.push(timing.fonts)
    paints.push(timing.paint)
    shifts.push((await shiftsOf(visit.page)).reduce((sum, { value }) => sum + value, 0))
    requests = [...visit.requests.values()]
    await visit.page.context().close()
  }
  const bytes = requests.reduce((sum, each) => sum + each.bytes, 0)
  console.log(
    [
      name.padEnd(10),
      `in its face by ${deadline / 1000} s: ${inFace} of ${values.visits}`,
      `fonts there ${Math.round(median(fonts))} ms`,
      `FCP ${Math.round(median(paints))} ms`,
      `CLS ${Math.max(...shifts).toFixed(4)}`,
      `${requests.length} requests, ${(bytes / 1000).toFixed(1)} KB`,
    ].join(' · '),
  )
  for (const each of strangers) console.log(`           ${each}`)
  if (values.visits === '1')
    for (const each of requests)
      console.log(`           ${(each.bytes / 1000).toFixed(1).padStart(6)} KB  ${decodeURI(each.path)}`)
}

async function lateFonts(
  browser: Browser,
  name: string,
  url: string,
  width: keyof typeof screens,
): Promise<void> {
  const visit = await open(browser, width)
  await visit.page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, heldBack))
    await route.continue()
  })
  await visit.page.goto(url, { waitUntil: 'networkidle' })
  await visit.page.evaluate(() => document.fonts.ready)
  await visit.page.waitForTimeout(300)
  const shifts = await shiftsOf(visit.page)
  const sum = shifts.reduce((total, { value }) => total + value, 0)
  console.log(
    `${name.padEnd(10)} · ${width} · CLS ${sum.toFixed(4)} (≤ 0.01: ${sum <= 0.01 ? 'reached' : 'NOT reached'})`,
  )
  for (const { value, moved } of shifts) console.log(`           ${value.toFixed(4)} ${moved.join(', ')}`)
  await visit.page.context().close()
}

/** Where the first page of the latest leads to. */
async function latestStories(locale: string): Promise<string[]> {
  const html = await (await fetch(`${origin}${locale === 'ar' ? '' : `/${locale}`}/latest`)).text()
  return [...html.matchAll(/class="headline"[^>]*><a href="([^"]+)"/g)].map(([, path]) => path!)
}

const paper = values.url ? undefined : await openNewspaper({ WARRAQ_DATA: join(folder, 'data') })
const origin = values.url ?? paper!.url
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: chromiumArguments,
  env: withAndroidFonts(folder),
})
try {
  const pages: [string, string][] = []
  for (const locale of values.locales.split(',')) {
    const front = `${origin}${locale === 'ar' ? '/' : `/${locale}`}`
    const html = await (await fetch(front)).text()
    const first = (pattern: RegExp) => pattern.exec(html)?.[1]
    const kinds: Record<string, string | undefined> = {
      front: new URL(front).pathname,
      section: first(/class="kicker"><a href="([^"]+)"/),
      story: first(/class="headline"[^>]*><a href="([^"]+)"/),
      live: first(/class="front-live".*?class="headline"[^>]*><a href="([^"]+)"/s),
    }
    for (const [kind, path] of Object.entries(kinds)) {
      if (!values.pages.split(',').includes(kind)) continue
      if (!path) {
        console.log(`${kind} ${locale}: the front leads to none`)
        continue
      }
      // Made once: it is the way to the reader that is measured, not the making.
      await fetch(origin + path)
      pages.push([`${kind} ${locale}`, origin + path])
    }
    if (values.pages.split(',').includes('stories'))
      for (const path of await latestStories(locale)) {
        await fetch(origin + path)
        pages.push([decodeURI(path), origin + path])
      }
  }
  if (values.only !== 'late') for (const [name, url] of pages) await freshVisits(browser, name, url)
  if (values.only !== 'fresh') {
    console.log(`\nFonts held back for ${heldBack} ms`)
    for (const width of [390, 1280] as const)
      for (const [name, url] of pages) await lateFonts(browser, name, url, width)
  }
} finally {
  await browser.close()
  await paper?.stop()
  rmSync(folder, { recursive: true, force: true })
}
