/**
 * Somebody types into a form and leaves at once by a link, without sending it: the words are there when she comes back.
 * Every form of the newsroom but the story's own text, which has journeys of its own.
 */
import type { Locator, Page } from '@playwright/test'
import { expect, newspaper, once, test } from './fixtures.ts'
import { answers, signInAsNew } from './newsroom-session.ts'
import { beginStory, openTab, storyPath, text } from './story-screen.ts'

type Form = {
  name: string
  address: string
  /** Opens what the form stands in. */
  open?: (page: Page) => Promise<unknown>
  field: (page: Page) => Locator
}

const named = (name: string) => (page: Page) => page.locator(`main [name="${name}"]`).first()
const inDialog = (page: Page) => page.getByRole('dialog').locator('textarea')
const isBack = (page: Page) => page.getByText('عاد إلى الحقول ما كتبته هنا من قبل ولم يُحفظ.')

/** The first link of a page whose address begins so. */
async function linkOn(page: Page, address: string, beginning: RegExp): Promise<string> {
  await page.goto(address)
  const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
  return links.find((each) => beginning.test(each))!
}

/** By a link of the newsroom, as soon as it can be pressed. */
async function leave(page: Page): Promise<void> {
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
  await page.locator('a.shell-name').click()
  await expect(page).toHaveURL(/\/admin$/)
}

test(
  'what was typed into any form of the newsroom is there again after leaving it at once',
  once,
  async ({ page }) => {
    test.setTimeout(300_000)
    await signInAsNew(page, 'owner')
    const article = await beginStory(page, `نموذج يُترك ${Date.now()}`)
    const draft = await (await page.request.get(`${storyPath(article)}/draft`)).json()
    const moved = await page.request.post(`${storyPath(article)}/move`, {
      headers: { origin: newspaper.url },
      data: { move: 'publish', baseVersion: draft.value.version },
    })
    expect(moved.status()).toBe(200)
    const picture = await linkOn(page, '/admin/media', /^\/admin\/media\/(?!together|files)[^?]+$/)
    const author = await linkOn(
      page,
      '/admin/directory/authors',
      /^\/admin\/directory\/authors\/(?!new)[^?]+$/,
    )
    const onStory = (
      name: string,
      tab: Parameters<typeof openTab>[1],
      rest: Omit<Form, 'name' | 'address'>,
    ): Form => ({
      name,
      address: storyPath(article),
      field: rest.field,
      open: async () => {
        await openTab(page, tab)
        await rest.open?.(page)
      },
    })

    const forms: Form[] = [
      { name: 'a new story', address: '/admin/new', field: named('headline') },
      { name: 'the settings', address: '/admin/settings', field: named('tagline-ar') },
      {
        name: 'the menus',
        address: '/admin/settings/menus/fr',
        open: async () => {
          await named('header-own')(page).selectOption('own')
          await named('header-target-0')(page).selectOption('address')
        },
        field: named('header-label-0'),
      },
      { name: 'a new topic', address: '/admin/directory/topics/new', field: named('name-ar') },
      { name: 'an author', address: author, field: named('description-ar') },
      { name: 'a key', address: '/admin/keys', field: named('name') },
      { name: 'a webhook', address: '/admin/webhooks', field: named('address') },
      { name: 'an invitation', address: '/admin/people/new', field: named('email') },
      { name: 'an account', address: '/admin/account', field: named('name') },
      { name: 'a redirect', address: '/admin/redirects', field: named('from') },
      { name: 'the words of a picture', address: picture, field: named('caption-ar') },
      { name: 'a licence', address: picture, field: named('licence-note') },
      {
        name: 'many pictures',
        address: `/admin/media/together?picture=${picture.split('/').at(-1)}`,
        field: named('caption'),
      },
      {
        name: 'a breaking notice',
        address: '/admin/front?language=he',
        open: () =>
          page.locator('.breaking-new').evaluate((it: HTMLDetailsElement) => {
            it.open = true
          }),
        field: named('text'),
      },
      onStory('the note of a move', 'النشر', {
        open: () => page.locator('.story-moves .button-danger').first().click(),
        field: inDialog,
      }),
      onStory('a correction', 'النشر', {
        open: () => page.getByRole('button', { name: 'صوّب المادة' }).click(),
        field: inDialog,
      }),
      onStory('a story’s address', 'البيانات', {
        field: () =>
          page
            .locator('form')
            .filter({ has: page.getByText('غيّر الرابط') })
            .locator('input'),
      }),
      onStory('a link to a draft', 'المعاينة', {
        open: () => page.getByLabel('الروابط', { exact: true }).check(),
        field: () => page.locator('.story-panel-content form input').first(),
      }),
      onStory('a version that is kept', 'السجل', { field: () => page.locator('#keep-reason') }),
    ]

    for (const { name, address, open, field } of forms)
      await test.step(name, async () => {
        const words = name === 'an invitation' ? 'left@newsroom.example' : `/كلمات-${name.length}`
        const opened = async () => {
          await page.goto(address)
          await answers(page)
          const isThere = await field(page).isVisible()
          if (!isThere) await open?.(page)
          await expect(field(page)).toBeVisible()
        }
        await opened()
        await field(page).fill(words)
        await leave(page)
        await opened()
        await expect(field(page)).toHaveValue(words)
        await expect(isBack(page)).toBeVisible()
        await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
        await expect(field(page)).not.toHaveValue(words)
        await expect(isBack(page)).toHaveCount(0)
      })

    await test.step('words typed before the page had its script stand beside those that come back', async () => {
      const [headline, address] = [named('headline')(page), '/admin/new']
      await page.goto(address)
      await answers(page)
      await headline.fill('ما كُتب أولًا')
      await leave(page)
      let goOn = () => {}
      const mayGo = new Promise<void>((resolve) => {
        goOn = resolve
      })
      await page.route('**/*.js', async (route) => {
        await mayGo
        await route.continue()
      })
      await page.goto(address, { waitUntil: 'commit' })
      await headline.fill('وما كُتب على عجل')
      goOn()
      await expect(headline).toHaveValue('ما كُتب أولًا وما كُتب على عجل')
      await page.unroute('**/*.js')
      await leave(page)
      await page.goto(address)
      await expect(headline).toHaveValue('ما كُتب أولًا وما كُتب على عجل')
      await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
    })

    await test.step('a front that is laid out and not published', async () => {
      const words = page.locator('.front-bar-words')
      await page.goto('/admin/front?language=he')
      await answers(page)
      await page
        .getByRole('button', { name: /^ثبّتها هنا: / })
        .first()
        .click()
      await expect(words).toContainText('غيّرت مكانًا واحدًا')
      await leave(page)
      await page.goto('/admin/front?language=he')
      await expect(words).toContainText('غيّرت مكانًا واحدًا')
      await page.getByRole('button', { name: 'أهمل التغييرات' }).click()
    })

    await test.step('a box, up to its last letter, which is no template', async () => {
      const opened = async (kind: string) => {
        await page.goto(`/admin/parts/new?kind=${kind}`)
        await answers(page)
        await expect(text(page)).toBeVisible()
      }
      await opened('box')
      await text(page).click()
      await page.keyboard.type('صندوق لم يُنشأ')
      await leave(page)
      await opened('template')
      await expect(isBack(page)).toHaveCount(0)
      await expect(text(page)).not.toContainText('صندوق لم يُنشأ')
      await opened('box')
      await expect(text(page)).toContainText('صندوق لم يُنشأ')
      await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
      await expect(text(page)).not.toContainText('صندوق لم يُنشأ')
    })

    await test.step('cells of a table, at once, and while others are being saved', async () => {
      await page.goto('/admin/data')
      await answers(page)
      await page.getByLabel('اسم الجدول').fill(`أسعار ${Date.now()}`)
      await page.getByLabel('ألصق جدولًا').fill('الصنف\tالسعر\nقمح\t5\nقطن\t7')
      await page.getByRole('button', { name: 'أنشئ الجدول' }).click()
      const cells = page.locator('.dataset-grid tbody input')
      await expect(cells).toHaveCount(4)
      await answers(page)
      const address = page.url()
      await cells.nth(1).fill('6')
      await leave(page)
      await page.goto(address)
      await expect(cells.nth(1)).toHaveValue('6')
      let goOn = () => {}
      const mayGo = new Promise<void>((resolve) => {
        goOn = resolve
      })
      await page.route('**/table', async (route) => {
        await mayGo
        await route.continue()
      })
      await page.getByRole('button', { name: 'احفظ الأرقام' }).click()
      await cells.nth(3).fill('8')
      goOn()
      await expect(page.getByText('تغيير واحد لم يُحفظ')).toBeVisible()
      await expect(cells.nth(1)).toHaveValue('6')
      await expect(cells.nth(3)).toHaveValue('8')
      await page.unroute('**/table')
      await page.getByRole('button', { name: 'احفظ الأرقام' }).click()
      await expect(page.getByText('كل شيء محفوظ')).toBeVisible()
      await page.reload()
      await expect(cells.nth(1)).toHaveValue('6')
      await expect(cells.nth(3)).toHaveValue('8')
    })

    await test.step('where a picture is cut, and what a story is about, which nobody types', async () => {
      await page.goto(picture)
      await answers(page)
      const across = page.locator('.focus-sliders input').first()
      const former = await across.inputValue()
      await across.fill(former === '7' ? '8' : '7')
      await leave(page)
      await page.goto(picture)
      await expect(isBack(page)).toBeVisible()
      await expect(across).toHaveValue(former === '7' ? '8' : '7')
      await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
      await expect(across).toHaveValue(former)
      await page.goto('/admin/new')
      await answers(page)
      await page.getByRole('combobox', { name: 'الموضوعات' }).click()
      await page.getByRole('option').first().click()
      const topic = (await page.locator('.chip').textContent())!
      await page.keyboard.press('Escape')
      await leave(page)
      await page.goto('/admin/new')
      await expect(page.locator('.chip')).toHaveText(topic)
      await page.getByRole('button', { name: 'أهمل ما كتبته' }).click()
      await expect(page.locator('.chip')).toHaveCount(0)
    })

    await test.step('what was sent is not brought back, whether the page stays or leads on', async () => {
      await page.goto('/admin/account')
      await answers(page)
      await named('name')(page).fill('ليلى التي حفظت')
      await named('name')(page).press('Enter')
      await expect(page.locator('.notice[data-kind="done"]')).toBeVisible()
      await page.goto('/admin/directory/topics/new')
      await answers(page)
      await named('name-ar')(page).fill(`موضوع ${Date.now()}`)
      await named('name-en')(page).fill(`topic ${Date.now()}`)
      await named('name-en')(page).press('Enter')
      await expect(page).toHaveURL(/\/topics\/(?!new)/)
      for (const address of ['/admin/account', '/admin/directory/topics/new']) {
        await page.goto(address)
        await answers(page)
        await expect(isBack(page)).toHaveCount(0)
      }
      await expect(named('name-ar')(page)).toHaveValue('')
    })

    await test.step('without a connection, and when the session has ended, nothing is lost either', async () => {
      const tagline = named('tagline-en')(page)
      await page.goto('/admin/settings')
      await answers(page)
      await page.locator('details:has([name="tagline-en"])').evaluate((it: HTMLDetailsElement) => {
        it.open = true
      })
      await tagline.fill('Every morning, whatever comes')
      await page.context().setOffline(true)
      await tagline.press('Enter')
      await expect(page.getByText('تعذّر الاتصال بالخادم')).toBeVisible()
      await expect(tagline).toHaveValue('Every morning, whatever comes')
      await page.context().setOffline(false)
      const cookies = await page.context().cookies()
      await page.context().clearCookies()
      await tagline.press('Enter')
      await expect(page.getByText('انتهت جلستك')).toBeVisible()
      await expect(tagline).toHaveValue('Every morning, whatever comes')
      await page.goto('/admin/settings')
      await expect(page).toHaveURL(/sign-in/)
      await page.context().addCookies(cookies)
      await page.goto('/admin/settings')
      await expect(isBack(page)).toBeVisible()
      await expect(tagline).toHaveValue('Every morning, whatever comes')
    })

    await test.step('what a colleague saved in the same field meanwhile is named, and nothing else of theirs is touched', async () => {
      const other = await page.context().newPage()
      await other.goto('/admin/settings')
      await answers(other)
      await other.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
        for (const each of all) each.open = true
      })
      await named('tagline-en')(other).fill('Theirs')
      await named('tagline-fr')(other).fill('Aussi')
      await named('tagline-fr')(other).press('Enter')
      await expect(other.getByText('حُفظ، وظهر في كل صفحات القراء.')).toBeVisible()
      await other.close()
      await page.reload()
      await expect(page.getByText(/^تغيّر على الخادم بعد أن كتبت: [^،]+ \(English\)\./)).toBeVisible()
      await expect(named('tagline-en')(page)).toHaveValue('Every morning, whatever comes')
      await expect(named('tagline-fr')(page)).toHaveValue('Aussi')
    })

    await test.step('and nobody else who signs in here finds it', async () => {
      await page.context().clearCookies()
      await signInAsNew(page, 'owner')
      await page.goto('/admin/settings')
      await answers(page)
      await expect(isBack(page)).toHaveCount(0)
      await expect(named('tagline-en')(page)).not.toHaveValue('Every morning, whatever comes')
    })
  },
)
