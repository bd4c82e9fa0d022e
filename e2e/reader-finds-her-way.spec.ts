import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'

test('from the foot of a page a reader comes to what the paper says of itself, to who writes it, and to any day of it', async ({
  page,
}) => {
  await page.goto('/en')
  const foot = page.getByRole('contentinfo')
  await foot.getByRole('link', { name: 'Ownership and funding' }).click()
  await expect(page).toHaveURL(/\/en\/ownership$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ownership and funding')
  const beside = page.getByRole('navigation', { name: 'The paper', exact: true })
  await expect(beside.getByRole('link', { name: 'Ownership and funding' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.getByRole('navigation', { name: 'In other languages' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/ownership$/)
  expect(await overflow(page)).toBe(0)

  await page.goto('/en/authors')
  expect(await overflow(page)).toBe(0)
  await page.getByRole('navigation', { name: 'Letters' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/#letter-/)
  await page.locator('.letter-group a').first().click()
  await expect(page.locator('.profile')).toBeVisible()

  await page.goto('/archive')
  await expect(page.locator('.archive-newest .calendar a').first()).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.locator('.archive-year a').last().click()
  await expect(page.locator('.calendar')).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.locator('.calendar a').first().click()
  await expect(page).toHaveURL(/\/archive\/\d{4}\/\d\d\/\d\d$/)
  await expect(page.locator('.story-list .teaser').first()).toBeVisible()
  expect(await barriers(page)).toEqual([])
})

test('where nothing is found there is a search, and something to read', async ({ page }) => {
  const missing = await page.goto('/en/no-such-page')
  expect(missing!.status()).toBe(404)
  await expect(page.locator('main input[type=search]')).toBeVisible()
  await expect(page.locator('.offered .teaser')).toHaveCount(5)
  expect(await overflow(page)).toBe(0)
  await page.locator('main input[type=search]').fill('qqqxxzz')
  await page.locator('main').getByRole('button', { name: 'Search' }).click()
  await expect(page.locator('.offered .topics a').first()).toBeVisible()
  expect(await overflow(page)).toBe(0)
})

test('on paper a story keeps its words and its address, and nothing to press', async ({ page }) => {
  await page.goto('/en')
  await page.locator('.headline a').first().click()
  await expect(page.locator('.print-source')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-source')).toContainText(/\/s\/\w+/)
  await expect(page.locator('.print-source svg')).toBeVisible()
  const pressed = page.locator(':is(form, button, input, summary, nav a)').filter({ visible: true })
  await expect(pressed).toHaveCount(0)
  // A4 between our margins: as narrow as a phone on its side, and pictures run to no edge of it.
  await page.setViewportSize({ width: 672, height: 987 })
  const picture = (await page.locator('.story-lead-picture').boundingBox())!
  expect(picture.x).toBeGreaterThanOrEqual(0)
  expect(picture.x + picture.width).toBeLessThanOrEqual(672)
})
