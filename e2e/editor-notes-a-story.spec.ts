/** An editor notes words of a story while its author has it in hand, and returns it; nothing of that reaches a reader. */
import { violationsOn } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  isReady,
  isSaved,
  makeMove,
  openStory,
  openTab,
  text,
  typeText,
} from './story-screen.ts'

test.slow()

test('an editor notes words, their author answers, and they stay with what they are on', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'on a phone notes are a sheet: below')
  const mark = Math.random().toString(36).slice(2, 7)
  const writer = await signInAsNew(page, 'author', { name: `سالم ${mark}` })
  const articleId = await beginStory(page, `الموازنة ${mark}`)
  await typeText(page, 'مقدّمة قصيرة.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('بلغ العجز كذا، وفق تقرير Kestrel السنوي.')
  await isSaved(page)
  await makeMove(page, 'أرسلها إلى المراجعة', 'راجعوا الأرقام من فضلكم.')

  const desk = await anotherBrowser(browser)
  await signInAsNew(desk, 'editor', { name: `هدى ${mark}` })
  await test.step('the words of a hand-over are where one looks', async () => {
    await desk.goto(`/admin?q=${mark}`)
    const row = desk.locator('.board-row', { hasText: mark })
    await expect(row.locator('.hand-over')).toContainText(writer.name)
    await expect(row.locator('.hand-over')).toContainText('راجعوا الأرقام')
    await openStory(desk, articleId)
    await expect(desk.locator('.story-notices .hand-over')).toContainText('راجعوا الأرقام')
  })

  const marked = page.locator('.noted-words')
  const thread = page.locator('.note-thread')
  const hears = () => page.evaluate(() => window.dispatchEvent(new Event('online')))
  await test.step('the editor notes words with the keys, and names a colleague', async () => {
    await text(desk).getByText('Kestrel').click()
    // What was selected in the same moment is what is noted: the editor hears of it later than the keys.
    await text(desk).evaluate((element) => {
      const found = document.evaluate('.//text()[contains(., "Kestrel")]', element, null, 9).singleNodeValue
      const words = found as Text
      const from = words.data.indexOf('Kestrel')
      getSelection()?.setBaseAndExtent(words, from, words, from + 'Kestrel'.length)
      const keys = { key: 'm', code: 'KeyM', ctrlKey: true, altKey: true, bubbles: true }
      element.dispatchEvent(new KeyboardEvent('keydown', keys))
    })
    const field = desk.getByRole('textbox', { name: 'ما تريد قوله' })
    await expect(field).toBeFocused()
    await field.pressSequentially(`@لا-أحد`)
    await expect(desk.getByText('لا أحد بهذا الاسم بين من يرون هذه المادة.')).toBeVisible()
    await field.fill('')
    await field.pressSequentially('@سالم')
    // Another journey may have a person of that name; the arrow goes on to the next.
    const meant = desk.getByRole('option', { name: writer.name })
    await expect(meant).toBeVisible()
    while ((await meant.getAttribute('aria-selected')) !== 'true') await desk.keyboard.press('ArrowDown')
    // Whoever types on in the same moment types behind the name.
    const before = await field.evaluate((element: HTMLTextAreaElement) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      return element.value.slice(0, element.selectionStart)
    })
    expect(before).toBe(`@${writer.name} `)
    await desk.keyboard.type('ما اسم التقرير؟')
    await desk.keyboard.press('Control+Enter')
    await expect(desk.locator('.note-thread .note-mention')).toHaveText(`@${writer.name}`)
    await expect(desk.locator('.noted-words')).toHaveText('Kestrel')
    expect(await violationsOn(desk, '.story-panel')).toEqual([])
  })

  await test.step('its author is told, and led to it beside the words', async () => {
    await page.locator('.inbox-link').click()
    await page
      .locator('.inbox-row', { hasText: 'إشارة إليك في ملاحظة' })
      .getByRole('link', { name: `الموازنة ${mark}` })
      .click()
    // It is the editor's turn, who stands in it: its author handed it over.
    await page.getByRole('button', { name: 'تولَّ الكتابة' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'تولَّ الكتابة' }).click()
    await isReady(page)
    await expect(marked).toHaveText('Kestrel')
    await expect(page.locator('.note-thread[data-active]')).toHaveCount(1)
    await expect(thread).toContainText('ما اسم التقرير؟')
    await expect(thread.locator('.note-quote')).toHaveText('Kestrel')
  })

  await test.step('it stays through a block that moves, words that go, and an undo', async () => {
    // The mark is drawn anew when it is pressed, and a second press may come between. What stands first stays there.
    await expect(async () => {
      await marked.click()
      await page.keyboard.press('Alt+ArrowUp')
      await expect(text(page).locator('> p').first()).toContainText('Kestrel', { timeout: 2_000 })
    }).toPass()
    await expect(marked).toHaveText('Kestrel')
    await expect(async () => {
      await marked.dblclick()
      expect(await page.evaluate(() => String(window.getSelection()))).toBe('Kestrel')
    }).toPass()
    await page.keyboard.press('Delete')
    await expect(marked).toHaveCount(0)
    await isSaved(page)
    await hears()
    await expect(thread).toContainText('لم تعد هذه الكلمات في النص')
    await expect(thread.locator('.note-quote')).toHaveText('Kestrel')
    await text(page).click()
    await page.keyboard.press('Control+Z')
    await expect(marked).toHaveText('Kestrel')
    await isSaved(page)
    await hears()
    await expect(thread).not.toContainText('لم تعد هذه الكلمات في النص')
  })

  await test.step('it is answered and resolved, and the story returned with a word', async () => {
    await thread.getByRole('button', { name: 'ردّ' }).click()
    await page.keyboard.type('التقرير السنوي لعام 2026.')
    await thread.getByRole('button', { name: 'ردّ', exact: true }).click()
    await expect(thread).toContainText('لعام 2026')
    await desk.evaluate(() => window.dispatchEvent(new Event('online')))
    const atDesk = desk.locator('.note-thread')
    await expect(atDesk).toContainText('لعام 2026')
    await atDesk.getByRole('button', { name: 'أُنجزت' }).click()
    await expect(atDesk).toHaveCount(0)
    await makeMove(desk, 'أعدها إلى كاتبها', 'أضف رابط التقرير.')
    await hears()
    await expect(page.locator('.story-notices .hand-over')).toContainText('أضف رابط التقرير.')
    await expect(marked).toHaveCount(0)
  })
  await desk.context().close()
})

test('on a phone notes come up as a sheet over the text', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'on a desk they stand beside it: above')
  await signInAsNew(page, 'author')
  await beginStory(page, `على هاتف ${Math.random().toString(36).slice(2, 7)}`)
  await page.locator('.editor-toolbar').getByRole('button', { name: 'ملاحظة' }).tap()
  const sheet = await openTab(page, 'الملاحظات')
  await sheet.getByRole('textbox', { name: 'ما تريد قوله' }).fill('اسأل المصدر عن الرقم.')
  await sheet.getByRole('button', { name: 'أرسل' }).tap()
  await expect(sheet.locator('.note-thread')).toContainText('اسأل المصدر')
  await expect(page.locator('.story-notes-count')).toContainText('ملاحظة مفتوحة')
  expect(await violationsOn(page, '.story-panel')).toEqual([])
  expect(await overflow(page)).toBe(0)
})
