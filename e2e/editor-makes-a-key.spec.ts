import { Webhook } from 'standardwebhooks'
import { openReceiver } from '../lib/newsroom/webhooks/testing/receiver.ts'
import { barriers } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'
import { beginStory, makeMove, openTab } from './story-screen.ts'

const typeOf = (body: string): string => JSON.parse(body).type
const api = (path: string) => `${newspaper.url}/api/v1${path}`

test('an editor makes a key for reading; a program reads with it, may not write, and nothing once it is revoked', async ({
  page,
  request,
}) => {
  test.slow()
  await signInAsNew(page, 'editor')
  await page.goto('/admin/keys')
  await answers(page)
  await expect(page.getByRole('heading', { name: 'لا مفاتيح بعد' })).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])

  // What was chosen stays where something is wanting.
  await page.getByLabel('لأي برنامج هو؟').fill('شاشة الاستوديو')
  await page.getByLabel('قراءة المسودات والصور').uncheck()
  await page.getByRole('button', { name: 'أصدر المفتاح' }).click()
  await expect(page.locator('.notice[role="alert"]')).toContainText('اختر شيئًا واحدًا على الأقل')
  await expect(page.getByLabel('لأي برنامج هو؟')).toHaveValue('شاشة الاستوديو')
  await page.getByLabel('قراءة المسودات والصور').check()
  await page.getByLabel('مدته').selectOption('7')
  await page.getByRole('button', { name: 'أصدر المفتاح' }).click()
  const key = await page.getByLabel('المفتاح الجديد').textContent()
  expect(key).toMatch(/^wq_[\w-]{43}$/)
  expect(await overflow(page)).toBe(0)

  const headers = { authorization: `Bearer ${key}` }
  const read = await request.get(api('/drafts'), { headers })
  expect(read.status()).toBe(200)
  const { items } = await read.json()
  expect(items.length).toBeGreaterThan(0)
  const [section] = (await (await request.get(api('/sections'))).json()).items
  const write = await request.post(api('/drafts'), {
    headers,
    data: { locale: 'ar', headline: 'خبر', sectionId: section.id },
  })
  expect([write.status(), (await write.json()).code]).toEqual([403, 'scope-missing'])

  // Seen once: the page knows no more of it than how it begins.
  await page.reload()
  await answers(page)
  await expect(page.getByLabel('المفتاح الجديد')).toHaveCount(0)
  expect(await page.content()).not.toContain(key!)
  const row = page.getByRole('listitem').filter({ hasText: 'شاشة الاستوديو' })
  await expect(row).toContainText('سارٍ')
  await expect(row).toContainText('آخر استعمال')
  expect(await barriers(page)).toEqual([])
  await row.getByRole('button', { name: 'ألغِ المفتاح' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'ألغِ المفتاح' }).click()
  await expect(row).toContainText('ملغى')
  for (const path of ['/drafts', '/stories']) {
    const refused = await request.get(api(path), { headers })
    expect([refused.status(), (await refused.json()).code]).toEqual([401, 'key-refused'])
  }
})

test(
  'a partner’s program is told what was published, also when it was away; its messages are known by their secret',
  once,
  async ({ page }) => {
    test.slow()
    const receiver = await openReceiver()
    try {
      await signInAsNew(page, 'editor')
      await page.goto('/admin/webhooks')
      await answers(page)
      await page.getByLabel('من يُبلَّغ؟').fill('شريك النشر')
      const field = page.getByLabel('العنوان', { exact: true })
      await field.fill('http://169.254.169.254/latest/meta-data')
      await page.getByRole('button', { name: 'أضف العنوان' }).click()
      await expect(page.locator('.notice[role="alert"]')).toContainText('لا نرسل إلى هذا العنوان')
      await field.fill(receiver.address)
      await page.getByRole('button', { name: 'أضف العنوان' }).click()
      const secret = (await page.getByLabel('السر الجديد').textContent())!
      expect(secret).toMatch(/^whsec_/)
      expect(await overflow(page)).toBe(0)
      expect(await barriers(page)).toEqual([])

      // Away at first: it is tried again by itself.
      let isAway = true
      receiver.answerBy(({ body }) => {
        if (typeOf(body) !== 'test' || !isAway) return 200
        isAway = false
        return 503
      })
      // Stories of other tests are told, too.
      const came = () => receiver.received.filter(({ body }) => typeOf(body) === 'test')
      await page.getByRole('link', { name: 'شريك النشر' }).first().click()
      await answers(page)
      await page.getByRole('button', { name: 'أرسل تجربة' }).click()
      await expect.poll(() => came().length, { timeout: 30_000 }).toBe(2)
      const [first, second] = came()
      expect(second!.body).toBe(first!.body)
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
      const verified = new Webhook(secret).verify(second!.body, second!.headers as Record<string, string>)
      expect(verified).toMatchObject({ type: 'test' })
      expect(() =>
        new Webhook(secret).verify(`${second!.body} `, second!.headers as Record<string, string>),
      ).toThrow()

      await expect(async () => {
        await page.reload()
        await expect(page.getByRole('listitem').filter({ hasText: 'تجربة' }).first()).toContainText('وصل')
      }).toPass()
      const delivery = page.getByRole('listitem').filter({ hasText: 'تجربة' }).first()
      await delivery.locator('summary').click()
      await expect(delivery).toContainText('أجاب بـ 503')
      await expect(delivery).toContainText('أجاب بـ 200')
      expect(await overflow(page)).toBe(0)
      expect(await barriers(page)).toEqual([])

      await answers(page)
      await delivery.getByRole('button', { name: /أعد إرسال/ }).click()
      await expect.poll(() => came().length, { timeout: 30_000 }).toBe(3)
      await page.getByRole('button', { name: 'بدّل السر' }).click()
      const other = (await page.getByLabel('السر الجديد').textContent())!
      expect(other).not.toBe(secret)
      await page.getByRole('button', { name: 'أرسل تجربة' }).click()
      await expect.poll(() => came().length, { timeout: 30_000 }).toBe(4)
      for (const each of [secret, other])
        expect(
          new Webhook(each).verify(came()[3]!.body, came()[3]!.headers as Record<string, string>),
        ).toMatchObject({ type: 'test' })

      const address = page.url()
      const articleId = await beginStory(page, 'خبر يُبلَّغ به الشريك')
      await makeMove(page, 'انشرها الآن')
      const told = () => receiver.received.filter(({ body }) => JSON.parse(body).data.id === articleId)
      await expect
        .poll(() => told().map(({ body }) => typeOf(body)), { timeout: 30_000 })
        .toEqual(['story.published'])
      expect(JSON.parse(told()[0]!.body).data).toMatchObject({
        language: 'ar',
        headline: 'خبر يُبلَّغ به الشريك',
      })

      await page.goto(address)
      await answers(page)
      await page.getByRole('button', { name: 'أوقف الإرسال' }).click()
      await expect(page.getByRole('button', { name: 'استأنف الإرسال' })).toBeVisible()
    } finally {
      await receiver.close()
    }
  },
)

test('an author shows a draft to a stranger by a link, which shows that draft alone and ends when it is revoked', async ({
  page,
  browser,
}) => {
  test.slow()
  await signInAsNew(page, 'author')
  await beginStory(page, 'مسودة لعين الخبير وحده')
  await openTab(page, 'المعاينة')
  await page.getByLabel('الروابط', { exact: true }).check()
  await page.getByLabel('لمن هو؟ (لا يلزم)').fill('الخبير')
  await page.getByLabel('مدته').selectOption({ label: 'ساعة' })
  await page.getByRole('button', { name: 'اصنع رابطًا' }).click()
  const link = (await page.getByLabel('عنوان الرابط').textContent())!
  expect(new URL(link).pathname).toMatch(/^\/preview\//)
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])

  const stranger = await browser.newContext({ baseURL: newspaper.url })
  try {
    const seen = await stranger.newPage()
    const address = new URL(link).pathname
    const answer = (await seen.goto(address))!
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(answer.headers()['x-robots-tag']).toContain('noindex')
    expect(answer.headers()['referrer-policy']).toBe('no-referrer')
    await expect(seen.getByRole('heading', { level: 1 })).toHaveText('مسودة لعين الخبير وحده')
    await expect(seen.locator('.preview-ribbon')).toContainText('أُرسلت إليك وحدك')
    expect(await overflow(seen)).toBe(0)
    expect(await barriers(seen)).toEqual([])
    // It opens nothing else.
    expect((await stranger.request.get('/admin', { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(300)
    expect((await seen.goto(address.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))))!.status()).toBe(404)

    await page.getByRole('button', { name: 'ألغِ الرابط' }).click()
    await expect(page.getByText('لا روابط سارية.')).toBeVisible()
    const gone = (await seen.goto(address))!
    expect(gone.status()).toBe(404)
    await expect(seen.getByRole('heading', { level: 1 })).toHaveText('هذا الرابط لم يعد يعمل')
    await expect(seen.locator('body')).not.toContainText('مسودة لعين الخبير')
  } finally {
    await stranger.close()
  }
})
