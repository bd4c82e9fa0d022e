/** What people do on the screen on which a story is written, for browser tests. In Arabic, as the newsroom speaks. */
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { newspaper } from './fixtures.ts'

/** Begins a story and stands on its screen. @returns the article's id */
export async function beginStory(page: Page, headline: string): Promise<string> {
  await page.goto('/admin/new')
  await page.getByLabel('عنوان أولي').fill(headline)
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await expect(page).toHaveURL(/\/admin\/stories\/[a-z0-9]+$/, { timeout: 20_000 })
  await isReady(page)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

export const storyPath = (articleId: string) => `/admin/stories/${articleId}`

export async function openStory(page: Page, articleId: string): Promise<void> {
  await page.goto(storyPath(articleId))
  await expect(headline(page)).toBeVisible()
}

/** A line over the text: «العنوان», «الملخّص», … */
export const line = (page: Page, name: string): Locator =>
  page.locator('.story-lines').getByRole('textbox', { name, exact: true })
export const headline = (page: Page): Locator => line(page, 'العنوان')
export const text = (page: Page): Locator => page.locator('.story-editor-text .story-body')

/** Earlier words have been looked for, and this tab writes. */
export const isReady = (page: Page): Promise<void> => expect(headline(page)).toBeEditable({ timeout: 15_000 })

export const status = (page: Page): Locator => page.locator('.story-status')

/** Everything that was typed is on the server. */
export const isSaved = (page: Page): Promise<void> =>
  expect(status(page)).toHaveAttribute('data-kind', 'saved', { timeout: 15_000 })

/** Types at the end of the text. */
export async function typeText(page: Page, words: string, { delay = 0 } = {}): Promise<void> {
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words, { delay })
}

/** Opens a part of the panel; on a phone it comes up over the text. */
export async function openTab(
  page: Page,
  name: 'النشر' | 'الملاحظات' | 'البيانات' | 'المعاينة' | 'السجل',
): Promise<Locator> {
  const panel = page.locator('.story-panel-content:not([hidden], [inert])')
  const tab = page.getByRole('tab', { name })
  if ((await tab.getAttribute('aria-selected')) !== 'true' || !(await panel.isVisible())) await tab.click()
  await expect(panel).toBeVisible()
  return panel
}

/** Puts the panel of a phone away. */
export async function closePanel(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'أغلق اللوحة' })
  if (await close.isVisible()) await close.click()
}

/** Makes a move of the workflow, with its note. */
export async function makeMove(page: Page, name: string, note?: string): Promise<void> {
  const panel = await openTab(page, 'النشر')
  await panel.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name, exact: true })
  if (note) await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden({ timeout: 15_000 })
}

/** The story's state, as its screen says it. */
export const state = (page: Page): Locator => page.locator('.story-bar .badge-state')

/** Another person's browser, on the same kind of screen. */
export async function anotherBrowser(browser: Browser, baseURL = newspaper.url): Promise<Page> {
  const { viewport, isMobile, hasTouch, userAgent } = test.info().project.use
  const context = await browser.newContext({
    baseURL,
    ...(viewport && { viewport }),
    ...(isMobile && { isMobile }),
    ...(hasTouch && { hasTouch }),
    ...(userAgent && { userAgent }),
  })
  return context.newPage()
}

/** Puts something on the clipboard and pastes it into the text, as another program would have. */
export async function paste(page: Page, data: { html: string; text: string }): Promise<void> {
  await text(page).evaluate((element, { html, text: plain }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', plain)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, data)
}
