/** A paper moves from another site: whoever follows an old link still finds the story. */

import { barriers } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { alertOn, answers, signInAsNew } from './newsroom-session.ts'

test('old addresses are added, imported from a file without its loops, followed, and removed', async ({
  page,
  request,
}) => {
  test.slow()
  const mark = Math.random().toString(36).slice(2, 8)
  await signInAsNew(page, 'editor')
  await page.goto('/admin/redirects')
  await answers(page)

  // A story, by the address that its readers see.
  await page.goto('/')
  const story = await page.locator('main article a[href^="/"]').first().getAttribute('href')
  await page.goto('/admin/redirects')
  await answers(page)
  const add = page.locator('form', { has: page.getByLabel('إلى أين يقود') })
  await add.getByLabel('العنوان القديم').fill(`https://old.example/2019/${mark}/قديم`)
  await add.getByLabel('إلى أين يقود').fill('https://elsewhere.example/')
  await add.getByRole('button', { name: 'أضف' }).click()
  await expect(alertOn(page)).toContainText('لا صفحة لنا بهذا العنوان')
  // What was typed is still there.
  await expect(add.getByLabel('العنوان القديم')).toHaveValue(/قديم/)
  await add.getByLabel('إلى أين يقود').fill(story!)
  await add.getByRole('button', { name: 'أضف' }).click()
  await expect(page.getByText('أُضيف العنوان.')).toBeVisible()
  const followed = await request.get(`/2019/${mark}/${encodeURIComponent('قديم')}/`, { maxRedirects: 0 })
  expect(followed.status()).toBe(301)
  expect(followed.headers().location).toContain(story!)

  // A file, of which two lines lead to each other.
  const lines = [
    `/f/${mark}/one,/latest`,
    `/f/${mark}/two,/f/${mark}/three`,
    `/f/${mark}/three,/f/${mark}/two`,
  ]
  await page.getByLabel('ملف العناوين').setInputFiles({
    name: 'old.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['from,to', ...lines].join('\n')),
  })
  await page.getByRole('button', { name: 'استورد الملف' }).click()
  await expect(page.getByText('أُضيف عنوانان')).toBeVisible()
  await expect(page.locator('.redirect-refused li')).toHaveCount(1)
  await expect(page.locator('.redirect-refused li')).toContainText(`/f/${mark}/three`)
  expect((await request.get(`/f/${mark}/one`, { maxRedirects: 0 })).headers().location).toMatch(/\/latest$/)
  expect((await request.get(`/f/${mark}/three`, { maxRedirects: 0 })).status()).toBe(404)

  // Pages of a script, which are told apart by what is asked of it alone.
  await page.getByLabel('ملف العناوين').setInputFiles({
    name: 'script.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`from,to\n/${mark}.php?id=17,${story}\n/${mark}.php?id=18,/latest`),
  })
  await page.getByRole('button', { name: 'استورد الملف' }).click()
  await expect(page.getByText('أُضيف عنوانان')).toBeVisible()
  for (const [query, leadsTo] of [
    ['id=17', story!],
    ['id=18&utm_source=x', '/latest'],
  ] as const)
    await expect(async () => {
      const led = await request.get(`/${mark}.php?${query}`, { maxRedirects: 0 })
      expect([led.status(), led.headers().location]).toEqual([301, expect.stringContaining(leadsTo)])
    }).toPass()
  expect((await request.get(`/${mark}.php?id=19`, { maxRedirects: 0 })).status()).toBe(404)

  // The former server's log, followed: what leads nowhere is named, the most asked for first.
  const line = (path: string) =>
    `1.2.3.4 - - [01/Dec/2026:10:00:00 +0000] "GET ${path} HTTP/1.1" 200 1 "-" "x"`
  const log = [`/${mark}.php?id=17`, `/${mark}/lost`, '/latest', `/${mark}/lost`, `/${mark}/style.css`]
  const check = page.locator('form', { has: page.getByLabel('القائمة أو السجلّ') })
  await check.getByRole('button', { name: 'افحص العناوين' }).click()
  await expect(check.getByText('اختر ملفًا أولًا')).toBeVisible()
  await check.getByLabel('القائمة أو السجلّ').setInputFiles({
    name: 'access.log',
    mimeType: 'text/plain',
    buffer: Buffer.from(log.map(line).join('\n')),
  })
  await check.getByRole('button', { name: 'افحص العناوين' }).click()
  await expect(check.getByRole('status').or(check.getByRole('alert'))).toContainText(
    'عنوان واحد لا يقود إلى شيء',
  )
  await expect(check.locator('.redirect-refused li')).toHaveText([`/${mark}/lost · طُلب مرتين`])

  // They go out as a file again.
  const file = await page.request.get('/admin/redirects/file')
  expect(file.headers()['content-type']).toContain('text/csv')
  expect(await file.text()).toContain(`/f/${mark}/two,/f/${mark}/three`)

  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])

  // Found by a part of it, and removed.
  await page.getByRole('searchbox').fill(`${mark}/one`)
  await page.getByRole('button', { name: 'اعرض' }).click()
  await expect(page.locator('.redirects > li')).toHaveCount(1)
  await answers(page)
  await page.locator('.redirects > li').getByRole('button', { name: 'احذف' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'احذف' }).click()
  await expect(page.locator('.redirects > li')).toHaveCount(0)
  expect((await request.get(`/f/${mark}/one`, { maxRedirects: 0 })).status()).toBe(404)
})

test(
  'whoever may not edit the directory neither sees old addresses nor changes them',
  once,
  async ({ page }) => {
    await signInAsNew(page, 'author')
    expect((await page.goto('/admin/redirects'))!.status()).toBe(404)
    expect((await page.request.get('/admin/redirects/file')).status()).toBe(403)
    const sent = await page.evaluate(() =>
      fetch('/admin/redirects/file', { method: 'POST', body: '/refused,/latest' }).then(
        (each) => each.status,
      ),
    )
    expect(sent).toBe(403)
  },
)
