import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { expect, once, overflow, test } from './fixtures.ts'

test.describe('a reader without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('follows a story from the front to its author, and back', async ({ page }) => {
    await page.goto('/')
    const lead = page.locator('.teaser-lead .headline a')
    const headline = (await lead.textContent())!.trim()
    await lead.click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
    const storyAddress = page.url()
    await expect(page.locator('.story-body p').first()).toBeVisible()
    await expect(page.locator('.times time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT.*Z$/)

    const author = page.locator('.byline a[rel=author]').first()
    const name = (await author.textContent())!.trim()
    await author.click()
    await expect(page).toHaveURL(/\/author\//)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page.locator('.profile img')).toBeVisible()
    await expect(page.locator('.profile a[href^="mailto:"]')).toBeVisible()
    await expect(page.locator('.profile a[rel~=me]').first()).toHaveAttribute('href', /^https:\/\//)

    const back = page.locator('.story-list .headline a', { hasText: headline })
    await back.click()
    expect(page.url()).toBe(storyAddress)
  })

  test('pages through the latest by links, and meets every story once', once, async ({ page }) => {
    const seen: string[] = []
    await page.goto('/latest')
    for (;;) {
      seen.push(
        ...(await page
          .locator('.story-list .headline a')
          .evaluateAll((links) => links.map((a) => a.getAttribute('href')!))),
      )
      const older = page.locator('.paging a[rel=next]')
      if ((await older.count()) === 0) break
      await older.click()
    }
    expect(seen.length).toBeGreaterThan(24)
    expect(new Set(seen).size).toBe(seen.length)
    await page.locator('.paging a[rel=prev]').click()
    await expect(page.locator('.story-list')).toBeVisible()
  })

  test('goes from a story to its section, its topic, its desk and an earlier story in its text', {
    ...once,
  }, async ({ page }) => {
    await page.goto(`/s/${storyId('stablecoin-reserves-report')}`)
    const withEarlier = new URL(page.url()).pathname
    const earlier = await page.locator('.story-body a.story-link').first().getAttribute('href')
    await page.goto(earlier!)
    await expect(page.locator('article.story')).toBeVisible()

    await page.goto(withEarlier)
    await page.locator('.topics a').first().click()
    await expect(page).toHaveURL(/\/topic\//)
    await expect(page.locator(`main .teaser a[href="${withEarlier}"]`).first()).toBeVisible()

    await page.goto(withEarlier)
    await page.locator('.story-head .kicker a').first().click()
    await expect(page.locator('.page-head h1')).toBeVisible()

    await page.goto(withEarlier)
    await page.locator('.byline a[rel=author]').first().click()
    await page.locator('.profile-links a[href*="/desk/"]').click()
    await expect(page.locator('.members a').first()).toBeVisible()
  })

  test('reads a correction and the moment of it', once, async ({ page }) => {
    await page.goto(`/s/${storyId('gold-vault-audit')}`)
    await page.locator('.corrected a').click()
    await expect(page.locator('#corrections p').first()).not.toBeEmpty()
    await expect(page.locator('#corrections time')).toHaveAttribute('datetime', /Z$/)
    await expect(page.locator('.times time')).toHaveCount(2)
  })
})

test('a story has one edge and one measure, and its first words stand on a phone’s first screen', {
  ...once,
}, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/s/${storyId('stablecoin-reserves-report')}`)
  // The face has come by the second time, whatever the network.
  await page.evaluate(() => document.fonts.ready)
  await page.reload()
  const parts = [
    '.story-head .headline',
    '.standfirst',
    '.story-lead-picture',
    '.story-body > p',
    '.story-foot',
  ]
  const edges = await Promise.all(
    parts.map((each) =>
      page
        .locator(each)
        .first()
        .evaluate((part) => part.getBoundingClientRect().right),
    ),
  )
  expect(new Set(edges.map(Math.round)).size, edges.join()).toBe(1)
  const letters = await lettersOfLines(page)
  expect(letters).toBeGreaterThanOrEqual(60)
  expect(letters).toBeLessThanOrEqual(72)

  await page.setViewportSize({ width: 390, height: 844 })
  for (const key of [
    'stablecoin-reserves-report',
    'startup-closes-gracefully',
    'opinion-who-owns-the-ledger',
  ]) {
    await page.goto(`/s/${storyId(key)}`)
    const first = page.locator('.story-body > p').first()
    expect((await first.boundingBox())!.y, key).toBeLessThan(844 - 34)
  }
  // Where it was written opens the text, and takes no line of its own.
  await page.goto(`/s/${storyId('stablecoin-reserves-report')}`)
  await expect(page.locator('.story-body > p').first().locator('.dateline')).toHaveText('سان فرانسيسكو —')
})

/** How many letters the text's full lines hold, in the middle of all. */
async function lettersOfLines(page: Page): Promise<number> {
  const counts = await page.locator('.story-body > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const lines = new Map<number, number>()
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let i = 0; i < node.textContent!.length; i += 1) {
          const range = document.createRange()
          range.setStart(node, i)
          range.setEnd(node, i + 1)
          const box = range.getClientRects()[0]
          if (box) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + 1)
        }
      const full = [...lines].sort(([a], [b]) => a - b).slice(0, -1)
      return full.map(([, letters]) => letters).filter((letters) => letters > 20)
    }),
  )
  return counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)]!
}

test('every picture on the front arrives, with its room reserved', async ({ page }) => {
  await page.goto('/')
  for (const picture of await page.locator('main img').all()) {
    if (!(await picture.isVisible())) continue
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toHaveJSProperty('complete', true)
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    expect(Number(await picture.getAttribute('width'))).toBeGreaterThan(0)
    expect(Number(await picture.getAttribute('height'))).toBeGreaterThan(0)
  }
})

for (const width of [320, 360, 768, 1280, 1600]) {
  test(`nothing is wider than a screen of ${width} pixels`, once, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/', '/latest', '/author/salma-haddad', '/desk/dubai', '/en', '/ur', '/he']) {
      await page.goto(path)
      expect(await overflow(page), path).toBe(0)
      const story = await page.locator('.headline a').first().getAttribute('href')
      await page.goto(story!)
      expect(await overflow(page), story!).toBe(0)
    }
  })
}
