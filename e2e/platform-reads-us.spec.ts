/** Programs of the kind that platforms, aggregators and search engines run, each as its makers publish it. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectPath } from '../lib/db/project-path.ts'
import { type DemoStory, storyId } from '../lib/demo/demo-story.ts'
import { authors, publication } from '../lib/demo/directory.ts'
import { demoStories } from '../lib/demo/fill.ts'
import { type Locale, locales } from '../lib/locale/table.ts'
import { storyHref } from '../lib/publication/addresses.ts'
import { demoFolder, type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'
import { type Crawled, crawl } from './crawl.ts'
import { expect, newspaper, test } from './fixtures.ts'
import { letters, programs, proseOf, words } from './reading-programs.ts'

test.use({ javaScriptEnabled: false })

const stories = await demoStories()
const storyOf = (key: string): DemoStory => stories.find((each) => each.key === key)!
/** A story in each language, one with pictures in its text, live coverage. */
const read: [string, Locale][] = [
  ['open-source-wallet', 'ar'],
  ['cable-cut-red-sea', 'ar'],
  ['miners-follow-the-sun', 'ar'],
  ...locales.flatMap((locale): [string, Locale][] => {
    const first = stories.find((each) => each.versions[locale] && each.key !== 'open-source-wallet')
    return first ? [[first.key, locale]] : []
  }),
]

for (const [key, locale] of read) {
  const story = storyOf(key)
  const version = story.versions[locale]!
  const encoded = newspaper.url + storyHref(locale, story.section, version.slug)
  const names = version.bylines
    .filter((each) => each.role === 'author')
    .map((each) => authors[each.author].names[locale])
  const document =
    typeof version.body === 'function' ? version.body(() => '2026-01-01T00:00:00Z') : version.body
  const prose = proseOf(document.content).filter((each) => each.trim() !== '')

  test(`every program reads ${key} in ${locale} alike, by either spelling of its address`, async ({
    page,
  }) => {
    await page.goto(encoded)
    const published = await page.locator('.times time').first().getAttribute('datetime')
    const card = new RegExp(`^${newspaper.url}/card/story/${locale}/${storyId(key)}\\?v=[0-9a-f]{12}$`)
    for (const address of [encoded, decodeURI(encoded)]) {
      for (const [program, reads] of Object.entries(programs)) {
        const found = await reads(address)
        const told = `${program} ${address}`
        expect(words(found.headline), told).toBe(version.headline)
        if (names.length === 1) expect(words(found.author), told).toBe(names[0])
        // One of several, or all of them in a list.
        else
          expect(
            names.some((name) => words(found.author).includes(name)),
            `${told}: ${found.author}`,
          ).toBe(true)
        expect(found.date && new Date(found.date).toISOString(), told).toBe(published)
        if (program !== '@mozilla/readability') expect(found.image, told).toMatch(card)
        if (found.text !== undefined) {
          const missing = prose.filter((each) => !letters(found.text).includes(letters(each)))
          expect(missing, `${told}: what it left out`).toEqual([])
        }
      }
    }
  })
}

test.describe('a search engine walks the whole site', () => {
  test.describe.configure({ mode: 'serial' })
  let site: Crawled
  // One that nobody else publishes into while it is walked through.
  let folder: string
  let paper: Newspaper

  test.beforeAll(async () => {
    test.setTimeout(240_000)
    folder = await demoFolder('crawl')
    paper = await openNewspaper({ WARRAQ_DATA: folder })
  })
  test.afterAll(async () => {
    await paper?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('and finds nothing broken', async () => {
    test.setTimeout(600_000)
    site = await crawl(paper.url, '/')
    expect(site.broken).toEqual([])
    // Six fronts, and what they lead to.
    expect(site.pages.size).toBeGreaterThan(150)
    test.info().annotations.push({ type: 'pages', description: String(site.pages.size) })
  })

  const indexed = () => [...site.pages.values()].filter((each) => each.isIndexed)

  test('and every page is titled as no other in its language, and says what it is about', () => {
    const byTitle = Map.groupBy(indexed(), (each) => `${each.language} ${each.title}`)
    const shared = [...byTitle.values()]
      .filter((each) => each.length > 1)
      .map((each) => each.map(({ path }) => path))
    expect(shared).toEqual([])
    for (const { path, title, description, headings } of site.pages.values()) {
      expect(words(title), path).not.toBe('')
      expect(words(description), path).not.toBe('')
      expect(headings, `${path}: one h1`).toBe(1)
    }
  })

  test('and every page names its own address, in full', () => {
    const wrong = [...site.pages.values()].filter(({ path, canonical }) => canonical !== paper.url + path)
    expect(wrong.map(({ path, canonical }) => ({ path, canonical }))).toEqual([])
  })

  test('and every language that a page names is there, and names it back', () => {
    let named = 0
    for (const { path, language, alternates, isIndexed } of site.pages.values()) {
      if (alternates.size === 0) continue
      expect(isIndexed, `${path}: not indexed, but has other languages`).toBe(true)
      expect(alternates.get(language), path).toBe(paper.url + path)
      const fallback = alternates.get('x-default')
      expect(
        [...alternates].some(([tag, address]) => tag !== 'x-default' && address === fallback),
        path,
      ).toBe(true)
      for (const [tag, address] of alternates) {
        const other = site.pages.get(address.slice(paper.url.length))
        expect(other?.isIndexed, `${path} → ${tag} ${address}`).toBe(true)
        if (tag !== 'x-default') expect(other?.language, address).toBe(tag)
        expect(Object.fromEntries(other!.alternates), `${path} → ${address}`).toEqual(
          Object.fromEntries(alternates),
        )
        named += 1
      }
    }
    expect(named).toBeGreaterThan(50)
  })

  test('and the maps hold every page that is indexed, and none that no link leads to', async () => {
    const addressesIn = async (map: string): Promise<string[]> => {
      const text = await (await fetch(map)).text()
      return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
        address!.replaceAll('&amp;', '&'),
      )
    }
    const maps = await addressesIn(`${paper.url}/sitemap.xml`)
    const mapped = new Set((await Promise.all(maps.map(addressesIn))).flat())
    const reached = new Set(indexed().map(({ path }) => paper.url + path))
    expect(
      [...mapped].filter((each) => !reached.has(each)),
      'orphans',
    ).toEqual([])
    expect(
      [...reached].filter((each) => !mapped.has(each)),
      'in no map',
    ).toEqual([])
  })

  test('and every page is described in schema.org’s words', () => {
    const typesOf = (path: string) => site.pages.get(path)!.describes.map((each) => each['@type'])
    expect(typesOf('/')).toEqual(['WebSite', 'NewsMediaOrganization'])
    expect(typesOf('/author/nour-khatib')).toEqual(['ProfilePage', 'CollectionPage', 'BreadcrumbList'])
    expect(typesOf('/economy')).toEqual(['CollectionPage', 'BreadcrumbList'])
    const live = storyOf('cable-cut-red-sea')
    expect(typesOf(storyHref('ar', live.section, live.versions.ar!.slug))).toEqual([
      'LiveBlogPosting',
      'BreadcrumbList',
    ])
    for (const { path, describes } of indexed()) expect(describes.length, path).toBeGreaterThan(1)
  })
})

/** What its checker of CSS has not heard of yet: container queries, what of SVG is CSS, custom properties within `min()`. */
const unknownToNu =
  /^CSS: .*(@container|“paint-order”|container-type|scroll-initial-target|Invalid type: “100%, var\(|“margin-inline”: The types are incompatible)/

const nu = projectPath('node_modules/vnu-jar/build/dist/vnu.jar')
const hasJava = spawnSync('java', ['-version']).status === 0

test('the Nu validator has nothing to say about any type of page, in any language', async () => {
  test.skip(!hasJava, 'the Nu validator needs Java 17')
  test.setTimeout(180_000)
  const wallet = storyOf('open-source-wallet')
  const live = storyOf('cable-cut-red-sea')
  const paths = [
    ...locales.flatMap((locale) => {
      const front = locale === 'ar' ? '' : `/${locale}`
      return [
        front || '/',
        `${front}/economy`,
        `${front}/latest`,
        `${front}/author/salma-haddad`,
        `${front}/nowhere`,
      ]
    }),
    ...read.map(([key, locale]) =>
      storyHref(locale, storyOf(key).section, storyOf(key).versions[locale]!.slug),
    ),
    '/topic/payments',
    '/desk/dubai',
    '/latest?page=2',
    '/search',
    `/search?q=${encodeURIComponent('العملات')}`,
    `${storyHref('ar', wallet.section, wallet.versions.ar!.slug)}?lite`,
    `${storyHref('ar', live.section, live.versions.ar!.slug)}?lite`,
    '/?lite',
  ]
  const folder = await mkdtemp(join(tmpdir(), 'warraq-nu-'))
  try {
    const files = await Promise.all(
      paths.map(async (path, i) => {
        const file = join(folder, `${i}.html`)
        await writeFile(file, await (await fetch(newspaper.url + path)).text())
        return file
      }),
    )
    const run = spawnSync(
      'java',
      ['-jar', nu, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    const { messages } = JSON.parse(run.stdout) as {
      messages: { type: string; subType?: string; url: string; message: string; extract?: string }[]
    }
    const said = messages.map(({ type, subType, url, message, extract: near }) => ({
      path: paths[Number(/(\d+)\.html$/.exec(url)?.[1])],
      type: subType ?? type,
      message,
      near,
    }))
    expect(said.filter((each) => each.type !== 'info' && !unknownToNu.test(each.message))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test.describe('what is asked for wrongly', () => {
  const nothing: [string, string, number][] = [
    ['an id of no story', '/card/story/ar/0000000000', 404],
    ['a huge id', `/card/story/ar/${'9'.repeat(4_000)}`, 404],
    ['a language that we do not print in', '/card/story/de/7ft6gzp5rx', 404],
    ['a shape that there is not', '/card/story/ar/7ft6gzp5rx/poster', 404],
    ['a picture of an author, cut', '/card/author/ar/nour-khatib/1x1', 404],
    ['a manifest of another language', '/manifest/de.webmanifest', 404],
    ['an address longer than any of ours', `/economy/${'س'.repeat(1_500)}`, 404],
  ]
  for (const [what, path, status] of nothing)
    test(`${what}: ${status}, and no picture or page is made`, async ({ request }) => {
      const response = await request.get(encodeURI(path))
      expect(response.status()).toBe(status)
      expect(response.headers()['content-type'] ?? '').not.toMatch(/^image/)
      expect((await response.body()).length).toBeLessThan(3_000)
    })

  for (const path of [
    '/',
    '/economy',
    '/card/front/ar/front',
    '/manifest/ar.webmanifest',
    '/en/author/nour-khatib',
  ])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      test(`${method} ${path}: 405`, async ({ request }) => {
        const response = await request.fetch(path, { method, data: 'x=1' })
        expect(response.status()).toBe(405)
        expect(response.headers().allow).toBe('GET, HEAD')
        expect((await response.body()).length).toBe(0)
      })
})

test('the manifest of each language names it, its direction and icons that are there', async ({
  page,
  request,
}) => {
  for (const locale of locales) {
    await page.goto(locale === 'ar' ? '/' : `/${locale}`)
    const href = (await page.locator('link[rel=manifest]').getAttribute('href'))!
    const manifest = await (await request.get(href)).json()
    expect(manifest).toMatchObject({
      name: publication.names[locale],
      lang: locale,
      dir: expect.stringMatching(/^(rtl|ltr)$/),
    })
    for (const icon of manifest.icons) expect((await request.get(icon.src)).status(), icon.src).toBe(200)
    const touch = (await page.locator('link[rel=apple-touch-icon]').getAttribute('href'))!
    expect((await request.get(touch)).headers()['content-type']).toBe('image/png')
  }
})
