import type { Page } from '@playwright/test'
import { expect, once, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'
import { beginStory, makeMove, openTab } from './story-screen.ts'

/** A browser without a head calls itself so, and is counted as the program that it is. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A browser says nothing of what it sends as it leaves a page. */
const lookAway = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })

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
  // What counts comes last: who has looked away before it came was never there.
  await reading.waitForLoadState('networkidle')
  await lookAway(reading)
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
  await lookAway(quiet)
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

test(
  'readers see one of two headlines, the same one again, and the editor is told which is opened',
  once,
  async ({ page, browser }) => {
    const mark = Math.random().toString(36).slice(2, 8)
    const [published, other] = [`الجسر يُفتح ${mark}`, `متى يُفتح الجسر؟ ${mark}`]
    await signInAsShared(page, 'editor')
    await beginStory(page, published)
    await makeMove(page, 'انشرها الآن')
    const panel = await openTab(page, 'النشر')
    const address = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
    await panel.getByLabel('العنوان الثاني').fill(other)
    await panel.getByRole('button', { name: 'ابدأ الاختبار' }).click()
    await expect(panel.getByText('اختبار جارٍ')).toBeVisible()

    const reader = await browser.newContext({ userAgent })
    // The second of two.
    await reader.addInitScript(() => {
      Math.random = () => 0.9
      Reflect.set(window, 'shifts', 0)
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(window, 'shifts', Reflect.get(window, 'shifts') + Reflect.get(entry, 'value'))
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const told: string[] = []
    reader.on('request', (request) => {
      if (request.url().endsWith('/audience')) told.push(request.postData() ?? '')
    })
    const reading = await reader.newPage()
    const list = '/latest'
    await reading.goto(list)
    const teaser = reading.locator('.teaser').filter({ hasText: mark })
    await expect(teaser.getByText(other)).toBeVisible()
    await expect(teaser.getByText(published)).toBeHidden()
    expect(await reading.evaluate(() => Reflect.get(window, 'shifts'))).toBe(0)
    await reading.evaluate(() => {
      Math.random = () => 0
    })
    await reading.reload()
    await expect(teaser.getByText(other)).toBeVisible()
    await teaser.getByRole('link', { name: other }).click({ button: 'middle' })
    await lookAway(reading)
    const lines = () => told.filter((line) => line.startsWith('2 '))
    // That it was seen may have been told as the page was left.
    await expect.poll(lines).toEqual([expect.stringMatching(/^2 ar [\w-]+ 1 s?o$/)])
    // Once in a tab.
    await reading.reload()
    await expect(teaser.getByText(other)).toBeVisible()
    await lookAway(reading)
    await expect.poll(() => told.filter((line) => line.startsWith('1 ar * ')).length).toBeGreaterThan(1)
    expect(lines()).toHaveLength(1)
    await teaser.getByRole('link', { name: other }).click()
    await expect(reading.getByRole('heading', { level: 1 })).toHaveText(published)
    await expect(reading).toHaveURL(new RegExp(`${address}$`))
    expect(await reader.cookies()).toEqual([])

    // Who asks not to be counted, and who runs no script, sees the one that is published.
    for (const options of [
      { javaScriptEnabled: false },
      { userAgent, extraHTTPHeaders: { 'sec-gpc': '1' } },
    ]) {
      const quiet = await browser.newContext(options)
      await quiet.addInitScript(() => {
        Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
      })
      const plain = await quiet.newPage()
      await plain.goto(list)
      await expect(plain.locator('.teaser').getByText(published)).toBeVisible()
      await expect(plain.locator('.teaser').getByText(other)).toBeHidden()
      await quiet.close()
    }

    await panel.getByRole('button', { name: 'أوقف الاختبار' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'أوقف الاختبار' }).click()
    await expect(panel.getByText('أُوقف ')).toBeVisible()
    await reading.goto(list)
    await expect(reading.locator('headline-test').filter({ hasText: mark })).toHaveCount(0)
    await reader.close()
  },
)
