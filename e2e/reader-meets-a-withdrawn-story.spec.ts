import { storyId } from '../lib/demo/demo-story.ts'
import { warraq } from '../lib/testing/newspaper.ts'
import { expect, newspaper, test } from './fixtures.ts'

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
]) {
  test(`${path} is a real 404 at the first request, under the masthead`, async ({ page }) => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.locator('.masthead .nameplate-name')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/)
  })
}

test('an address cut short in the middle of a letter is a 400 with a way home, in its language', async ({
  page,
}) => {
  const response = await page.goto('/en/economy/%D8%A7%D')
  expect(response?.status()).toBe(400)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('main').getByRole('link').click()
  await expect(page).toHaveURL(/\/en$/)
})

test('a killed story answers 410 with the reason, a renamed one 301 to its new address', async ({
  page,
  request,
}, info) => {
  // Each project takes a story of its own, in one language only: they share one newspaper.
  const key = info.project.name === 'phone' ? 'rent-by-the-byte' : 'wheat-futures-on-chain'
  const id = storyId(key)
  await page.goto(`/s/${id}`)
  const address = new URL(page.url()).pathname
  const headline = (await page.getByRole('heading', { level: 1 }).textContent())!

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
