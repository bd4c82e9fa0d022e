/** An editor finds a story by words of its text, sees what this month holds, and who did what. */

import { barriers } from './barriers.ts'
import { expect, newspaper, overflow, test } from './fixtures.ts'
import { signInAsNew, signInAsShared } from './newsroom-session.ts'
import { beginStory, isSaved, typeText } from './story-screen.ts'

test('a story is found by its text, stands in the calendar of its day, and in the log', async ({ page }) => {
  test.slow()
  const mark = Array.from({ length: 8 }, () => 'بتثجحخدذرزسشصضطظ'[Math.floor(Math.random() * 16)]).join('')
  const editor = await signInAsNew(page, 'editor', { name: `هدى ${mark}` })
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

test('a day is typed as people write it, or chosen by keys; without script the browser asks for it', async ({
  page,
  browser,
}) => {
  await signInAsShared(page, 'editor')
  await page.goto('/admin/log')
  const from = page.getByRole('textbox', { name: 'من يوم' })
  const calendar = page.getByRole('button', { name: 'اختر من التقويم' }).first()
  const grid = page.getByRole('grid')
  const day = (name: string) => grid.getByRole('button', { name })

  await test.step('typed, it is spelled out', async () => {
    // The browser's own field stands there until the page answers.
    await expect(calendar).toBeVisible()
    await from.fill('٣٠ تشرين الثاني ٢٠٢٥')
    await from.press('Tab')
    await expect(from).toHaveValue('30 نوفمبر 2025')
    await expect(page.locator('.moment-said')).toHaveText('الأحد')
    await from.fill('يوم ما')
    await from.press('Tab')
    await expect(page.locator('.moment-field').getByRole('alert')).toContainText('لم نفهم هذا التاريخ')
    await from.press('Enter')
    await expect(page).toHaveURL(/\/admin\/log$/)
    await expect(from).toHaveValue('يوم ما')
  })

  await test.step('chosen by keys, which follow the direction of reading', async () => {
    await from.fill('30/11/2025')
    await calendar.press('Enter')
    await expect(day('الأحد، 30 نوفمبر 2025')).toBeFocused()
    expect(await barriers(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.keyboard.press('ArrowLeft')
    await expect(day('الاثنين، 1 ديسمبر 2025')).toBeFocused()
    await page.keyboard.press('Home')
    await expect(day('السبت، 29 نوفمبر 2025')).toBeFocused()
    await page.keyboard.press('Shift+PageUp')
    await expect(day('الجمعة، 29 نوفمبر 2024')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(grid).toBeHidden()
    await expect(calendar).toBeFocused()
    await expect(from).toHaveValue('30 نوفمبر 2025')
    await calendar.press('Enter')
    await expect(day('الأحد، 30 نوفمبر 2025')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(day('السبت، 29 نوفمبر 2025')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(from).toHaveValue('29 نوفمبر 2025')
    await expect(calendar).toBeFocused()
    await page.getByRole('button', { name: 'اعرض' }).click()
    await expect(page).toHaveURL(/from=2025-11-29/)
    await expect(from).toHaveValue('29 نوفمبر 2025')
  })

  await test.step('in the digits that the paper is read in, with the Hijri day beside it', async () => {
    const reading = { name: 'reading', value: 'ar.arab.gregory.AE.islamic-umalqura', url: newspaper.url }
    await page.context().addCookies([reading])
    await page.reload()
    await expect(from).toHaveValue('٢٩ نوفمبر ٢٠٢٥')
    await expect(page.locator('.moment-said')).toHaveText('السبت، ٨ جمادى الآخرة ١٤٤٧ هـ')
    await calendar.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('جمادى الآخرة ١٤٤٧')
  })

  await test.step('without script', async () => {
    const context = await browser.newContext({
      baseURL: newspaper.url,
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    })
    const plain = await context.newPage()
    await plain.goto('/admin/log?from=2025-11-29')
    await plain.locator('input[type=date][name=to]').fill('2025-12-01')
    await plain.getByRole('button', { name: 'اعرض' }).click()
    await expect(plain).toHaveURL(/from=2025-11-29&to=2025-12-01/)
    await context.close()
  })
})

test('an author is told nothing of the log', async ({ page }) => {
  await signInAsNew(page, 'author')
  expect((await page.goto('/admin/log'))!.status()).toBe(404)
  expect((await page.request.get('/admin/log/file')).status()).toBe(403)
})
