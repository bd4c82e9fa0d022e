import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { expect, test } from './fixtures.ts'

const address = `/s/${storyId('cable-cut-red-sea')}`

/** Answers for the newsroom: the page as it is, or with another text; and no stream, as behind a proxy that knows none. */
async function answerAs(page: Page, story: string, text: string | null): Promise<void> {
  await page.unrouteAll()
  await page.route('**/stream/**', (route) => route.fulfill({ status: 404 }))
  await page.route(story, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    await route.fulfill({
      response,
      headers: { ...response.headers(), etag: `"${text}"` },
      body: text === null ? body : body.replace(/data-text="[^"]*"/, `data-text="${text}"`),
    })
  })
}

/** The script has heard that its stream was refused: an answer on the network says nothing of that yet. */
const knowsOfNoStream = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.locator('live-story').evaluate((live) => (live as { source?: EventSource }).source?.readyState),
    )
    .toBe(2)

test('without a stream, a live story says when it is another, and only then', async ({ page }) => {
  await page.clock.install()
  await page.route('**/stream/**', (route) => route.fulfill({ status: 404 }))
  await page.goto(address)
  await knowsOfNoStream(page)
  const story = page.url()
  const offer = page.getByRole('link', { name: 'تحديثات جديدة' })
  const own = (await page.locator('live-story').getAttribute('data-text'))!

  // Something on the page changed, and it was not the story.
  await answerAs(page, story, own)
  const asked = page.waitForResponse(
    (response) => response.request().method() === 'GET' && response.url() === story,
  )
  await page.clock.fastForward(61_000)
  await asked
  await expect(offer).toHaveCount(0)

  await answerAs(page, story, 'another')
  await page.clock.fastForward(61_000)
  await expect(offer).toBeVisible()
  await expect(page.getByRole('status').filter({ has: offer })).toHaveCount(1)
  // Not by the pointer: what resting it on a link fetches is not ours to answer here.
  await offer.press('Enter')
  await expect(page.locator('live-story')).not.toHaveAttribute('data-text', own)
  await expect(offer).toHaveCount(0)
})

test('asks nothing of the newsroom while nobody looks, nor about a story that is not live', async ({
  page,
}) => {
  await page.clock.install()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'HEAD') asked.push(request.url())
  })
  await page.route('**/stream/**', (route) => route.fulfill({ status: 404 }))
  await page.goto(`/s/${storyId('gold-vault-audit')}`)
  await expect(page.locator('live-story')).toHaveCount(0)
  await page.clock.fastForward(200_000)
  await page.goto(address)
  await knowsOfNoStream(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })
  })
  await page.clock.fastForward(200_000)
  expect(asked).toEqual([])

  const answered = page.waitForResponse((response) => response.request().method() === 'HEAD')
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => false, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await answered
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader sees the key updates alone, and opens one at an address and with a card of its own', async ({
    page,
  }) => {
    await page.goto(address)
    const updates = page.locator('.live-update')
    const keys = page.locator('.live-update[data-weight=key]')
    const all = await updates.count()
    expect(await keys.count()).toBeGreaterThan(1)
    await page.getByLabel('اعرض الأبرز وحده').check()
    await expect(updates.filter({ visible: true })).toHaveCount(await keys.count())
    await page.getByLabel('اعرض الأبرز وحده').uncheck()
    await expect(updates.filter({ visible: true })).toHaveCount(all)

    // The list of them leads to each.
    const listed = page.locator('.story-contents a')
    await expect(listed).toHaveCount(await keys.count())
    await listed.last().click()
    await expect(page.locator('.live-update:target')).toBeInViewport()

    const coverage = new URL(page.url()).pathname
    const update = keys.first()
    const headline = (await update.locator('h2').textContent())!.replace('من أبرز التحديثات', '')
    await update.locator('.live-share a').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${coverage}/u\\d+$`))
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    const card = (await page.locator('meta[property="og:image"]').getAttribute('content'))!
    expect(card).toContain('/card/update/ar/')
    expect((await page.request.get(new URL(new URL(card).pathname, page.url()).href)).status()).toBe(200)

    const gone = await page.request.get(`${coverage}/u1`, { maxRedirects: 0 })
    expect([gone.status(), gone.headers().location]).toEqual([301, coverage])
    expect((await page.request.get(`${coverage}/else`)).status()).toBe(404)
    await page.locator('.whole-coverage a').click()
    expect(new URL(page.url()).pathname).toBe(coverage)
  })
})
