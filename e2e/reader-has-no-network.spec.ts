/**
 * What a reader has on her device when there is no network, through a way there of this test's own, so that it can be cut,
 * be slow, and bring the worker of another build.
 */
import { request as ask, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { storyId } from '../lib/demo/demo-story.ts'
import { warraq } from '../lib/testing/newspaper.ts'
import { expect, newspaper, once, test } from './fixtures.ts'

test.use({ serviceWorkers: 'allow' })

/** A way to the paper. */
const network = { isCut: false, delay: 0, build: '' }
let way: Server
let origin: string

test.beforeAll(async () => {
  way = createServer((asked, answer) => {
    if (network.isCut) return void asked.socket.destroy()
    const wait = asked.headers['sec-fetch-dest'] === 'script' ? 0 : network.delay
    setTimeout(() => {
      const { 'accept-encoding': encodings = 'identity', 'if-none-match': known, ...rest } = asked.headers
      const isWorker = asked.url === '/service-worker.js'
      // Another build's worker is another one, whatever the paper says of its own.
      const headers = isWorker
        ? { ...rest, 'accept-encoding': 'identity' }
        : { ...rest, 'accept-encoding': encodings, ...(known && { 'if-none-match': known }) }
      const sent = ask(newspaper.url + asked.url, { method: asked.method, headers }, async (came) => {
        const { 'content-length': length, ...told } = came.headers
        const measured = isWorker || length === undefined ? {} : { 'content-length': length }
        answer.writeHead(came.statusCode!, { ...told, ...measured })
        if (!isWorker) return void came.pipe(answer)
        const script = (await came.toArray()).join('')
        answer.end(script.replace('"version":"', `$&${network.build}`))
      })
      sent.on('error', () => asked.socket.destroy())
      asked.pipe(sent)
    }, wait)
  })
  await new Promise<void>((resolve) => way.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(way.address() as AddressInfo).port}`
})

test.afterAll(() => {
  way.closeAllConnections()
  way.close()
})

test(
  'read again without a network, corrected and withdrawn with one, and never of an old build',
  once,
  async ({ page }) => {
    /** Paths that there is a copy of. */
    const copies = () =>
      page.evaluate(async () =>
        (await (await caches.open('warraq-pages-1')).keys()).map(({ url }) => new URL(url).pathname),
      )
    const files = () =>
      page.evaluate(async () =>
        (await (await caches.open('warraq-files-1')).keys()).map(({ url }) => new URL(url).pathname),
      )
    const pathOf = async (key: string) => {
      const { headers } = await fetch(`${newspaper.url}/s/${storyId(key)}`, { redirect: 'manual' })
      return new URL(headers.get('location')!).pathname
    }
    const [read, killed, back, saved] = [
      await pathOf('stablecoin-reserves-report'),
      await pathOf('tram-tickets-by-phone'),
      await pathOf('pension-fund-tokens'),
      await pathOf('x-rays-read-offline'),
    ]
    const heading = page.getByRole('heading', { level: 1 })

    await page.goto(`${origin}/`)
    await expect.poll(copies).toContain('/')
    await page.goto(origin + killed)
    await page.goto(origin + read)
    const headline = (await heading.textContent())!
    await expect.poll(copies).toEqual(expect.arrayContaining(['/', killed, read]))
    // What its page does when a reader saves a story that is not open (`saved-stories`).
    await page.evaluate(async (address) => {
      localStorage.setItem('saved-stories', JSON.stringify([{ address, headline: 'x', language: 'ar' }]))
      const { active } = await navigator.serviceWorker.ready
      active!.postMessage({ kind: 'save', address, pictures: [] })
    }, saved)
    await expect.poll(copies).toContain(saved)
    // What is saved can be heard, too: what reads it aloud comes with it.
    await expect.poll(files).toContain('/listen.js')

    network.isCut = true
    await page.goto(origin + read)
    await expect(heading).toHaveText(headline)
    const line = page.locator('main > p[role=status]').first()
    await expect(line).toContainText('حُفظت هذه النسخة على جهازك قبل')
    // The script that came with it runs: sizes and colours are to be chosen.
    await expect(page.locator('reader-tools').first()).toBeAttached()
    expect(await page.evaluate(() => document.fonts.check('1rem "Markazi Text"'))).toBe(true)
    await page.goto(origin + saved)
    await page.getByRole('button', { name: 'استمع', exact: true }).click()
    await expect(page.locator('.own-dock')).toBeVisible()
    await expect(page.locator('.own-bar [role=status]')).toBeEmpty()
    await page.goto(`${origin}/`)
    await expect(page.locator('.teaser-lead')).toBeVisible()
    await page.goto(`${origin}/economy/unread`)
    await expect(heading).toHaveText('لا اتصال بالشبكة')
    const listed = page.locator('.device-list')
    await expect(listed.filter({ hasText: 'مواد قرأتها مؤخرًا' }).getByRole('link')).toHaveCount(2)
    await expect(listed.filter({ hasText: 'مواد حفظتها' }).getByRole('link')).toHaveCount(1)
    // Nothing of the newsroom is answered in its place.
    expect(await page.request.get(`${origin}/admin`).catch(() => null)).toBeNull()

    network.isCut = false
    network.build = 'next'
    expect(await warraq(newspaper.settings, 'kill', storyId('tram-tickets-by-phone'), 'خطأ')).toMatchObject({
      code: 0,
    })
    await page.goto(`${origin}/`)
    // The next build's worker takes over with what there was, and asks at once what is still true.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update())
    await expect
      .poll(() =>
        page.evaluate(() => caches.keys().then((names) => names.filter((each) => each.includes('shell')))),
      )
      .toEqual([expect.stringContaining('warraq-shell-next')])
    await page.reload()
    await expect.poll(copies).not.toContain(killed)
    expect(await copies()).toEqual(expect.arrayContaining(['/', read, saved]))

    // Slow: the copy, after a wait that is bounded; a page that was withdrawn is never shown from here.
    network.delay = 20_000
    await page.goto(origin + saved)
    await expect(line).toContainText('حُفظت هذه النسخة')
    network.delay = 0
    expect((await page.goto(origin + killed))!.status()).toBe(410)

    // Nor by the browser, which shows on the way back what it has without asking, until the page itself does.
    await page.goto(origin + back)
    await page.goto(`${origin}/latest`)
    expect(await warraq(newspaper.settings, 'kill', storyId('pension-fund-tokens'), 'خطأ')).toMatchObject({
      code: 0,
    })
    await page.goBack()
    await expect(page.locator('.notice')).toContainText('خطأ')
  },
)
