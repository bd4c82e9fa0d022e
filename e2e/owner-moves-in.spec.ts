/** An owner moves her paper in: what she sends is shown before it is written, read by readers, and found at its old address. */
import { openOldSite } from '../lib/archive/import/testing/old-site.ts'
import { zipOf } from '../lib/archive/import/testing/zip-of.ts'
import { halved } from '../lib/newsroom/pictures/testing/strange-pictures.ts'
import { flaws } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'

const letters = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const word = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

const item = (
  id: number,
  title: string,
  slug: string,
  more = '',
) => `<item><title><![CDATA[${title}]]></title>
  <link>https://SITE.example/2019/05/${encodeURIComponent(slug)}/</link><dc:creator>salma</dc:creator>
  <content:encoded><![CDATA[<!-- wp:paragraph --><p>وصلت الرافعات أمس إلى الرصيف الشرقي.</p><!-- /wp:paragraph -->[contact-form-7 id="1"]]]></content:encoded>
  <wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2019-05-04 08:00:00</wp:post_date_gmt><wp:post_name>${encodeURIComponent(slug)}</wp:post_name>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}
  <category domain="category" nicename="economy"><![CDATA[اقتصاد]]></category></item>`
const exportOf = (site: string, items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>الميناء</title><link>https://${site}.example</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version>${items.replaceAll('SITE', site)}</channel></rss>`
const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`

test('an archive is shown, taken in, read, and found at its old address; a hostile one is refused', async ({
  page,
  request,
}) => {
  test.slow()
  const [name, site] = [word(8), Math.random().toString(36).slice(2, 10)]
  const headline = `رافعات ${name} تصل الميناء`
  await signInAsNew(page, 'owner')
  const send = async (fileName: string, text: string) => {
    await page.goto('/admin/import')
    await page
      .getByLabel('ملف التصدير')
      .setInputFiles({ name: fileName, mimeType: 'text/xml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'ارفع الملف وعاينه' }).click()
  }

  // What attacks is named for what it is, and nothing of it is written.
  await send('hostile.xml', bomb)
  await expect(page.getByText('يعلن الملف نوع مستند')).toBeVisible()
  await expect(page.getByText('لم يُكتب من هذا الملف شيء')).toBeVisible()

  await send(
    'الميناء.xml',
    exportOf(
      site,
      item(1, headline, `رافعات-${name}`) +
        item(2, `سرّ ${name}`, `سر-${name}`, '<wp:post_password>x</wp:post_password>'),
    ),
  )
  await expect(page.getByRole('heading', { name: 'ما في الملف' })).toBeVisible()
  await expect(page.locator('.run-stories').getByText(headline)).toBeVisible()
  await expect(page.getByText('contact-form-7')).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect((await flaws(page)).map(({ id }) => id)).toEqual([])
  // Nothing is there before she agrees.
  const old = `/2019/05/${encodeURIComponent(`رافعات-${name}`)}`
  expect((await request.get(old, { maxRedirects: 0 })).status()).toBe(404)

  await answers(page)
  await page.getByRole('button', { name: 'استورد المواد' }).click()
  await expect(page.getByRole('heading', { name: 'نتيجة الاستيراد' })).toBeVisible()
  await expect(page.getByText('اكتمل', { exact: true })).toBeVisible()
  await expect(page.getByText('لم يكن يقرؤها الجميع: مسودة')).toBeVisible()
  expect(await overflow(page)).toBe(0)

  // A reader who kept the old link finds the story, with the day it was published on.
  const moved = await request.get(old, { maxRedirects: 0 })
  expect(moved.status()).toBe(301)
  await page.goto(moved.headers().location!)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.locator('main')).toContainText('وصلت الرافعات أمس')
  await expect(page.locator('main')).not.toContainText('contact-form')
  // What was not for everybody is for nobody.
  expect(
    (await request.get(`/2019/05/${encodeURIComponent(`سر-${name}`)}`, { maxRedirects: 0 })).status(),
  ).toBe(404)

  // Everything goes out again, as a ZIP.
  const whole = await page.request.get('/admin/export?media=no')
  expect(whole.headers()['content-type']).toBe('application/zip')
  expect((await whole.body()).subarray(0, 2).toString()).toBe('PK')
})

test('pictures come along: out of a ZIP beside the file, and from the old site', async ({ page }) => {
  test.slow()
  const site = await openOldSite()
  const picture = (width: number) => halved(width, 200).jpeg().toBuffer()
  site.answers.set('/up/there.jpg', await picture(320))
  const zip = await zipOf({ 'up/beside.jpg': await picture(330) })
  const name = word(8)
  const images = ['beside', 'there', 'gone'].map(
    (each) => `<img src="${site.origin}/up/${each}-300x200.jpg">`,
  )
  const file = exportOf('SITE', item(1, `صور ${name}`, `صور-${name}`))
    .replace('<p>وصلت', `${images.join('')}<p>وصلت`)
    .replaceAll('https://SITE.example', site.origin)
  try {
    await signInAsNew(page, 'owner')
    await page.goto('/admin/import')
    await page
      .getByLabel('ملف التصدير')
      .setInputFiles({ name: 'موقع.xml', mimeType: 'text/xml', buffer: Buffer.from(file) })
    await page
      .getByLabel('صور الموقع (اختياري)')
      .setInputFiles({ name: 'صور.zip', mimeType: 'application/zip', buffer: zip })
    await page.getByRole('button', { name: 'ارفع الملف وعاينه' }).click()
    // Said before anything is written, and before anybody is asked.
    const facts = page.locator('.run-facts')
    await expect(facts).toContainText(/منها مع الملف\s*1/)
    await expect(facts).toContainText(/منها ما يُجلب من .*127\.0\.0\.1:\d+.*\s*2/)
    expect(site.asked).toEqual([])
    await expect(page.getByLabel('اجلب الصور الناقصة من حيث كانت')).toBeChecked()

    await answers(page)
    await page.getByRole('button', { name: 'استورد المواد' }).click()
    const pictures = page.locator('section', {
      has: page.getByRole('heading', { name: 'الصور التي ليست مع الملف' }),
    })
    await expect(pictures).toContainText(/وصلت\s*1/, { timeout: 60_000 })
    await expect(pictures).toContainText(/ليست في مكانها هناك\s*1/)
    await pictures.locator('summary').click()
    await expect(pictures).toContainText('/up/gone.jpg')
    await expect(pictures).toContainText('لا شيء في هذا العنوان')
    expect(await overflow(page)).toBe(0)
    expect((await flaws(page)).map(({ id }) => id)).toEqual([])

    // Readers see two pictures, and a link where the third was.
    await page.goto(`/2019/05/${encodeURIComponent(`صور-${name}`)}`)
    await expect(page.locator('main figure img')).toHaveCount(2)
    await expect(page.locator(`main a[href*="/up/gone"]`)).toBeVisible()
  } finally {
    await site.close()
  }
})

test('an editor finds no such room', once, async ({ page }) => {
  await signInAsNew(page, 'editor')
  expect((await page.goto('/admin/import'))?.status()).toBe(404)
  expect((await page.request.get('/admin/export')).status()).toBe(403)
})
