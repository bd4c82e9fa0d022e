import sharp from 'sharp'
import { locales } from '../lib/locale/table.ts'
import { expect, newspaper, test } from './fixtures.ts'

test.use({ javaScriptEnabled: false })

const contentOf = async (page: import('@playwright/test').Page, name: string) =>
  page.locator(`head meta[property="${name}"], head meta[name="${name}"]`).first().getAttribute('content')

for (const locale of locales) {
  test(`pages in ${locale} carry an absolute card of 1200 × 630 that is really there`, async ({
    page,
    request,
  }) => {
    const front = locale === 'ar' ? '/' : `/${locale}`
    await page.goto(front)
    const story = (await page.locator('.headline a').first().getAttribute('href'))!
    await page.goto(story)
    const author = (await page.locator('a[rel=author]').first().getAttribute('href'))!
    const section = (await page.locator('.story-head .kicker a').first().getAttribute('href'))!
    for (const path of [front, story, author, section]) {
      await page.goto(path)
      expect(await contentOf(page, 'twitter:card'), path).toBe('summary_large_image')
      const image = (await contentOf(page, 'og:image'))!
      expect(image.startsWith(`${newspaper.url}/card/`), image).toBe(true)
      expect(await contentOf(page, 'og:image:width')).toBe('1200')
      expect(await contentOf(page, 'og:image:height')).toBe('630')
      expect(await contentOf(page, 'og:image:alt')).toBeTruthy()
      expect(await contentOf(page, 'og:title')).toBeTruthy()
      expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
        newspaper.url + (path === '/' ? '' : path).replace(/^$/, '/'),
      )

      const card = await request.get(image)
      expect(card.status(), image).toBe(200)
      expect(await contentOf(page, 'og:image:type'), image).toBe(card.headers()['content-type'])
      const body = await card.body()
      expect(await sharp(body).metadata()).toMatchObject({ width: 1200, height: 630 })
      expect(body.length, 'WhatsApp shows no card over 300 KB').toBeLessThan(300_000)
      const again = await request.get(image, { headers: { 'If-None-Match': card.headers().etag! } })
      expect(again.status()).toBe(304)
    }
  })
}

for (const path of [
  '/card/story/ar/0000000000',
  '/card/story/xx/0000000000',
  '/card/poster/ar/front',
  '/card/author/ar/nobody',
  '/card/story/ar/..%2f..%2fetc',
  '/media/../../package.json',
  '/media/0123456789abcdef01234567/960.webp',
  '/media/x.svg',
  '/s/nothing',
  '/s/0000000000',
  '/s/0000000000/ar/more',
]) {
  test(`${path} is a 404`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404)
  })
}

test('no card says what the address says', async ({ request }) => {
  const plain = await (await request.get('/card/front/ar/front?v=1')).body()
  const stuffed = await (await request.get('/card/front/ar/front?v=1&title=hacked&headline=hacked')).body()
  expect(plain.equals(stuffed)).toBe(true)
})
