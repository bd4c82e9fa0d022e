/** Whoever comes in to work finds every story, begins one, and gets back what was deleted. */
import type { Locator, Page } from '@playwright/test'
import people from '../messages/newsroom/ar/people.json' with { type: 'json' }
import { barriers } from './barriers.ts'
import { expect, inOneLightPerSize, once, overflow, test } from './fixtures.ts'
import { enter, newPerson, signInAsNew, signInAsShared } from './newsroom-session.ts'

/** A headline that no other test has. */
const headlineOf = (words: string) => `${words} ${Math.random().toString(36).slice(2, 8)}`

/** Does something until it shows: a page hears keys and choices a moment after it can be seen. */
const until = (done: () => Promise<unknown>, shows: () => Promise<unknown>): Promise<void> =>
  expect(async () => {
    await done()
    await shows()
  }).toPass()
const seen = (what: Locator) => () => expect(what).toBeVisible({ timeout: 2_000 })
const at = (page: Page, address: RegExp) => () => expect(page).toHaveURL(address, { timeout: 3_000 })

/** Begins a story by the form, in the section that stands first. @returns its id */
async function begin(page: Page, headline: string, language?: string): Promise<string> {
  await page.goto('/admin/new')
  if (language) await page.getByLabel('لغة المادة').selectOption(language)
  await page.getByLabel('عنوان أولي').fill(headline)
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  return page.url().split('/').at(-1)!
}

const rowOf = (page: Page, headline: string) => page.locator('.board-row', { hasText: headline })

test('by keyboard alone, from the door to a story of one’s own', once, async ({ page }) => {
  test.slow()
  const editor = await newPerson('editor')
  await enter(page, editor)
  await page.context().clearCookies()

  await page.goto('/admin/bin')
  await expect(page).toHaveURL(/\/admin\/sign-in\?to=/)
  const press = page.keyboard.press.bind(page.keyboard)
  const tabTo = async (name: string) => {
    for (let steps = 0; steps < 20; steps += 1) {
      if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return
      await press('Tab')
    }
    throw new Error(`Tab does not reach “${name}”`)
  }
  await tabTo('email')
  await page.keyboard.type(editor.email)
  await tabTo('password')
  await page.keyboard.type(editor.password)
  await press('Enter')
  // Back where they wanted to go.
  await expect(page).toHaveURL(/\/admin\/bin$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('المحذوفات')

  // The first thing a keyboard meets leads past the frame.
  await page.reload()
  await press('Tab')
  await expect(page.getByRole('link', { name: 'انتقل إلى المحتوى' })).toBeFocused()

  // As an Arabic keyboard types it: the key is N, the letter is not.
  await until(
    () =>
      page.evaluate(() =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ى', code: 'KeyN', bubbles: true })),
      ),
    at(page, /\/admin\/new$/),
  )
  await expect(page.getByLabel('عنوان أولي')).toBeFocused()
  const headline = headlineOf('مادة بلا فأرة')
  await page.keyboard.type(headline)
  await press('Enter')
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  const story = page.url()

  await page.goto('/admin')
  const palette = page.getByRole('combobox', { name: 'اكتب اسم شاشة أو كلمات من مادة' })
  await until(() => press('Control+k'), seen(palette))
  await expect(palette).toBeFocused()
  await page.keyboard.type(headline)
  await expect(page.getByRole('option', { name: headline })).toBeVisible()
  await press('Enter')
  await expect(page).toHaveURL(story)
})

test('shortcuts are listed, keep out of fields, and can be turned off', once, async ({ page }) => {
  await signInAsNew(page, 'author')
  const help = page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' })
  await until(() => page.keyboard.press('Shift+?'), seen(help))
  await page.getByLabel('اختصارات من مفتاح واحد').uncheck()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('Shift+?')
  await page.keyboard.press('n')
  // What works without single keys still does, and shows that the page has heard the others.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'بحث وانتقال' })).toBeVisible()
  await expect(help).toBeHidden()
  await expect(page).toHaveURL(/\/admin$/)
  await page.keyboard.press('Escape')

  await page.evaluate(() => localStorage.clear())
  await page.reload()
  const field = page.getByRole('searchbox')
  await until(
    () => page.keyboard.press('/'),
    () => expect(field).toBeFocused({ timeout: 2_000 }),
  )
  await field.fill('')
  await page.keyboard.type('n?')
  await expect(field).toHaveValue('n?')
  await expect(help).toBeHidden()
})

test('the board narrows to what is looked for, in any spelling, and says how much there is', {
  ...once,
}, async ({ page }) => {
  test.slow()
  await signInAsNew(page, 'author')
  const mark = Math.random().toString(36).slice(2, 8)
  const arabic = `أسعارُ القمح إلى أين ${mark}`
  const english = `Where wheat prices go ${mark}`
  await begin(page, arabic)
  await begin(page, english, 'en')

  await page.goto('/admin')
  await page.getByRole('searchbox').fill(`اسعار القمح ${mark}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByRole('status').filter({ hasText: 'مادة واحدة' })).toBeVisible()
  await expect(rowOf(page, arabic)).toBeVisible()
  await expect(rowOf(page, english)).toHaveCount(0)
  await expect(rowOf(page, arabic)).toContainText('مسودة')

  await page.getByRole('searchbox').fill(mark)
  await page.keyboard.press('Enter')
  await expect(rowOf(page, english)).toBeVisible()
  await until(() => page.getByLabel('اللغة').selectOption('en'), at(page, /language=en/))
  await expect(rowOf(page, arabic)).toHaveCount(0)
  // A headline keeps its own language and direction among Arabic ones.
  const title = rowOf(page, english).getByRole('heading').locator('bdi')
  await expect(title).toHaveAttribute('lang', 'en')
  await expect(title).toHaveAttribute('dir', 'ltr')

  const tabs = page.getByRole('navigation', { name: 'المواد بحسب حالها' })
  await expect(tabs.getByRole('link', { name: 'مسودة 1' })).toBeVisible()
  await tabs.getByRole('link', { name: /^منشورة/ }).click()
  await expect(page.getByRole('heading', { name: 'لا مواد بهذه الصفات' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'ألغِ التصفية' }).last().click()
  await expect(page).toHaveURL(/\/admin\?state=published$/)

  // “Mine” is what one began: of all the paper's stories these two.
  await page.goto('/admin')
  const mine = page.getByLabel('موادي فقط')
  await until(
    async () => {
      await mine.uncheck()
      await mine.check()
    },
    at(page, /mine=1/),
  )
  await expect(page.locator('.board-row')).toHaveCount(2)
  // And an address is enough to come back.
  await page.reload()
  await expect(mine).toBeChecked()
  await expect(page.locator('.board-row')).toHaveCount(2)
})

test('from page to page of a long board', once, async ({ page }) => {
  await signInAsShared(page, 'editor')
  await page.goto('/admin?state=published')
  const first = await page.locator('.board-row h2').first().textContent()
  const pages = page.getByRole('navigation', { name: 'صفحات المواد' })
  await pages.getByRole('link', { name: 'التالي' }).click()
  await expect(page).toHaveURL(/\/admin\?state=published&after=/)
  await expect(page.locator('.board-row h2').first()).not.toHaveText(first!)
  await pages.getByRole('link', { name: 'السابق' }).click()
  await expect(page).toHaveURL(/\/admin\?state=published(&up-to=|$)/)
  await expect(page.locator('.board-row h2').first()).toHaveText(first!)
  // Past the end is the beginning, not an empty page.
  await page.goto('/admin?state=published&after=1-nothing')
  await expect(page.locator('.board-row h2').first()).toHaveText(first!)
})

test(
  'many stories are changed at once, told of one by one, and all of it is taken back',
  once,
  async ({ page }) => {
    await signInAsNew(page, 'editor')
    const mark = Math.random().toString(36).slice(2, 8)
    await begin(page, `أولى ${mark}`)
    await begin(page, `ثانية ${mark}`)
    await page.goto(`/admin?q=${mark}`)
    const rows = page.locator('.board-row')
    await expect(rows).toHaveCount(2)

    await test.step('the columns are one’s own choice, and stay', async () => {
      await until(
        () => page.getByText('الأعمدة', { exact: true }).click(),
        seen(page.getByLabel('الكلمات', { exact: true })),
      )
      await page.getByLabel('الكلمات', { exact: true }).check()
      await page.getByRole('button', { name: 'احفظ الأعمدة' }).click()
      await expect(rows.first().locator('[data-column="words"]')).toBeVisible()
      await page.reload()
      await expect(rows.first().locator('[data-column="words"]')).toBeVisible()
    })

    await test.step('by keyboard: chosen, sent to review, and back', async () => {
      await page.getByRole('checkbox', { name: `اختر: أولى ${mark}` }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('checkbox', { name: `اختر: ثانية ${mark}` }).focus()
      await page.keyboard.press('Space')
      const bar = page.getByRole('group', { name: 'غيّر المختار' })
      await bar.getByLabel('ماذا يتغير').selectOption('submit')
      expect(await barriers(page)).toEqual([])
      await bar.getByRole('button', { name: 'طبّق على المختار' }).dblclick()
      await expect(page.getByText('تغيرت مادتان')).toBeVisible()
      await expect(rows.filter({ hasText: 'قيد المراجعة' })).toHaveCount(2)
      await page.getByRole('button', { name: 'تراجع عن هذا كله' }).click()
      await expect(page.getByText('عادت مادتان إلى ما كانتا عليه')).toBeVisible()
      await expect(rows.filter({ hasText: 'مسودة' })).toHaveCount(2)
    })

    await test.step('what cannot be done says why, of each', async () => {
      await page.getByRole('checkbox', { name: `اختر: أولى ${mark}` }).check()
      const bar = page.getByRole('group', { name: 'غيّر المختار' })
      await bar.getByLabel('ماذا يتغير').selectOption('approve')
      await bar.getByRole('button', { name: 'طبّق على المختار' }).click()
      await expect(page.getByText('لم تتغير أي مادة، وبقيت مادة كما هي.')).toBeVisible()
    })

    await test.step('a board is kept under a name, and the states stand beside each other', async () => {
      await page.goto(`/admin?q=${mark}&state=draft`)
      await until(() => page.getByText('العروض المحفوظة').click(), seen(page.getByLabel('اسم العرض')))
      await page.getByLabel('اسم العرض').fill(`مسوداتي ${mark}`)
      await page.getByRole('button', { name: 'احفظ هذا العرض' }).click()
      await page.goto('/admin?columns=1&mine=1')
      await expect(page.locator('.board-card')).toHaveCount(2)
      await until(
        () => page.getByText('العروض المحفوظة').click(),
        seen(page.getByRole('link', { name: `مسوداتي ${mark}` })),
      )
      await page.getByRole('link', { name: `مسوداتي ${mark}` }).click()
      await expect(rows).toHaveCount(2)
      await expect(page).toHaveURL(/state=draft/)
    })
  },
)

test('what was deleted lies in the bin, and comes back', once, async ({ page }) => {
  test.slow()
  await signInAsNew(page, 'author')
  const headline = headlineOf('للمحذوفات')
  const id = await begin(page, headline)
  await page.goto('/admin')
  const deleted = await page.evaluate(
    async (articleId) => (await fetch(`/admin/stories/${articleId}/bin`, { method: 'POST' })).status,
    id,
  )
  expect(deleted).toBe(200)
  await page.reload()
  await expect(rowOf(page, headline)).toHaveCount(0)

  await page.goto('/admin/bin')
  await expect(rowOf(page, headline)).toContainText('بقي 30 يومًا')
  await page.getByRole('button', { name: `أعدها: ${headline}` }).click()
  await expect(page.getByText('أُعيدت المادة.')).toBeVisible()
  await expect(rowOf(page, headline)).toHaveCount(0)
  await page.goto(`/admin?q=${encodeURIComponent(headline)}`)
  await expect(rowOf(page, headline)).toBeVisible()

  // Somebody else's reach does not come so far, and is told so.
  await page.evaluate((articleId) => fetch(`/admin/stories/${articleId}/bin`, { method: 'POST' }), id)
  // The board follows what changes, and goes by itself to where one signs in.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await signInAsNew(page, 'translator')
  await page.goto('/admin/bin')
  await page.getByRole('button', { name: `أعدها: ${headline}` }).click()
  await expect(rowOf(page, headline).getByRole('alert')).toHaveText(people.refusals['not-allowed'])
})

test('without script the board is read and narrowed, and a story begun', once, async ({ browser, page }) => {
  test.slow()
  await signInAsNew(page, 'author')
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: page.url(),
    storageState: await page.context().storageState(),
  })
  const still = await plain.newPage()
  await still.goto('/admin/new')
  const headline = headlineOf('بلا برمجية')
  await still.getByLabel('عنوان أولي').fill(headline)
  await still.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await still.waitForURL(/\/admin\/stories\/\w+$/)
  await still.goto('/admin')
  await still.getByRole('searchbox').fill(headline)
  await still.getByRole('button', { name: 'اعرض' }).click()
  await expect(still.locator('.board-row')).toHaveCount(1)
  await expect(rowOf(still, headline)).toBeVisible()
  await plain.close()
})

test('the newsroom turns to another language and to other colours, and stays so', once, async ({ page }) => {
  await signInAsNew(page, 'author', { name: 'سالم' })
  const dark = page.getByRole('menuitemradio', { name: 'داكن' })
  await until(() => page.getByRole('button', { name: 'قائمة سالم' }).click(), seen(dark))
  await dark.click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'قائمة سالم' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('nobody is let see or begin what is not for them', once, async ({ page, request, baseURL }) => {
  const found = await request.get('/admin/find?q=a', { maxRedirects: 0 })
  expect(found.status()).toBe(401)
  for (const path of ['/admin', '/admin?q=%D8%A3', '/admin/new', '/admin/bin', '/admin/nothing']) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    const to = new URL(answer.headers().location!, baseURL)
    expect(to.pathname).toBe('/admin/sign-in')
    expect(to.searchParams.get('to') ?? '/admin', path).toBe(path)
    expect(await answer.text(), path).not.toContain('board-row')
  }

  await signInAsNew(page, 'translator')
  await expect(page.getByRole('link', { name: 'مادة جديدة' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'الفريق' })).toHaveCount(0)
  await page.goto('/admin/new')
  await expect(page.getByText('دورك لا يتيح بدء مواد جديدة.')).toBeVisible()
  await expect(page.getByLabel('عنوان أولي')).toHaveCount(0)
  expect((await page.goto('/admin/nothing'))!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'لا شاشة في هذا العنوان' })).toBeVisible()
})

// Neither language, colours nor size depend on each other: English is looked at light on a desk, Arabic dark on a phone.
for (const { locale, colorScheme } of [
  { locale: 'en', colorScheme: 'light' },
  { locale: 'ar', colorScheme: 'dark' },
] as const)
  test.describe(`in ${locale}, ${colorScheme}`, () => {
    test.use({ colorScheme })
    inOneLightPerSize(colorScheme)
    test('no screen has a serious barrier or is wider than the screen', async ({ page }) => {
      test.slow()
      await signInAsNew(page, 'editor', { locale })
      const well = async (what: string) => {
        expect(await barriers(page), what).toEqual([])
        expect(await overflow(page), what).toBe(0)
      }
      for (const path of [
        '/admin',
        '/admin?state=killed',
        '/admin?language=he&q=x',
        '/admin/new',
        '/admin/bin',
        '/admin/nothing',
      ]) {
        await page.goto(path)
        await well(path)
      }
      await page.goto('/admin')
      await until(() => page.keyboard.press('Control+k'), seen(page.getByRole('option').first()))
      await well('palette')
      await page.keyboard.press('Escape')
      await page.locator('.person-button').click()
      await expect(page.getByRole('menu')).toBeVisible()
      await well('menu')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
      await page.keyboard.press('Shift+?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await well('shortcuts')
    })
  })

test.describe('on a phone', () => {
  test.skip(({ viewport }) => (viewport?.width ?? 0) > 500, 'a wide screen has no bar at its foot')
  test('everything that is pressed is as large as a finger', async ({ page }) => {
    await signInAsNew(page, 'owner')
    for (const path of ['/admin', '/admin/new', '/admin/bin']) {
      await page.goto(path)
      const small = await page
        .locator(
          'button:visible, select:visible, input:visible:not([type=checkbox]), .nav-link:visible, .tab:visible',
        )
        .evaluateAll((elements) =>
          elements
            .map((element) => ({
              element,
              // A field with words chosen in it is pressed as a whole.
              box: (element.closest('.combobox') ?? element).getBoundingClientRect(),
            }))
            .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
            .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
        )
      expect(small, path).toEqual([])
    }
  })
})
