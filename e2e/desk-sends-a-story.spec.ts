import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoFolder, type Newspaper, openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { expect, newspaper, test } from './fixtures.ts'

/** As translators send them: spaces before commas, TeX and straight quotes, links left as words, a byline block. */
const story = (mark: string) => `بورصة الموانئ ${mark} تبدأ تداول رموز الشحن عبر blockchain ...

أعلنت شركة Kestrel Freight ، أمس ، عن استثمار بقيمة 12 مليون دولار في qZero التابعة لشركة Harborline.com.

هذا الأسبوع كانت هناك خطوتان ، كما قال \`\` المدير '' في "ميناء الشرق" .

قالت مديرة المنصة رنا الأسعد في مؤتمر صحفي:

"يمكن للرموز خفض كلفة التأمين ، وتقليل الأوراق ، ومنع التزوير ".

-------
مؤلف: هدى ${mark} السالم
البريد الإلكتروني: Huda.${mark}@news.example تغريد:huda_${mark}
مكتب أخبار جدة ${mark}`

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-desk-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

const sendTo = async (settings: Record<string, string>, text: string | Uint8Array, ...options: string[]) => {
  const file = join(folder, 'story.txt')
  await writeFile(file, text)
  return warraq(settings, 'import', file, ...options)
}
const send = (text: string | Uint8Array, ...options: string[]) => sendTo(newspaper.settings, text, ...options)

test('a published story is on the front at once, tidied, under its author; sent again it is the same story', async ({
  page,
}) => {
  const first = await send(story('Alfa'), '--publish')
  expect(first.code, first.output).toBe(0)
  const address = /http:\/\/localhost:\d+\/s\/\w+/.exec(first.output)?.[0]
  expect(address, first.output).toBeDefined()

  await page.goto('/latest')
  await expect(page.locator('.story-list .headline a').first()).toContainText(
    'بورصة الموانئ Alfa تبدأ تداول رموز الشحن',
  )
  await page.goto(address!)
  const body = page.locator('.story-body')
  await expect(body).toContainText('أعلنت شركة Kestrel Freight، أمس، عن استثمار')
  await expect(body).toContainText('«المدير»')
  await expect(body).toContainText('«ميناء الشرق».')
  await expect(body).not.toContainText(/``|"|\s[،.]/)
  await expect(body.locator('blockquote')).toContainText(
    'يمكن للرموز خفض كلفة التأمين، وتقليل الأوراق، ومنع التزوير',
  )
  await expect(body.locator('span[dir]', { hasText: 'qZero' })).toHaveAttribute('dir', 'ltr')
  await page.locator('.byline a[rel=author]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('هدى Alfa السالم')
  await expect(page.locator('.profile a[href^="mailto:"]')).toHaveText(/huda\.alfa@news\.example/i)
  await expect(page.locator('.profile a[rel~=me]')).toHaveAttribute('href', 'https://x.com/huda_Alfa')

  const again = await send(story('Alfa'), '--publish')
  expect(again.code).toBe(0)
  expect(again.output).toContain(address)
  await page.goto('/latest')
  await expect(page.locator('.story-list .headline a', { hasText: 'بورصة الموانئ Alfa' })).toHaveCount(1)
})

test('a draft is nowhere a reader looks', async ({ page, request }) => {
  const draft = await send(story('Beta'))
  expect(draft.code, draft.output).toBe(0)
  const id = /\/s\/(\w+)/.exec(draft.output)?.[1]
  await page.goto('/latest')
  await expect(page.locator('.story-list')).not.toContainText('Beta')
  expect((await request.get(`/s/${id}`, { maxRedirects: 0 })).status()).toBe(404)
  expect((await request.get(`/card/story/ar/${id}`)).status()).toBe(404)
})

const unusable: [string, string | Uint8Array][] = [
  ['an empty file', ''],
  ['spaces only', ' \n\n \t'],
  ['a file that is not UTF-8', Buffer.from('e3e0e6c7', 'hex')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'نص ')],
]

test.describe('what cannot be used', () => {
  test.describe.configure({ mode: 'serial' })
  // One that nobody else publishes into: only there can be seen that nothing was written.
  let data: string
  let paper: Newspaper
  test.beforeAll(async () => {
    test.setTimeout(240_000)
    data = await demoFolder('unusable')
    paper = await openNewspaper({ WARRAQ_DATA: data })
  })
  test.afterAll(async () => {
    await paper?.stop()
    await rm(data, { recursive: true, force: true })
  })

  for (const [name, bytes] of unusable) {
    test(`${name} is refused with what to do, and writes nothing`, async ({ request }) => {
      const latest = `${paper.url}/latest`
      const before = storiesIn(await (await request.get(latest)).text())
      expect(before.length).toBeGreaterThan(0)
      const { code, output } = await sendTo({ WARRAQ_DATA: data }, bytes, '--publish')
      expect(code, output).toBe(1)
      expect(output.trim().length).toBeGreaterThan(20)
      expect(output).not.toMatch(/\n\s+at /)
      expect(storiesIn(await (await request.get(latest)).text())).toEqual(before)
    })
  }
})

/** The stories a list shows, whatever else (the clock, script hashes) differs between two renderings. */
const storiesIn = (html: string): string[] =>
  [...html.matchAll(/class="headline"><a href="([^"]+)"/g)].map((match) => match[1]!)

test('a file that is not there, and a command that does not exist, say so', async () => {
  expect(await warraq(newspaper.settings, 'import', '/nowhere/story.txt')).toMatchObject({
    code: 1,
    output: expect.stringContaining('cannot be read'),
  })
  expect(await warraq(newspaper.settings, 'publish-all')).toMatchObject({
    code: 1,
    output: expect.stringContaining('import FILE'),
  })
  expect(await warraq(newspaper.settings, 'import', 'x', '--loudly')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--loudly'),
  })
})
