/** An owner decides who and what of her file is who and what here, tries a few stories, stops, goes on, and takes it all back. */
import { wxrOf } from '../lib/archive/import/testing/wxr-of.ts'
import { flaws } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'

const letters = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const word = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

test('a file is mapped, tried, taken back, taken in, stopped, gone on with and taken back', async ({
  page,
  request,
}) => {
  // What comes in, and goes again, waits for everything else that the machine does.
  test.setTimeout(540_000)
  const [name, site] = [word(8), `${Math.random().toString(36).slice(2, 10)}.example`]
  await signInAsNew(page, 'owner')
  const stories = 160
  // Both sizes are tried in one newspaper.
  const before = 1_000_000 + Math.floor(Math.random() * 8_000_000)
  const file = wxrOf({
    site,
    authors: [
      { login: 'admin', name: 'مدير الموقع', email: `admin@${site}` },
      { login: 'layla', name: `ليلى ${name}`, email: `layla@${site}` },
      { login: 'l-m', name: `ل. ${name}` },
    ],
    categories: [
      ['economy', 'اقتصاد'],
      [`local-${site}`, `محليات ${name}`],
      [`city-${site}`, `المدينة ${name}`, `local-${site}`],
      ['slider', 'سلايدر'],
    ],
    items: Array.from({ length: stories }, (_, i) => ({
      id: before + i + 1,
      title: `خبر ${name} ${i + 1}`,
      author: ['admin', 'layla', 'l-m'][i % 3]!,
      categories: [
        [
          ['slider', 'سلايدر'],
          [`local-${site}`, `محليات ${name}`],
          [`city-${site}`, `المدينة ${name}`],
        ][i % 3] as [string, string],
      ],
      tags: [[`port-${site}`, `ميناء ${name}`]] as [string, string][],
    })),
  })
  await page.goto('/admin/import')
  await page
    .getByLabel('ملف التصدير')
    .setInputFiles({ name: 'الموقع.xml', mimeType: 'text/xml', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: 'ارفع الملف وعاينه' }).click()

  // What is suggested can be seen before anything is written.
  await expect(page.getByRole('heading', { name: 'من يقابل من، وما يقابل ماذا؟' })).toBeVisible()
  const select = (label: string) => page.getByLabel(`يصبح: ${label}`, { exact: true })
  await expect(select('مدير الموقع')).toHaveValue('nobody')
  await expect(select('سلايدر')).toHaveValue('nothing')
  expect(await overflow(page)).toBe(0)
  expect((await flaws(page)).map(({ id }) => id)).toEqual([])
  await answers(page)

  // A name that nobody has is refused beside it, and what was chosen stays.
  await select(`ل. ${name}`).selectOption('same')
  await page.getByLabel(`الاسم: ل. ${name}`).fill(`من ليس في الملف ${name}`)
  await select(`محليات ${name}`).selectOption({ label: 'اقتصاد' })
  await select(`المدينة ${name}`).selectOption('topic')
  await page.getByRole('button', { name: 'احفظ' }).click()
  await expect(page.getByText('لا أحد بالاسم').first()).toBeVisible()
  await expect(select(`المدينة ${name}`)).toHaveValue('topic')
  await page.getByLabel(`الاسم: ل. ${name}`).fill(`ليلى ${name}`)
  await page.getByRole('button', { name: 'احفظ' }).click()
  await expect(page.getByText('حُفظ.')).toBeVisible()

  // Ten of them, as drafts, beside what they were.
  await page.getByRole('button', { name: 'جرّب على 10 مواد' }).click()
  await expect(page.getByRole('heading', { name: 'التجربة، مادة مادة' })).toBeVisible({ timeout: 60_000 })
  const first = page.locator('.trial-stories > li').first()
  await expect(page.locator('.trial-stories > li')).toHaveCount(10)
  await expect(first).toContainText('مدير الموقع')
  await expect(first).toContainText('بلا اسم كاتب')
  await expect(first).toContainText(`نصّ «خبر ${name} 1»`)
  expect(await overflow(page)).toBe(0)
  expect((await flaws(page)).map(({ id }) => id)).toEqual([])
  const old = `/2019/05/n-${before + 1}`
  await answers(page)
  await page.getByRole('button', { name: 'تراجع عن التجربة' }).click()
  await expect(page.getByRole('heading', { name: 'من يقابل من، وما يقابل ماذا؟' })).toBeVisible({
    timeout: 60_000,
  })
  // What she decided is still decided.
  await expect(page.getByLabel(`الاسم: ل. ${name}`)).toHaveValue(`ليلى ${name}`)

  await answers(page)
  await page.getByRole('button', { name: 'استورد المواد' }).click()
  await answers(page)
  await page.getByRole('button', { name: 'أوقف', exact: true }).click()
  await expect(page.getByText('أوقفته أنت')).toBeVisible({ timeout: 60_000 })
  expect(await overflow(page)).toBe(0)
  await answers(page)
  await page.getByRole('button', { name: 'تابع', exact: true }).click()
  await expect(page.getByText('اكتمل', { exact: true })).toBeVisible({ timeout: 240_000 })

  // Readers find them, under the name that she chose.
  const headline = `خبر ${name} 2`
  const inList = page.locator('.run-stories').getByText(headline, { exact: true })
  await expect(inList).toBeVisible()
  const moved = await request.get(old, { maxRedirects: 0 })
  expect(moved.status()).toBe(301)

  await page.getByText('تراجع عن الاستيراد').first().click()
  await answers(page)
  await page.getByRole('button', { name: 'تراجع عن الاستيراد' }).click()
  await expect(page.getByText('تُرُوجع عنه', { exact: true })).toBeVisible({ timeout: 240_000 })
  await expect(page.locator('.run-facts').first()).toContainText(String(stories))
  expect((await request.get(old, { maxRedirects: 0 })).status()).toBe(404)
  expect((await request.get(moved.headers().location!, { maxRedirects: 0 })).status()).toBe(404)
  expect(await overflow(page)).toBe(0)
})

test('an editor finds none of it', once, async ({ page }) => {
  await signInAsNew(page, 'editor')
  expect((await page.goto('/admin/import/nothing001'))?.status()).toBe(404)
})
