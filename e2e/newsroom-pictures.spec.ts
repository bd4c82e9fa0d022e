import { connect } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { noisy, photographWithPlace, secret } from '../lib/newsroom/pictures/testing/strange-pictures.ts'
import { expect, newspaper, overflow, test } from './fixtures.ts'
import { enterAs } from './newsroom-session.ts'

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
  await place.dispatchEvent('dragenter', { dataTransfer: data })
  await expect(place).toHaveAttribute('data-over', 'true')
  await place.dispatchEvent('drop', { dataTransfer: data })
  await expect(place).not.toHaveAttribute('data-over', 'true')
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((each) => each.target.join(' ')).join(' | ')}`)
}

test('brings several pictures at once; the broken one says why, and nothing tells where a photograph was taken', async ({
  page,
}) => {
  test.slow()
  await enterAs(page, 'author')
  await page.goto('/admin/media')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'اختر من الجهاز' }).click(),
  ])
  // Larger than what Next lets through where proxy.ts stands in the way.
  const large = await noisy(2600, 1700).png().toBuffer()
  expect(large.length).toBeGreaterThan(11 * 1024 * 1024)
  await chooser.setFiles([
    jpeg('IMG_2041.jpg', await photographWithPlace()),
    drawing,
    { name: 'كبيرة.png', mimeType: 'image/png', buffer: large },
  ])
  await expect(upload(page, 'رسم.jpg').getByRole('alert')).toHaveText(
    'رسوم SVG لا تُقبل. صدّر الرسم بصيغة PNG.',
  )
  await becomes(page, 'كبيرة.png', 'أُضيفت')
  await becomes(page, 'IMG_2041.jpg', 'أُضيفت')
  expect(await overflow(page)).toBe(0)

  await upload(page, 'IMG_2041.jpg').getByRole('link', { name: 'صِفها' }).click()
  await expect(page).toHaveURL(/\/admin\/media\/[0-9a-z]{10}$/)
  const shown = await page.locator('figure img').getAttribute('src')
  const served = await page.request.get(shown!)
  expect(served.ok()).toBe(true)
  expect((await served.body()).toString('latin1')).not.toContain(secret)

  // The same again is the same picture.
  await page.goto('/admin/media')
  await drop(page, [{ name: 'كبيرة.png', mimeType: 'image/png', buffer: large }])
  await becomes(page, 'كبيرة.png', 'هذه الصورة عندنا من قبل')
})

test('describes a picture that was dropped, and finds it by a word of the description', async ({ page }) => {
  await enterAs(page, 'author')
  await page.goto('/admin/media')
  await drop(page, [jpeg('ميناء.jpg', await noisy(500, 300).jpeg().toBuffer()), drawing])
  await expect(upload(page, 'رسم.jpg').getByRole('alert')).toContainText('SVG')
  await upload(page, 'رسم.jpg').getByRole('button', { name: 'أزل «رسم.jpg» من القائمة' }).click()
  await expect(upload(page, 'رسم.jpg')).toHaveCount(0)
  await upload(page, 'ميناء.jpg').getByRole('link', { name: 'صِفها' }).click()

  const mark = `زورق${Date.now()}`
  await page.getByLabel('الوصف').first().fill(`رجل يصلح ${mark} على الشاطئ`)
  await page.getByLabel('المصدر').first().fill('تصوير: سلمى')
  await page.getByText('English', { exact: true }).click()
  await page.locator('[name="alt-en"]').fill('A man mends a boat')
  await page.getByRole('button', { name: 'احفظ' }).click()
  await expect(page.getByText('حُفظ.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(mark)
  await expect(page.locator('[name="alt-en"]')).toHaveValue('A man mends a boat')

  await page.getByRole('link', { name: 'كل الصور' }).click()
  await page.getByRole('searchbox', { name: 'ابحث في الصور' }).fill(`ال${mark}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=/)
  await expect(page.locator('.library-card')).toHaveCount(1)
  await expect(page.locator('.library-card')).toContainText('تصوير: سلمى')
})

test('takes a pasted picture', async ({ page }) => {
  await enterAs(page, 'author')
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
})

test('refuses what is too heavy before it is sent, and when it is sent all the same', async ({ page }) => {
  await enterAs(page, 'author')
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
  await expect(upload(page, 'ثقيلة.jpg').getByRole('alert')).toHaveText(words)
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
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the pictures and one of them have no barrier (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await enterAs(page, 'editor')
    await page.goto('/admin/media')
    await drop(page, [drawing, jpeg('صغيرة.jpg', await noisy(50, 50).jpeg().toBuffer())])
    await becomes(page, 'صغيرة.jpg', 'أُضيفت')
    expect(await barriers(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.locator('.library-card').last().click()
    await expect(page.getByRole('button', { name: 'احفظ' })).toBeVisible()
    expect(await barriers(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
  })

test('nobody who is not signed in, and no other site, sends or sees a picture', async ({ page, request }) => {
  const address = `${newspaper.url}/admin/media/pictures`
  const own = { origin: newspaper.url }
  expect((await request.get(address, { headers: own })).status()).toBe(401)
  expect((await request.post(address, { headers: own, data: Buffer.from('x') })).status()).toBe(401)
  await enterAs(page, 'author')
  const foreign = { origin: 'https://evil.example' }
  const answer = await page.request.post(address, { headers: foreign, data: Buffer.from('x') })
  expect(answer.status()).toBe(403)
})

test('a sender who goes away half-way leaves the newsroom standing', async ({ page }) => {
  await enterAs(page, 'author')
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
