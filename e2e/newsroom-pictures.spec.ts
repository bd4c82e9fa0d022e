import { connect } from 'node:net'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { noisy, photographWithPlace, secret } from '../lib/newsroom/pictures/testing/strange-pictures.ts'
import { barriersInEachLight } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { beginStory, closePanel, isSaved, openTab } from './story-screen.ts'

type Given = { name: string; mimeType: string; buffer: Buffer }
const jpeg = (name: string, buffer: Buffer): Given => ({ name, mimeType: 'image/jpeg', buffer })
const drawing = jpeg('رسم.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))

const upload = (page: Page, name: string) => page.locator('.uploads li').filter({ hasText: name })

/** Opening a picture yields to everything else that the machine does, other tests among it. */
const becomes = (page: Page, name: string, state: string) =>
  expect(upload(page, name)).toContainText(state, { timeout: 30_000 })

/** What a hand that holds files does to the place for them. */
const drop = async (page: Page, files: Given[]) => {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type: mimeType }))
      }
      return transfer
    },
    files.map(({ buffer, ...rest }) => ({ ...rest, base64: buffer.toString('base64') })),
  )
  const place = page.locator('.picture-drop')
  // Not on the place for them: anywhere on the page.
  const anywhere = page.getByRole('heading', { level: 1 })
  await anywhere.dispatchEvent('dragenter', { dataTransfer: data })
  await expect(place).toHaveAttribute('data-over', 'true')
  await anywhere.dispatchEvent('drop', { dataTransfer: data })
  await expect(place).not.toHaveAttribute('data-over', 'true')
}

/** No barrier, and nothing that stands out of the page, by day and by night. */
async function isSound(page: Page): Promise<void> {
  expect(await barriersInEachLight(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
}

/** Clouds of colour, each its own, which even small can be told from each other. */
const photographs = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, at) =>
      jpeg(
        `صورة ${at + 1}.jpg`,
        await sharp(await noisy(24, 16).png().toBuffer())
          .resize(480, 320)
          .jpeg()
          .toBuffer(),
      ),
    ),
  )

test('brings twenty photographs at once, describes them, looks at one, uses it, and may not delete it', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const author = await signInAsNew(page, 'author')
  const mark = `زورق${Date.now().toString().slice(-6)}`
  await page.goto('/admin/media')

  await test.step('the broken one says why by its name, and the others go on', async () => {
    const whole = await photographs(18)
    const broken = jpeg('مقطوعة.jpg', whole[0]!.buffer.subarray(0, whole[0]!.buffer.length / 2))
    await drop(page, [
      ...whole.slice(0, 9),
      broken,
      ...whole.slice(9),
      jpeg('مكان.jpg', await photographWithPlace()),
    ])
    await expect(page.locator('.uploads li')).toHaveCount(20)
    await expect(upload(page, 'مقطوعة.jpg').getByRole('alert')).toContainText(
      /مقطوعة\.jpg.*الملف تالف أو ناقص\. صدّر الصورة من جديد\./s,
      { timeout: 120_000 },
    )
    await expect(page.locator('.uploads li[data-state="done"]')).toHaveCount(19, { timeout: 180_000 })
    await expect(page.locator('.uploads-head')).toContainText('أُضيفت 19 صورة')
    await expect(page.locator('.uploads-head')).toContainText('رُفض ملف واحد')
    // They stand in the library without anybody having asked for it.
    await expect(page.locator('.library-card').first()).toBeVisible()
    await expect(page.locator('.library-choice')).not.toHaveCount(0)
    await isSound(page)
  })

  await test.step('words for all of them at once', async () => {
    await page.getByRole('link', { name: 'صِف الصور' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('19')
    await page.getByLabel('وصف الصورة 1', { exact: true }).fill(`رجل يصلح ${mark} على الشاطئ`)
    await page.getByLabel('وصف لما تركته بلا وصف').fill(`${mark} في الميناء`)
    await page.getByLabel('المصدر').fill('تصوير: سلمى')
    await page.getByLabel('بأي حق ننشرها').selectOption('creative-commons')
    await page.getByRole('button', { name: 'احفظها كلها' }).click()
    // Refused as a whole, and nothing typed is lost.
    await expect(page.getByText('لم تُحفظ أي صورة')).toContainText('اختر رخصة المشاع الإبداعي')
    await expect(page.getByLabel('المصدر')).toHaveValue('تصوير: سلمى')
    await expect(page.getByLabel('بأي حق ننشرها')).toHaveValue('creative-commons')
    await page.getByLabel('بأي حق ننشرها').selectOption('own')
    await isSound(page)
    await page.getByRole('button', { name: 'احفظها كلها' }).click()
    await expect(page.getByText('حُفظت 19 صورة.')).toBeVisible()
  })

  await test.step('found by a word of them, by whose they are, and by what is missing', async () => {
    await page.getByRole('link', { name: 'كل الصور' }).click()
    await page.getByRole('searchbox', { name: 'ابحث في الصور' }).fill(`ال${mark}`)
    await page.getByLabel('من أضافها').selectOption({ label: 'أضفتُها أنا' })
    await page.getByLabel('الاستعمال').selectOption('unused')
    await page.getByLabel('الترخيص', { exact: true }).selectOption('own')
    await page.getByRole('button', { name: 'اعرض', exact: true }).click()
    await expect(page).toHaveURL(/use=unused/)
    await expect(page.locator('.library-card')).toHaveCount(19)
    await expect(page.locator('.board-found')).toHaveText('19 صورة')
    await page.getByLabel('لغة ينقصها الوصف').selectOption('ar')
    await page.getByRole('button', { name: 'اعرض', exact: true }).click()
    await expect(page.getByText('لا صورة كما طلبت')).toBeVisible()
    await page.goto(`/admin/media?q=${encodeURIComponent(`يصلح ${mark}`)}`)
    await expect(page.locator('.library-card')).toHaveCount(1)
  })

  await test.step('a focal point by keys and by pressing, and what is cut of it', async () => {
    await page.locator('.library-card').click()
    await expect(page).toHaveURL(/\/admin\/media\/[0-9a-z]{10}$/)
    const served = await page.request.get((await page.locator('.focus-picture img').getAttribute('src'))!)
    expect(served.ok()).toBe(true)
    const cut = () =>
      page.locator('[data-crop="1x1"] img').evaluate((each) => getComputedStyle(each).objectPosition)
    expect(await cut()).toBe('50% 50%')
    const across = page.getByLabel('من اليسار')
    await across.focus()
    for (let each = 0; each < 20; each++) await page.keyboard.press('ArrowRight')
    await expect(across).toHaveValue('70')
    expect(await cut()).not.toBe('50% 50%')
    await page.getByLabel('بطاقة المشاركة').check()
    const { width, height } = (await page.locator('.focus-picture').boundingBox())!
    await page.locator('.focus-picture').click({ position: { x: width / 4, y: height / 2 } })
    await expect(across).toHaveValue('25')
    await expect(page.locator('[data-crop="card"]')).toContainText('لها نقطة تخصها')
    await page.getByRole('button', { name: 'احفظ النقطة' }).click()
    await expect(page.getByText('حُفظت.')).toBeVisible()
    await page.reload()
    await expect(across).toHaveValue('70')
    await page.getByLabel('بطاقة المشاركة').check()
    await expect(across).toHaveValue('25')
    await isSound(page)
  })

  await test.step('a licence that runs out is told of before', async () => {
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16)
    await page.getByLabel('ينتهي في').fill(inAWeek)
    await page.getByLabel('صاحب الحق والشروط').fill('عقد سلمى، للنشر مرة')
    await page.getByRole('button', { name: 'احفظ الترخيص' }).click()
    await expect(page.locator('.notice')).toContainText('ينتهي الترخيص')
    await page.goto('/admin/media?expiring=1')
    await expect(page.locator('.library-card').filter({ hasText: mark })).toContainText('ينتهي ترخيصها قريبًا')
  })

  await test.step('used in a story, it says where, and is not deleted', async () => {
    await beginStory(page, `خبر ${mark}`)
    const details = await openTab(page, 'البيانات')
    await details.getByRole('button', { name: 'اختر صورة' }).click()
    const picker = page.getByRole('dialog', { name: 'اختر صورة' })
    await picker.getByRole('searchbox').fill(`يصلح ${mark}`)
    await picker.getByRole('button', { name: `رجل يصلح ${mark} على الشاطئ` }).click()
    await expect(details.locator('.lead-picture img')).toBeVisible()
    await closePanel(page)
    await isSaved(page)
    const publish = await openTab(page, 'النشر')
    await expect(publish).toContainText('صورة يقترب انتهاء ترخيصها.')

    await page.goto(`/admin/media?q=${encodeURIComponent(`يصلح ${mark}`)}`)
    await expect(page.locator('.library-card')).toContainText('في موضع واحد')
    await page.locator('.library-card').click()
    await expect(page.locator('.picture-uses').first()).toContainText(`خبر ${mark}`)
    await expect(page.locator('.picture-uses').first()).toContainText('الصورة الرئيسة والبطاقة')
    await expect(page.getByText('لا تُحذف وهي مستعملة')).toBeVisible()
    await expect(page.getByRole('button', { name: 'احذف', exact: true })).toHaveCount(0)
    await isSound(page)
  })

  await test.step('one that looks like it takes its place, and then it is deleted', async () => {
    const first = page.url()
    const original = await page.request.get((await page.locator('.focus-picture img').getAttribute('src'))!)
    const again = await sharp(await original.body())
      .resize(300)
      .jpeg({ quality: 50 })
      .toBuffer()
    await page.goto('/admin/media')
    await drop(page, [jpeg('مصغّرة.jpg', again)])
    await becomes(page, 'مصغّرة.jpg', 'أُضيفت')
    await upload(page, 'مصغّرة.jpg').getByRole('link', { name: 'تشبه صورة عندنا' }).click()
    await expect(page).toHaveURL(first)
    await page.getByRole('button', { name: 'استعملها بدلًا منها' }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('في موضع واحد')
    await isSound(page)
    await question.getByRole('button', { name: 'استبدل' }).click()
    await expect(page.getByText('لا تُستعمل في مادة بعد.')).toBeVisible()
    await page.getByRole('button', { name: 'احذف', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'احذف', exact: true }).click()
    await expect(page).toHaveURL(/\/admin\/media$/)
    expect((await page.request.get(first)).status()).toBe(404)
    expect(author.role).toBe('author')
  })
})

test(
  'goes on with a large picture where it was cut: when the network comes back, and after a reload',
  once,
  async ({ page }) => {
    test.setTimeout(120_000)
    await signInAsNew(page, 'author')
    await page.goto('/admin/media')
    // Larger than what Next lets through where proxy.ts stands in the way, and three parts long.
    const large = await noisy(2600, 1700).png().toBuffer()
    expect(large.length).toBeGreaterThan(11 * 1024 * 1024)
    const sent: string[] = []
    const begun: string[] = []
    const lost = { is: true }
    await page.route('**/admin/media/pictures/uploads**', (route) => {
      const request = route.request()
      const offset = request.headers()['upload-offset']
      if (request.method() === 'POST') begun.push(request.url())
      // The first part arrives; then there is no network.
      if (lost.is && sent.length > 0) return route.abort('internetdisconnected')
      if (request.method() === 'PATCH') sent.push(offset ?? '')
      return route.continue()
    })
    await drop(page, [{ name: 'كبيرة.png', mimeType: 'image/png', buffer: large }])
    await becomes(page, 'كبيرة.png', 'انقطع الاتصال')
    await isSound(page)
    // The browser is closed over it; the picture is still on its way when the page is opened again.
    await page.reload()
    await becomes(page, 'كبيرة.png', 'انقطع الاتصال')
    lost.is = false
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await becomes(page, 'كبيرة.png', 'أُضيفت')
    expect(begun).toHaveLength(1)
    expect(sent).toEqual(['0', String(4 * 1024 * 1024), String(8 * 1024 * 1024)])

    // Nothing of it is left behind, and the same again is the same picture.
    await page.reload()
    await expect(page.locator('.library-card').first()).toBeVisible()
    await expect(page.locator('.uploads li')).toHaveCount(0)
    await drop(page, [drawing, { name: 'كبيرة.png', mimeType: 'image/png', buffer: large }])
    await becomes(page, 'كبيرة.png', 'هذه الصورة عندنا من قبل')
    await expect(upload(page, 'رسم.jpg').getByRole('alert')).toContainText(
      'رسوم SVG لا تُقبل. صدّر الرسم بصيغة PNG.',
    )
    await upload(page, 'رسم.jpg').getByRole('button', { name: 'أزل «رسم.jpg» من القائمة' }).click()
    await expect(upload(page, 'رسم.jpg')).toHaveCount(0)

    // One that is given up while it is sent leaves nothing on the server either.
    lost.is = true
    sent.length = 0
    const given = page.waitForRequest((request) => request.method() === 'DELETE')
    await drop(page, [
      { name: 'أخرى.png', mimeType: 'image/png', buffer: await noisy(2600, 1700).png().toBuffer() },
    ])
    await becomes(page, 'أخرى.png', 'انقطع الاتصال')
    lost.is = false
    await upload(page, 'أخرى.png').getByRole('button', { name: 'ألغِ رفع «أخرى.png»' }).click()
    expect((await (await given).response())?.status()).toBe(204)
    await expect(upload(page, 'أخرى.png')).toHaveCount(0)
  },
)

test('takes a pasted picture, chosen ones, and nothing of where a photograph was taken; words of each language', async ({
  page,
}) => {
  test.slow()
  await signInAsNew(page, 'editor')
  await page.goto('/admin/media')
  const base64 = (await noisy(60, 40).png().toBuffer()).toString('base64')
  await page.evaluate((given) => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob(given), (each) => each.charCodeAt(0))
    transfer.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }, base64)
  await becomes(page, 'image.png', 'أُضيفت')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'اختر من الجهاز' }).click(),
  ])
  const photograph = await photographWithPlace()
  expect(photograph.toString('latin1')).toContain(secret)
  await chooser.setFiles([jpeg('IMG_2041.jpg', photograph)])
  await becomes(page, 'IMG_2041.jpg', 'أُضيفت')
  await upload(page, 'IMG_2041.jpg').getByRole('link', { name: 'صِفها' }).click()
  await expect(page).toHaveURL(/\/admin\/media\/[0-9a-z]{10}$/)
  const served = await page.request.get((await page.locator('.focus-picture img').getAttribute('src'))!)
  const bytes = await served.body()
  expect(bytes.toString('latin1')).not.toContain(secret)
  const { exif, xmp } = await sharp(bytes).metadata()
  expect([exif, xmp]).toEqual([undefined, undefined])

  const words = page.locator('form', { has: page.locator('[name="alt-ar"]') })
  await words.locator('[name="alt-ar"]').fill('رجل على الشاطئ')
  await page.getByText('English', { exact: true }).click()
  await words.locator('[name="alt-en"]').fill('A man mends a boat')
  await words.getByRole('button', { name: 'احفظ' }).click()
  await expect(words.getByText('حُفظ.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('رجل على الشاطئ')
  await expect(words.locator('[name="alt-en"]')).toHaveValue('A man mends a boat')
})

test(
  'refuses what is too heavy before it is sent, and when it is sent all the same',
  once,
  async ({ page }) => {
    await signInAsNew(page, 'author')
    await page.goto('/admin/media')
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/pictures')) sent.push(request.url())
    })
    await page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(41 * 1024 * 1024)], 'ثقيلة.jpg', { type: 'image/jpeg' }))
      const input = document.querySelector<HTMLInputElement>('.picture-drop input')!
      input.files = transfer.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    const words = 'الملف أكبر من 40 ميغابايت. صغّر الصورة ثم ارفعها.'
    await expect(upload(page, 'ثقيلة.jpg').getByRole('alert')).toContainText(words)
    expect(sent).toEqual([])

    const send = (megabytes: number, begins: number[]) =>
      page.evaluate(
        async (given) => {
          const body = new Uint8Array(given.megabytes * 1024 * 1024)
          body.set(given.begins)
          const response = await fetch('/admin/media/pictures', { method: 'POST', body })
          return { status: response.status, ...(await response.json()) }
        },
        { megabytes, begins },
      )
    expect(await send(41, [0xff, 0xd8, 0xff])).toMatchObject({
      status: 422,
      ok: false,
      subject: 'too-heavy',
      message: words,
    })
    // Refused by its first bytes, and told so although the others are still on their way.
    const heic = [...Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')]
    expect(await send(20, heic)).toMatchObject({ status: 422, subject: 'heif' })
  },
)

test(
  'nobody who is not signed in, and no other site, sends or sees a picture, or a part of one',
  once,
  async ({ page, request }) => {
    const address = `${newspaper.url}/admin/media/pictures`
    const own = { origin: newspaper.url }
    const foreign = { origin: 'https://evil.example' }
    expect((await request.get(address, { headers: own })).status()).toBe(401)
    expect((await request.post(address, { headers: own, data: Buffer.from('x') })).status()).toBe(401)
    await signInAsNew(page, 'author')
    const answer = await page.request.post(address, { headers: foreign, data: Buffer.from('x') })
    expect(answer.status()).toBe(403)

    const tus = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '3' }
    const begun = await page.request.post(`${address}/uploads`, { headers: { ...own, ...tus } })
    expect(begun.status()).toBe(201)
    const place = newspaper.url + begun.headers().location
    const part = {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    }
    for (const [method, headers] of [
      ['POST', tus],
      ['HEAD', tus],
      ['PATCH', part],
      ['DELETE', tus],
      ['PUT', {}],
    ] as const) {
      const to = method === 'POST' ? `${address}/uploads` : place
      const data = method === 'PATCH' ? { data: Buffer.from('abc') } : {}
      const stranger = await request.fetch(to, { method, headers: { ...own, ...headers }, ...data })
      expect([method, stranger.status()]).toEqual([method, 401])
      if (method === 'HEAD') continue
      const elsewhere = await page.request.fetch(to, { method, headers: { ...foreign, ...headers }, ...data })
      expect([method, elsewhere.status()]).toEqual([method, 403])
    }
    // Nothing of all this has come to it.
    const asked = await page.request.fetch(place, { method: 'HEAD', headers: { ...own, ...tus } })
    expect(asked.headers()['upload-offset']).toBe('0')
  },
)

test('a sender who goes away half-way leaves the newsroom standing', once, async ({ page }) => {
  await signInAsNew(page, 'author')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const { hostname, port, host, origin } = new URL(newspaper.url)
  const begin = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000)])
  // Before anybody asked who it is, while they do, and while the bytes are written.
  for (const wait of [0, 5, 20, 60, 200, 800])
    for (const session of ['', `Cookie: ${cookie}\r\n`])
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname)
        // The server may have hung up first.
        socket.on('error', () => resolve())
        socket.write(
          `POST /admin/media/pictures HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n${session}Content-Length: 5000000\r\n\r\n`,
        )
        socket.write(begin, () => {
          setTimeout(() => {
            socket.destroy()
            resolve()
          }, wait)
        })
      })
  await page.goto('/admin/media')
  await drop(page, [jpeg('بعدها.jpg', await noisy(50, 50).jpeg().toBuffer())])
  await becomes(page, 'بعدها.jpg', 'أُضيفت')
})
