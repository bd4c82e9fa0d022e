/** An editor keeps what stories are filed under and signed with; readers see it, and no address of theirs dies. */
import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, newspaper, overflow, test } from './fixtures.ts'
import { alertOn, signInAsNew, signInAsShared } from './newsroom-session.ts'

test.slow()

/** Both kinds of screen are tried at once, on one paper: each has entries of its own. */
const mark = () => (test.info().project.name === 'phone' ? 'phone' : 'desktop')
const word = () => (test.info().project.name === 'phone' ? 'هاتفية' : 'مكتبية')

const asReader = async (page: Page, address: string) => {
  const reader = await page.context().browser()!.newPage({ baseURL: newspaper.url })
  const response = await reader.goto(address)
  return { reader, status: response!.status(), address: decodeURI(new URL(reader.url()).pathname) }
}
const save = (page: Page) => page.getByRole('button', { name: 'احفظ', exact: true }).click()
const saved = (page: Page) => expect(page.getByText('حُفظ، ورآه القراء.')).toBeVisible()
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!

/** Adds an entry by its form. @returns its id */
async function add(page: Page, list: string, name: string, slug: string): Promise<string> {
  await page.goto(`/admin/directory/${list}/new`)
  await page.getByLabel('الاسم (العربية)').fill(name)
  await page.getByLabel('العنوان في الموقع').fill(slug)
  await page.getByRole('button', { name: 'أضف', exact: true }).click()
  await expect(page.getByText('أُضيف، وظهر للقراء حيث يُذكر.')).toBeVisible()
  return idOf(page)
}

test('a section is added, named in two languages, moved to another address, reordered and archived', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await signInAsShared(page, 'editor')
  await page.goto('/admin/directory/sections')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الدليل')
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])

  const slug = `weather-${mark()}`
  await test.step('what is wrong stands by its field, and nothing typed is lost', async () => {
    await page.goto('/admin/directory/sections/new')
    await page.getByLabel('الاسم (العربية)').fill(`طقس ${word()}`)
    await page.getByLabel('الوصف (العربية)').fill('غيوم')
    await page.getByLabel('العنوان في الموقع').fill('economy')
    await page.getByRole('button', { name: 'أضف', exact: true }).click()
    await expect(alertOn(page)).toContainText('العنوان «economy» مستعمل')
    await expect(page.getByLabel('الاسم (العربية)')).toHaveValue(`طقس ${word()}`)
    await expect(page.getByLabel('الوصف (العربية)')).toHaveValue('غيوم')
    await expect(page.getByLabel('العنوان في الموقع')).toHaveAttribute('aria-invalid', 'true')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('العنوان في الموقع').fill(slug)
    await page.getByRole('button', { name: 'أضف', exact: true }).click()
    await expect(page.getByText('أُضيف، وظهر للقراء حيث يُذكر.')).toBeVisible()
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
  })
  const seen = await asReader(page, '/latest')
  // With nothing to read in it, it has a page, and no menu names it.
  await expect(seen.reader.locator('.masthead .sections')).not.toContainText(`طقس ${word()}`)
  await seen.reader.goto(`/${slug}`)
  await expect(seen.reader.getByRole('heading', { level: 1 })).toHaveText(`طقس ${word()}`)

  await test.step('it is named otherwise in both languages, at another address', async () => {
    await page.getByLabel('الاسم (العربية)').fill(`مناخ ${word()}`)
    await page.getByLabel('الاسم (English)').fill(`Climate ${mark()}`)
    await page.getByLabel('العنوان في الموقع').fill(`climate-${mark()}`)
    await save(page)
    await saved(page)
    await expect(page.locator('.entry-former')).toContainText(`/${slug}`)
    await seen.reader.goto(`/en/climate-${mark()}`)
    await expect(seen.reader.getByRole('heading', { level: 1 })).toHaveText(`Climate ${mark()}`)
    await seen.reader.goto(`/${slug}`)
    expect(new URL(seen.reader.url()).pathname).toBe(`/climate-${mark()}`)
    await expect(seen.reader.getByRole('heading', { level: 1 })).toHaveText(`مناخ ${word()}`)
  })

  await test.step('it stands one place further up', async () => {
    await page.goto('/admin/directory/sections')
    const names = () => page.locator('.entry-link bdi').allInnerTexts()
    const before = (await names()).indexOf(`مناخ ${word()}`)
    await page.getByRole('button', { name: `قدّم «مناخ ${word()}»` }).click()
    await expect.poll(async () => (await names()).indexOf(`مناخ ${word()}`)).toBeLessThan(before)
  })

  await test.step('archived, it leaves the head of the paper, and can still be read', async () => {
    await page.getByRole('link', { name: `مناخ ${word()}` }).click()
    await page.getByRole('button', { name: 'أرشفه' }).click()
    await expect(page.getByRole('button', { name: 'أعده' })).toBeVisible()
    await seen.reader.goto('/latest')
    await expect(seen.reader.locator('.masthead .sections')).not.toContainText(`مناخ ${word()}`)
    expect((await seen.reader.goto(`/climate-${mark()}`))!.status()).toBe(200)
  })
})

test('a synonym finds a topic’s stories, and two authors become one', async ({ page }) => {
  test.setTimeout(240_000)
  await signInAsShared(page, 'editor')
  const synonym = test.info().project.name === 'phone' ? 'زغرطونيات' : 'قندرغيات'
  const before = await asReader(page, `/search?q=${encodeURIComponent(synonym)}`)
  await expect(before.reader.locator('.search-result')).toHaveCount(0)

  await test.step('a topic is found by its name, and given a word more', async () => {
    await page.goto('/admin/directory/topics')
    await page.getByRole('searchbox').fill('stablecoins')
    await page.getByRole('button', { name: 'اعرض', exact: true }).click()
    await expect(page).toHaveURL(/q=stablecoins/)
    await page.locator('.entry-link').first().click()
    const words = page.getByLabel('المرادفات')
    await words.fill(`${await words.inputValue()}\n${synonym}`)
    await save(page)
    await saved(page)
    await before.reader.reload()
    await expect(before.reader.locator('main')).not.toContainText('لا نتائج')
    await expect.poll(() => before.reader.locator('.search-result').count()).toBeGreaterThan(0)
  })

  await test.step('two authors become one; the old address leads to the other', async () => {
    const kept = `سهى الباقية ${word()}`
    await add(page, 'authors', kept, `suha-${mark()}`)
    await add(page, 'authors', `سهى المكررة ${word()}`, `suha-twin-${mark()}`)
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('الكاتب الذي يبقى').selectOption({ label: kept })
    await page.getByLabel('أعلم أن الدمج لا يُعكس').check()
    await page.getByRole('button', { name: 'ادمج' }).click()
    await expect(page.getByText('اكتمل الدمج.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(kept)
    const { address } = await asReader(page, `/author/suha-twin-${mark()}`)
    expect(address).toBe(`/author/suha-${mark()}`)
  })

  await test.step('who may not edit the directory finds no such page', async () => {
    const other = await page.context().browser()!.newPage({ baseURL: newspaper.url })
    await signInAsNew(other, 'author')
    await other.goto('/admin/directory/topics')
    await expect(other.getByText('لا شاشة في هذا العنوان')).toBeVisible()
    await expect(other.getByRole('link', { name: 'الدليل' })).toHaveCount(0)
  })
})
