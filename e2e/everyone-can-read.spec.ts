import { barriers } from './barriers.ts'
import { expect, inOneLightPerSize, test } from './fixtures.ts'

const pages = [
  '/',
  '/economy',
  '/latest',
  '/latest?page=2',
  '/topic/payments',
  '/desk/dubai',
  '/author/salma-haddad',
  '/nothing',
  '/about',
  '/authors',
  '/archive',
  '/search?q=%D8%B2%D9%82%D8%B2%D9%82%D8%B2%D9%82',
  '/en',
  '/en/author/daniel-reyes',
  '/fa',
  '/he',
  '/ur',
  '/fr',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}`, () => {
    test.use({ colorScheme })
    inOneLightPerSize(colorScheme)
    test('no page type has a serious barrier', async ({ page }) => {
      test.slow()
      for (const path of pages) {
        await page.goto(path)
        expect(await barriers(page), path).toEqual([])
      }
    })

    test('no kind of story has a serious barrier', async ({ page }) => {
      test.slow()
      await page.goto('/latest')
      const stories = await page
        .locator('.story-list .headline a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')!))
      await page.goto('/en')
      stories.push((await page.locator('.headline a').first().getAttribute('href'))!)
      for (const story of stories) {
        await page.goto(story)
        expect(await barriers(page), decodeURIComponent(story)).toEqual([])
      }
    })
  })
}

test('a keyboard reaches the text first, then every part of the page, and always shows where it is', async ({
  page,
}) => {
  // A key that is pressed before the window has given its page the focus goes nowhere: then on a fresh page again.
  await expect(async () => {
    await page.goto('/')
    await page.keyboard.press('Tab')
    await expect(page.locator('.skip')).toBeFocused({ timeout: 2_000 })
  }).toPass()
  await expect(page.locator('.skip')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#text$/)
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  expect(await focused.evaluate((element) => element.closest('main') !== null)).toBe(true)
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
})
