/** An editor leaves a story in the middle of a sentence, by every way there is, and finds every word when she is back. */
import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, once, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'
import {
  beginStory,
  closePanel,
  headline,
  isReady,
  isSaved,
  openTab,
  status,
  storyPath,
  text,
  typeText,
} from './story-screen.ts'

const paragraphs = [
  'أعلنت شركة Kestrel Freight أمس استثمارًا بقيمة 12 مليون دولار.',
  'وقالت «هدى سالم» إن tZero تبدأ في 3 مايو.',
  'The port of Basra opens at 06:30.',
  'ارتفع السهم 4.5% بعد الإعلان.',
  'ويأتي ذلك بعد عام من التفاوض.',
]

/** What the server has of a story's text. */
const onServer = async (page: Page, articleId: string): Promise<string> =>
  JSON.stringify(await (await page.request.get(`${storyPath(articleId)}/draft`)).json())

type Way = {
  leave: (page: Page) => Promise<unknown>
  /** Back to the story in the same document; where there is none, it is opened anew. */
  comeBack?: (page: Page) => Promise<unknown>
  /** Nothing about it is another on a phone; or a phone has no such way. */
  isOnce?: true
}

const goBack = (page: Page) => page.goBack()
const ways: Record<string, Way> = {
  'the rooms': {
    leave: (page) => page.locator('.shell-nav a:visible').first().click(),
    comeBack: goBack,
    isOnce: true,
  },
  'the name of the paper': { leave: (page) => page.locator('.shell-name').click(), comeBack: goBack },
  'the palette': {
    leave: async (page) => {
      await page.keyboard.press('Control+k')
      await page.locator('.palette .menu-item').first().click()
    },
    comeBack: goBack,
    isOnce: true,
  },
  Back: { leave: goBack, comeBack: (page) => page.goForward(), isOnce: true },
  'a whole page': { leave: (page) => page.goto('/admin'), isOnce: true },
  reloading: { leave: (page) => page.reload(), isOnce: true },
  'closing the tab': { leave: (page) => page.close({ runBeforeUnload: true }), isOnce: true },
}

for (const [way, { leave, comeBack, isOnce }] of Object.entries(ways))
  test(
    `leaves by ${way}, at once and while a save is under way`,
    isOnce ? once : {},
    async ({ page, context }) => {
      await signInAsShared(page, 'author')
      await page.goto('/admin')
      const id = await beginStory(page, `مادة تُترك ${Math.random().toString(36).slice(2, 8)}`)
      await text(page).click()
      for (const paragraph of paragraphs) {
        // Typed letter by letter is what she leaves in the middle of.
        await page.keyboard.insertText(paragraph)
        await page.keyboard.press('Enter')
      }
      await isSaved(page)
      let shown = page
      for (const [turn, pause] of [0, 950, 0].entries()) {
        const last = `وأخيرًا${turn}`
        await text(shown).click()
        await shown.keyboard.press('Control+End')
        await shown.keyboard.type(last)
        await headline(shown).press('End')
        await shown.keyboard.type(` ${turn}`)
        // Into the moment at which what was typed is on its way.
        if (pause) await shown.waitForTimeout(pause)
        const closing = way === 'closing the tab' ? shown.waitForEvent('close') : null
        await leave(shown)
        await closing
        if (comeBack) await expect(shown.locator('.story-screen')).toHaveCount(0)
        if (closing) shown = await context.newPage()
        if (comeBack && turn < 2) await comeBack(shown)
        else await shown.goto(storyPath(id))
        await isReady(shown)
        for (const each of [...paragraphs, last]) await expect(text(shown)).toContainText(each)
        await expect(headline(shown)).toHaveValue(new RegExp(` ${turn}$`))
        await isSaved(shown)
        for (const each of [...paragraphs, last]) expect(await onServer(shown, id)).toContain(each)
      }
      // No quarrel, no takeover. That words were restored is true of a page that was read before the last save came.
      await expect(shown.locator('.story-notices')).toHaveText(
        /^(استُعيدت كلمات لم تكن قد وصلت إلى الخادم\.حسنًا)?$/,
      )
    },
  )

test('leaves in the middle of a word that an input method is composing', async ({ page }) => {
  await signInAsShared(page, 'author')
  await beginStory(page, `مادة تُركَّب ${Math.random().toString(36).slice(2, 8)}`)
  await typeText(page, 'جملة قبلها. ')
  const inputMethod = await page.context().newCDPSession(page)
  for (const part of ['ن', 'نص', 'نصف'])
    await inputMethod.send('Input.imeSetComposition', {
      text: part,
      selectionStart: part.length,
      selectionEnd: part.length,
    })
  await page.locator('.shell-name').click()
  await expect(page.locator('.story-screen')).toHaveCount(0)
  await page.goBack()
  await isReady(page)
  await expect(text(page)).toContainText('جملة قبلها. نصف')
  await isSaved(page)
  await page.reload()
  await expect(text(page)).toContainText('جملة قبلها. نصف')
})

test(
  'leaves while a pasted picture is on its way: it comes into the text all the same',
  once,
  async ({ page }) => {
    await signInAsShared(page, 'author')
    await beginStory(page, `مادة بصورة ${Math.random().toString(36).slice(2, 8)}`)
    await typeText(page, 'قبل الصورة')
    let arrive = () => {}
    const held = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const uploads = (url: URL) => url.pathname.startsWith('/admin/media')
    await page.route(uploads, async (route) => {
      if (route.request().method() === 'POST') await held
      await route.continue()
    })
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && uploads(new URL(request.url())),
    )
    await text(page).evaluate(async (element) => {
      const canvas = new OffscreenCanvas(64, 48)
      canvas.getContext('2d')!.fillRect(0, 0, 64, 48)
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'port.png', { type: 'image/png' }))
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await sent
    await page.locator('.shell-name').click()
    await expect(page.locator('.story-screen')).toHaveCount(0)
    arrive()
    await page.goBack()
    await isReady(page)
    await expect(text(page).locator('figure img')).toBeVisible({ timeout: 30_000 })
    await expect(text(page)).toContainText('قبل الصورة')
    await isSaved(page)
    await page.reload()
    await expect(text(page).locator('figure img')).toBeVisible()
  },
)

test('signed out while writing: the words wait, and go where they belong after signing in again', {
  ...once,
}, async ({ page }) => {
  await signInAsShared(page, 'author')
  await beginStory(page, 'عنوان')
  const session = await page.context().cookies()
  await page.context().clearCookies()
  await typeText(page, 'جملة كُتبت بعد انتهاء الجلسة.')
  await expect(status(page)).toHaveAttribute('data-kind', 'signed-out')
  await expect(page.getByRole('link', { name: 'سجّل دخولك في نافذة جديدة' })).toHaveAttribute(
    'target',
    '_blank',
  )
  expect(await barriers(page)).toEqual([])
  await page.context().addCookies(session)
  await page.getByRole('button', { name: 'سجّلت الدخول' }).click()
  await isSaved(page)
  await page.reload()
  await expect(text(page)).toHaveText('جملة كُتبت بعد انتهاء الجلسة.')
})

test('publishes changes with the word that was typed a moment ago', once, async ({ page }) => {
  await signInAsShared(page, 'editor')
  const id = await beginStory(page, `مادة تُنشر ${Math.random().toString(36).slice(2, 8)}`)
  await page.getByRole('textbox', { name: 'نص المادة' }).pressSequentially('نص أول.')
  const publish = async (name: string) => {
    const panel = await openTab(page, 'النشر')
    const dialog = page.getByRole('dialog', { name, exact: true })
    await panel.getByRole('button', { name, exact: true }).click()
    await dialog.getByRole('button', { name, exact: true }).click()
    await expect(dialog).toBeHidden({ timeout: 15_000 })
  }
  await publish('انشرها الآن')
  await isSaved(page)
  await closePanel(page)
  await typeText(page, ' وكلمة أخيرة.')
  await publish('انشر التعديلات')
  const { value } = await (await page.request.get(`/admin/stories/${id}/revisions`)).json()
  const seen = value.revisions.find((each: { isPublic: boolean }) => each.isPublic)
  const words = await page.request.get(`/admin/stories/${id}/revisions/${seen.number}`)
  expect(JSON.stringify(await words.json())).toContain('وكلمة أخيرة.')
})
