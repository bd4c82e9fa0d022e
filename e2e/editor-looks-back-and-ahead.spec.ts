/** An editor finds a story by words of its text, sees what this month holds, and who did what. */

import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { enterAs } from './newsroom-session.ts'
import { beginStory, isSaved, typeText } from './story-screen.ts'

test('a story is found by its text, stands in the calendar of its day, and in the log', async ({ page }) => {
  test.slow()
  const mark = Array.from({ length: 8 }, () => 'بتثجحخدذرزسشصضطظ'[Math.floor(Math.random() * 16)]).join('')
  const editor = await enterAs(page, 'editor', { name: `هدى ${mark}` })
  await beginStory(page, `السفينة ${mark} ترسو`)
  await typeText(page, 'أفرغت السفينة حمولتها من القمح ليلًا.')
  await isSaved(page)

  await test.step('found by a word of the text, in another spelling', async () => {
    await page.goto(`/admin?q=${encodeURIComponent(`حموله ${mark}`)}`)
    await expect(page.locator('.board-row')).toHaveCount(0)
    await page.getByRole('searchbox').fill(`حمولتها ${mark}`)
    await page.getByRole('searchbox').press('Enter')
    await expect(page.locator('.board-row')).toHaveCount(1)
    await expect(page.locator('.board-excerpt mark')).toHaveText(['حمولتها'])
  })

  await test.step('the calendar shows the month, a day of it, and leads to its stories', async () => {
    await page.goto('/admin/calendar')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('التقويم')
    await expect(page.locator('.calendar-day[aria-current="date"]')).toHaveCount(1)
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    const days = page.locator('.calendar-day', { has: page.locator('.calendar-entry') })
    // Early in a month the paper's stories are of the one before.
    if ((await days.count()) === 0) await page.getByRole('link', { name: 'الشهر السابق' }).click()
    await days.last().getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(/day=\d{4}-\d{2}-\d{2}/)
    await expect(page.locator('.calendar-kind').first()).toBeVisible()
    expect(await barriers(page)).toEqual([])
    await page.locator('.calendar-entry a').first().click()
    await expect(page).toHaveURL(/\/admin\/stories\/\w+$/)
  })

  await test.step('the log tells who began it, by person and subject, and goes out as a file', async () => {
    await page.goto('/admin/log')
    await page.getByLabel('الشخص').selectOption({ label: editor.name })
    await page.getByLabel('المجال').selectOption({ label: 'المواد' })
    await page.getByRole('button', { name: 'اعرض' }).click()
    await expect(page).toHaveURL(/by=\w+&about=stories/)
    await expect(page.locator('.log-row', { hasText: 'بداية المادة' })).toHaveCount(1)
    await expect(page.locator('.log-row').last()).toContainText(mark)
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    const address = await page.getByRole('link', { name: 'نزّل السجل المعروض' }).getAttribute('href')
    const file = await page.request.get(address!)
    expect(file.headers()['content-type']).toContain('text/csv')
    expect((await file.text()).split('\n').filter((each) => each.includes('story.create'))).toHaveLength(1)
  })
})

test('an author is told nothing of the log', async ({ page }) => {
  await enterAs(page, 'author')
  expect((await page.goto('/admin/log'))!.status()).toBe(404)
  expect((await page.request.get('/admin/log/file')).status()).toBe(403)
})
