/** An editor makes a chart of a table she was sent, and readers read it: drawn, in words, as a table, as a file. */
import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'

const textOf = (page: Page) => page.locator('.story-body[role=textbox]')

test('an editor pastes a table, chooses how it is drawn, and finds it again', async ({ page }) => {
  await signInAsShared(page, 'author')
  await page.goto('/admin/new')
  await page.getByLabel('عنوان أولي').fill('مادة فيها رسم بياني')
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await textOf(page).click()
  await page.keyboard.type('/رسم')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'رسم بياني' })
  const first = dialog.getByLabel('الصف 1، العمود 1', { exact: true })

  await test.step('nothing, and too much, are refused in words', async () => {
    await dialog.getByRole('button', { name: 'أدرج الرسم' }).click()
    await expect(dialog.getByRole('alert')).toContainText('يحتاج الرسم إلى صف أول من الأسماء')
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i},1`).join('\n')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(`اسم,قيمة\n${rows}`) })
    await expect(dialog.getByRole('alert')).toContainText('يتسع الرسم لعدد 500 من الصفوف')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
    await expect(dialog.getByRole('alert')).toContainText('هذا الملف ليس جدولًا')
    await expect(first).toBeVisible()
  })

  await first.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/plain',
      'السنة\tالشبابيك\tالتطبيقات\n2023\t7.2\t3.7\n2024\t7\t3.4\n2025\t6.8\t3.1\n',
    )
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(dialog.getByLabel('الصف 4، العمود 3', { exact: true })).toHaveValue('3.1')
  await dialog.getByLabel('النوع').selectOption('خطوط')
  await dialog.getByLabel('الوحدة').fill('%')
  await first.press('ArrowDown')
  await expect(dialog.getByLabel('الصف 2، العمود 1', { exact: true })).toBeFocused()
  await expect(dialog.locator('.chart svg:visible')).toContainText('الشبابيك')

  await test.step('a window that was closed by a slip opens again with what was typed', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('/رسم')
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel('الصف 4، العمود 3', { exact: true })).toHaveValue('3.1')
  })
  expect(await violationsOn(page, '.dialog')).toEqual([])
  expect(await overflow(page)).toBe(0)
  await dialog.getByRole('button', { name: 'أدرج الرسم' }).click()

  const chart = textOf(page).locator('.chart')
  await expect(chart.locator('svg:visible')).toContainText('2024')
  await test.step('who writes on behind it does not write over it', async () => {
    await page.keyboard.type('wثم كتبت')
    await expect(textOf(page).locator('> p').last()).toHaveText('wثم كتبت')
    await expect(chart).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('/رقم بارز')
    await page.keyboard.press('Enter')
    await page.keyboard.type('48%')
    await expect(textOf(page).getByLabel('الرقم كما يُنشر')).toHaveValue('48%')
  })
  await test.step('a word that a phone composes stands below it, too, and once', async () => {
    const paragraphs = textOf(page).locator('> p:not([data-block])')
    const before = await paragraphs.allTextContents()
    await chart.locator('svg:visible').click({ position: { x: 5, y: 5 } })
    await expect(
      chart.locator('xpath=ancestor-or-self::*[contains(@class, "ProseMirror-selectednode")]'),
    ).toHaveCount(1)
    const inputMethod = await page.context().newCDPSession(page)
    for (const text of ['ن', 'نص', 'نصف'])
      await inputMethod.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await inputMethod.send('Input.insertText', { text: 'نصف' })
    await inputMethod.send('Input.insertText', { text: ' ' })
    await page.keyboard.type('ثم')
    await expect.poll(() => paragraphs.allTextContents()).toEqual(['نصف ثم', ...before])
    await expect(chart).toBeVisible()
  })
  await chart.getByLabel('عنوان الرسم: ماذا يُظهر').fill('الهاتف يبتعد')
  await chart.getByRole('button', { name: 'الأرقام والنوع' }).click()
  await dialog.getByLabel('الصف 4، العمود 3', { exact: true }).fill('2.5')
  await dialog.getByRole('button', { name: 'احفظ الرسم' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.story-bar')).toContainText('حُفظ', { timeout: 30_000 })
  await page.reload()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await expect(chart.getByLabel('عنوان الرسم: ماذا يُظهر')).toHaveValue('الهاتف يبتعد')
  await chart.getByRole('button', { name: 'الأرقام والنوع' }).click()
  await expect(dialog.getByLabel('الصف 4، العمود 3', { exact: true })).toHaveValue('2.5')
})

/** Words of a chart's drawing that stand upon each other or outside of it, as the browser has set them. */
const faultsOn = (page: Page): Promise<string[]> =>
  page.locator('.chart svg:visible').evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const around = drawing.getBoundingClientRect()
      const labels = [...drawing.querySelectorAll('text')].map((text) => {
        const { left, right, top, height } = text.getBoundingClientRect()
        // A line of text is higher than its letters.
        return { text: text.textContent, left, right, top: top + height * 0.2, bottom: top + height * 0.8 }
      })
      return labels.flatMap((a, i) => [
        ...(a.left < around.left - 3 || a.right > around.right + 3 ? [`outside: ${a.text}`] : []),
        ...labels
          .slice(i + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.text} ~ ${b.text}`),
      ])
    }),
  )

test('readers see a chart, hear what it shows, and take its table away', async ({ page }) => {
  await page.goto(`/s/${storyId('remittance-corridor')}`)
  const charts = page.locator('figure.chart')
  await expect(charts).toHaveCount(3)
  const lines = charts.filter({ hasText: 'الهاتف يبتعد عن الشبّاك' })
  await expect(lines.getByRole('img', { name: 'رسم خطي: الهاتف يبتعد عن الشبّاك' })).toBeVisible()
  await expect(lines.locator('.chart-said')).toContainText(/الشبابيك: من .?9\.4.*هبوطًا/)
  // The first year stands on the right, and the axis beside it.
  const placeOf = async (text: string) =>
    (await lines.locator('svg:visible').getByText(text, { exact: true }).first().boundingBox())?.x ?? 0
  expect(await placeOf('2016')).toBeGreaterThan(await placeOf('2024'))
  expect(await faultsOn(page)).toEqual([])
  expect(await overflow(page)).toBe(0)

  await lines.getByText('الأرقام في جدول').click()
  await expect(lines.getByRole('row', { name: /^2025/ })).toContainText('3.1')
  const download = page.waitForEvent('download')
  await lines.getByRole('link', { name: 'تنزيل الجدول (CSV)' }).click()
  expect((await download).suggestedFilename()).toBe('chart.csv')
  expect(await violationsOn(page, 'figure.chart')).toEqual([])

  await page.goto(`${new URL(page.url()).pathname}?lite`)
  await expect(page.locator('.chart-said').first()).toBeVisible()
  await expect(page.locator('.chart svg')).toHaveCount(0)
})
