/** An owner changes what the paper is called, looks and prints like; readers see it at once. On a paper of its own. */
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { demoFolder, type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'
import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { alertOn, enter, newPerson } from './newsroom-session.ts'

let paper: Newspaper
let settings: Record<string, string>

test.beforeAll(async () => {
  test.setTimeout(300_000)
  settings = { WARRAQ_DATA: await demoFolder('settings') }
  paper = await openNewspaper(settings)
})
test.afterAll(async () => {
  await paper?.stop()
  if (settings) await rm(settings.WARRAQ_DATA!, { recursive: true, force: true })
})

const signInAsNew = async (page: Page, role: 'owner' | 'editor') =>
  enter(page, await newPerson(role, { settings }))

test('an owner renames the paper, colours it, and chooses its digits, zone and menus; readers see all of it', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const at = (path: string) => paper.url + path
  const another = async () => (await browser.newContext({ viewport: page.viewportSize() })).newPage()
  await signInAsNew(page, 'owner')
  const reader = await another()
  await page.goto(at('/admin/settings'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الإعدادات')
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  const save = (name = 'احفظ') => page.getByRole('button', { name, exact: true }).click()

  await test.step('a colour that cannot be read is refused, and nothing typed is lost', async () => {
    await page.getByLabel('اسم الصحيفة (العربية)').fill('صحيفة النخلة')
    await page.getByLabel('الأرقام').first().selectOption('arab')
    await page.getByLabel('المنطقة الزمنية').fill('Africa/Cairo')
    await page.getByLabel('لون الروابط على الورق الفاتح', { exact: true }).fill('#9fd8b9')
    await page.getByLabel('لون الروابط على الورق الداكن', { exact: true }).fill('#7fd1a8')
    await save()
    await expect(alertOn(page)).toContainText('باهت لا يُقرأ')
    await expect(page.getByLabel('لون الروابط على الورق الفاتح', { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await expect(page.getByLabel('اسم الصحيفة (العربية)')).toHaveValue('صحيفة النخلة')
    await expect(page.getByLabel('الأرقام').first()).toHaveValue('arab')
    await expect(page.getByLabel('المنطقة الزمنية')).toHaveValue('Africa/Cairo')
    await reader.goto(at('/'))
    await expect(reader.locator('.masthead .nameplate-name')).toHaveText('ورّاق')
  })

  await test.step('it says while one types how readable a colour is, and names the field that is none', async () => {
    const verdict = page.locator('.colour-verdict').first()
    await expect(verdict).toContainText('لا يُقرأ على الورق الفاتح')
    await page.getByLabel('لون الروابط على الورق الفاتح', { exact: true }).fill('#9fd8b')
    await expect(verdict).toHaveText('ليس لونًا بعد.')
    await save()
    await expect(alertOn(page).first()).toContainText('«لون الروابط على الورق الفاتح» ليس لونًا')
    await expect(page.getByLabel('لون الروابط على الورق الفاتح', { exact: true })).toHaveValue('#9fd8b')
    await page.getByLabel('اختر: لون الروابط على الورق الفاتح').fill('#0a5c36')
    await expect(page.getByLabel('لون الروابط على الورق الفاتح', { exact: true })).toHaveValue('#0a5c36')
    await expect(verdict).toContainText('يُقرأ على الورق الفاتح: التباين')
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    // One alone: the other stays the house's own.
    await page.getByLabel('لون الروابط على الورق الداكن', { exact: true }).fill('')
  })

  await test.step('one that can is taken, with all the rest', async () => {
    await save()
    await expect(page.getByText('حُفظ، وظهر في كل صفحات القراء.')).toBeVisible()
    await reader.reload()
    await expect(reader.locator('.masthead .nameplate-name')).toHaveText('صحيفة النخلة')
    await expect(reader.locator('.front-day time')).toHaveText(/[٠-٩]{4}/)
    await expect(reader.locator('.colophon')).toContainText('توقيت شرق أوروبا')
    expect(
      await reader.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = 'var(--accent)'
        return getComputedStyle(probe).color
      }),
    ).toBe('rgb(10, 92, 54)')
    expect(await overflow(reader)).toBe(0)
    expect(await barriers(reader)).toEqual([])
  })

  await test.step('without script a colour is picked, and sent with the form', async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    })
    const form = await plain.newPage()
    await form.goto(at('/admin/settings'))
    const dark = form.getByLabel('لون الروابط على الورق الداكن', { exact: true })
    await expect(dark).toHaveValue('')
    await form.getByLabel('اختر: لون الروابط على الورق الداكن').fill('#7fd1a8')
    await form.getByRole('button', { name: 'احفظ', exact: true }).click()
    await expect(form.getByText('حُفظ، وظهر في كل صفحات القراء.')).toBeVisible()
    await expect(dark).toHaveValue('#7fd1a8')
    await expect(form.getByLabel('لون الروابط على الورق الفاتح', { exact: true })).toHaveValue('#0a5c36')
    await plain.close()
    // Its version is another now.
    await page.reload()
  })

  await test.step('a second window that was open all the while is told', async () => {
    const other = await page.context().newPage()
    await other.goto(at('/admin/settings'))
    await page.getByLabel('العبارة التعريفية (العربية)').fill('كل صباح')
    await save()
    await expect(page.getByText('حُفظ، وظهر في كل صفحات القراء.')).toBeVisible()
    await other.getByLabel('العبارة التعريفية (العربية)').fill('كل مساء')
    await other.getByRole('button', { name: 'احفظ', exact: true }).click()
    await expect(alertOn(other)).toContainText('حفظ زميل تعديلًا')
    await expect(other.getByLabel('العبارة التعريفية (العربية)')).toHaveValue('كل مساء')
    await other.close()
  })

  await test.step('machines are told on which terms, and a line that is wrong is named', async () => {
    const kept = await reader.request.get(at('/'))
    expect(kept.headers()['content-usage']).toBeUndefined()
    await page.goto(at('/admin/settings/machines'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('شروط الآلات')
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('تدريب نماذج الذكاء الاصطناعي').selectOption('refused')
    await page.getByLabel('التدريب: \u2068AI2Bot\u2069').selectOption('allowed')
    const ads = page.getByLabel('من يبيع مساحاتك الإعلانية')
    await ads.fill('ads.example.com, 1, DIRECT\nads.example.com, 2, DIRCT')
    await save('احفظ الشروط')
    await expect(alertOn(page)).toContainText('السطر 2: \u2068ads.example.com, 2, DIRCT\u2069')
    await expect(ads).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('تدريب نماذج الذكاء الاصطناعي')).toHaveValue('refused')
    await ads.fill('ads.example.com, 1, DIRECT')
    await page.getByLabel('التدريب: \u2068AI2Bot\u2069').selectOption('unsaid')
    await save('احفظ الشروط')
    await expect(page.getByText('حُفظت، ويُخبَر بها كل زاحف من الآن.')).toBeVisible()
    for (const path of ['/', '/feed/ar.rss', '/robots.txt', '/ads.txt']) {
      // A page that takes long to make is sent as it was meanwhile.
      await expect(async () => {
        const answer = await reader.request.get(at(path))
        expect(answer.headers()['content-usage'], path).toBe('train-ai=n')
        expect(answer.headers().link, path).toContain(
          '/license.xml>; rel="license"; type="application/rsl+xml"',
        )
      }).toPass()
    }
    const picture = await reader.locator('main img').first().getAttribute('src')
    expect((await reader.request.get(at(picture!))).headers()['content-usage']).toBe('train-ai=n')
    expect(await (await reader.request.get(at('/robots.txt'))).text()).toContain('User-agent: GPTBot\n')
    expect(await (await reader.request.get(at('/ads.txt'))).text()).toBe('ads.example.com, 1, DIRECT\n')
    expect((await reader.request.get(at('/license.xml'))).headers()['content-type']).toContain(
      'application/rsl+xml',
    )
    expect((await reader.request.get(at('/trust.txt'))).status()).toBe(404)
  })

  await test.step('the head of the paper has links of its own', async () => {
    await page.goto(at('/admin/settings/menus/ar'))
    const header = page.locator('section[aria-labelledby="header"]')
    await header.getByLabel('ما يظهر هنا').selectOption('own')
    await header.getByLabel('وجهة الرابط 1').selectOption('page:latest')
    await header.getByLabel('وجهة الرابط 2').selectOption('address')
    await header.getByLabel('ما يقرؤه القارئ').nth(1).fill('المتجر')
    await header.getByLabel('الوجهة').nth(1).fill('http://shop.example')
    await save('احفظ القوائم')
    await expect(alertOn(page)).toContainText('لا يقود «http://shop.example» إلى مكان')
    await expect(header.getByLabel('ما يقرؤه القارئ').nth(1)).toHaveValue('المتجر')
    await header.getByLabel('الوجهة').nth(1).fill('https://shop.example/')
    await save('احفظ القوائم')
    await expect(page.getByText('حُفظت القوائم')).toBeVisible()
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await reader.goto(at('/'))
    await expect(reader.locator('.masthead .sections a')).toHaveText(['آخر الأخبار', 'المتجر'])
    await reader.goto(at('/en'))
    await expect(reader.locator('.masthead .sections')).toContainText('Economy')
  })

  await test.step('whoever is no owner finds no such page', async () => {
    const editor = await another()
    await signInAsNew(editor, 'editor')
    await editor.goto(at('/admin/settings'))
    await expect(editor.getByText('لا شاشة في هذا العنوان')).toBeVisible()
    await expect(editor.getByRole('link', { name: 'الإعدادات' })).toHaveCount(0)
  })
})
