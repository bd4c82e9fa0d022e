/** Whoever starts the paper opens the link that it prints, and owns the newsroom. */

import { rm } from 'node:fs/promises'
import { demoFolder, type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'
import { flaws } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { alertOn, newPerson } from './newsroom-session.ts'

test.describe.configure({ mode: 'serial' })

let dataFolder: string
let house: Newspaper
test.beforeAll(async () => {
  test.setTimeout(240_000)
  dataFolder = await demoFolder('owner')
  house = await openNewspaper({ WARRAQ_DATA: dataFolder })
})
test.afterAll(async () => {
  await house.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

const printedLink = () => house.output().match(/http:\/\/\S+\/admin\/welcome\/\S+/)?.[0]

test('the first owner comes in by the printed link, once, and cannot be lost', async ({ page, browser }) => {
  await expect.poll(printedLink).toBeTruthy()
  await page.goto(printedLink()!)
  await expect(page.getByRole('heading', { name: 'أول مالك' })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await page.getByLabel('الاسم').fill('ليلى حداد')
  await page.getByLabel('البريد الإلكتروني').fill('laila@news.example')
  await page.getByLabel('كلمة المرور', { exact: true }).fill('سبع نخلات على الضفة')
  await page.getByRole('button', { name: 'ادخل غرفة الأخبار' }).click()
  await expect(page).toHaveURL(`${house.url}/admin`)

  // Nobody else becomes one by it.
  const other = await (await browser.newContext()).newPage()
  await other.goto(printedLink()!)
  await expect(other.getByRole('heading', { name: 'لم يعد هذا الرابط صالحًا' })).toBeVisible()

  // The only owner is not suspended, removed or demoted.
  await page.goto(`${house.url}/admin/people`)
  await page.getByRole('link', { name: 'ليلى حداد' }).click()
  await page.getByRole('radio', { name: 'محرر' }).check()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect(alertOn(page)).toContainText('لا بد أن يبقى للصحيفة مالك')
  await page.getByRole('button', { name: 'أوقف دخول ليلى حداد' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'أوقف دخول ليلى حداد' }).click()
  await expect(page.locator('.toast')).toContainText('لا بد أن يبقى للصحيفة مالك')
  // What was refused comes back to whoever asked for it; under it stands what is stored.
  await page.reload()
  await expect(page.getByRole('radio', { name: 'محرر' })).toBeChecked()
  await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
  await expect(page.getByRole('radio', { name: 'مالك' })).toBeChecked()
})

test('a role that must have two steps is led to make one before anything else', async ({ page }) => {
  await page.goto(`${house.url}/admin/sign-in?to=/admin/people`)
  await page.getByLabel('البريد الإلكتروني').fill('laila@news.example')
  await page.getByLabel('كلمة المرور', { exact: true }).fill('سبع نخلات على الضفة')
  await page.getByRole('button', { name: 'تسجيل الدخول', exact: true }).click()
  await page.getByRole('checkbox', { name: 'مترجم' }).check()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect(page.getByText('حُفظت القواعد.')).toBeVisible()
  const person = await newPerson('translator', { settings: { WARRAQ_DATA: dataFolder } })
  await page.context().clearCookies()
  await page.goto(person.link!)
  await page.getByLabel('كلمة المرور', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'ادخل غرفة الأخبار' }).click()
  await expect(page.getByRole('heading', { name: 'خطوة واحدة قبل العمل' })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await page.goto(`${house.url}/admin/account`)
  await expect(page).toHaveURL(/\/admin\/security$/)
})
