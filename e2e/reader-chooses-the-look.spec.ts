import type { Page } from '@playwright/test'
import { violationsOn } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'

/** The button stands over the page at a desk, in the menu on a phone. */
async function openTools(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 500) await page.locator('.site-menu summary').click()
  await page.locator('reader-tools > button:visible').click()
}
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const textSize = (page: Page) =>
  page.locator('main').evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize))
const light = 'rgb(251, 248, 241)'
const dark = 'rgb(20, 17, 14)'

test('colours follow the device until they are chosen, and the choice lasts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  expect(await paper(page)).toBe(dark)
  await openTools(page)
  await expect(page.getByRole('radio', { name: 'تلقائي' })).toBeChecked()
  await page.getByText('فاتح').click()
  expect(await paper(page)).toBe(light)

  await page.goto('/en/economy')
  expect(await paper(page)).toBe(light)
  await openTools(page)
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked()
  await page.getByText('Automatic').click()
  expect(await paper(page)).toBe(dark)
  await page.reload()
  expect(await paper(page)).toBe(dark)
})

test('a page opens in the chosen colours and size before its script has come', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await openTools(page)
  await page.getByText('داكن').click()
  await page.getByText('أكبر', { exact: true }).click()
  const larger = await textSize(page)
  await page.route('**/reader.js*', (route) => route.abort())
  await page.goto('/latest')
  expect(await paper(page)).toBe(dark)
  expect(await textSize(page)).toBe(larger)
})

test('pictures are dimmed on dark paper, until one is looked at', async ({ page }) => {
  // Of any teaser: what another test publishes may lead, and has none.
  const picture = page.locator('main .teaser img').first()
  const filter = () => picture.evaluate((image) => getComputedStyle(image).filter)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  expect(await filter()).toBe('none')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await filter()).toContain('brightness(0.82)')
  await openTools(page)
  await page.getByText('فاتح').click()
  expect(await filter()).toBe('none')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByText('داكن').click()
  expect(await filter()).toContain('brightness(0.82)')
})

test('what is told apart by its ground has a line around it where a reader’s few colours take the ground', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const [path, chip] of [
    ['/', '.label-live'],
    ['/search?q=%D8%A8%D9%86%D9%83', '.search-form button'],
  ] as const) {
    await page.goto(path)
    const { border, colour } = await page
      .locator(`main ${chip}`)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element)
        return { border: style.borderBlockStartWidth, colour: style.borderBlockStartColor }
      })
    expect(border, chip).toBe('1px')
    expect(colour, chip).not.toBe(await paper(page))
  }
})

test('text grows in two steps, from the keyboard too, and nothing leaves the screen', async ({ page }) => {
  await page.goto('/')
  const before = await textSize(page)
  if ((page.viewportSize()?.width ?? 0) < 500) await page.locator('.site-menu summary').click()
  await page.locator('reader-tools > button:visible').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const sizes = page.getByRole('group', { name: 'حجم الخط' })
  await expect(sizes.getByRole('radio', { name: 'عادي' })).toBeFocused()
  // The next radio of a group that runs from right to left.
  await page.keyboard.press('ArrowDown')
  expect(await textSize(page)).toBeCloseTo(before * 1.125, 1)
  await page.keyboard.press('ArrowDown')
  expect(await textSize(page)).toBeCloseTo(before * 1.25, 1)
  const face = () => page.locator('main').evaluate((main) => getComputedStyle(main).fontFamily)
  const [ofThePaper, paperBefore] = [await face(), await paper(page)]
  await page.getByText('خط الجهاز').click()
  expect(await face()).not.toBe(ofThePaper)
  await page.getByText('خط الصحيفة').click()
  await page.getByText('أقوى').click()
  expect(await paper(page)).not.toBe(paperBefore)
  await page.getByText('واسع').click()
  await page.keyboard.press('Escape')
  await expect(page.locator('#reader-tools')).toBeHidden()
  for (const path of ['/', '/latest', '/author/salma-haddad', '/ur', '/en']) {
    await page.goto(path)
    expect(await overflow(page), path).toBe(0)
  }
})

test('a page left in other colours takes the chosen ones when one comes back to it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await page.goto('/latest')
  await openTools(page)
  await page.getByText('داكن').click()
  await page.goBack()
  await expect.poll(() => paper(page)).toBe(dark)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the open panel has no barrier (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of ['/', '/en', '/ur']) {
      await page.goto(path)
      await openTools(page)
      const violations = await violationsOn(page, '#reader-tools')
      expect(violations.map(({ id }) => id)).toEqual([])
      expect(await overflow(page), path).toBe(0)
    }
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('nobody sees a control that would not answer', async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('reader-tools:visible')).toHaveCount(0)
    await page.locator('.teaser-lead .headline a').click()
    await expect(page.locator('share-story')).toBeHidden()
    await expect(page.locator('.own-bar:visible, .follow-here:visible')).toHaveCount(0)
    await expect(page.locator('.share li').first()).toBeVisible()
  })
})
