import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { locales, localeTable } from '../lib/locale/table.ts'
import { atomProblems, jsonFeedProblems, rssProblems } from '../lib/syndication/testing/feed-rules.ts'
import { type MapUrl, readMapIndex, readSiteMap } from '../lib/syndication/testing/map-rules.ts'
import { copyDemo, openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { expect, newspaper, test } from './fixtures.ts'

const front = (locale: string) => (locale === 'ar' ? '/' : `/${locale}`)

/** Types in `<link rel="alternate">`, what a feed of that type is sent as, and the rules it must keep. */
const formats = {
  'application/rss+xml': { sentAs: 'application/xml; charset=utf-8', problems: rssProblems },
  'application/atom+xml': { sentAs: 'application/xml; charset=utf-8', problems: atomProblems },
  'application/feed+json': { sentAs: 'application/feed+json; charset=utf-8', problems: jsonFeedProblems },
}
type FeedType = keyof typeof formats
const feedTypes = Object.keys(formats) as FeedType[]

/** Addresses of the feeds a page names, in its order. */
const feedsNamedBy = (page: Page, type: FeedType): Promise<string[]> =>
  page
    .locator(`link[rel=alternate][type="${type}"]`)
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))

async function validFeed(request: APIRequestContext, type: FeedType, address: string): Promise<string> {
  const response = await request.get(address)
  expect(response.status(), address).toBe(200)
  expect(response.headers()['content-type']).toBe(formats[type].sentAs)
  const text = await response.text()
  expect(formats[type].problems(text, address), address).toEqual([])
  return text
}

/** What libxml2, in the browser, says of a document: nothing, of a well-formed one. */
const parserError = (page: Page, xml: string): Promise<string | null> =>
  page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ??
      null,
    xml,
  )

for (const locale of locales) {
  test(`the feeds in ${locale} are found on the front, valid, whole and absolute`, async ({
    page,
    request,
  }) => {
    await page.goto(front(locale))
    for (const type of feedTypes) {
      const [address] = await feedsNamedBy(page, type)
      expect(address).toMatch(new RegExp(`^${newspaper.url}/feed/${locale}\\.(rss|atom|json)$`))
      const text = await validFeed(request, type, address!)
      if (type !== 'application/feed+json') expect(await parserError(page, text)).toBeNull()
      const entries =
        type === 'application/rss+xml'
          ? parseRssFeed(text).items!.map((item) => [item.link!, item.content!.encoded!] as const)
          : type === 'application/atom+xml'
            ? parseAtomFeed(text).entries!.map(
                (entry) => [entry.links![0]!.href!, entry.content!.value!] as const,
              )
            : parseJsonFeed(text).items!.map((item) => [item.url!, item.content_html!] as const)
      expect(entries.length).toBeGreaterThan(1)
      // Somebody's story may be a picture, and have no paragraph.
      for (const [href, html] of entries.filter(([, each]) => each.includes('<p')))
        expect(html, href).toMatch(new RegExp(`<p dir="(rtl|ltr)" lang="${locale}">`))
      // Other tests publish here too, and withdraw what they published.
      if (type !== 'application/rss+xml') continue
      for (const [href] of entries) {
        const status = (await request.get(href)).status()
        if (status !== 200) expect(await (await request.get(address!)).text(), href).not.toContain(href)
      }
    }
  })
}

test('every list and every story names the feeds of its own before those of its language', async ({
  page,
  request,
}) => {
  // A desk that only the demo files under: its stories have authors and topics.
  await page.goto('/desk/dubai')
  const story = await page.locator('.story-list .headline a').first().getAttribute('href')
  await page.goto(story!)
  const author = await page.locator('.byline a[rel=author]').first().getAttribute('href')
  const topic = await page.locator('.topics a').first().getAttribute('href')
  const section = `/${story!.split('/')[1]}`
  for (const [path, own] of [
    [story!, `/feed/ar/section${section}`],
    [section, `/feed/ar/section${section}`],
    [author!, `/feed/ar${author}`],
    [topic!, `/feed/ar${topic}`],
    ['/desk/dubai', '/feed/ar/desk/dubai'],
  ]) {
    await page.goto(path!)
    for (const type of feedTypes) {
      const [first, second] = await feedsNamedBy(page, type)
      expect(first, path).toMatch(new RegExp(`^${newspaper.url}${own}\\.`))
      expect(second, path).toMatch(/\/feed\/ar\.\w+$/)
      await validFeed(request, type, first!)
    }
  }
})

test('amounts and Latin names are isolated in titles and text', async ({ request }) => {
  // Of one author, whose stories nothing that other tests publish displaces.
  const feed = parseAtomFeed(await (await request.get('/feed/ar/author/salma-haddad.atom')).text())
  const story = feed.entries!.find((entry) => entry.content!.value!.includes('Osprey Reserve'))!
  expect(story.content!.value).toContain('<bdi dir="ltr">Osprey Reserve</bdi>')
  const mixed = feed.entries!.find((entry) => /[A-Za-z]{3}/.test(entry.title!.value!))!
  expect(mixed.title!.value).toMatch(/\u2068[A-Za-z][^\u2069]*\u2069/)
})

test('a feed that has not changed is not sent again, by its tag or by its date', async ({ request }) => {
  // Of a language in which no other test publishes: an archive brought in meanwhile changes the map of all for minutes.
  const maps = await (await request.get('/sitemap.xml')).text()
  const map = /<loc>[^<]*(\/sitemap-he-\d{4}-\d\d\.xml)/.exec(maps)?.[1]
  for (const path of ['/feed/he.rss', '/feed/he/section/economy.json', map!, '/robots.txt']) {
    const dated = async () => (await request.get(path)).headers()['last-modified']
    // A whole second after it was made.
    await expect.poll(dated, { message: path, timeout: 40_000 }).toBeTruthy()
    const { etag, 'last-modified': since } = (await request.get(path)).headers()
    for (const [name, value] of [
      ['If-None-Match', etag!],
      ['If-Modified-Since', since!],
    ] as const) {
      const answer = await request.get(path, { headers: { [name]: value } })
      // Somebody may have published in between, and then it is right that it is sent.
      if (answer.headers().etag === etag) {
        expect(answer.status(), `${path} ${name}`).toBe(304)
        expect(await answer.body()).toHaveLength(0)
      }
    }
    const long = await request.get(path, {
      headers: { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    })
    expect(long.status()).toBe(200)
  }
})

test('a feed’s old address leads to it for ever', async ({ request }) => {
  const response = await request.get('/feed/ar', { maxRedirects: 0 })
  expect(response.status()).toBe(301)
  expect(response.headers().location).toBe(`${newspaper.url}/feed/ar.atom`)
})

for (const [path, locale] of [
  ['/feed/ar.rss', 'ar'],
  ['/feed/en.atom', 'en'],
  ['/feed/ur/section/economy.rss', 'ur'],
] as const)
  test(`a person who opens ${path} is told what it is, in its language and direction`, async ({ page }) => {
    await page.goto(path)
    const { dir } = localeTable[locale]
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).direction))
      .toBe(dir)
    const paper = locale === 'en' ? 'Warraq' : 'ورّاق'
    // A page where the browser still has XSLT, a styled feed where it has not: both say whose it is and what it holds.
    await expect.poll(() => page.evaluate(() => document.documentElement.textContent)).toContain(paper)
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('guid, content, [name="content:encoded"]')].every(
        (each) => getComputedStyle(each).display === 'none',
      ),
    )
    expect(hidden).toBe(true)
  })

/** Every address of every map that robots.txt leads to. */
async function walkMaps(request: APIRequestContext): Promise<Map<string, MapUrl>> {
  const robots = await (await request.get('/robots.txt')).text()
  const index = /^Sitemap: (\S+)$/m.exec(robots)?.[1]
  expect(index).toBe(`${newspaper.url}/sitemap.xml`)
  const { maps, problems } = readMapIndex(await (await request.get(index!)).text(), newspaper.url)
  expect(problems).toEqual([])
  const urls = new Map<string, MapUrl>()
  for (const { loc } of maps) {
    const response = await request.get(loc)
    expect(response.status(), loc).toBe(200)
    expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8')
    const map = readSiteMap(await response.text(), newspaper.url)
    expect(map.problems, loc).toEqual([])
    for (const url of map.urls) if (!url.news) urls.set(url.loc, url)
  }
  return urls
}

test('the maps name every page, as it names itself, in all its languages', async ({ page, request }) => {
  test.setTimeout(120_000)
  const urls = await walkMaps(request)
  expect(urls.size).toBeGreaterThan(60)
  expect([...urls.keys()].some((loc) => /%D8/.test(loc))).toBe(true)
  await page.goto('/')
  for (const name of ['sitemap.xml', 'sitemap-pages.xml', 'sitemap-ar-news.xml'])
    expect(await parserError(page, await (await request.get(`/${name}`)).text()), name).toBeNull()
  let compared = 0
  for (const [loc, { alternates, images }] of urls) {
    // What a language names is a page of the maps too, and names the same versions in turn.
    for (const [language, href] of Object.entries(alternates)) {
      expect(urls.has(href), `${loc} in ${language}: ${href}`).toBe(true)
      expect(urls.get(href)!.alternates, href).toEqual(alternates)
    }
    const response = await request.get(loc)
    // What another journey has taken back since is in no map any more.
    if (response.status() !== 200) {
      expect((await walkMaps(request)).has(loc), `${loc} answers ${response.status()}`).toBe(false)
      continue
    }
    const html = await response.text()
    expect(html, loc).toContain(`<link rel="canonical" href="${loc}"`)
    // In the head as in the map.
    const inHead = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)]
    expect(Object.fromEntries(inHead.map(([, language, href]) => [language, href])), loc).toEqual(alternates)
    expect(html, loc).not.toMatch(/<meta name="robots" content="[^"]*noindex/)
    for (const image of images.slice(0, compared < 5 ? 1 : 0))
      expect((await request.get(image)).headers()['content-type']).toBe('image/jpeg')
    compared += 1
  }
})

const storyText = (mark: string) => `سوق الحبوب ${mark} تفتح أبوابها

أعلنت شركة Kestrel Freight عن استثمار بقيمة 12 مليون دولار في المدينة.

-------
مؤلف: هدى ${mark}
`

test('a draft is nowhere, a published story is everywhere at once, a killed one is nowhere again', async ({
  request,
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'warraq-maps-'))
  try {
    const mark = `Mzr${Date.now().toString(36)}`
    await writeFile(join(folder, 'story.txt'), storyText(mark))
    const sent = await warraq(newspaper.settings, 'import', join(folder, 'story.txt'))
    const id = /\/s\/(\w+)/.exec(sent.output)?.[1]
    expect(id, sent.output).toBeDefined()

    const month = new Date().toISOString().slice(0, 7)
    const surfaces = [
      '/feed/ar.rss',
      '/feed/ar.atom',
      '/feed/ar.json',
      `/sitemap-ar-${month}.xml`,
      '/sitemap-ar-news.xml',
    ]
    const shown = async () => {
      const texts = await Promise.all(surfaces.map(async (path) => (await request.get(path)).text()))
      const embed = (await request.get(`/embed/${id}/ar`)).status() === 200
      const url = encodeURIComponent(`${newspaper.url}/s/${id}`)
      const oembed = (await request.get(`/oembed?url=${url}`)).status() === 200
      return [...texts.map((text) => text.toLowerCase().includes(mark.toLowerCase())), embed, oembed]
    }
    const nowhere = [...surfaces.map(() => false), false, false]
    expect(await shown()).toEqual(nowhere)

    expect((await warraq(newspaper.settings, 'publish', id!)).code).toBe(0)
    expect(await shown()).toEqual(nowhere.map(() => true))

    expect((await warraq(newspaper.settings, 'kill', id!, 'سبب')).code).toBe(0)
    expect(await shown()).toEqual(nowhere)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('another site frames a story by what its page says of oEmbed', async ({ page, request }) => {
  // The newest may be another test's, which takes it away again.
  await page.goto('/search?q=الذهب')
  await page.locator('.search-result .headline a').first().click()
  const headline = (await page.getByRole('heading', { level: 1 }).textContent())!
  const json = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  const xml = await page.locator('link[type="text/xml+oembed"]').getAttribute('href')
  const { html, title, width } = (await (await request.get(`${json}&maxwidth=400`)).json()) as Record<
    string,
    string
  >
  expect(title!.replace(/[\u2068\u2069]/g, '')).toBe(headline)
  expect(width).toBe(400)
  const described = await request.get(xml!)
  expect(described.headers()['content-type']).toBe('text/xml; charset=utf-8')
  expect(await parserError(page, await described.text())).toBeNull()

  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><body>${html}`)
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  try {
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.context().clearCookies()
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const card = page.frameLocator('iframe')
    await expect(card.getByRole('heading', { level: 1 })).toHaveText(headline)
    await expect(card.locator('html')).toHaveAttribute('dir', 'rtl')
    const picture = card.locator('img')
    if ((await picture.count()) > 0)
      await expect
        .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0)
    expect(await page.context().cookies(newspaper.url)).toEqual([])
    const opened = page.context().waitForEvent('page')
    await card.getByRole('link').click()
    await expect((await opened).getByRole('heading', { level: 1 })).toHaveText(headline)
    // The browser also reports what this test itself would run in the frame, which takes no script.
    expect(faults.filter((fault) => /Content Security Policy|violates|Refused/.test(fault))).toEqual([])
  } finally {
    await new Promise((resolve) => other.close(resolve))
  }
})

test('what is not there is 404, and what is only read takes no other method', async ({ request }) => {
  for (const path of [
    '/feed/xx.rss',
    '/feed/ar.xml',
    '/feed/ar/topic/none.rss',
    '/feed/ar/story/economy.rss',
    `/feed/ar/topic/${'a'.repeat(900)}.rss`,
    '/sitemap-ar-1999-01.xml',
    '/sitemap-ar-2026-13.xml',
    '/sitemap-xx-news.xml',
    '/sitemap-pages-99.xml',
    '/embed/zzzzzzzzzz/ar',
    '/embed/zzzzzzzzzz',
    `/embed/${'9'.repeat(900)}/ar`,
    '/embed/zzzzzzzzzz/xx',
    '/abcdef0123456789.txt',
    `/oembed?url=${encodeURIComponent(newspaper.url)}`,
  ])
    expect((await request.get(path)).status(), path).toBe(404)
  expect((await request.get('/oembed')).status()).toBe(400)
  expect((await request.get(`/oembed?url=x&format=yaml`)).status()).toBe(501)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    for (const path of ['/feed/ar.rss', '/sitemap.xml', '/embed/zzzzzzzzzz/ar', '/oembed', '/robots.txt']) {
      const response = await request.fetch(path, { method })
      expect(response.status(), `${method} ${path}`).toBe(405)
      expect(response.headers().allow).toBe('GET, HEAD')
    }
})

test('the plain files say where things are', async ({ request }) => {
  const robots = await request.get('/robots.txt')
  expect(robots.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await robots.text()).toContain('Disallow: /admin')
  const security = await (await request.get('/.well-known/security.txt')).text()
  expect(security).toMatch(/^Contact: mailto:\S+@\S+$/m)
  expect(Date.parse(/^Expires: (\S+)$/m.exec(security)![1]!)).toBeGreaterThan(Date.now())
  const llms = await (await request.get('/llms.txt')).text()
  for (const [, href] of llms.matchAll(/\]\(([^)]+)\)/g))
    expect((await request.get(href!)).status(), href).toBe(200)
})

test('a hub that the paper names is told of a story as soon as it is published', async () => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'warraq-hub-'))
  const told: string[] = []
  const hub = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      told.push(new URLSearchParams(body).get('hub.url') ?? '')
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => hub.listen(0, 'localhost', resolve))
  const settings = {
    WARRAQ_DATA: join(folder, 'data'),
    WEBSUB_HUB: `http://localhost:${(hub.address() as AddressInfo).port}/`,
  }
  await copyDemo(settings.WARRAQ_DATA)
  const paper = await openNewspaper(settings)
  try {
    const response = await fetch(`${paper.url}/feed/ar.json`)
    const feed = (await response.json()) as { hubs: unknown }
    expect(feed.hubs).toEqual([{ type: 'WebSub', url: settings.WEBSUB_HUB }])
    expect(response.headers.get('link')).toContain(`<${settings.WEBSUB_HUB}>; rel="hub"`)
    told.length = 0
    await writeFile(join(folder, 'story.txt'), storyText('Hub'))
    const sent = await warraq(settings, 'import', join(folder, 'story.txt'), '--publish')
    expect(sent.code, sent.output).toBe(0)
    await expect.poll(() => told, { timeout: 30_000 }).toContain(`${paper.url}/feed/ar.rss`)
    await expect.poll(() => told, { timeout: 30_000 }).toContain(`${paper.url}/feed/ar.json`)
    // What the hub fetches now is what it was told of.
    expect(await (await fetch(`${paper.url}/feed/ar.rss`)).text()).toContain('Hub')
  } finally {
    await paper.stop()
    await new Promise((resolve) => hub.close(resolve))
    await rm(folder, { recursive: true, force: true })
  }
})
