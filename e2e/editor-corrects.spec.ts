import type { APIRequestContext, Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { signInAsNew, signInAsShared } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  closePanel,
  isSaved,
  makeMove,
  openStory,
  openTab,
  text,
  typeText,
} from './story-screen.ts'

test.slow()

const mark = () => Array.from({ length: 7 }, () => 'بتثجحخدرزسشصط'[Math.floor(Math.random() * 13)]).join('')

/** Which of the feeds of corrections carry some words. */
const feedsWith = async (request: APIRequestContext, words: string): Promise<string[]> => {
  const found: string[] = []
  for (const format of ['rss', 'atom', 'json']) {
    const response = await request.get(`/feed/ar/corrections.${format}`)
    if ((await response.text()).includes(words)) found.push(format)
  }
  return found
}

const notesOn = (page: Page) => page.locator('#corrections')

test('a published story is corrected, the reader is told, and a note that should not be there is withdrawn', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(300_000)
  const title = `قرض المصرف الجديد ${mark()}`
  const word = mark()
  const note = `القرض خمسة ملايين، لا ثلاثة، كما قلنا ${word}.`
  await signInAsShared(page, 'editor')
  const id = await beginStory(page, title)
  await typeText(page, 'أقرض المصرف ثلاثة ملايين درهم.')
  await isSaved(page)
  await makeMove(page, 'انشرها الآن')
  const panel = await openTab(page, 'النشر')
  const address = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
  const reader = await anotherBrowser(browser)
  await reader.goto(address!)
  await expect(notesOn(reader)).toHaveCount(0)

  await test.step('the text is put right, and the note published with it', async () => {
    await closePanel(page)
    await text(page).click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('أقرض المصرف خمسة ملايين درهم.')
    await isSaved(page)
    await openTab(page, 'النشر')
    await panel.getByRole('button', { name: 'صوّب المادة' }).click()
    const dialog = page.getByRole('dialog', { name: 'صوّب المادة' })
    await dialog.getByRole('button', { name: 'انشر الملاحظة والتعديلات' }).click()
    await expect(dialog.getByText('اكتب الملاحظة كما يقرؤها القراء.')).toBeVisible()
    await dialog.getByRole('textbox', { name: /الملاحظة/ }).fill(note)
    await dialog.getByRole('checkbox', { name: 'أظهر للقراء ما تغيّر من الكلمات' }).check()
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'انشر الملاحظة والتعديلات' }).click()
    await expect(dialog).toBeHidden()
    await expect(panel.getByText(note)).toBeVisible()
  })

  await test.step('the newsroom sees which words it changed', async () => {
    await panel.getByRole('button', { name: /ما غيّرته في النص/ }).click()
    const change = page.getByRole('dialog', { name: /من النسخة/ })
    await expect(change.locator('del')).toHaveText('ثلاثة')
    await expect(change.locator('ins')).toHaveText('خمسة')
    await page.keyboard.press('Escape')
  })

  await test.step('the reader reads it on the story, on the page of corrections and in its feeds', async () => {
    await reader.goto(address!)
    await expect(reader.locator('.story-body')).toContainText('خمسة ملايين')
    await expect(reader.locator('.corrected')).toContainText('صُوّبت هذه المادة بعد نشرها.')
    await expect(notesOn(reader)).toContainText(note)
    await expect(notesOn(reader).locator('time')).toHaveCount(1)
    await notesOn(reader).locator('summary').click()
    await expect(notesOn(reader).locator('del')).toContainText('ثلاثة')
    expect(await barriers(reader)).toEqual([])
    expect(await overflow(reader)).toBe(0)
    await reader.goto('/corrections')
    const entry = reader.getByRole('listitem').filter({ hasText: note })
    await expect(entry.getByRole('heading')).toHaveText(title)
    expect(await overflow(reader)).toBe(0)
    await entry.getByRole('link', { name: title }).click()
    await expect(reader).toHaveURL(/#note-/)
    await expect.poll(() => feedsWith(request, word)).toEqual(['rss', 'atom', 'json'])
  })

  await test.step('an author is offered nothing, and refused', async () => {
    const author = await anotherBrowser(browser)
    await signInAsNew(author, 'author')
    await openStory(author, id)
    const theirs = await openTab(author, 'النشر')
    await expect(theirs.getByText(note)).toBeVisible()
    await expect(theirs.getByRole('button', { name: 'صوّب المادة' })).toHaveCount(0)
    const answer = await author.evaluate(
      async (path) =>
        (
          await fetch(path, {
            method: 'POST',
            body: JSON.stringify({ kind: 'update', note: 'لا', publishes: false, revision: 1 }),
          })
        ).status,
      `/admin/stories/${id}/corrections`,
    )
    expect(answer).toBe(403)
    await author.context().close()
  })

  await test.step('it is withdrawn: the reader reads why, and no longer its words', async () => {
    await panel.getByRole('button', { name: 'اسحب الملاحظة' }).click()
    const dialog = page.getByRole('dialog', { name: 'أتسحب هذه الملاحظة؟' })
    await expect(dialog.getByRole('button', { name: 'اسحب الملاحظة' })).toBeDisabled()
    await dialog.getByRole('textbox').fill('كانت عن مادة أخرى.')
    await dialog.getByRole('button', { name: 'اسحب الملاحظة' }).click()
    await expect(dialog).toBeHidden()
    await expect(panel.getByText('كانت عن مادة أخرى.')).toBeVisible()
    await reader.goto(address!)
    await expect(notesOn(reader)).toContainText('سُحبت هذه الملاحظة')
    await expect(notesOn(reader)).toContainText('كانت عن مادة أخرى.')
    await expect(reader.getByText(word)).toHaveCount(0)
    await expect(reader.locator('.corrected')).toHaveCount(0)
    await expect.poll(() => feedsWith(request, word)).toEqual([])
  })
  expect(await barriers(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
})
