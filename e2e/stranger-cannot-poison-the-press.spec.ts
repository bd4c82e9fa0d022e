import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { and, eq, lte, sql } from 'drizzle-orm'
import { type Database, openDatabase } from '../lib/db/open.ts'
import { section } from '../lib/db/tables/directory.ts'
import { article, story } from '../lib/db/tables/stories.ts'
import { touch } from '../lib/db/tables/touches.ts'
import { type PostgresServer, startPostgres } from '../lib/db/testing/postgres-server.ts'
import { operator } from '../lib/newsroom/actor.ts'
import { transitionArticle } from '../lib/newsroom/stories/transition-article.ts'
import { storyHref } from '../lib/publication/addresses.ts'
import { type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'
import { type RawAnswer, sendRaw } from './raw-request.ts'

/**
 * Whatever a stranger sends, the next reader gets the page that everybody gets: byte for byte, with the same headers.
 * Each thing is sent to a press that has forgotten everything, so that the page is made for the stranger, and again to
 * a press that has the page.
 */
test.describe('a stranger cannot poison the press', () => {
  test.describe.configure({ mode: 'serial' })

  let folder: string
  let postgres: PostgresServer
  let db: Database
  let paper: Newspaper
  let purges: Server
  const purged = new Set<string>()
  /** What is asked for: a front, a list and a story. */
  const pages: string[] = ['/en', '/latest?page=2']

  test.beforeAll(async () => {
    test.setTimeout(300_000)
    folder = await mkdtemp(join(tmpdir(), 'warraq-stranger-'))
    postgres = await startPostgres()
    // Told of a change after the press has forgotten it: that is how these tests know.
    purges = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString()
      for (const tag of (JSON.parse(body) as { tags: string[] }).tags) purged.add(tag)
      response.end()
    })
    await new Promise<void>((resolve) => purges.listen(0, 'localhost', resolve))
    paper = await openNewspaper({
      DATABASE_URL: postgres.url,
      WARRAQ_DATA: folder,
      SITE_URL: 'https://news.example',
      // One press: another process has not read what this one has just kept.
      WEB_CONCURRENCY: '1',
      PURGE_URL: `http://localhost:${(purges.address() as AddressInfo).port}/`,
    })
    db = await openDatabase({ databaseUrl: postgres.url, dataFolder: folder })
    const kept = await anArticle()
    pages.push(storyHref('ar', kept.section, kept.slug))
  })
  test.afterAll(async () => {
    await paper?.stop()
    await db?.close()
    purges?.close()
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** @param place among those that are published, by id */
  async function anArticle(place = 0) {
    const [row] = await db.orm
      .select({ id: article.id, slug: article.slug, section: section.slug, headline: article.headline })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
      .where(
        and(eq(article.locale, 'ar'), eq(article.state, 'published'), lte(article.publishedAt, sql`now()`)),
      )
      .orderBy(article.id)
      .offset(place)
      .limit(1)
    return row!
  }

  let forgotten = 0
  /** Has the press forget everything, and waits until it has. */
  async function forgetEverything(): Promise<void> {
    forgotten += 1
    const mark = `test:${forgotten}`
    await db.orm.insert(touch).values([{ tag: 'publication' }, { tag: mark }])
    await db.orm.execute(sql`select pg_notify('warraq_touch', '')`)
    await expect.poll(() => purged.has(mark), { intervals: [5] }).toBe(true)
  }

  /** Status, headers and bytes, without what differs from one answer to the next. */
  const settled = (answer: RawAnswer | null) => ({
    status: answer?.status,
    headers: answer?.headers.filter((line) => !/^(date|connection|keep-alive):/i.test(line)).sort(),
    body: answer?.body.toString('latin1'),
  })
  const innocent = async (page: string) => ({
    plain: settled(await sendRaw(paper.url, [`GET ${page} HTTP/1.1`])),
    brotli: settled(await sendRaw(paper.url, [`GET ${page} HTTP/1.1`, 'Accept-Encoding: br'])),
  })

  const header =
    (...lines: string[]) =>
    (page: string) => [`GET ${page} HTTP/1.1`, ...lines]
  const query = (parameters: string) => (page: string) => [
    `GET ${page}${page.includes('?') ? '&' : '?'}${parameters} HTTP/1.1`,
  ]
  const target = (of: (page: string) => string) => (page: string) => [`GET ${of(page)} HTTP/1.1`]
  const method =
    (name: string, ...lines: string[]) =>
    (page: string) => [`${name} ${page} HTTP/1.1`, ...lines]

  const strange: Record<string, ((page: string) => string[])[]> = {
    cookies: [
      header('Cookie: theme=dark; _ga=GA1.1.1; NEXT_LOCALE=fa'),
      header('Cookie: reading=ar.arab.persian.LB.islamic-umalqura~en.latn.gregory.-.persian'),
      header('Cookie: reading=<script>alert(1)</script>'),
      header('Cookie: __Host-session=stolen', 'Cookie: session=1'),
      header('Cookie: better-auth.session_token=1; __Secure-better-auth.session_token=2'),
      header('Cookie: __prerender_bypass=1; __next_preview_data=2'),
      header('Cookie: preview=1'),
      header(`Cookie: a=${'x'.repeat(6_000)}`),
      header('Cookie: ;;;==;, \xff'),
    ],
    'what it says of our host': [
      header('X-Forwarded-Host: evil.example'),
      header('X-Forwarded-Proto: gopher', 'X-Forwarded-For: 6.6.6.6', 'X-Forwarded-Port: 666'),
      header('Forwarded: host=evil.example;proto=http;for=6.6.6.6'),
      header('X-Original-URL: /fa', 'X-Rewrite-URL: /fa'),
      header('Host: evil.example'),
      header('Host: evil.example:80@news.example'),
      header(
        'X-Host: evil.example',
        'X-Real-IP: 6.6.6.6',
        'Via: 1.1 evil.example',
        'Origin: https://evil.example',
      ),
      header('CF-Connecting-IP: 6.6.6.6', 'True-Client-IP: 6.6.6.6', 'CDN-Loop: evil'),
    ],
    'what Next says to itself': [
      header('RSC: 1'),
      header('RSC: 1', 'Next-Router-Prefetch: 1', 'Next-Router-State-Tree: %5B%22%22%5D', 'Next-Url: /fa'),
      header('Next-Router-Segment-Prefetch: /_tree', 'RSC: 1'),
      header('Next-Action: 0123456789abcdef0123456789abcdef01234567'),
      header('x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware'),
      header('x-middleware-prefetch: 1', 'x-middleware-rewrite: /fa', 'x-middleware-next: 1'),
      header(
        'x-middleware-set-cookie: a=b',
        'x-middleware-override-headers: cookie',
        'x-middleware-request-cookie: a',
      ),
      header('x-invoke-path: /fa', 'x-invoke-query: {}', 'x-invoke-status: 500', 'x-invoke-error: {}'),
      header('x-matched-path: /fa', 'x-now-route-matches: 1=fa', 'x-nextjs-data: 1', 'x-nextjs-cache: HIT'),
      header('x-prerender-revalidate: 1', 'x-next-cache-tags: a', 'x-next-revalidate-tag-token: 1'),
      header('Purpose: prefetch', 'Sec-Purpose: prefetch;prerender', 'Sec-Fetch-Mode: navigate'),
    ],
    'what it would like': [
      header('Accept: application/json'),
      header('Accept: text/x-component'),
      header('Accept-Language: he;q=1, fa;q=0.9'),
      header('Accept-Encoding: identity;q=0, *;q=0'),
      header('Accept-Encoding: br;q=1.0, gzip;q=abc, \x01'),
      header('Save-Data: on'),
      header('User-Agent: facebookexternalhit/1.1'),
      header('User-Agent: Mozilla/4.0 (compatible; MSIE 6.0)'),
      header('DPR: 9', 'Viewport-Width: 1', 'Width: 1', 'Sec-CH-UA-Mobile: ?1'),
      header('Range: bytes=0-10'),
      header('Range: bytes=-1,0-0', 'If-Range: "x"'),
      header('If-None-Match: *'),
      header('If-None-Match: "x", W/"y"'),
      header('If-Match: "x"'),
      header('If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT'),
      header('If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT'),
      header('Cache-Control: no-cache, no-store, max-age=0', 'Pragma: no-cache'),
      header('Authorization: Basic YWRtaW46YWRtaW4='),
      header('Upgrade: h2c', 'Connection: Upgrade, HTTP2-Settings, close', 'HTTP2-Settings: AAMAAABkAAQ'),
      header('Expect: 100-continue'),
      header('TE: trailers', 'Connection: close, X-Forwarded-Host, Cookie'),
      header(`X-Long: ${'x'.repeat(12_000)}`),
      header(`X-Too-Long: ${'x'.repeat(60_000)}`),
      header(...Array.from({ length: 900 }, (_, i) => `X-${i}: ${i}`)),
    ],
    'what stands in the address': [
      query('utm_source=x&fbclid=<script>&__nextDataReq=1&_rsc=abc'),
      query('nxtPlocale=fa&nxtPsection=x&__nextLocale=fa&__nextDefaultLocale=fa'),
      query('%70age=9&Page=9&page[]=9&page[0]=9'),
      query(`x=${'y'.repeat(4_000)}`),
      query('lite'),
      query('lite=0'),
      query('v=for-ever'),
      query('?&&=&#fragment'),
      target((page) => `http://evil.example${page}`),
      target((page) => `https://news.example${page}`),
      target((page) => `/${page}`),
      target((page) => `//evil.example${page}`),
      target((page) => `/.${page}`),
      target((page) => `/x/..${page}`),
      target((page) => page.replace(/^\/(.)/, (_, first: string) => `/%${first.charCodeAt(0).toString(16)}`)),
      target((page) => page.toLowerCase().replaceAll('%d8', '%D8')),
      target((page) => page.replace(/(.)\//, '$1%2F')),
      target((page) => page.replace(/(.)\//, '$1//')),
      target((page) => page.replace('/', '\\')),
      target((page) => `${page.split('?')[0]}/`),
      target((page) => `${page.split('?')[0]};jsessionid=1`),
      target((page) => `${page.split('?')[0]}%00`),
      target((page) => `${page.split('?')[0]}.rsc`),
      target((page) => `${page.split('?')[0]}.txt`),
      target((page) => `/_next/data/build${page.split('?')[0]}.json`),
      target((page) => `/ar${page}`),
      target(() => '*'),
      target(() => '/%'),
      target(() => 'evil.example:443'),
    ],
    'how it asks': [
      method('HEAD'),
      method('POST', 'Content-Length: 0'),
      method(
        'POST',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 0',
        'Next-Action: x',
      ),
      method('OPTIONS'),
      method('PUT', 'Content-Length: 0'),
      method('DELETE'),
      method('PATCH', 'Content-Length: 0', 'X-HTTP-Method-Override: GET'),
      method('GET', 'X-HTTP-Method-Override: POST', 'X-HTTP-Method: DELETE'),
      method('TRACE'),
      method('PURGE'),
      method('BAN'),
      method('get'),
      (page) => [`GET ${page} HTTP/1.0`],
      (page) => [`GET ${page}`],
      method('GET', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
      method('GET', 'Host: a.example', 'Host: b.example'),
    ],
  }

  for (const [kind, requests] of Object.entries(strange))
    test(`by ${kind}`, async () => {
      test.setTimeout(300_000)
      // What a request looks like and which page it asks for do not depend on each other: each is tried on one page.
      for (const [turn, page] of pages.entries()) {
        await forgetEverything()
        const clean = await innocent(page)
        expect(clean.plain.status).toBe(200)
        for (const request of requests.filter((_, index) => index % pages.length === turn)) {
          await forgetEverything()
          const lines = request(page)
          for (const state of ['forgotten', 'kept']) {
            await sendRaw(paper.url, lines)
            const after = await innocent(page)
            const what = `${lines.join(' ⏎ ').slice(0, 300)} (${state})`
            expect(after.plain.headers, what).toEqual(clean.plain.headers)
            expect(after.plain.body === clean.plain.body, what).toBe(true)
            expect(after.brotli.headers?.filter(isNoSize), what).toEqual(
              clean.brotli.headers?.filter(isNoSize),
            )
          }
        }
      }
    })
  // Brotli's best takes the place of its quick one when a page has been asked for often.
  const isNoSize = (line: string) => !/^(content-length|etag):/i.test(line)

  test('nor fills the press by spelling one page in many ways', async () => {
    await forgetEverything()
    const { id, headline, ...address } = await anArticle()
    const page = storyHref('ar', address.section, address.slug)
    const spellings = [
      page,
      page.toLowerCase(),
      `${page}?page=7`,
      `${page}?page=7&page=8`,
      `${page}?utm_source=${'x'.repeat(3_000)}`,
      `http://evil.example${page}`,
      `/.${page}`,
      page.replace(/^\/./, (start) => `/%${start.charCodeAt(1).toString(16)}`),
    ]
    for (const spelling of spellings) await sendRaw(paper.url, [`GET ${spelling} HTTP/1.1`])
    // Changed without telling anybody: a page that was kept is what it was, one that was not is made anew.
    await db.orm.update(article).set({ headline: 'عنوان لم يعلم به أحد' }).where(eq(article.id, id))
    try {
      const before = await sendRaw(paper.url, [`GET ${page} HTTP/1.1`])
      for (const spelling of spellings) {
        const answer = await sendRaw(paper.url, [`GET ${spelling} HTTP/1.1`])
        expect(answer?.body.equals(before!.body), spelling.slice(0, 200)).toBe(true)
      }
    } finally {
      await db.orm.update(article).set({ headline }).where(eq(article.id, id))
      await forgetEverything()
    }
  })

  test('nor gets parts of pages, which only Next’s own scripts would ask for', async () => {
    for (const path of [
      '/anything.rsc',
      '/en.rsc',
      '/en.prefetch.rsc',
      '/en.segments/_tree.segment.rsc',
      '/_next/data/x/en.json',
    ]) {
      const answer = await sendRaw(paper.url, [`GET ${path} HTTP/1.1`])
      expect(answer?.status, path).toBe(404)
      expect(answer!.body.length, path).toBeLessThan(4_000)
      expect(answer!.headers.join('\n'), path).toMatch(/cache-control: no-store/)
    }
    for (const header of ['RSC: 1', 'Next-Router-Prefetch: 1', 'Next-Router-Segment-Prefetch: /_tree']) {
      const answer = await sendRaw(paper.url, ['GET /en?_rsc=abc HTTP/1.1', header])
      expect(answer!.headers.join('\n'), header).toMatch(/content-type: text\/html/)
    }
  })

  test('every answer says what browsers may do with it', async () => {
    const { section, slug } = await anArticle()
    const pages = [storyHref('ar', section, slug), '/', '/en/nothing-here', '/search?q=x', '/%zz', '/a/b/c/d']
    const files = [
      '/icon.svg',
      '/feed/ar.rss',
      '/sitemap.xml',
      '/card/front/ar/front',
      '/readyz',
      '/api/v1/stories',
      '/no.png',
    ]
    for (const path of [...pages, ...files]) {
      const head = (await sendRaw(paper.url, [`GET ${path} HTTP/1.1`]))!.headers.join('\n')
      expect(head, path).toMatch(/x-content-type-options: nosniff/i)
      expect(head, path).toMatch(/referrer-policy: /i)
      if (pages.includes(path)) {
        expect(head, path).toMatch(/content-security-policy: default-src 'none'; script-src 'self'/i)
        expect(head, path).toMatch(/x-frame-options: DENY/i)
        expect(head, path).toMatch(/cross-origin-opener-policy: same-origin/i)
      }
    }
    const broken = await sendRaw(paper.url, ['GET / HTTP/9.9 what'])
    expect(broken?.status).toBe(400)
    expect(broken?.headers.join('\n')).toMatch(/x-content-type-options: nosniff/i)
    const etag = /etag: (.*)/i.exec((await sendRaw(paper.url, ['GET / HTTP/1.1']))!.headers.join('\n'))![1]
    const unchanged = await sendRaw(paper.url, ['GET / HTTP/1.1', `If-None-Match: ${etag}`])
    expect(unchanged?.status).toBe(304)
    expect(unchanged?.headers.join('\n')).toMatch(/content-security-policy: /i)
  })

  test('what is made for somebody who is signed in, or previews, is not kept, and says so', async () => {
    const ask = async (page: string, ...lines: string[]) => {
      const answer = await sendRaw(paper.url, [`GET ${page} HTTP/1.1`, ...lines])
      return { head: answer!.headers.join('\n'), text: answer!.body.toString('utf8') }
    }
    const pageOf = ({ section, slug }: { section: string; slug: string }) => storyHref('ar', section, slug)
    const cookies = ['__Host-session=1', 'better-auth.session_token=1', 'preview=1', '__prerender_bypass=1']
    for (const [index, cookie] of cookies.entries()) {
      // Each on a page that nobody has asked for: one that is asked for often is made again when it is forgotten.
      const kept = await anArticle(index + 1)
      const page = pageOf(kept)
      // Where it was written is read for its page alone; nothing Latin in it, which would stand in an element of its own.
      const text = `مدينة${'ا'.repeat(index + 2)}`
      const writtenIn = (dateline: string | null) =>
        db.orm.update(article).set({ dateline }).where(eq(article.id, kept.id))
      const own = await ask(page, `Cookie: ${cookie}`)
      expect(own.head, cookie).toMatch(/cache-control:.*(no-store|private)/i)
      expect(own.head, cookie).not.toMatch(/s-maxage|surrogate-key|cache-tag/i)
      await writtenIn(text)
      // Neither kept for others, nor taken from what was kept for them.
      expect((await ask(page)).text.includes(text), cookie).toBe(true)
      await writtenIn(null)
      expect((await ask(page, `Cookie: ${cookie}`)).text.includes(text), cookie).toBe(false)
      expect((await ask(page)).text.includes(text), cookie).toBe(true)
    }
    const { id, ...address } = await anArticle()
    const page = pageOf(address)
    await forgetEverything()
    // Nor does a cookie change what a page answers.
    await transitionArticle(db, operator, { articleId: id, move: 'kill', note: 'سبب' })
    for (const cookie of ['theme=dark', 'better-auth.session_token=1'])
      for (const [path, status] of [
        [page, 410],
        ['/economy/nothing', 404],
      ] as const) {
        const answer = async () =>
          (await sendRaw(paper.url, [`GET ${path} HTTP/1.1`, `Cookie: ${cookie}`]))?.status
        await expect.poll(answer, `${path} with ${cookie}`).toBe(status)
      }
  })
})
