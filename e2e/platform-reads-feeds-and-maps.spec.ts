import { parseAtomFeed } from 'feedsmith'
import { locales } from '../lib/locale/table.ts'
import { expect, newspaper, test } from './fixtures.ts'

for (const locale of locales) {
  test(`the feed in ${locale} holds whole stories, each block with its direction, every address absolute`, async ({
    page,
    request,
  }) => {
    await page.goto(locale === 'ar' ? '/' : `/${locale}`)
    const address = await page.locator('link[type="application/atom+xml"]').getAttribute('href')
    expect(address).toBe(`${newspaper.url}/feed/${locale}.atom`)
    const response = await request.get(address!)
    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
    const feed = parseAtomFeed(await response.text())
    expect(feed.entries!.length).toBeGreaterThan(1)
    for (const entry of feed.entries!) {
      const html = entry.content!.value!
      expect(html).toMatch(new RegExp(`<p dir="(rtl|ltr)" lang="${locale}">`))
      expect(html).not.toMatch(/<script|javascript:|(href|src)="\//)
      expect(entry.links![0]!.href).toContain(`${newspaper.url}/`)
      expect((await request.get(entry.links![0]!.href!)).status()).toBe(200)
    }
  })
}

test('amounts and Latin names are isolated in titles and text', async ({ request }) => {
  const feed = parseAtomFeed(await (await request.get('/feed/ar.atom')).text())
  const story = feed.entries!.find((entry) => entry.content!.value!.includes('Osprey Reserve'))!
  expect(story.content!.value).toContain('<bdi dir="ltr">Osprey Reserve</bdi>')
  const mixed = feed.entries!.find((entry) => /[A-Za-z]{3}/.test(entry.title!.value!))!
  expect(mixed.title!.value).toMatch(/\u2068[A-Za-z][^\u2069]*\u2069/)
  expect((await request.get('/feed/xx.atom')).status()).toBe(404)
})
