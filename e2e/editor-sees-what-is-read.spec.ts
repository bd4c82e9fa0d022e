import { expect, once, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'

/** A browser without a head calls itself so, and is counted as the program that it is. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test('a reading is told once, of nobody, and stands beside its story', once, async ({ page, browser }) => {
  const reader = await browser.newContext({ userAgent })
  const reading = await reader.newPage()
  const told: { body: string; headers: Record<string, string> }[] = []
  reader.on('request', async (request) => {
    if (request.url().endsWith('/audience'))
      told.push({ body: request.postData() ?? '', headers: await request.allHeaders() })
  })
  await reading.goto('/en/economy')
  await reading.locator('.teaser h3 a, .teaser h2 a').first().click()
  const story = reading.locator('article.story[data-article]')
  const articleId = await story.getAttribute('data-article')
  await reading.locator('.story-body').evaluate((body) => body.scrollIntoView({ block: 'end' }))
  await reading.mouse.wheel(0, 200)
  // Looks away, and again: a browser says nothing of what it sends as it leaves a page.
  const lookAway = () =>
    reading.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  await lookAway()
  await expect.poll(() => told.map(({ body }) => body).join()).toContain(` ${articleId} `)
  const [said, again] = told.filter(({ body }) => body.includes(` ${articleId} `))
  expect(said?.body).toMatch(/^1 en [\w-]+ \d+ \d+ 100 \* [an] -$/)
  expect(again).toBeUndefined()
  expect(said?.headers.cookie).toBeUndefined()
  expect(await reader.cookies()).toEqual([])

  // Who asks not to be counted sends nothing.
  const asking = await browser.newContext()
  await asking.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const quiet = await asking.newPage()
  const sent: string[] = []
  asking.on('request', (request) => sent.push(request.url()))
  await quiet.goto('/en/economy')
  await quiet.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect(sent.filter((url) => url.endsWith('/audience'))).toEqual([])
  expect(sent.some((url) => url.includes('/audience.js'))).toBe(true)

  await signInAsShared(page, 'editor')
  // What was counted is written as soon as somebody looks, and there when they look again.
  const viewsNow = page.locator('.audience-figures dd').first()
  await expect
    .poll(async () => {
      await page.goto('/admin/audience')
      return viewsNow.textContent()
    })
    .not.toBe('0')
  const answer = await page.request.get(`/admin/stories/${articleId}/audience`)
  expect((await answer.json()).value.reached.end).toBeGreaterThan(0)
  await page.goto(`/admin/stories/${articleId}`)
  await expect(page.locator('.story-numbers dd').first()).not.toHaveText('0')
  await Promise.all([reader.close(), asking.close()])
})
