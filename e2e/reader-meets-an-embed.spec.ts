import type { BrowserContext, Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'

const story = `/s/${storyId('robots-in-the-bakery')}`
const frameAddress = 'https://www.youtube-nocookie.com/embed/zH0rBkr7M2w'

/** Answers for every other site, and keeps what they were asked. */
async function otherSites(context: BrowserContext): Promise<{ url: string; referer: string | undefined }[]> {
  const asked: { url: string; referer: string | undefined }[] = []
  await context.route(
    (url) => url.origin !== newspaper.url,
    (route) => {
      const request = route.request()
      asked.push({ url: request.url(), referer: request.headers().referer })
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>f</title><p>film' })
    },
  )
  return asked
}

/** The film; the card of a page stands further down. */
const embedOf = (page: Page) => page.locator('.embed').filter({ hasText: 'YouTube' })

/** Height of everything: what arrives may not move the text. */
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

test('another site is asked for nothing before the reader agrees, then for the film; the text stays where it is', async ({
  page,
  context,
}) => {
  const asked = await otherSites(context)
  await page.goto(story)
  const embed = embedOf(page)
  const show = embed.getByRole('button', { name: 'اعرضه هنا' })
  await show.scrollIntoViewIfNeeded()
  await expect(embed.getByRole('link', { name: 'افتحه على YouTube' })).toBeVisible()
  await expect(embed.locator('iframe')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])

  const before = await heightOf(page)
  await show.press('Enter')
  const frame = embed.locator('iframe')
  await expect(frame).toBeFocused()
  await expect(frame.contentFrame().getByText('film')).toBeVisible()
  // It is told which paper it stands in, and not which story.
  expect(asked).toEqual([{ url: frameAddress, referer: `${newspaper.url}/` }])
  const sandbox = (await frame.getAttribute('sandbox'))!.split(' ')
  expect(sandbox).toContain('allow-scripts')
  expect(sandbox.filter((each) => /top-navigation|modals|downloads/.test(each))).toEqual([])
  expect(await heightOf(page)).toBe(before)
  expect(await overflow(page)).toBe(0)
})

test('the address of a page that says nothing of itself stays within its card', async ({ page }) => {
  await page.goto(story)
  await page
    .locator('.embed-page')
    .getByRole('link', { name: /مسح المخابز/ })
    .evaluate((link) => {
      link.textContent = `https://social.example/@warraq/${'113590000000000001'.repeat(4)}`
    })
  expect(await overflow(page)).toBe(0)
})

test(
  'the card of a page tells whose it is and when, with our own copy of its picture',
  once,
  async ({ page, context }) => {
    const asked = await otherSites(context)
    const answer = await page.goto(story)
    // Of all other sites, this page may frame the film's alone.
    expect(answer!.headers()['content-security-policy']).toContain(
      'frame-src https://www.youtube-nocookie.com;',
    )
    const card = page.locator('.embed-page')
    await card.scrollIntoViewIfNeeded()
    await expect(card).toContainText('غرفة صنّاع الخبز · bakers.example · لجنة البحث')
    await expect(card.locator('time')).toHaveAttribute('datetime', '2026-09-30')
    await expect(card.getByRole('link', { name: /مسح المخابز/ })).toHaveAttribute('href', /bakers\.example/)
    await expect
      .poll(() => card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    expect(asked).toEqual([])
  },
)

test('who agreed to a site is not asked again, until they take it back', once, async ({ page, context }) => {
  const asked = await otherSites(context)
  await page.goto(story)
  await page.getByRole('button', { name: 'اعرضه هنا' }).click()
  await expect.poll(() => asked.length).toBe(1)

  await page.reload()
  await embedOf(page).scrollIntoViewIfNeeded()
  await expect.poll(() => asked.length).toBe(2)
  await page.getByRole('button', { name: 'أخفِه، ولا تُحمِّل شيئًا من YouTube' }).click()
  await expect(embedOf(page).locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'اعرضه هنا' })).toBeFocused()

  await page.reload()
  await embedOf(page).scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: 'اعرضه هنا' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked).toHaveLength(2)
})

test('a browser that keeps nothing shows it all the same, once', once, async ({ page, context }) => {
  await otherSites(context)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await page.goto(story)
  await page.getByRole('button', { name: 'اعرضه هنا' }).click()
  await expect(embedOf(page).locator('iframe')).toBeVisible()
  await page.reload()
  await expect(embedOf(page).locator('iframe')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the offer has no barrier (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(story)
    const violations = await violationsOn(page, '.embed')
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(await overflow(page)).toBe(0)
  })

test('the light edition has the title and the link', async ({ page, context }) => {
  const asked = await otherSites(context)
  await page.goto(`${story}?lite`)
  await page.goto(`${page.url().split('?')[0]}?lite`)
  await expect(embedOf(page)).toContainText('مخبز الزهور')
  await expect(embedOf(page).getByRole('link')).toHaveCount(1)
  await expect(embedOf(page).locator('button')).toHaveCount(0)
  expect(asked).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('there is the title and the link, and no button that would not answer', async ({ page }) => {
    await page.goto(story)
    await expect(embedOf(page)).toContainText('مخبز الزهور')
    await expect(embedOf(page).getByRole('link')).toBeVisible()
    await expect(embedOf(page).locator('button').first()).toBeHidden()
    expect((await embedOf(page).boundingBox())!.height).toBeLessThan(220)
  })
})
