import type { Locator, Page } from '@playwright/test'
import { wallTime } from '../lib/newsroom/writing/wall-time.ts'
import { barriers } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'
import { answers, signInAsNew, signInAsShared } from './newsroom-session.ts'
import { anotherBrowser } from './story-screen.ts'

test.slow()

const isPhone = () => test.info().project.name === 'phone'
/** Both kinds of screen are tried at once, on one paper: each has a front of its own. The newsroom speaks Arabic. */
const language = () => (isPhone() ? 'ar' : 'en')
/** Where something is breaking, which stands over every page that other tests look at. */
const quiet = () => (isPhone() ? 'ur' : 'fa')
const frontOf = (locale: string) => (locale === 'ar' ? '/' : `/${locale}`)
const timeZone = 'Asia/Dubai'

const open = async (page: Page, locale = language()) => {
  await page.goto(`/admin/front?language=${locale}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الصفحة الأولى')
  await answers(page)
}
const place = (page: Page, number: number): Locator => page.locator(`.front-place[data-place="${number}"]`)
const headlineIn = async (within: Locator): Promise<string> =>
  (await within.locator('h3').textContent()) ?? ''
const candidate = (page: Page, number: number): Locator => page.locator('.front-candidate').nth(number)
const publish = (page: Page) => page.getByRole('button', { name: 'انشر الترتيب' })
const words = (page: Page): Locator => page.locator('.front-bar-words')

/** What the reader sees: the lead, and what follows it. */
async function frontAsRead(page: Page): Promise<string[]> {
  const reader = await page.context().browser()!.newPage({ baseURL: newspaper.url })
  await reader.goto(frontOf(language()))
  const headlines = await reader.locator('.front-lead .headline').allInnerTexts()
  await reader.close()
  return headlines
}

test('a front is laid out by hand and by keys, seen by readers, planned, and never written over unseen', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  await signInAsShared(page, 'editor')
  await open(page)
  expect(await overflow(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  await expect(words(page)).toHaveText('هذا ما يراه القراء.')

  // The last two: none of the newest, which stand on the page anyway.
  const last = (await page.locator('.front-candidate').count()) - 1
  const first = await headlineIn(candidate(page, last))
  await test.step('a story is put in the lead: by mouse, or by buttons where there is none', async () => {
    if (isPhone()) {
      await place(page, 0)
        .getByRole('button', { name: /^ضع غير/ })
        .click()
      await expect(page.locator('.front-shelf')).toBeFocused()
      await candidate(page, last)
        .getByRole('button', { name: /^ضعها هنا/ })
        .click()
      await expect(place(page, 0)).toBeFocused()
    } else {
      await page.locator('.front-work').scrollIntoViewIfNeeded()
      await candidate(page, last).scrollIntoViewIfNeeded()
      const from = (await candidate(page, last).locator('h3').boundingBox())!
      await page.mouse.move(from.x + 10, from.y + 10)
      await page.mouse.down()
      await page.mouse.move(from.x - 40, from.y - 20, { steps: 5 })
      // The page may scroll under what is carried to its edge: the place is gone to where it is by then.
      await expect(async () => {
        const to = (await place(page, 0).boundingBox())!
        const seen = Math.min(Math.max(to.y, 0) + 200, to.y + to.height - 20)
        await page.mouse.move(to.x + to.width / 2, seen, { steps: 12 })
        await expect(place(page, 0)).toHaveAttribute('data-over', '', { timeout: 1_000 })
      }).toPass()
      await page.mouse.up()
    }
    await expect(place(page, 0).locator('h3')).toHaveText(first)
    await expect(place(page, 0)).toContainText('وُضعت باليد')
    // As many as stood there by hand and have moved down, which depends on where the shelf’s last stood.
    await expect(words(page)).toContainText(/غيّرت [3-9] أماكن/)
    expect(await overflow(page)).toBe(0)
  })

  const isWhatIsRead = async (...headlines: string[]) => {
    await publish(page).click()
    await expect(words(page)).toHaveText('هذا ما يراه القراء.')
    expect((await frontAsRead(page)).slice(0, headlines.length)).toEqual(headlines)
  }
  // Nothing of what follows is another on a phone, and it has no keys.
  if (isPhone()) return isWhatIsRead(first)

  const second = await headlineIn(candidate(page, last - 1))
  await test.step('another by the keys alone, which say where it is', async () => {
    await candidate(page, last - 1)
      .getByRole('button', { name: `انقل «${second}»` })
      .focus()
    await page.keyboard.press('Space')
    const said = page.locator('[id^="DndLiveRegion"]')
    const lifted = async () => {
      await expect(said).toContainText('رُفعت')
      // dnd-kit listens to the arrows in the next task after it has said so.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    }
    await lifted()
    await page.keyboard.press('ArrowDown')
    await expect(said).toContainText('فوق الصدر')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(said).toContainText('فوق الجانب 2')
    await page.keyboard.press('Space')
    await expect(said).toContainText('وُضعت')
    await expect(place(page, 2).locator('h3')).toHaveText(second)
    // Lifted and put back: nothing has moved.
    await place(page, 2)
      .getByRole('button', { name: `انقل «${second}»` })
      .focus()
    await page.keyboard.press('Space')
    await lifted()
    await page.keyboard.press('ArrowUp')
    await expect(said).toContainText('فوق الجانب 1')
    await page.keyboard.press('Escape')
    await expect(place(page, 2).locator('h3')).toHaveText(second)
    await place(page, 2)
      .getByRole('button', { name: `قدّم «${second}»` })
      .click()
    await expect(place(page, 1).locator('h3')).toHaveText(second)
  })

  await test.step('a third in the lead moves the former lead down, what leaves the page is said, and one key takes it back', async () => {
    const shown = await page.locator('.front-place h3').allTextContents()
    const end = await headlineIn(place(page, 6))
    const all = await page.locator('.front-candidate h3').allTextContents()
    // A paper of seven stories shows all of them: then nothing leaves.
    const outside = all.find((each) => !shown.includes(each))
    const third = outside ?? end
    await page.getByRole('button', { name: `ضعها… «${third}»` }).click()
    await page.getByRole('menuitem', { name: 'الصدر', exact: true }).click()
    await expect(place(page, 0).locator('h3')).toHaveText(third)
    await expect(place(page, 1).locator('h3')).toHaveText(first)
    await expect(place(page, 2).locator('h3')).toHaveText(second)
    await expect(page.locator('.front-bar-fallen')).toHaveText(
      outside ? [`خرجت «\u2068${end}\u2069» من أماكن الصفحة.`] : [],
    )
    expect(await overflow(page)).toBe(0)
    await place(page, 0).focus()
    await page.keyboard.press('Control+Z')
    await expect(place(page, 0).locator('h3')).toHaveText(first)
    await expect(place(page, 1).locator('h3')).toHaveText(second)
    await expect(place(page, 6).locator('h3')).toHaveText(end)
    await expect(page.locator('.front-bar-fallen')).toHaveCount(0)
  })

  await test.step('the preview is the reader’s page with it, and readers have seen none of it yet', async () => {
    await page.getByRole('button', { name: 'عاين', exact: true }).click()
    const preview = page.frameLocator('.front-preview iframe')
    await expect(preview.locator('.front-lead .headline').first()).toHaveText(first)
    await page.keyboard.press('Escape')
    expect((await frontAsRead(page))[0]).not.toBe(first)
  })

  // Opened before it is published.
  const other = await anotherBrowser(browser)
  await signInAsNew(other, 'editor', { name: 'كريم المحرر' })
  await open(other)

  await test.step('published, it is what readers see at once', () => isWhatIsRead(first, second))

  await test.step('who laid it out from what stood before is told, and decides', async () => {
    const mine = await headlineIn(place(other, 6))
    await place(other, 6)
      .getByRole('button', { name: `قدّم «${mine}»` })
      .click()
    await publish(other).click()
    const told = other.getByRole('status').filter({ hasText: 'غيّر هدى المحررة هذه الصفحة قبل أن تنشر' })
    await expect(told).toContainText(first)
    await expect(publish(other)).toBeDisabled()
    expect((await frontAsRead(page))[0]).toBe(first)
    expect(await barriers(other)).toEqual([])
    await told.getByRole('button', { name: 'خذ ما نُشر' }).click()
    await expect(place(other, 0).locator('h3')).toHaveText(first)
    await expect(words(other)).toHaveText('هذا ما يراه القراء.')
  })

  await test.step('a change for a moment to come is seen by everybody, and can be taken back', async () => {
    await place(other, 0)
      .getByRole('button', { name: `المزيد عن «${first}»` })
      .click()
    await other.getByRole('menuitem', { name: 'اترك المكان للأحدث' }).click()
    await other.getByRole('button', { name: 'انشره في موعد' }).click()
    const dialog = other.getByRole('dialog')
    await dialog.getByLabel('الموعد').fill(wallTime(new Date(Date.now() + 86_400_000), timeZone))
    await dialog.getByRole('button', { name: 'انشره في هذا الموعد' }).click()
    await expect(dialog).toBeHidden()
    await open(page)
    const plans = page.locator('.front-plans li')
    await expect(plans).toContainText('رتّبه كريم المحرر')
    await plans.getByRole('button', { name: /ألغِ/ }).click()
    await expect(plans).toHaveCount(0)
    expect((await frontAsRead(page))[0]).toBe(first)
  })

  await test.step('without script a story is put in the lead by a form, and the former lead moves down', async () => {
    const plain = await browser.newContext({
      baseURL: newspaper.url,
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    })
    const form = await plain.newPage()
    await form.goto(`/admin/front?language=${language()}`)
    await form.locator('[name=place-0]').selectOption({ label: second })
    await form.getByRole('button', { name: 'انشر الترتيب' }).click()
    // By its class: words in what only a browser without script shows are not looked for by Playwright.
    await expect(form.locator('.front-plain .notice')).toContainText('نُشر الترتيب.')
    await plain.close()
    expect((await frontAsRead(page)).slice(0, 2)).toEqual([second, first])
  })

  await test.step('a section’s front is laid out at the same desk, and figures are written beside the paper’s', async () => {
    await page.locator('.front-list a').nth(1).click()
    await expect(page.locator('.front-list [aria-current]')).not.toHaveText('صفحة الصحيفة الأولى')
    await expect(words(page)).toHaveText('هذا ما يراه القراء.')
    const putFound = async (headline: string, where: string) => {
      await page.locator('.front-shelf [data-search-field]').fill(headline)
      await expect(candidate(page, 0).locator('h3')).toHaveText(headline)
      await candidate(page, 0)
        .getByRole('button', { name: /^ضعها…/ })
        .click()
      await page.getByRole('menuitem', { name: where, exact: true }).click()
    }
    await putFound(first, 'الصدر')
    await putFound(second, 'الاختيار 1')
    await publish(page).click()
    await expect(words(page)).toHaveText('هذا ما يراه القراء.')
    expect(await overflow(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    const reader = await anotherBrowser(browser)
    await reader.goto(
      (await page.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href'))!,
    )
    await expect(reader.locator('.front-lead .headline').first()).toHaveText(first)
    await expect(reader.locator('.front-picks .headline')).toHaveText([second])
    expect(await overflow(reader)).toBe(0)
    expect(await barriers(reader)).toEqual([])
    // The paper's own front knows nothing of it.
    expect((await frontAsRead(page)).slice(0, 2)).toEqual([second, first])

    await open(page)
    await page.locator('.figures-desk > summary').click()
    const row = page.locator('.figures-row').first()
    await row.getByLabel('الاسم').fill('الذهب')
    await row.getByLabel('القيمة').fill('كثير')
    await page.getByRole('button', { name: 'انشر الأرقام' }).click()
    await expect(page.locator('.figures-desk .notice')).toContainText('ليس رقمًا')
    await expect(row.getByLabel('الاسم')).toHaveValue('الذهب')
    await row.getByLabel('القيمة').fill('٢٬٤١٠٫٥٠')
    await row.getByLabel('التغيّر بإشارته').fill('-0.4')
    await page.getByRole('button', { name: 'انشر الأرقام' }).click()
    await expect
      .poll(async () => {
        await reader.goto(frontOf(language()))
        return reader.locator('.front-figures tr').first().textContent()
      })
      .toMatch(/2,410\.50[\s\S]*−0\.4\u200e?%/)
    await reader.context().close()
  })

  await test.step('an author has no such room', async () => {
    const author = await anotherBrowser(browser)
    await signInAsNew(author, 'author')
    await expect(author.getByRole('link', { name: 'الصفحة الأولى' })).toHaveCount(0)
    expect((await author.goto('/admin/front'))!.status()).toBe(404)
    expect((await author.goto(`/admin/preview/front/${language()}`))!.status()).toBe(404)
    await author.context().close()
  })
  await other.context().close()
})

test('a breaking notice stands over every page, leads to its story, and ends by itself', { ...once }, async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await signInAsShared(page, 'editor')
  await open(page, quiet())
  const desk = page.locator('.breaking-desk')
  const line = `پایان آزمایش ${Date.now()}`
  const announce = async (until: Date | null) => {
    await desk.locator('summary').first().click()
    await desk.getByLabel('السطر').fill(line)
    await desk.getByLabel('المادة التي يقود إليها').selectOption({ index: 1 })
    if (until) {
      await desk.getByLabel('مدته').selectOption('at')
      await desk.getByLabel('حتى', { exact: true }).fill(wallTime(until, timeZone))
    }
    await desk.getByRole('button', { name: /^أعلنه/ }).click()
  }

  await test.step('a moment that has passed is refused, and nothing that was written is lost', async () => {
    await announce(new Date(Date.now() - 60_000))
    await expect(desk.locator('.notice')).toContainText('فات')
    await expect(desk.getByLabel('السطر')).toHaveValue(line)
    expect(await barriers(page)).toEqual([])
    await desk.locator('summary').first().click()
  })

  const reader = await anotherBrowser(browser)
  await test.step('for a few seconds', async () => {
    await announce(new Date(Date.now() + 20_000))
    await expect(desk.locator('.breaking-line')).toHaveText(line)
    await reader.goto(`/${quiet()}`)
    await expect(reader.locator('.breaking')).toContainText(line)
    expect(await overflow(reader)).toBe(0)
    expect(await barriers(reader)).toEqual([])
    const link = reader.locator('.breaking a')
    await expect(link).toHaveAttribute('href', new RegExp(`^/${quiet()}/`))
  })

  await test.step('and then it is gone: from the page that is open, and from the next one', async () => {
    await expect(reader.locator('.breaking')).toBeHidden({ timeout: 40_000 })
    await expect
      .poll(async () => (await (await reader.request.get(`/${quiet()}`)).text()).includes(line))
      .toBe(false)
  })

  await test.step('another is ended early', async () => {
    await open(page, quiet())
    await announce(null)
    await expect(desk.locator('.breaking-line')).toHaveText(line)
    await reader.goto(`/${quiet()}/latest`)
    await expect(reader.locator('.breaking')).toContainText(line)
    await desk.getByRole('button', { name: 'أنهِه الآن' }).click()
    await expect(desk.locator('.breaking-line')).toHaveCount(0)
    await reader.reload()
    await expect(reader.locator('.breaking')).toHaveCount(0)
  })
})
