/** An editor marks places on a map and colours countries; what cannot be drawn is refused in words; readers read it. */
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'

test('an editor makes a map of names she types, and finds it again', { tag: '@once' }, async ({ page }) => {
  await signInAsShared(page, 'author')
  await page.goto('/admin/new')
  await page.getByLabel('عنوان أولي').fill('مادة فيها خريطة')
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  const text = page.locator('.story-body[role=textbox]')
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.click()
  await page.keyboard.type('/خريطة')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'خريطة' })
  const insert = dialog.getByRole('button', { name: 'أدرج الخريطة' })
  const drawn = dialog.locator('.map svg:visible')

  await test.step('a name that nobody knows, and degrees of no earth, are refused', async () => {
    await insert.click()
    await expect(dialog.getByRole('alert')).toContainText('تحتاج الخريطة إلى موضع')
    await dialog.getByLabel('الاسم كما يُطبع').fill('وادي الحكاية')
    await insert.click()
    await expect(dialog.getByRole('alert')).toContainText('لا نعرف أين تقع «وادي الحكاية»')
    await dialog.getByLabel('الإحداثيات').fill('٢٤٫٥، ٢٠٠')
    await insert.click()
    await expect(dialog.getByRole('alert')).toContainText('إحداثيات على الأرض')
    await dialog.getByLabel('الإحداثيات').fill('٢٠٫٥، ٣٨')
    await expect(drawn).toContainText('وادي الحكاية')
  })

  await dialog.getByRole('button', { name: 'أضف موضعًا' }).click()
  await dialog.getByLabel('الاسم كما يُطبع').nth(1).fill('جدة')
  await dialog.getByText('بلدان ملوّنة').click()
  await dialog.getByLabel('الصف 1، العمود 1', { exact: true }).evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'البلد\tحصة\nالسعودية\t12\nSDN\t٧\nمصر\tكثير\n')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(dialog.getByLabel('الصف 4، العمود 2', { exact: true })).toHaveValue('كثير')
  await insert.click()
  await expect(dialog.getByRole('alert')).toContainText('ليس هذا رقمًا: «مصر: كثير»')
  await dialog.getByLabel('الصف 4، العمود 2', { exact: true }).fill('3')
  await expect(drawn).toContainText('جدة')
  expect(await violationsOn(page, '.dialog')).toEqual([])
  expect(await overflow(page)).toBe(0)
  await insert.click()
  await expect(dialog).toBeHidden()

  const map = text.locator('.map')
  await expect(map.locator('svg:visible')).toContainText('السودان')
  await map.getByLabel('عنوان الخريطة: ماذا تُظهر').fill('حيث جرت الحكاية')
  await expect(page.locator('.story-bar')).toContainText('حُفظ', { timeout: 30_000 })
  await page.reload()
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await expect(map.locator('svg:visible')).toContainText('وادي الحكاية')
  await expect(map.getByLabel('عنوان الخريطة: ماذا تُظهر')).toHaveValue('حيث جرت الحكاية')
})

test('readers see a map, hear what it shows, and have its table', { tag: '@once' }, async ({ page }) => {
  await page.goto(`/s/${storyId('mobile-money-mauritania')}`)
  const map = page.locator('figure.map')
  await expect(map.getByRole('img', { name: /^خريطة: المحوّلات الوطنية/ })).toBeVisible()
  await expect(map.locator('.chart-said')).toContainText(/الأدنى .?7.? \(.?الجزائر.?\)/)
  await map.getByText('الأرقام في جدول').click()
  await expect(map.getByRole('row', { name: /^السنغال/ })).toContainText('61')
  expect(await violationsOn(page, 'figure.map')).toEqual([])
  expect(await overflow(page)).toBe(0)

  await page.goto(`${new URL(page.url()).pathname}?lite`)
  await expect(page.locator('.map .chart-said')).toBeVisible()
  await expect(page.locator('.map svg')).toHaveCount(0)
})
