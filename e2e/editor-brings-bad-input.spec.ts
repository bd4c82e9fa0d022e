/** An editor brings what is no good: every file is drawn as well as can be or refused in words, and what she pastes into a field is a line of it. */
import type { Page } from '@playwright/test'
import { newsroomMessages } from '../lib/locale/newsroom-messages.ts'
import { mp4, wav } from '../lib/newsroom/files/testing/recordings.ts'
import { expect, overflow, test } from './fixtures.ts'
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

const tables: [string, string][] = [
  ['one row', rows(1, 1, () => 5)],
  ['one cell', '5'],
  ['text alone', 'اسم,قيمة\nأ,كثير\nب,قليل'],
  ['a sentence', 'ليس هذا جدولًا بل جملة'],
  ['negative', rows(8, 2, (row, column) => (row - 4) * (column + 1))],
  ['missing', rows(8, 2, (row, column) => ((row + column) % 3 ? row : ''))],
  ['huge', rows(4, 2, (row) => (row === 2 ? '1e30' : row))],
  ['sixty series', rows(4, 60, (row, column) => row * column)],
  [
    'labels of eighty letters',
    `اسم,قيمة\n${[1, 2, 3, 4].map((each) => `${long} ${each},${each * 7}`).join('\n')}`,
  ],
]

const pageErrors = (page: Page): string[] => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  return errors
}

test('a table of any kind is drawn or refused in words', async ({ page }) => {
  test.setTimeout(150_000)
  const errors = pageErrors(page)
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة من جداول لا تصلح')
  await text(page).click()
  await page.keyboard.type('أول النص')
  const told: string[] = []
  for (const [name, csv] of tables) {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(`/${Blocks.chart.insert}`)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'رسم بياني' })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await dialog.getByRole('button', { name: 'أدرج الرسم' }).click()
    const alert = dialog.getByRole('alert')
    await expect(async () => {
      const said = (await dialog.isVisible()) ? ((await alert.textContent({ timeout: 500 })) ?? '') : 'drawn'
      expect(said).not.toBe('')
      told.push(`${name}: ${said}`)
    }).toPass({ timeout: 10_000 })
    expect(await overflow(page)).toBe(0)
    if (await dialog.isVisible()) {
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    await text(page).click({ position: { x: 5, y: 5 } })
  }
  expect(told.join()).not.toMatch(/NaN|undefined|Infinity/)
  expect(await text(page).textContent()).not.toMatch(/NaN|undefined|Infinity/)
  await isSaved(page)
  expect(errors).toEqual([])
})

test('a film called a sound, and one cut at half, are refused in words', async ({ page }) => {
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة من ملفات لا تصلح')
  await text(page).click()
  await page.keyboard.type(`/${Blocks.audio.insert}`)
  await page.keyboard.press('Enter')
  const picker = page.getByRole('dialog', { name: 'اختر مقطعًا صوتيًا' })
  const film = mp4()
  for (const [name, mimeType, buffer] of [
    ['مقابلة.mp3', 'audio/mpeg', film],
    ['مقابلة.mp3', 'audio/mpeg', film.subarray(0, film.length / 2)],
    ['مقابلة.wav', 'audio/wav', wav(1).subarray(0, 20)],
    ['مقابلة.wav', 'audio/wav', Buffer.alloc(0)],
  ] as const) {
    await picker.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
    await expect(picker.getByRole('alert')).not.toBeEmpty({ timeout: 20_000 })
    await expect(picker).toBeVisible()
  }
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

test('what is pasted into a field of a block stays in that field', async ({ page, context }) => {
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
    const field = text(page).locator('input:not([type]), input[type="text"], textarea').last()
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
