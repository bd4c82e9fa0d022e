/** An editor brings what is no good: every file is drawn as well as can be or refused in words, and what she pastes into a field is a line of it. */
import type { Page } from '@playwright/test'
import { newsroomMessages } from '../lib/locale/newsroom-messages.ts'
import { mp4, wav } from '../lib/newsroom/files/testing/recordings.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { beginStory, isReady, isSaved, text } from './story-screen.ts'

const { Blocks } = newsroomMessages('ar').Newsroom
const long = 'ميناء مرسى النور القديم Kestrel Laboratories נמל הכתרים '.repeat(2).slice(0, 80)
const rows = (count: number, series: number, cell: (row: number, column: number) => unknown) =>
  [
    ['سنة', ...Array.from({ length: series }, (_, index) => `سلسلة ${index}`)],
    ...Array.from({ length: count }, (_, row) => [
      2000 + row,
      ...Array.from({ length: series }, (_, column) => cell(row, column)),
    ]),
  ]
    .map((cells) => cells.join(','))
    .join('\n')

/** What is brought, and what becomes of it: a chart, or words that say what to do. */
const tables: [name: string, csv: string, becomes: 'a chart' | RegExp][] = [
  ['one row', rows(1, 1, () => 5), 'a chart'],
  ['one cell', '5', /يحتاج الرسم إلى صف أول من الأسماء/],
  ['text alone', 'اسم,قيمة\nأ,كثير\nب,قليل', /لا رقم في هذا الجدول/],
  ['a sentence', 'ليس هذا جدولًا بل جملة', /يحتاج الرسم إلى صف أول من الأسماء/],
  ['negative', rows(8, 2, (row, column) => (row - 4) * (column + 1)), 'a chart'],
  ['missing', rows(8, 2, (row, column) => ((row + column) % 3 ? row : '')), 'a chart'],
  ['huge', rows(4, 2, (row) => (row === 2 ? '1e30' : row)), 'a chart'],
  [
    'sixty series',
    rows(4, 60, (row, column) => row * column),
    /يتسع هذا النوع لعدد 6 من أعمدة الأرقام، وهنا 60/,
  ],
  // Over the sixty of the one before, which stand in the window still: of them nothing is left.
  [
    'labels of eighty letters',
    `اسم,قيمة\n${[1, 2, 3, 4].map((each) => `${long} ${each},${each * 7}`).join('\n')}`,
    'a chart',
  ],
]

const pageErrors = (page: Page): string[] => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  return errors
}

test('a table of any kind is drawn or refused in words', { ...once }, async ({ page }) => {
  test.setTimeout(150_000)
  const errors = pageErrors(page)
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة من جداول لا تصلح')
  await text(page).click()
  await page.keyboard.type('أول النص')
  for (const [name, csv, becomes] of tables) {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(`/${Blocks.chart.insert}`)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'رسم بياني' })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await expect(dialog.locator('.chart-grid input').first()).toHaveValue(csv.split(/[,\n]/)[0]!)
    await dialog.getByRole('button', { name: 'أدرج الرسم' }).click()
    if (becomes === 'a chart') await expect(dialog, name).toBeHidden()
    else {
      await expect(dialog.getByRole('alert'), name).toHaveText(becomes)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    expect(await overflow(page), name).toBe(0)
    await text(page).focus()
  }
  expect(await text(page).textContent()).not.toMatch(/NaN|undefined|Infinity/)
  await isSaved(page)
  expect(errors).toEqual([])
})

test('half a film, a cut sound and an empty file are refused in words; a film called a sound is a film', {
  ...once,
}, async ({ page }) => {
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة من ملفات لا تصلح')
  await text(page).click()
  await page.keyboard.type(`/${Blocks.audio.insert}`)
  await page.keyboard.press('Enter')
  const picker = page.getByRole('dialog', { name: 'اختر مقطعًا صوتيًا' })
  const film = mp4()
  for (const [name, mimeType, buffer, said] of [
    ['مقابلة.mp3', 'audio/mpeg', film.subarray(0, film.length / 2), /الملف تالف أو ناقص/],
    ['مقابلة.wav', 'audio/wav', wav(1).subarray(0, 20), /الملف تالف أو ناقص/],
    ['مقابلة.wav', 'audio/wav', Buffer.alloc(0), /الملف فارغ/],
  ] as const) {
    await picker.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
    await expect(picker.getByRole('alert')).toHaveText(said, { timeout: 20_000 })
  }
  // What a file is decides what it holds, not what it is called.
  await picker
    .locator('input[type=file]')
    .setInputFiles({ name: 'مقابلة.mp3', mimeType: 'audio/mpeg', buffer: film })
  await expect(picker).toBeHidden({ timeout: 20_000 })
  await expect(text(page).getByRole('group', { name: 'فيديو' })).toBeVisible()
})

const clips = {
  spreadsheet: {
    html: '<google-sheets-html-origin><table><tr><td>أ</td><td>1</td></tr><tr><td>ب</td><td>2</td></tr></table>',
    text: 'أ\t1\nب\t2',
  },
  word: {
    html: '<p class="MsoNormal" dir="RTL"><b><span lang="AR-SA">أ 1<o:p></o:p></span></b></p><p class="MsoNormal">ب 2</p>',
    text: 'أ 1\r\n\r\nب 2\r\n',
  },
  wordpress: {
    html: '<!-- wp:paragraph --><p>أ 1</p><!-- /wp:paragraph --><!-- wp:paragraph --><p>ب 2</p><!-- /wp:paragraph -->',
    text: 'أ 1\n\nب 2',
  },
}

test('what is pasted into a field of a block stays in that field', { ...once }, async ({ page, context }) => {
  test.setTimeout(150_000)
  const errors = pageErrors(page)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة من حقول ملصوقة')
  await text(page).click()
  for (const name of [
    Blocks.pullQuote.insert,
    Blocks.factBox.insert,
    Blocks.keyFigure.insert,
    Blocks.scripture.insert.quran,
    Blocks.poem.insert,
  ]) {
    await page.keyboard.type(`/${name}`)
    await page.keyboard.press('Enter')
    const field = text(page)
      .locator('input:not([type]), input[type="text"], textarea')
      .filter({ visible: true })
      .last()
    for (const [from, { html, text: plain }] of Object.entries(clips)) {
      await page.evaluate(
        ([html, plain]) =>
          navigator.clipboard.write([
            new ClipboardItem({
              'text/html': new Blob([html], { type: 'text/html' }),
              'text/plain': new Blob([plain], { type: 'text/plain' }),
            }),
          ]),
        [html, plain] as [string, string],
      )
      const blocks = await text(page).evaluate((element) => element.children.length)
      await field.fill('')
      await field.focus()
      await page.keyboard.press('Control+V')
      await expect(field, `${name} from ${from}`).toHaveValue(/أ[\s\S]*1[\s\S]*ب[\s\S]*2/)
      expect(await text(page).evaluate((element) => element.children.length), `${name} from ${from}`).toBe(
        blocks,
      )
    }
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
  }
  await isSaved(page)
  const values = () =>
    text(page)
      .locator('input, textarea')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
  const before = await values()
  await page.reload()
  await isReady(page)
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  expect(await values()).toEqual(before)
  expect(await overflow(page)).toBe(0)
  expect(errors).toEqual([])
})
