import { violationsOn } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { answers, signInAsShared } from './newsroom-session.ts'
import { beginStory, isSaved, openTab, text } from './story-screen.ts'

test('an editor writes figures, and a page that is open shows them as they come', async ({
  page,
  browser,
}) => {
  test.skip(test.info().project.name !== 'desktop', 'one journey, at a desk')
  const mark = `${test.info().workerIndex}${Date.now()}`
  await signInAsShared(page, 'editor')

  // Made of what a spreadsheet has.
  await page.goto('/admin/data')
  await answers(page)
  await page.getByLabel('اسم الجدول').fill(`نتائج ${mark}`)
  await page.getByLabel('ألصق جدولًا').fill('الدائرة\tالأصوات\tالتغيّر\nالشمال\t١٬٢٠٠\t-2\nالجنوب\t900\t3')
  await page.getByRole('button', { name: 'أنشئ الجدول' }).click()
  await expect(page.getByRole('heading', { name: `نتائج ${mark}` })).toBeVisible()
  const table = page.url()

  // Put into a story, the largest first.
  const id = await beginStory(page, `ليلة الفرز ${mark}`)
  await text(page).click()
  await page.keyboard.type('/بورصة')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'أرقام حيّة' })
  await dialog.getByLabel('الجدول', { exact: true }).selectOption({ label: `نتائج ${mark}` })
  await dialog.getByLabel('الترتيب').selectOption({ index: 4 })
  await dialog.getByRole('button', { name: 'أدرج الجدول' }).click()
  const block = text(page).locator('.figures')
  await expect(block.locator('tbody tr')).toHaveText([/الشمال.*1,200/, /الجنوب.*900/])
  await block.getByLabel('عنوان الجدول: ماذا يُظهر').fill('الأصوات حتى الآن')
  await isSaved(page)
  const moved = await page.evaluate(
    async (address) =>
      (
        await fetch(address, {
          method: 'POST',
          body: '{"move":"publish"}',
          headers: { 'content-type': 'application/json' },
        })
      ).json(),
    `/admin/stories/${id}/move`,
  )
  expect(moved.ok).toBe(true)
  await page.reload()
  const panel = await openTab(page, 'النشر')
  const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')

  const reader = await (await browser.newContext()).newPage()
  const streams = reader.waitForResponse(
    (response) => new URL(response.url()).pathname.startsWith('/stream/') && response.status() === 200,
  )
  await reader.goto(new URL(href!, page.url()).href)
  await streams
  const rows = reader.locator('.figures tbody tr')
  await expect(rows).toHaveText([/الشمال.*1,200/, /الجنوب.*900/])
  await reader.evaluate(() => Object.assign(window, { isTheSame: true }))

  // What does not fit is said by its place, and stays typed.
  await page.goto(table)
  await answers(page)
  const votes = page.locator('.dataset-grid tbody tr').first().locator('input').nth(1)
  await votes.fill('كثير')
  await page.getByRole('button', { name: 'احفظ الأرقام' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'ليس هذا رقمًا' })).toBeVisible()
  await expect(votes).toHaveValue('كثير')
  await votes.fill('850')
  await votes.press('ArrowDown')
  await page.keyboard.type('١٬٣٠٠')
  await page.getByRole('button', { name: 'احفظ الأرقام' }).click()
  await expect(page.getByText('كل شيء محفوظ')).toBeVisible()

  // In their new order, on the page that was open.
  // A stream that broke meanwhile is begun again within ten seconds.
  await expect(rows).toHaveText([/الجنوب.*1,300/, /الشمال.*850/], { timeout: 30_000 })
  await expect(reader.getByRole('status').filter({ hasText: 'تحدّثت الأرقام' })).toHaveCount(1)
  expect(await reader.evaluate(() => 'isTheSame' in window)).toBe(true)
  expect(await violationsOn(reader, '.figures')).toEqual([])
  // Who, when, and what stood there.
  await page.locator('.dataset-history summary').first().click()
  await expect(page.locator('.dataset-history li li').first()).toContainText('1200')
})
