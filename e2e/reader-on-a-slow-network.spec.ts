import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, chromium, type Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { withAndroidFonts } from '../lib/testing/device-fonts.ts'
import { barriers } from './barriers.ts'
import { expect, inOneLightPerSize, newspaper, once, overflow, test } from './fixtures.ts'

const phoneScreen = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
}

const pages = [
  '/?lite',
  '/economy?lite',
  '/latest?page=2&lite',
  '/author/salma-haddad?lite',
  '/search?q=%D8%A8%D9%86%D9%83&lite',
  '/nothing?lite',
  '/en?lite',
  '/fa?lite',
  '/he?lite',
  '/ur?lite',
  '/fr?lite',
]

/** The path of a demo story, by its key. */
async function pathOf(request: APIRequestContext, key: string): Promise<string> {
  const response = await request.get(`/s/${storyId(key)}`, { maxRedirects: 0 })
  return new URL(response.headers().location!).pathname
}
/** A thousand words, pictures, quotes and links to earlier stories. */
const longStory = (request: APIRequestContext) => pathOf(request, 'stablecoin-reserves-report')

const pathAndQuery = (page: Page): string => new URL(page.url()).pathname + new URL(page.url()).search

test('a light page is its words, and fetches nothing else', once, async ({ page, request }) => {
  const requests: string[] = []
  page.on('request', (each) => requests.push(each.url()))
  for (const path of [...pages, `${await longStory(request)}?lite`]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const fetched = requests.splice(0).filter((each) => !each.startsWith('data:'))
    expect(fetched).toEqual([newspaper.url + path])
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    expect(await overflow(page), path).toBe(0)
  }
})

test('a story of a thousand words weighs less than 15 KB, with every one of them', { ...once }, async ({
  page,
  request,
}) => {
  const story = await longStory(request)
  const words = () =>
    page
      .locator('.story-body > :is(p, h2, ul, ol, blockquote)')
      .evaluateAll((blocks) => blocks.map((block) => block.textContent))
  await page.goto(story)
  const inFull = await words()
  await page.goto(`${story}?lite`)
  expect(await words()).toEqual(inFull)
  for (const encoding of ['br', 'gzip']) {
    const response = await request.get(`${story}?lite`, { headers: { 'accept-encoding': encoding } })
    expect(response.headers()['content-encoding']).toBe(encoding)
    expect(Number(response.headers()['content-length'])).toBeLessThan(15_000)
  }
})

test('links stay light, and lead back to the full page from any of them', once, async ({ page, request }) => {
  await page.goto('/?lite')
  await page.locator('.teaser-lead .headline a').click()
  await expect(page.locator('article.story')).toBeVisible()
  expect(pathAndQuery(page)).toMatch(/\?lite$/)
  const story = new URL(page.url()).pathname
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', newspaper.url + story)

  await page.locator('.byline a[rel=author]').first().click()
  expect(pathAndQuery(page)).toMatch(/\/author\/.*\?lite$/)
  await page.goto('/latest?lite')
  await page.locator('.paging a[rel=next]').click()
  expect(pathAndQuery(page)).toBe('/latest?page=2&lite')
  await page.locator('.lite a').click()
  expect(pathAndQuery(page)).toBe('/latest?page=2&lite=0')
  await expect(page.locator('main img').first()).toBeVisible()
  // This browser did not ask for light pages by itself: it need not go on refusing them.
  await expect(page.locator('.headline a').first()).not.toHaveAttribute('href', /lite/)
  await page.locator('.edition-offer a').click()
  expect(pathAndQuery(page)).toBe('/latest?page=2&lite')

  await page.locator('.search-form input[name=q]').fill('بنك')
  await page.locator('.search-form button').click()
  await expect(page.locator('.lite')).toBeVisible()

  const wrongSection = story.replace(/^\/[^/]+/, '/economy')
  const moved = await request.get(`${wrongSection}?lite`, { maxRedirects: 0 })
  expect(moved.status()).toBe(301)
  expect(moved.headers().location).toBe(`${story}?lite`)
})

test('a picture is a link with its words, and comes when asked for', once, async ({ page, request }) => {
  const story = await longStory(request)
  await page.goto(story)
  const alt = await page.locator('.story-lead-picture img').getAttribute('alt')
  const caption = await page.locator('.story-lead-picture figcaption').textContent()
  await page.goto(`${story}?lite`)
  const figure = page.locator('.story-lead-picture figure')
  await expect(figure.locator('figcaption')).toHaveText(caption!)
  const link = figure.locator('a.picture')
  await expect(link).toContainText(alt!)
  const picture = await request.get((await link.getAttribute('href'))!)
  expect(picture.headers()['content-type']).toBe('image/webp')
})

test('a browser that saves data gets light pages unasked, may refuse, and changes nothing for others', {
  ...once,
}, async ({ browser, request }) => {
  const story = await longStory(request)
  const isLight = async (path: string, headers: Record<string, string> = {}) => {
    const response = await request.get(path, { headers })
    expect(response.headers().vary).toBe('Accept-Encoding, Save-Data')
    return (await response.text()).includes('class="lite"')
  }
  const saving = { 'save-data': 'on' }
  expect(await isLight(story, saving)).toBe(true)
  expect(await isLight(story)).toBe(false)
  expect(await isLight(story, saving)).toBe(true)
  expect(await isLight(`${story}?lite=0`, saving)).toBe(false)
  expect(await isLight(`${story}?lite=0`)).toBe(false)
  expect(await isLight(story, { 'save-data': 'off' })).toBe(false)
  expect(await isLight(story)).toBe(false)
  for (const path of ['/feed/ar', `/card/story/ar/${storyId('stablecoin-reserves-report')}`]) {
    const [one, other] = await Promise.all([request.get(path), request.get(path, { headers: saving })])
    expect(other.headers().etag).toBe(one.headers().etag)
  }

  const context = await browser.newContext({ baseURL: newspaper.url, extraHTTPHeaders: saving })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('.lite')).toBeVisible()
  await page.locator('.lite a').click()
  await expect(page.locator('.teaser-lead img')).toBeVisible()
  await page.locator('.teaser-lead .headline a').click()
  await expect(page.locator('.story-lead-picture img')).toBeVisible()
  expect(pathAndQuery(page)).toMatch(/\?lite=0$/)
  await page.locator('.edition-offer a').click()
  await expect(page.locator('.lite')).toBeVisible()
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    inOneLightPerSize(colorScheme)
    test('no light page has a serious barrier', async ({ page, request }) => {
      test.slow()
      for (const path of [...pages, `${await longStory(request)}?lite`]) {
        await page.goto(path)
        expect(await barriers(page), path).toEqual([])
      }
    })
  })

test('the next page is fetched when a pointer rests on its link, and no other kind of address is', {
  ...once,
}, async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  const ready = new Set<string>()
  const considered = new Set<string>()
  session.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
    if (status === 'Ready') ready.add(prefetchUrl)
  })
  session.on('Preload.preloadingAttemptSourcesUpdated', ({ preloadingAttemptSources }) => {
    for (const { key } of preloadingAttemptSources) considered.add(key.url)
  })
  await session.send('Preload.enable')
  // A story's page also has its short link and its light edition on it.
  await page.goto(`/s/${storyId('stablecoin-reserves-report')}`)
  const link = page.locator('.byline a[rel=author]').first()
  const address = new URL((await link.getAttribute('href'))!, newspaper.url).href
  await link.hover()
  await expect.poll(() => [...ready]).toEqual([address])
  expect(considered.size).toBeGreaterThan(10)
  for (const each of considered) expect(each).not.toMatch(/\/(admin|media|card|feed|s)(\/|$)|[?&]lite/)
})

/** How far a page has moved under its reader, and what did: https://web.dev/articles/cls */
type Movement = { by: number; moved: string[] }

async function watchMovement(page: Page): Promise<() => Promise<Movement>> {
  await page.addInitScript(() => {
    const movement = { by: 0, moved: [] as string[] }
    const count = (entries: PerformanceEntryList) => {
      for (const { value, sources } of entries as (PerformanceEntry & {
        value: number
        sources: { node?: Element }[]
      })[]) {
        movement.by += value
        for (const { node } of sources) movement.moved.push(node?.className || node?.nodeName || '?')
      }
    }
    const observer = new PerformanceObserver((list) => count(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, {
      moved: () => {
        count(observer.takeRecords())
        return movement
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { moved: () => Movement }).moved())
}

/** Two frames: what changed is laid out in the first of them, and told of before the second is over. */
const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  )

test.describe('on a phone far from the mast', () => {
  for (const path of ['/', '/en', `/s/${storyId('stablecoin-reserves-report')}`])
    test(`what has its place keeps it while ${path} opens for the first time`, async ({ page }) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 200_000,
        uploadThroughput: 90_000,
      })
      await page.goto(path, { waitUntil: 'networkidle' })
      // What stands in a picture's place is its own colour, from the first byte of the page.
      const colours = await page
        .locator('main img')
        .evaluateAll((all) => all.map((image) => (image as HTMLElement).style.backgroundColor))
      expect(colours.length).toBeGreaterThan(1)
      for (const colour of colours) expect(colour).toMatch(/^rgb\(/)
      expect(new Set(colours).size).toBeGreaterThan(1)
    })

  test('a face that comes late moves next to nothing of what was read in the device’s', once, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-fonts-'))
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: chromiumArguments,
      env: withAndroidFonts(folder),
    })
    try {
      // The story's lines begin with names in another script, which device fonts set wider or narrower.
      const story = '/ur/technology/زلیج-کلاؤڈ-دو-ڈیٹا-سینٹر'
      for (const path of ['/', '/en', '/fa', '/he', '/ur', story]) {
        const page = await browser.newPage({ ...phoneScreen, baseURL: newspaper.url })
        const movement = await watchMovement(page)
        let isRead: () => void = () => {}
        const read = new Promise<void>((resolve) => {
          isRead = resolve
        })
        await page.route('**/*.woff2', async (route) => {
          await read
          await route.continue()
        })
        await page.goto(path, { waitUntil: 'domcontentloaded' })
        const headline = page.locator('.headline a').first()
        await expect(headline).toBeVisible()
        await painted(page)
        const isThere = () =>
          page.evaluate(
            () =>
              [...document.fonts].filter(
                ({ family, status }) =>
                  /Markazi Text|Frank Ruhl Libre|Noto Nastaliq/.test(family) && status === 'loaded',
              ).length,
          )
        expect(await isThere(), path).toBe(0)
        isRead()
        await page.evaluate(() => document.fonts.ready)
        expect(await isThere(), path).toBeGreaterThan(0)
        await painted(page)
        const { by, moved } = await movement()
        // What begins within a line begins where it did; without that the story moves by 0.0125.
        expect(by, `${path}: ${moved}`).toBeLessThan(0.01)
        await page.close()
      }
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
