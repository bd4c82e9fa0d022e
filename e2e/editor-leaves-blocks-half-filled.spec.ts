/** An editor puts in each block of the menu, fills one field of it and leaves: all that she wrote is there again. */
import type { Page } from '@playwright/test'
import { newsroomMessages } from '../lib/locale/newsroom-messages.ts'
import { expect, overflow, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { anotherBrowser, beginStory, isReady, isSaved, makeMove, openTab, text } from './story-screen.ts'

const { Blocks } = newsroomMessages('ar').Newsroom
/** Those that ask nothing before they stand in the text. */
const names = [
  Blocks.pullQuote.insert,
  Blocks.blockquote.insert,
  Blocks.poem.insert,
  Blocks.poem.insertFree,
  Blocks.scripture.insert.quran,
  Blocks.scripture.insert.hadith,
  Blocks.factBox.insert,
  Blocks.details.insert,
  Blocks.questionAnswer.insert,
  Blocks.timelineEntry.insert,
  Blocks.keyFigure.insert,
  Blocks.callOut.insert,
  Blocks.contentsList.insert,
  Blocks.table.insert,
  Blocks.codeBlock.insert,
]

/** A line of its own at the end of the text. */
async function atTheEnd(page: Page): Promise<void> {
  await text(page).evaluate((element) => {
    const { editor } = element as unknown as {
      editor: {
        state: { doc: { content: { size: number } } }
        commands: {
          insertContentAt: (at: number, json: object) => void
          setTextSelection: (at: number) => void
        }
        view: { focus: () => void }
      }
    }
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' })
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    // The command that focuses does so on a phone at once, with the cursor where the browser has it, and puts it at the end
    // with the next frame: a machine has typed by then.
    editor.view.focus()
  })
  await expect(text(page)).toBeFocused()
}

const fields = (page: Page) =>
  text(page).locator('input:not([type]), input[type="text"], input[type="url"], textarea')

for (const what of ['field', 'text'] as const)
  test(`blocks of which only the ${what === 'field' ? 'first field' : 'text'} is filled are there again, and are read`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
    await signInAsNew(page, 'editor')
    await beginStory(page, `مادة من كل ما في القائمة: ${what}`)
    await text(page).click()
    const words: string[] = []
    const read: string[] = []
    const unread: string[] = []
    for (const [index, name] of names.entries()) {
      const word = `zq${index}q`
      await atTheEnd(page)
      const before = await fields(page).count()
      await page.keyboard.type(`/${name}`)
      await page.keyboard.press('Enter')
      if (name === Blocks.contentsList.insert) continue
      // What language it is in is nothing to keep without code.
      if (what === 'field' && name === Blocks.codeBlock.insert) continue
      if (what === 'text') await page.keyboard.type(word)
      else {
        const own = fields(page).nth(before)
        await own.fill(word)
      }
      words.push(word)
      // A name without a sentence, and a link that leads nowhere, are for who writes.
      if (what === 'text' || (name !== Blocks.pullQuote.insert && name !== Blocks.callOut.insert))
        read.push(word)
    }
    await isSaved(page)
    const seen = async () => {
      const values = await fields(page).evaluateAll((all) =>
        all.map((each) => (each as HTMLInputElement).value),
      )
      return [...values.filter(Boolean), await text(page).textContent()].join(' ')
    }
    await page.reload()
    await isReady(page)
    await expect(text(page)).toHaveAttribute('contenteditable', 'true')
    const found = await seen()
    expect(words.filter((word) => !found.includes(word))).toEqual([])
    expect(await overflow(page)).toBe(0)
    await makeMove(page, 'انشرها الآن')
    const panel = await openTab(page, 'النشر')
    const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
    const reader = await anotherBrowser(browser)
    for (const address of [href!, `${href}?lite`]) {
      await reader.goto(address)
      const html = await reader.locator('main').innerHTML()
      unread.push(
        ...read.filter((word) => !html.includes(word)).map((word) => `${word} at ${address.slice(-8)}`),
      )
      expect(await overflow(reader)).toBe(0)
    }
    expect(unread).toEqual([])
    expect(errors).toEqual([])
    await reader.close()
  })
