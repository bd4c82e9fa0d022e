import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { projectPath } from '../lib/db/project-path.ts'
import { copyDemo, freePort, type Newspaper, openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { bringNginx, type Nginx, startNginx } from './nginx.ts'

/** The documented configuration and the documented receiver of purges, in front of a paper of their own. */
test.describe('nginx in front', () => {
  test.describe.configure({ mode: 'serial' })
  test.skip(!bringNginx(), 'There is no nginx here, and we may not install one.')

  let folder: string
  let settings: Record<string, string>
  let paper: Newspaper
  let nginx: Nginx
  let receiver: ChildProcess
  /** Another machine, which can answer nothing just now; and a third, where nobody is. */
  let broken: Server
  let askedInVain = 0

  test.beforeAll(async () => {
    test.setTimeout(240_000)
    folder = await mkdtemp(join(tmpdir(), 'warraq-nginx-'))
    const own = join(folder, 'nginx')
    await mkdir(own)
    const purgePort = await freePort()
    settings = {
      WARRAQ_DATA: join(folder, 'data'),
      PURGE_URL: `http://localhost:${purgePort}/`,
      PURGE_TOKEN: 'a-word',
      SITE_URL: 'https://news.example',
    }
    await copyDemo(settings.WARRAQ_DATA!)
    paper = await openNewspaper(settings)
    broken = createServer((_request, response) => {
      askedInVain += 1
      response.writeHead(503, { 'retry-after': '5' }).end('It has not heard of changes.')
    })
    await once(broken.listen(0, 'localhost'), 'listening')
    const machines = [new URL(paper.url).port, (broken.address() as AddressInfo).port, await freePort()]
    nginx = await startNginx(own, machines.map(String), settings.WARRAQ_DATA!)
    receiver = spawn(
      process.execPath,
      [projectPath('docs/purge-nginx.ts'), nginx.cacheFolder, String(purgePort)],
      { env: { ...process.env, PURGE_TOKEN: 'a-word' }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(receiver.stdout!, 'data')
  })
  test.afterAll(async () => {
    await nginx?.stop()
    receiver?.kill()
    broken?.close()
    await paper?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(nginx.url + path, { headers })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  test('keeps a page, in each encoding, and hides what the page was made from', async () => {
    const direct = await (await fetch(`${paper.url}/en`)).text()
    for (const encoding of ['br', 'gzip', 'zstd', 'identity'])
      for (const cache of ['MISS', 'HIT']) {
        const { status, headers, text } = await get('/en', { 'accept-encoding': encoding })
        expect(status).toBe(200)
        expect(headers.get('x-cache'), encoding).toBe(cache)
        expect(headers.get('content-encoding') ?? 'identity').toBe(encoding)
        expect(text === direct).toBe(true)
        expect(headers.get('surrogate-key')).toBeNull()
        expect(headers.get('cache-tag')).toBeNull()
      }
    // Another browser’s spelling of the same wish is no other copy.
    expect((await get('/en', { 'accept-encoding': 'gzip, deflate, br;q=1' })).headers.get('x-cache')).toBe(
      'HIT',
    )
    const refused = await get('/en', { 'accept-encoding': 'br;q=0, gzip' })
    expect(refused.headers.get('content-encoding')).toBe('gzip')
  })

  test('gives readers who save data, and readers who chose digits, their own page and nobody else’s', async () => {
    const plain = await get('/')
    const light = await get('/', { 'save-data': 'on' })
    expect(light.text === plain.text).toBe(false)
    const chosen = await get('/', { cookie: 'reading=ar.arab.gregory.AE.-' })
    expect(chosen.text === plain.text).toBe(false)
    expect(chosen.headers.get('cache-control')).toContain('private')
    expect((await get('/')).text === plain.text).toBe(true)
    expect((await get('/', { 'save-data': 'on' })).text === light.text).toBe(true)
  })

  test('is not broken by hints that it does not know', async () => {
    const { status, text } = await get('/en/latest', { 'sec-fetch-mode': 'navigate' })
    expect(status).toBe(200)
    expect(text.endsWith('</html>')).toBe(true)
  })

  test('serves files itself, with their types, for ever', async () => {
    const { text } = await get('/')
    const [, font] = /href="(\/_next\/static\/media\/[^"]+\.woff2)"/.exec(text)!
    const [, picture] = /src="(\/media\/[^"]+\.(?:webp|jpg))"/.exec(text)!
    for (const [path, type] of [
      [font, 'font/woff2'],
      [picture, /^image\//],
    ] as const) {
      const { status, headers } = await get(path!)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(type)
      expect(headers.get('cache-control')).toContain('immutable')
      expect(headers.get('x-cache')).toBeNull()
    }
    expect((await get('/media/../database/PG_VERSION')).status).toBe(404)
  })

  test('does not believe a reader about host, scheme or address', async () => {
    const { text } = await get('/en/economy', {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      forwarded: 'host=evil.example',
    })
    expect(text.includes('evil.example')).toBe(false)
    expect(text.includes('https://news.example/en/economy')).toBe(true)
  })

  test('forgets a page as soon as its story is published, and as soon as it is withdrawn', async () => {
    test.slow()
    const file = join(folder, 'story.txt')
    await writeFile(
      file,
      'A ship of trial reaches port\n\nIt came in at dawn, on trial.\n\n-----\nBy Huda Salem\n',
    )
    expect((await get('/en')).headers.get('x-cache')).toBe('HIT')
    const published = await warraq(settings, 'import', file, '--publish', '--locale', 'en')
    expect(published.code, published.output).toBe(0)
    await expect.poll(async () => (await get('/en')).text.includes('A ship of trial reaches port')).toBe(true)

    const [, href] = /Address\s+https:\/\/news\.example(\S+)/.exec(published.output)!
    const [, storyId] = /\/s\/([0-9a-z]+)/.exec(published.output)!
    expect((await get(href!)).status).toBe(200)
    // Each change is told three times; a page that was asked for in between is asked for once more.
    await expect.poll(async () => (await get(href!)).headers.get('x-cache')).toBe('HIT')
    const killed = await warraq(settings, 'kill', storyId!, 'It was no ship.', '--locale', 'en')
    expect(killed.code, killed.output).toBe(0)
    await expect.poll(async () => (await get(href!)).status).toBe(410)
    await expect
      .poll(async () => (await get('/en')).text.includes('A ship of trial reaches port'))
      .toBe(false)
  })

  test('takes no purge from a stranger', async () => {
    const refused = await fetch(settings.PURGE_URL!, { method: 'POST', body: '{"tags":["publication"]}' })
    expect(refused.status).toBe(403)
  })

  test('asks the next machine when one cannot answer, or is not there', async () => {
    for (let n = 0; n < 6; n += 1) expect((await get(`/en/search?q=ship-${n}`)).status).toBe(200)
    expect(askedInVain).toBeGreaterThan(0)
  })

  test('lets a few readers wait for a machine that says nothing, and sends nothing there twice', async () => {
    const silentIsAsked: string[] = []
    const otherIsAsked: string[] = []
    const silent = createServer((request) => {
      silentIsAsked.push(`${request.method} ${request.url}`)
    })
    const other = createServer(async (request, response) => {
      otherIsAsked.push(`${request.method} ${request.url}`)
      if (request.url?.startsWith('/admin/export')) await wait(1_500)
      response.end('Here it is.')
    })
    for (const each of [silent, other]) await once(each.listen(0, 'localhost'), 'listening')
    const ports = [silent, other].map((each) => (each.address() as AddressInfo).port)
    const own = join(folder, 'beside-a-silent-machine')
    await mkdir(own)
    const before = await startNginx(own, ports.map(String), settings.WARRAQ_DATA!, {
      longestSilence: '1s',
      isAwaited: false,
    })
    const ask = async (path: string, method = 'GET') =>
      (await fetch(before.url + path, { method, ...(method === 'POST' && { body: 'a=b' }) })).status
    try {
      await expect.poll(() => fetch(`${before.url}/media/none`).catch(() => null)).toBeTruthy()
      // One of the two machines has each. Whether it was done there is not known.
      expect((await Promise.all([ask('/newsletter', 'POST'), ask('/newsletter', 'POST')])).sort()).toEqual([
        200, 503,
      ])
      expect([...silentIsAsked, ...otherIsAsked]).toEqual(['POST /newsletter', 'POST /newsletter'])
      for (let n = 0; n < 12; n += 1) expect(await ask(`/en/search?q=${n}`)).toBe(200)
      expect(silentIsAsked.length).toBeLessThanOrEqual(3)
      // What lasts is waited for.
      expect(await ask('/admin/export')).toBe(200)

      // All have failed, and are asked as soon as one is there again.
      other.close()
      other.closeAllConnections()
      for (let n = 0; n < 4; n += 1) expect(await ask(`/en/latest?page=${n}`)).toBe(503)
      await once(other.listen(ports[1], 'localhost'), 'listening')
      expect(await ask('/en/latest')).toBe(200)
      otherIsAsked.length = 0
      const posted = await Promise.all(Array.from({ length: 4 }, () => ask('/newsletter', 'POST')))
      expect(otherIsAsked).toHaveLength(posted.filter((status) => status === 200).length)
    } finally {
      await before.stop()
      for (const each of [silent, other]) {
        each.close()
        each.closeAllConnections()
      }
    }
  })

  test('still has its pages when Warraq is away, says in their language that others are, and takes it back', async () => {
    // A page that the change before did not touch: what it did touch was purged once more as the paper closed.
    const { text } = await get('/fr')
    await paper.stop()
    // Within s-maxage from its cache, past it by stale-if-error.
    expect((await get('/fr')).text === text).toBe(true)
    broken.close()
    broken.closeAllConnections()
    const away = await get('/fr/latest?page=2')
    expect(away.status).toBe(503)
    expect(away.headers.get('retry-after')).toBe('5')
    expect(away.text).toContain('<html lang="fr" dir="ltr">')
    expect(away.text).toContain('Réessayer')
    expect((await get('/search?q=x')).text).toContain('<html lang="ar" dir="rtl">')
    paper = await openNewspaper({ ...settings, PORT: new URL(paper.url).port })
    expect((await get('/fr/about-nothing')).status).toBe(404)
  })
})
