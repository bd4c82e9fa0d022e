import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { expect, test } from './fixtures.ts'

const address = `/s/${storyId('cable-cut-red-sea')}`

/** Answers for the newsroom: the page as it is, or as it would be after an update at `updated`. */
async function answerAs(page: Page, story: string, updated: string | null): Promise<void> {
  await page.unrouteAll()
  await page.route(story, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    await route.fulfill({
      response,
      headers: { ...response.headers(), etag: `"${updated}"` },
      body: updated === null ? body : body.replace(/data-updated="[^"]*"/, `data-updated="${updated}"`),
    })
  })
}

test('a live story says when it has updates, and only then', async ({ page }) => {
  await page.clock.install()
  await page.goto(address)
  const story = page.url()
  const offer = page.getByRole('link', { name: 'تحديثات جديدة' })
  const own = (await page.locator('live-story').getAttribute('data-updated'))!

  // Something on the page changed, and it was not the story.
  await answerAs(page, story, own)
  const asked = page.waitForResponse(
    (response) => response.request().method() === 'GET' && response.url() === story,
  )
  await page.clock.fastForward(61_000)
  await asked
  await expect(offer).toHaveCount(0)

  await answerAs(page, story, new Date(Date.parse(own) + 60_000).toISOString())
  await page.clock.fastForward(61_000)
  await expect(offer).toBeVisible()
  await expect(page.getByRole('status').filter({ has: offer })).toHaveCount(1)
  // Not by the pointer: what resting it on a link fetches is not ours to answer here.
  await offer.press('Enter')
  await expect(page.locator('live-story')).not.toHaveAttribute('data-updated', own)
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
  await page.goto(`/s/${storyId('gold-vault-audit')}`)
  await expect(page.locator('live-story')).toHaveCount(0)
  await page.clock.fastForward(200_000)
  await page.goto(address)
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
