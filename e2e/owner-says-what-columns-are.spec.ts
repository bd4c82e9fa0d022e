/** An owner brings a table whose columns have names that only her old system knew, and says what is in each. */
import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'

test('a table of columns that nobody knows is taken in by what she says they are', async ({ page }) => {
  const headline = `سفينة ${Math.random().toString(36).slice(2, 10)}`
  await signInAsNew(page, 'owner')
  await page.goto('/admin/import')
  await page.getByLabel('ملف التصدير').setInputFiles({
    name: 'أرشيف.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`fld_a,fld_b,fld_c,fld_d\n"${headline}","وصلت إلى الميناء فجرًا","2020-05-04",""\n`),
  })
  await page.getByRole('button', { name: 'ارفع الملف وعاينه' }).click()
  await expect(page.getByRole('heading', { name: 'ماذا في كل عمود؟' })).toBeVisible()
  // What stands in a column tells what its name does not.
  await expect(page.getByText(headline)).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])

  const column = (name: string) => page.getByLabel(`ما فيه: ${name}`, { exact: true })
  await answers(page)
  await column('fld_a').selectOption('text')
  await column('fld_b').selectOption('text')
  const again = page.getByRole('button', { name: 'اقرأ الملف من جديد' })
  await again.click()
  await expect(page.getByText('العمود «fld_b» ثاني عمود', { exact: false })).toBeVisible()
  await expect(column('fld_a')).toHaveValue('text')
  await column('fld_a').selectOption('headline')
  await column('fld_c').selectOption('date')
  await again.click()
  await expect(page.getByRole('button', { name: 'استورد المواد' })).toBeVisible()
  await expect(column('fld_c')).toHaveValue('date')
  await page.getByRole('button', { name: 'استورد المواد' }).click()
  await expect(page.getByRole('link', { name: headline })).toBeVisible({ timeout: 30_000 })
})
