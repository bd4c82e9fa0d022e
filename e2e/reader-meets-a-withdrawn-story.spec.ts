import { expect, newspaper, test } from './fixtures.ts'
import { warraq } from './newspaper.ts'

test.use({ javaScriptEnabled: false })

for (const path of [
  '/nothing-here',
  '/economy/nothing-here',
  '/en/economy/nothing',
  '/author/nobody',
  '/topic/nothing',
  '/latest?page=9',
  '/latest?page=0',
  '/latest?page=x',
  '/fa/a/b/c/d',
  '/economy/%E0%A4%A',
]) {
  test(`${path} is a real 404 at the first request, under the masthead`, async ({ page }) => {
    const response = await page.goto(path)
    if (path.includes('%E0%A4%A')) {
      // Not an address at all: refused before any page is made.
      expect(response?.status()).toBe(400)
      return
    }
    expect(response?.status()).toBe(404)
    await expect(page.locator('.masthead .nameplate-name')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/)
  })
}

test('a killed story answers 410 with the reason, a renamed one 301 to its new address', async ({
  page,
  request,
}, info) => {
  await page.goto('/latest?page=3')
  // Each project takes a story of its own: they share one newspaper.
  const link = page.locator('.story-list .headline a').nth(info.project.name === 'phone' ? 1 : 2)
  const address = (await link.getAttribute('href'))!
  await link.click()
  const headline = (await page.getByRole('heading', { level: 1 }).textContent())!
  const id = (await page.locator('.short-link a').getAttribute('href'))!.split('/').pop()!

  const slug = `عنوان-جديد-${info.project.name}`
  expect(await warraq(newspaper.settings, 'rename', id, slug)).toMatchObject({ code: 0 })
  const moved = await request.get(address, { maxRedirects: 0 })
  expect(moved.status()).toBe(301)
  const renamed = address.replace(/[^/]+$/, encodeURIComponent(slug))
  expect(moved.headers().location).toBe(renamed)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
  expect(new URL(page.url()).pathname).toBe(renamed)

  const short = await request.get(`/s/${id}`, { maxRedirects: 0 })
  expect(short.status()).toBe(302)
  expect(short.headers().location).toBe(newspaper.url + renamed)

  expect(await warraq(newspaper.settings, 'kill', id, 'مصدر', 'غير', 'موثوق')).toMatchObject({ code: 0 })
  for (const former of [address, renamed]) {
    const gone = await page.goto(former)
    expect(gone?.status()).toBe(410)
    await expect(page.locator('.notice')).toContainText('مصدر غير موثوق')
    await expect(page.locator('.masthead .nameplate-name')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(headline)
  }
  expect((await request.get(`/s/${id}`, { maxRedirects: 0 })).status()).toBe(404)
  expect((await request.get(`/card/story/ar/${id}`)).status()).toBe(404)
})
