/** A story is translated, overtaken by its source, brought up to date, and published in both languages. */
import type { Page } from '@playwright/test'
import { barriers } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  closePanel,
  headline,
  isReady,
  isSaved,
  makeMove,
  openStory,
  openTab,
  state,
  storyPath,
  text,
  typeText,
} from './story-screen.ts'

test.slow()

const unique = (words: string) =>
  `${words} ${Array.from({ length: 7 }, () => 'بتثجحخدرزسشصط'[Math.floor(Math.random() * 13)]).join('')}`

/** Where the blocks of the source begin, and those of the translation: pixels from the top of the window. */
const tops = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string) =>
      [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().top)
    return { source: of('.source-block'), target: of('.story-editor-text .story-body > *') }
  })

/** Beside its source on a screen that is wide enough, below it on a phone; in both the order is one. */
async function standsBesideItsSource(page: Page): Promise<void> {
  const { source, target } = await tops(page)
  expect(target).toHaveLength(source.length)
  for (const [index, top] of source.entries()) {
    if (test.info().project.name === 'desktop') expect(Math.abs(target[index]! - top)).toBeLessThan(6)
    else {
      expect(target[index]!).toBeGreaterThan(top)
      expect(target[index]!).toBeLessThan(source[index + 1] ?? Number.POSITIVE_INFINITY)
    }
  }
}

/** The whole text anew, a paragraph a line. */
async function write(page: Page, ...paragraphs: string[]): Promise<void> {
  await closePanel(page)
  // On a phone the source stands between the blocks, and is not to be written in.
  await text(page).locator('> *').last().click()
  await page.keyboard.press('Control+A')
  for (const [index, words] of paragraphs.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  await isSaved(page)
}

test('a translation is begun from the board, stands beside its source, hears of its change, and each language is published by itself', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(300_000)
  const title = unique('ميناء يُفتح من جديد')
  const translated = `Pier ${Math.floor(Math.random() * 1_000_000)} opens again`
  await signInAsShared(page, 'editor')
  const arabic = await beginStory(page, title)
  await typeText(page, 'فُتح الميناء صباح أمس بعد إغلاق دام 18 يومًا، ودخلته أول سفينة.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('قال مدير الميناء إن العمل يعود كما كان.')
  await isSaved(page)
  await makeMove(page, 'انشرها الآن')
  await expect(state(page)).toHaveText('منشورة')

  const translator = await anotherBrowser(browser)
  await signInAsShared(translator, 'translator')
  const onBoard = (filter: string) =>
    translator
      .goto(`/admin/translations?${filter}`)
      .then(() => translator.locator('.translations-row').filter({ hasText: title }))

  await test.step('the board says that it is missing in English, and begins it without any script', async () => {
    const row = await onBoard('language=en&standing=missing')
    await expect(row).toHaveCount(1)
    expect(await overflow(translator)).toBe(0)
    expect(await barriers(translator)).toEqual([])
    const scriptless = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await translator.context().storageState(),
      baseURL: new URL(translator.url()).origin,
    })
    const bare = await scriptless.newPage()
    await bare.goto('/admin/translations')
    await bare.getByLabel('اللغة', { exact: true }).selectOption({ label: 'English' })
    await bare.getByRole('button', { name: 'اعرض' }).click()
    await bare.getByRole('button', { name: `ترجم «${title}» إلى English` }).click()
    await expect(bare).toHaveURL(/\/admin\/stories\/[a-z0-9]+$/)
    await translator.goto(new URL(bare.url()).pathname)
    await scriptless.close()
    await isReady(translator)
  })
  const english = new URL(translator.url()).pathname.split('/').at(-1)!
  const source = translator.locator('.beside-source')

  await test.step('the source stands beside it, each side in its own direction', async () => {
    await expect(translator.locator('.source-bar')).toContainText('3 مواضع ما زالت بكلمات الأصل')
    await expect(source.locator('.source-block')).toHaveCount(2)
    await headline(translator).fill(translated)
    await write(
      translator,
      'The harbour opened yesterday morning after 18 days, and the first ship came in.',
      'Its director says that work goes on as before.',
    )
    await expect(translator.locator('.source-bar')).not.toContainText('بكلمات الأصل')
    await expect(source.locator('p').first()).toHaveCSS('direction', 'rtl')
    await expect(text(translator).locator('> p').first()).toHaveCSS('direction', 'ltr')
    await standsBesideItsSource(translator)
    expect(await overflow(translator)).toBe(0)
  })

  await test.step('the source changes while the translation is open: it is told where, word by word', async () => {
    await write(
      page,
      'فُتح الميناء صباح أمس بعد إغلاق دام 21 يومًا، ودخلته أول سفينة.',
      'قال مدير الميناء إن العمل يعود كما كان.',
      'ودخلت سفينة ثانية عند المساء.',
    )
    await makeMove(page, 'انشر التعديلات')
    await expect(translator.locator('.story-notices')).toContainText('تغيّر الأصل بعد ترجمته', {
      timeout: 40_000,
    })
    const changed = source.locator('.source-block[data-kind=changed]')
    await expect(changed.locator('del')).toHaveText('18')
    await expect(changed.locator('ins')).toHaveText('21')
    await expect(changed.locator('.word-diff p')).toHaveAttribute('dir', 'rtl')
    const added = source.locator('.source-block[data-kind=new]')
    await expect(added).toContainText('ودخلت سفينة ثانية')
    expect(await barriers(translator)).toEqual([])
    const panel = await openTab(translator, 'النشر')
    await expect(panel).toContainText('تغيّر الأصل بعد ترجمته، ولم يؤكد أحد')
    await closePanel(translator)

    await added.getByRole('button', { name: 'أدرجه في الترجمة' }).click()
    await expect(text(translator).locator('> p')).toHaveCount(3)
    await expect(translator.locator('.source-bar')).toContainText('موضع واحد ما زال بكلمات الأصل')
    await write(
      translator,
      'The harbour opened yesterday morning after 21 days, and the first ship came in.',
      'Its director says that work goes on as before.',
      'A second ship came in at dusk.',
    )
  })

  await test.step('both boards say so, until the translator says that it is up to date', async () => {
    await expect(await onBoard('language=en&standing=changed')).toContainText('تغيّر أصلها')
    await page.goto('/admin?language=en')
    await expect(page.locator('.board-row').filter({ hasText: translated }).first()).toContainText(
      'تغيّر أصلها',
    )
    await openStory(translator, english)
    await isReady(translator)
    await translator.getByRole('button', { name: /^الترجمة محدَّثة وفق النسخة \d+$/ }).click()
    await expect(translator.locator('.story-notices')).not.toContainText('تغيّر الأصل')
    await expect(source.locator('.source-block')).toHaveCount(3)
    await expect(source.locator('ins, del')).toHaveCount(0)
    await standsBesideItsSource(translator)
    await expect(await onBoard('language=en&standing=changed')).toHaveCount(0)
  })

  await test.step('it is credited and sent for review; the Arabic stays public, the English is not yet', async () => {
    await openStory(translator, english)
    await isReady(translator)
    const details = await openTab(translator, 'البيانات')
    await details.getByRole('combobox', { name: 'أضف توقيعًا' }).click()
    await translator.getByRole('option').first().click()
    await details.locator('.byline-list select').selectOption({ label: 'المترجم' })
    await closePanel(translator)
    await isSaved(translator)
    await makeMove(translator, 'أرسلها إلى المراجعة')
    await openStory(page, english)
    const languages = (await openTab(page, 'النشر')).locator('.language-versions li')
    await expect(languages.filter({ hasText: 'العربية' })).toContainText('منشورة')
    await expect(languages.filter({ hasText: 'English' })).toContainText('قيد المراجعة')
    expect(await (await request.get('/en/latest')).text()).not.toContain(translated)
  })

  await test.step('published, its page names who translated it', async () => {
    await makeMove(page, 'انشرها الآن')
    await expect(state(page)).toHaveText('منشورة')
    const panel = await openTab(page, 'النشر')
    const link = panel.getByRole('link', { name: 'انظرها كما يراها القراء' })
    await page.goto((await link.getAttribute('href'))!)
    await expect(page.locator('h1')).toHaveText(translated)
    await expect(page.locator('.byline-translator')).toHaveText(/^Translated by \S/)
    const described = (await page.locator('script[type="application/ld+json"]').allTextContents()).join()
    expect(described).toContain('"translator"')
    expect(described).toContain('"translationOfWork"')
    await page.goto(storyPath(arabic))
    await expect(state(page)).toHaveText('منشورة')
  })
  await translator.context().close()
})

test('a translation is begun from the story’s own screen; who may not is offered nothing, and refused', {
  ...once,
}, async ({ page, browser }) => {
  const title = unique('خبر يُترجم من شاشته')
  await signInAsShared(page, 'editor')
  const id = await beginStory(page, title)
  await typeText(page, 'نص ينتظر من يترجمه.')
  const author = await anotherBrowser(browser)
  await signInAsShared(author, 'author')
  await author.goto(storyPath(id))
  const closed = await openTab(author, 'النشر')
  await expect(closed.locator('.language-versions')).toContainText('العربية')
  await expect(closed.getByRole('button', { name: 'ابدأ الترجمة' })).toHaveCount(0)
  await author.goto('/admin/translations')
  await expect(author.locator('.translations-row').first()).toBeVisible()
  await expect(author.getByRole('button', { name: /^ترجم/ })).toHaveCount(0)
  const refused = await author.evaluate(
    async (path) => (await fetch(path, { method: 'POST', body: JSON.stringify({ locale: 'fr' }) })).status,
    `${storyPath(id)}/translations`,
  )
  expect(refused).toBe(403)
  await author.context().close()

  const panel = await openTab(page, 'النشر')
  await panel.getByLabel('ترجمها إلى').selectOption({ label: 'Français' })
  await panel.getByRole('button', { name: 'ابدأ الترجمة' }).click()
  await expect(page.locator('.source-bar')).toContainText('العربية', { timeout: 20_000 })
  expect(new URL(page.url()).pathname).not.toBe(storyPath(id))
  await isReady(page)
  // What was typed a moment before was sent before it was translated.
  await expect(text(page)).toContainText('نص ينتظر من يترجمه.')
  await closePanel(page)
  await page.getByRole('button', { name: 'الأصل إلى جانبها' }).click()
  await expect(page.locator('.beside-source')).toHaveCount(0)
  // Her browser remembers what she prefers.
  await page.reload()
  await isReady(page)
  await expect(page.locator('.beside-source')).toHaveCount(0)
  await page.getByRole('button', { name: 'الأصل إلى جانبها', pressed: false }).click()
  await expect(page.locator('.beside-source')).toBeVisible()
})
