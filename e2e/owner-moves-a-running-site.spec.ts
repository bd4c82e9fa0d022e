/** An owner moves a WordPress in while it still runs: by its address, then again until the day of the change. */
import {
  credentials,
  post,
  term,
  user,
  wordPressServer,
} from '../lib/archive/wordpress-site/testing/wordpress-server.ts'
import { flaws } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'

test('a site is read by its address, taken in, and brought up to date', async ({ page }) => {
  test.slow()
  const site = await wordPressServer()
  const name = Math.random().toString(36).slice(2, 8)
  const headline = `باخرة ${name} في الميناء`
  site.collections.users = [user(1, `كاتب ${name}`, name)]
  site.collections.categories = [term(4, 'اقتصاد', 'economy')]
  site.collections.posts = [
    post(site.address, 1, { headline, slug: `bakhira-${name}` }),
    post(site.address, 2, { headline: `مسودة ${name}`, slug: `musawwada-${name}`, status: 'draft' }),
  ]
  try {
    await signInAsNew(page, 'owner')
    await page.goto('/admin/import')
    const address = page.getByLabel('عنوان موقع ووردبريس')
    await answers(page)

    // What is no address is said by the field, and stays to be mended.
    await address.fill('ميناء بلا نقطة')
    await page.getByRole('button', { name: 'اقرأ الموقع' }).click()
    await expect(page.locator('.field-error')).toContainText('ليس هذا عنوان موقع')
    await expect(address).toHaveValue('ميناء بلا نقطة')
    expect(await overflow(page)).toBe(0)
    expect((await flaws(page)).map(({ id }) => id)).toEqual([])

    await address.fill(site.address)
    await page.getByText('مع كلمة مرور').click()
    await page.getByLabel('اسم المستخدم هناك').fill(credentials.user)
    await page.getByLabel('كلمة مرور التطبيق').fill(credentials.password)
    await page.getByRole('button', { name: 'اقرأ الموقع' }).click()
    await expect(page.getByRole('heading', { name: 'ما في الملف' })).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('.run-stories').getByText(headline)).toBeVisible()
    await answers(page)
    await page.getByRole('button', { name: 'استورد المواد' }).click()
    await expect(page.getByText('اكتمل', { exact: true })).toBeVisible({ timeout: 60_000 })
    expect(await overflow(page)).toBe(0)
    expect((await flaws(page)).map(({ id }) => id)).toEqual([])

    // Over there a story is gone since, and nothing else was changed.
    site.collections.posts = site.collections.posts.slice(1)
    await answers(page)
    await page.getByRole('button', { name: 'حدّث من الموقع' }).click()
    await expect(page.getByText('لم يتغيّر هناك شيء')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('heading', { name: 'لم يعد هناك' })).toBeVisible()
    await expect(page.getByRole('link', { name: headline })).toBeVisible()

    await page.getByLabel('كم مرة').selectOption('day')
    await page.getByRole('button', { name: 'احفظ' }).click()
    await expect(page.getByText('يُقرأ الموقع كل يوم من تلقاء نفسه')).toBeVisible()
  } finally {
    await site.stop()
  }
})
