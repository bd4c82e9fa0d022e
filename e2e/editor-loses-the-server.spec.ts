import { rm } from 'node:fs/promises'
import { demoFolder, freePort, type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { enter, newPerson } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  headline,
  isReady,
  isSaved,
  status,
  storyPath,
  text,
  typeText,
} from './story-screen.ts'

let folder: string
let settings: Record<string, string>
let paper: Newspaper

test.beforeEach(async () => {
  test.setTimeout(400_000)
  folder = await demoFolder('killed')
  settings = { WARRAQ_DATA: folder, PORT: String(await freePort()) }
  paper = await openNewspaper(settings)
})
test.afterEach(async () => {
  await paper.stop().catch(() => {})
  await rm(folder, { recursive: true, force: true })
})

/** The whole process group, with nothing said to it. */
const kill = async () => {
  const ended = new Promise((resolve) => paper.process.once('close', resolve))
  process.kill(-paper.process.pid!, 'SIGKILL')
  await ended
}

test('the server is killed while somebody types: she types on, and when it is back it has every word', async ({
  browser,
}) => {
  const page = await anotherBrowser(browser, paper.url)
  await enter(page, await newPerson('author', { settings }))
  const id = await beginStory(page, 'عنوان قبل الانقطاع')
  await typeText(page, 'كلمات وصلت.')
  await isSaved(page)

  const words = Array.from({ length: 40 }, (_, index) => ` كلمة${index}`)
  await test.step('killed in the middle of a sentence', async () => {
    const typing = page.keyboard.type(words.join(''), { delay: 15 })
    await expect(text(page)).toContainText('كلمة5')
    await kill()
    await typing
    await headline(page).fill('عنوان أثناء الانقطاع')
    await expect(status(page)).toHaveAttribute('data-kind', 'away')
    await expect(status(page)).toHaveText('محفوظ في هذا المتصفح وحده.')
    expect(await barriers(page)).toEqual([])
  })

  await test.step('it is back, and nothing is missing', async () => {
    paper = await openNewspaper(settings)
    await expect(status(page)).toHaveAttribute('data-kind', 'saved', { timeout: 60_000 })
    await page.reload()
    await expect(headline(page)).toHaveValue('عنوان أثناء الانقطاع')
    await expect(text(page)).toHaveText(`كلمات وصلت.${words.join('')}`)
  })

  await test.step('killed, and then the browser is gone too: the words are there when it is opened again', async () => {
    await isReady(page)
    await kill()
    await typeText(page, ' وجملة أخيرة لم تصل.')
    await expect(status(page)).toHaveAttribute('data-kind', 'away')
    // As when it crashes: nothing runs that could say goodbye.
    const context = page.context()
    await page.close({ runBeforeUnload: false })
    paper = await openNewspaper(settings)
    const again = await context.newPage()
    await again.goto(storyPath(id))
    await expect(text(again)).toContainText('وجملة أخيرة لم تصل.')
    await expect(again.locator('.story-notices')).toContainText('استُعيدت كلمات')
    await isSaved(again)
    await again.reload()
    await expect(text(again)).toContainText('وجملة أخيرة لم تصل.')
    await expect(again.locator('.story-notices')).not.toContainText('استُعيدت كلمات')
  })
})
