import { locales, localeTable } from '../lib/locale/table.ts'
import { expect, once, test } from './fixtures.ts'

const frontOf = (locale: string) => (locale === 'ar' ? '/' : `/${locale}`)

/** The face that must set a language's headlines, and digits that must appear in its dates. */
const faces = {
  ar: 'Markazi Text',
  en: 'Markazi Text',
  fa: 'Markazi Text',
  he: 'Frank Ruhl Libre',
  ur: 'Noto Nastaliq Urdu',
  fr: 'Markazi Text',
}

for (const locale of locales) {
  test(`${locale} is set in its own direction, face and digits`, async ({ page }) => {
    await page.goto(frontOf(locale))
    const { dir } = localeTable[locale]
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('dir', dir)
    const headline = page.locator('.headline a').first()
    expect(await headline.evaluate((element) => getComputedStyle(element).direction)).toBe(dir)
    await page.evaluate(() => document.fonts.ready)
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter((font) => font.status === 'loaded')
        .map((font) => font.family.replaceAll('"', '')),
    )
    expect(loaded).toContain(faces[locale])
    const digits = locale === 'fa' ? /[۰-۹]/ : /[0-9]/
    await expect(page.locator('.front-day time')).toHaveText(digits)
  })

  test(`a story in ${locale} keeps each block’s direction`, once, async ({ page }) => {
    await page.goto(frontOf(locale))
    await page.goto((await page.locator('.headline a').first().getAttribute('href'))!)
    const { dir } = localeTable[locale]
    await expect(page.locator('article.story')).toBeVisible()
    for (const block of await page.locator('.story-body > :is(p, ul, ol, h2, blockquote)').all()) {
      expect(await block.evaluate((element) => getComputedStyle(element).direction)).toBe(
        (await block.getAttribute('dir')) ?? dir,
      )
    }
    for (const item of await page.locator('.story-body li').all()) {
      const list = item.locator('xpath=..')
      expect(await item.evaluate((element) => getComputedStyle(element).direction)).toBe(
        await list.getAttribute('dir'),
      )
    }
  })
}

test('a story names the languages it exists in, and each leads back', async ({ page }) => {
  await page.goto('/en')
  const story = (await page.locator('.teaser-lead .headline a').getAttribute('href'))!
  await page.goto(story)
  const others = await page
    .locator('.story-languages a')
    .evaluateAll((links) =>
      links.map((a) => ({ href: a.getAttribute('href')!, lang: a.getAttribute('lang')! })),
    )
  expect(others.length).toBeGreaterThan(0)
  for (const { href, lang } of others) {
    const response = await page.goto(href)
    expect(response?.status()).toBe(200)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator(`.story-languages a[href="${story}"]`)).toBeVisible()
    await expect(page.locator(`link[rel=alternate][hreflang=en]`)).toHaveAttribute(
      'href',
      new RegExp(`${story}$`),
    )
  }
})

test('a shared Arabic link stays Arabic for a browser that asks for English', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ locale: 'en-US', baseURL: baseURL! })
  const page = await context.newPage()
  const response = await page.goto('/')
  expect(response?.request().redirectedFrom()).toBeNull()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('amounts and Latin names stand in reading order in an Arabic sentence', async ({ page }) => {
  await page.goto('/latest')
  const wrongly = await page.locator('.headline').evaluateAll((headlines) =>
    headlines
      .filter((headline) => {
        // Read the line as the eye does: each character's place on the screen, Latin letters left to right.
        const range = document.createRange()
        const places: { character: string; x: number; y: number }[] = []
        const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let i = 0; i < node.textContent!.length; i += 1) {
            range.setStart(node, i)
            range.setEnd(node, i + 1)
            const box = range.getBoundingClientRect()
            places.push({ character: node.textContent![i]!, x: box.left, y: Math.round(box.top) })
          }
        return places.some((place, i) => {
          const next = places[i + 1]
          return (
            next &&
            /[A-Za-z]/.test(place.character) &&
            /[A-Za-z]/.test(next.character) &&
            place.y === next.y &&
            next.x < place.x
          )
        })
      })
      .map((headline) => headline.textContent),
  )
  expect(wrongly).toEqual([])
})
