/** An author writes: in two scripts, with the keyboard and with a finger, from what others sent her. */

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { pasteFixtures } from '../lib/newsroom/paste/fixtures/expected.ts'
import { wallTime } from '../lib/newsroom/writing/wall-time.ts'
import type { Block } from '../lib/story/document.ts'
import { validateDocument } from '../lib/story/validate.ts'
import { violationsOn } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'

/** Begins a story and stands in its text, which is empty. */
async function beginWriting(page: Page): Promise<void> {
  await signInAsShared(page, 'author')
  await page.goto('/admin/new')
  await page.getByLabel('عنوان أولي').fill(`مادة للكتابة ${Math.random().toString(36).slice(2, 8)}`)
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  const text = textOf(page)
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.click()
}

const textOf = (page: Page) => page.locator('.story-body[role=textbox]')

/** What would be saved of the text at this moment. */
async function blocksOf(page: Page): Promise<Block[]> {
  const json = await textOf(page).evaluate((element) =>
    (element as unknown as { editor: { getJSON: () => unknown } }).editor.getJSON(),
  )
  return validateDocument(json).document.content
}

const wordsIn = (block: Block | undefined): string => {
  const read = (node: unknown): string => {
    const { text, content } = node as { text?: string; content?: unknown[] }
    return text ?? (content ?? []).map(read).join('')
  }
  return read(block)
}

/** Everything is on the server. */
const saved = (page: Page) => expect(page.locator('.story-bar')).toContainText('حُفظ', { timeout: 30_000 })

const paste = (page: Page, clipboard: { html: string; text: string }) =>
  textOf(page).evaluate((element, { html, text }) => {
    const clipboardData = new DataTransfer()
    if (html) clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, clipboard)

/** Another site with one page and its picture; the page waits until it is let to answer. */
async function siteElsewhere(): Promise<{ url: string; answer: () => void; close: () => void }> {
  const held = Promise.withResolvers<void>()
  const picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer()
  const server = createServer(async (request, response) => {
    if (request.url === '/picture.jpg')
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    await held.promise
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    return response.end(
      '<meta property="og:title" content="الموانئ القديمة"><meta name="author" content="ليلى"><meta property="og:image" content="/picture.jpg">',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: held.resolve,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test.slow()

test('writes in two scripts with the keyboard alone, and finds it all again', async ({ page, isMobile }) => {
  await beginWriting(page)
  const { keyboard } = page
  await keyboard.type('أعلنت tZero نتائجها أمس.')
  const first = textOf(page).locator('> p').first()
  await expect(first).toHaveAttribute('dir', 'rtl')
  // The name keeps its place in the sentence, as on the reader's page.
  await expect(first.locator('span[dir=ltr]')).toHaveText('tZero')

  await keyboard.press('Enter')
  await keyboard.type('iPhone يصل إلى المنطقة.')
  const second = textOf(page).locator('> p').nth(1)
  await expect(second).toHaveAttribute('dir', 'ltr')
  await keyboard.press('Control+Shift+X')
  await expect(second).toHaveAttribute('dir', 'rtl')
  await expect(second).toHaveAttribute('data-chosen-dir', 'rtl')

  await keyboard.press('Enter')
  const update = textOf(page).locator('.live-update')
  const time = update.getByRole('textbox', { name: 'وقت التحديث، بتوقيت الخليج' })
  await test.step('an update of live coverage has its time in the newsroom’s language and zone', async () => {
    await keyboard.type('/تحديث')
    await keyboard.press('Enter')
    const atOf = async () => {
      const block = (await blocksOf(page)).find(({ type }) => type === 'liveUpdate')
      return block?.type === 'liveUpdate' ? wallTime(new Date(block.attrs.at), 'Asia/Dubai') : null
    }
    // A phone's keyboard has no Alt, and ProseMirror takes Enter there from what became of the text.
    const enterTime = () => (isMobile ? time.tap() : keyboard.press('Alt+Enter'))
    await enterTime()
    await expect(time).toBeFocused()
    await keyboard.press('Control+A')
    await keyboard.type('٣٠ تشرين الثاني ٢٠٢٥ ٢٠:٠٥')
    // On into the text, from where the change is taken back as any other.
    await keyboard.press('Enter')
    await expect(time).toHaveValue('30 نوفمبر 2025، الساعة 20:05')
    expect(await atOf()).toBe('2025-11-30T20:05:00')
    await keyboard.press('Control+Z')
    await expect(time).not.toHaveValue(/2025/)
    await keyboard.press('Control+Shift+Z')
    await expect(time).toHaveValue('30 نوفمبر 2025، الساعة 20:05')

    await enterTime()
    await expect(time).toBeFocused()
    await keyboard.press('Control+A')
    await keyboard.type('يوم ما')
    await keyboard.press('Enter')
    await expect(update.getByRole('alert')).toContainText('لم نفهم هذا التاريخ')
    await expect(update.getByRole('alert')).toContainText('يبقى 30 نوفمبر 2025، الساعة 20:05')
    await expect(time).toBeFocused()
    await expect(time).toHaveValue('يوم ما')
    // The time alone: the day stays.
    await keyboard.press('Control+A')
    await keyboard.type('2110')
    await keyboard.press('Tab')
    await expect(time).toHaveValue('30 نوفمبر 2025، الساعة 21:10')
    await expect(update.getByRole('alert')).toBeEmpty()

    const calendar = update.getByRole('button', { name: 'اختر من التقويم' })
    await expect(calendar).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('grid').getByRole('button', { name: 'الأحد، 30 نوفمبر 2025' })).toBeFocused()
    await keyboard.press('ArrowLeft')
    await keyboard.press('Enter')
    await expect(page.getByRole('grid')).toBeHidden()
    await expect(calendar).toBeFocused()
    await expect(time).toHaveValue('1 ديسمبر 2025، الساعة 21:10')
    await keyboard.press('Control+Z')
    await expect(time).toHaveValue('30 نوفمبر 2025، الساعة 21:10')
    expect(await atOf()).toBe('2025-11-30T21:10:00')
    // Past the mark of what is key and the headline, and out of the update by an empty line.
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(textOf(page)).toBeFocused()
    await keyboard.type('عاد التيار.')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
  })

  await keyboard.type('/جد')
  const menu = page.getByRole('listbox')
  await expect(menu.getByRole('option', { name: 'جدول' })).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await keyboard.type('السنة')
  // From the right: the cell to the left is the next one.
  await keyboard.press('ArrowLeft')
  await keyboard.type('العدد')
  await keyboard.press('Tab')
  await keyboard.type('الفرق')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.type('2026')
  const [, , , table] = await blocksOf(page)
  expect(wordsIn(table)).toBe('السنةالعدد2026الفرق')

  await keyboard.press('Alt+ArrowUp')
  expect((await blocksOf(page)).map(({ type }) => type)).toEqual([
    ...['paragraph', 'paragraph', 'table', 'liveUpdate'],
  ])
  await keyboard.press('Control+Z')

  await saved(page)
  const before = await blocksOf(page)
  await page.reload()
  await expect(textOf(page)).toContainText('tZero')
  expect(await blocksOf(page)).toEqual(before)

  await test.step('a time that was typed counts though the page goes before she leaves the field', async () => {
    await time.fill('22:15')
    await page.reload()
    await expect(time).toHaveValue('30 نوفمبر 2025، الساعة 22:15')
    await saved(page)
  })

  await test.step('whoever only reads sees the time, and nothing to press', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await expect(textOf(other)).toHaveAttribute('contenteditable', 'false')
    await expect(update.locator('time')).toBeHidden()
    const read = textOf(other).locator('.live-update')
    await expect(read.locator('time')).toHaveText('30 نوفمبر 2025، الساعة 22:15')
    await expect(read.getByRole('textbox', { name: 'وقت التحديث' })).toBeHidden()
    await expect(read.getByRole('button', { name: 'اختر من التقويم' })).toBeHidden()
    await other.close()
  })
})

test('gets a clean text from whatever it was written in', once, async ({ page }) => {
  await beginWriting(page)
  for (const { name, html, text, blocks, pictures } of pasteFixtures) {
    await test.step(name, async () => {
      await textOf(page).press('Control+A')
      await page.keyboard.press('Delete')
      await paste(page, { html, text })
      expect(await blocksOf(page)).toEqual(blocks)
      if (pictures) await expect(page.locator('.editor-notice')).toBeVisible()
    })
  }
})

test('raises an exponent that stays behind its base, and comes to a table without the text moving', async ({
  page,
}) => {
  await beginWriting(page)
  const { keyboard } = page
  await keyboard.type('المعادلة E=mc')
  await keyboard.press('Control+Shift+Period')
  await keyboard.type('2')
  await keyboard.press('Control+Shift+Period')
  await keyboard.type(' معروفة')
  const raised = textOf(page).locator('sup')
  await expect(raised).toHaveText('2')
  // Read from the left, as formulas are: E, mc, and the exponent at the right of both.
  const places = await raised.evaluate((sup) => {
    const placeOf = (node: Node, from: number, to: number) => {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      return range.getBoundingClientRect()
    }
    const line = document.createTreeWalker(sup.closest('p')!, NodeFilter.SHOW_TEXT)
    let base = line.nextNode()
    while (base && !base.nodeValue?.includes('E=mc')) base = line.nextNode()
    const start = base!.nodeValue!.indexOf('E=mc')
    const [letter, last] = [placeOf(base!, start, start + 1), placeOf(base!, start + 3, start + 4)]
    return [letter.left, last.left, placeOf(sup.firstChild!, 0, 1).left]
  })
  expect(places).toEqual(places.toSorted((a, b) => a - b))

  await keyboard.press('Enter')
  const first = textOf(page).locator('> p').first()
  const before = await first.boundingBox()
  await keyboard.type('/جد')
  await keyboard.press('Enter')
  await expect(textOf(page).locator('table')).toBeVisible()
  const tools = page.getByRole('toolbar', { name: 'أدوات الكتابة' })
  await expect(tools.getByRole('button', { name: 'الجدول' })).toBeAttached()
  const within = await first.boundingBox()
  expect(within?.y).toBe(before?.y)
  await tools.getByRole('button', { name: 'الجدول' }).click()
  await page.getByRole('menuitem', { name: 'أضف صفًا بعده' }).click()
  await expect(textOf(page).locator('tr')).toHaveCount(4)
})

test('takes back what was pasted, and not the letters typed just before it', once, async ({ page }) => {
  await beginWriting(page)
  await page.keyboard.type('قبل اللصق')
  await paste(page, { html: '<p>كلام <b>ملصق</b></p>', text: 'كلام ملصق' })
  await expect(textOf(page)).toContainText('كلام ملصق')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(textOf(page)).not.toContainText('ملصق')
  await expect(textOf(page)).toContainText('قبل اللصق')
})

test('pastes an address: over words a link, on a line of its own a video, else a link', { ...once }, async ({
  page,
}) => {
  await beginWriting(page)
  await page.keyboard.type('نصّ')
  await page.keyboard.press('Shift+Home')
  await paste(page, { html: '', text: 'https://example.org/page' })
  await expect(textOf(page).locator('a[href="https://example.org/page"]')).toHaveText('نصّ')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  const card = textOf(page).locator('.embed')
  const title = card.getByRole('textbox', { name: 'العنوان' })

  await test.step('of any page its card, filled in from the page while one writes on', async () => {
    const site = await siteElsewhere()
    await paste(page, { html: '', text: `${site.url}/تقرير?utm_source=x` })
    // The page answers when it is let to: nothing waits for it.
    await expect(card.locator('.embed-status')).toHaveText('نقرأ عنوان الصفحة وصورتها…')
    await page.keyboard.type('وتكتب بعدها.')
    await expect(textOf(page).locator('> p').last()).toHaveText('وتكتب بعدها.')
    await card.getByRole('textbox', { name: 'الكاتب أو الناشر' }).fill('بقلم هدى')
    site.answer()
    await expect(title).toHaveValue('الموانئ القديمة')
    await expect(card.getByRole('textbox', { name: 'الكاتب أو الناشر' })).toHaveValue('بقلم هدى')
    await expect(card.locator('img')).toHaveJSProperty('complete', true)
    await saved(page)
    await page.reload()
    await expect(title).toHaveValue('الموانئ القديمة')
    await expect(card.locator('img')).toBeVisible()
    await title.fill('عنوان بيدي')
    await card.getByRole('button', { name: 'اقرأ الصفحة من جديد' }).click()
    await expect(title).toHaveValue('الموانئ القديمة')
    site.close()
    // Who presses while the page is still being read presses again.
    await expect(async () => {
      await card.getByRole('button', { name: 'اقرأ الصفحة من جديد' }).click()
      await expect(card.locator('.embed-status')).toHaveText(
        'تعذّر الوصول إلى الموقع. يبقى الرابط كما هو، ويمكنك أن تكتب عنوانه ووصفه.',
        { timeout: 5_000 },
      )
    }).toPass()
    await expect(title).toHaveValue('الموانئ القديمة')
    await card.getByRole('button', { name: 'اجعله رابطًا في سطر' }).click()
    await expect(textOf(page).getByRole('link', { name: 'الموانئ القديمة' })).toBeVisible()
  })

  await test.step('which goes with one step back', async () => {
    const site = await siteElsewhere()
    site.answer()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await paste(page, { html: '', text: `${site.url}/تقرير` })
    await expect(title).toHaveValue('الموانئ القديمة')
    await textOf(page).press('ControlOrMeta+z')
    await expect(card).toHaveCount(0)
    await textOf(page).press('ControlOrMeta+Shift+z')
    await expect(title).toHaveValue('الموانئ القديمة')
    await textOf(page).press('ControlOrMeta+z')
    await expect(card).toHaveCount(0)
    site.close()
  })

  await paste(page, { html: '', text: 'https://youtu.be/abc123XYZ_-' })
  await expect(card).toContainText('YouTube')
  // No other site is asked for anything while a story is written.
  await expect(page.locator('iframe[src*=youtu]')).toHaveCount(0)
})

test('opens what is too much, broken, or of a newer version, and finds it again a word longer', {
  ...once,
}, async ({ page }) => {
  await beginWriting(page)
  const draft = `${new URL(page.url()).pathname}/draft`
  await page.goto('/admin')
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const document = {
    type: 'doc',
    content: [
      line('أول السطور'),
      { type: 'poll', attrs: { closes: 3 }, content: [{ type: 'text', text: 'نعم أم لا؟' }] },
      line('قبل \ud83d بعد'),
      line('أ'.repeat(100_000)),
      ...Array.from({ length: 2_000 }, (_, n) => line(`${n} كلمة أخرى`)),
    ],
  }
  type Latest = { version: number; content: { document: { content: Block[] } } }
  const latest = async () => {
    const { value } = (await (await page.request.get(draft)).json()) as { value: Latest }
    return value
  }
  // Another program writes it, once the tab that began the story is known to be gone, and goes.
  const headers = { origin: new URL(page.url()).origin }
  const tabId = randomUUID()
  await expect
    .poll(async () => {
      const { version, content } = await latest()
      const data = { tabId, baseVersion: version, turn: 1, content: { ...content, document } }
      return (await page.request.put(draft, { headers, data })).status()
    })
    .toBe(200)
  await page.request.delete(draft.replace(/draft$/, 'tab'), { headers, data: { tabId } })
  const before = (await latest()).content.document.content
  expect(before).toHaveLength(document.content.length)
  expect(wordsIn(before[2])).toBe('قبل \ufffd بعد')

  await page.goto(draft.replace('/draft', ''))
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true', { timeout: 60_000 })
  await expect(textOf(page)).toContainText('بإصدار أحدث من غرفة الأخبار')
  await textOf(page).locator('> p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('كلمة ')
  await saved(page)
  await page.goto('/admin')
  const after = (await latest()).content.document.content
  expect(wordsIn(after[0])).toBe('كلمة أول السطور')
  expect(after.slice(1)).toEqual(before.slice(1))
})

test('answers what the tidy pass proposes', once, async ({ page }) => {
  await beginWriting(page)
  await page.keyboard.type('قال محـــمد ,ثم أضاف "نعم".')
  const marks = textOf(page).locator('.tidy-mark')
  await expect(marks.first()).toBeVisible()
  await marks.first().click()
  const card = page.locator('.tidy-card')
  await expect(card).toContainText('التطويل')
  await card.getByRole('button', { name: 'اقبل' }).click()
  await expect(textOf(page)).toContainText('قال محمد ,ثم')

  await page.keyboard.press('F7')
  const panel = page.getByRole('dialog', { name: 'التدقيق الطباعي' })
  const aboutQuotes = panel.getByRole('listitem').filter({ hasText: 'التنصيص' })
  await expect(aboutQuotes).toHaveCount(2)
  await aboutQuotes.first().getByRole('button', { name: 'ارفض' }).click()
  await expect(aboutQuotes).toHaveCount(1)
  await aboutQuotes.first().getByRole('button', { name: 'ارفض' }).click()
  await panel.getByRole('button', { name: 'اقبل الكل' }).click()
  await expect(textOf(page)).toContainText('قال محمد، ثم أضاف "نعم".')

  // What was refused is not proposed again, though its line is written in.
  await page.keyboard.press('Escape')
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' ونعم ,لا')
  await expect(textOf(page).locator('[data-tidy-rule=space-before-punctuation]')).toBeVisible()
  await expect(textOf(page).locator('[data-tidy-rule=straight-quotes]')).toHaveCount(0)
})

test('tidies what stands over the text and beside it, and goes on behind a quotation', { ...once }, async ({
  page,
}) => {
  await beginWriting(page)
  const { keyboard } = page
  const headline = page.locator('.story-lines').getByRole('textbox', { name: 'العنوان', exact: true })
  await keyboard.type('قال')
  await keyboard.press('Control+Shift+9')
  await textOf(page).getByLabel('صاحب القول').click()
  await keyboard.type('tZero محـمد')
  await keyboard.press('Enter')
  await keyboard.type('بعد القول')
  expect(await blocksOf(page)).toMatchObject([
    { type: 'blockquote', attrs: { attribution: 'tZero محـمد' }, content: [{ content: [{ text: 'قال' }] }] },
    { type: 'paragraph', content: [{ text: 'بعد القول' }] },
  ])

  await headline.fill('tZero محـمد')
  await expect(headline).toHaveCSS('direction', 'rtl')
  await page.keyboard.press('Enter')
  await textOf(page).press('F7')
  const proposed = page.locator('.tidy-list > li')
  await expect(proposed).toHaveCount(2)
  await expect(proposed.first()).toContainText('العنوان')
  for (const snippet of await proposed.locator('.tidy-change').all())
    await expect(snippet).toHaveCSS('direction', 'rtl')
  await proposed.first().getByRole('button').first().click()
  await expect(headline).toHaveValue('tZero محمد')
  // As what was typed is taken back.
  await headline.press('Control+Z')
  await expect(headline).toHaveValue('tZero محـمد')
  await page.locator('.tidy-panel > .button-row').getByRole('button').first().click()
  await expect(proposed).toHaveCount(0)
  await saved(page)
  await page.reload()
  await expect(headline).toHaveValue('tZero محمد')
  expect((await blocksOf(page))[0]).toMatchObject({ attrs: { attribution: 'tZero محمد' } })
})

test('links to an own story without a second window', once, async ({ page }) => {
  await beginWriting(page)
  await page.keyboard.type('اقرأ ')
  await page.keyboard.press('Control+K')
  const dialog = page.getByRole('dialog')
  const choice = dialog.getByRole('combobox')
  await choice.fill('tZero')
  await page.getByRole('option').first().click()
  await expect(choice).not.toHaveValue('tZero')
  const chosen = await choice.inputValue()
  await expect(dialog).toHaveCount(1)
  await dialog.locator('button[type=submit]').click()
  await expect(dialog).toHaveCount(0)
  await expect(textOf(page)).toBeFocused()
  const [paragraph] = await blocksOf(page)
  expect(JSON.stringify(paragraph)).toContain('storyLink')
  await page.keyboard.press('Control+K')
  await expect(choice).toHaveValue(chosen)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(textOf(page)).toBeFocused()
})

test('shows a paragraph of 600 KB that changes script at every word as readers would see it: all of it, set right as far as nobody waits for it', {
  tag: '@once',
}, async ({ page }) => {
  const sent = page.waitForRequest((request) => request.method() === 'PUT' && /\/draft$/.test(request.url()))
  await beginWriting(page)
  await page.keyboard.type('نصّ')
  const saving = (await sent).postDataJSON()
  await saved(page)
  const story = new URL(page.url()).pathname
  await page.goto('/admin/account')
  const words = 'ك w '.repeat(120_000).trim()
  const status = await page.evaluate(
    async ({ story, saving, words }) => {
      const { value } = await (await fetch(`${story}/draft`)).json()
      const document = {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      }
      const next = { ...saving, turn: saving.turn + 1_000, baseVersion: value.version }
      const body = JSON.stringify({ ...next, content: { ...saving.content, document } })
      return (await fetch(`${story}/draft`, { method: 'PUT', body })).status
    },
    { story, saving, words },
  )
  expect(status).toBe(200)
  const preview = await page.request.get(story.replace('/stories/', '/preview/'))
  expect(preview.status()).toBe(200)
  const html = await preview.text()
  expect(html.match(/ك/g)!.length).toBeGreaterThanOrEqual(120_000)
  expect(html.match(/>w</g)).toHaveLength(12_500)
})

test('puts a picture in by pasting it, and is told what it lacks', once, async ({ page }) => {
  await beginWriting(page)
  await page.keyboard.type('قبل الصورة')
  await textOf(page).evaluate(async (element) => {
    const canvas = new OffscreenCanvas(64, 48)
    canvas.getContext('2d')!.fillRect(0, 0, 64, 48)
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([await canvas.convertToBlob()], 'port.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const figure = textOf(page).locator('figure')
  await expect(figure.locator('img')).toBeVisible({ timeout: 30_000 })
  await expect(figure.locator('.missing')).toBeVisible()
  await figure.getByLabel('وصف الصورة').fill('رصيف الميناء')
  await expect(figure.locator('.missing')).toBeHidden()
  await saved(page)
  await page.reload()
  await expect(textOf(page).locator('figure img')).toHaveAttribute('alt', 'رصيف الميناء')
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')

  // A document brings its pictures along, or says which it has not.
  await textOf(page).locator('> p').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  const src = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 80
    canvas.getContext('2d')!.fillRect(0, 0, 40, 80)
    return canvas.toDataURL('image/png')
  })
  await paste(page, {
    html: `<p>قبلها</p><p><img src="${src}" alt="رافعة"></p><p>بعدها</p><p><img src="file:///C:/Temp/clip_image001.png" alt="خريطة"></p>`,
    text: 'قبلها بعدها',
  })
  await expect(textOf(page).locator('figure img[alt="رافعة"]')).toBeVisible({ timeout: 30_000 })
  const words = (await blocksOf(page)).map((block) => (block.type === 'figure' ? '▣' : wordsIn(block)))
  expect(words.slice(words.indexOf('قبلها'))).toEqual(['قبلها', '▣', 'بعدها', '[صورة: خريطة]'])
  await expect(page.locator('.editor-notice')).toContainText('لم تكن صورة واحدة في الحافظة')
})

test('has every tool under a finger', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'a mouse needs less')
  await beginWriting(page)
  await page.keyboard.type('نصّ قصير')
  await page.getByRole('toolbar', { name: 'أدوات الكتابة' }).getByRole('button', { name: 'أدرج' }).tap()
  await page.getByRole('menuitem', { name: 'صندوق معلومات' }).tap()
  await expect(textOf(page).locator('.fact-box')).toBeVisible()
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type('داخل الصندوق')
  expect(wordsIn((await blocksOf(page)).at(-1))).toBe('داخل الصندوق')
  expect(await overflow(page)).toBe(0)
  const small = await page.locator('.editor-toolbar .tool, .block-button').evaluateAll((tools) =>
    tools
      .map((tool) => tool.getBoundingClientRect())
      .filter(({ width, height }) => Math.min(width, height) < 44)
      .map(({ width, height }) => `${width} × ${height}`),
  )
  expect(small).toEqual([])
})

test('has no barrier in a text with one of each block', async ({ page }) => {
  await beginWriting(page)
  for (const { html, text } of pasteFixtures.filter(({ html }) => html)) await paste(page, { html, text })
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/صندوق')
  await expect(page.getByRole('listbox')).toBeVisible()
  const violations = await violationsOn(page, '.story-editor')
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .slice(0, 3)
          .join(' | ')}`,
    ),
  ).toEqual([])
})
