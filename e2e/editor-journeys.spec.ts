import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { wallTime } from '../lib/newsroom/writing/wall-time.ts'
import { barriers } from './barriers.ts'
import { expect, inOneLightPerSize, once, overflow, test } from './fixtures.ts'
import { alertOn, signInAsNew, signInAsShared } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  closePanel,
  headline,
  isReady,
  isSaved,
  line,
  makeMove,
  openStory,
  openTab,
  paste,
  state,
  storyPath,
  text,
  typeText,
} from './story-screen.ts'

/** No other test, and no earlier run, has it. */
/** With a word that nobody else writes: in Arabic letters, for a Latin one is set apart by markup on readers' pages. */
const unique = (words: string) =>
  `${words} ${Array.from({ length: 7 }, () => 'بتثجحخدرزسشصط'[Math.floor(Math.random() * 13)]).join('')}`
const timeZone = 'Asia/Dubai'

test.slow()

test('a story is written, pasted into, tidied, pictured, reviewed, scheduled and published, and stands on the front', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(300_000)
  const title = unique('المصارف تختبر دفترًا واحدًا')
  await signInAsShared(page, 'author')
  const id = await beginStory(page, title)
  expect(await overflow(page)).toBe(0)

  await line(page, 'العنوان التمهيدي').fill('اقتصاد')
  await line(page, 'الملخّص').fill('عشرة مصارف تكتب في دفتر واحد، ولا أحد منها يملكه.')
  await line(page, 'مكان الخبر').fill('دبي')
  await typeText(page, 'قال المصرف المركزي ,إن التجربة بدأت.')
  await page.keyboard.press('Enter')
  await paste(page, {
    html: '<p class="MsoNormal" dir="RTL" style="mso-bidi-language:AR"><b>وقال</b> مسؤول في <span lang="EN-US">Harbour Labs</span>: «نجرّب».<o:p></o:p></p>',
    text: 'وقال مسؤول في Harbour Labs: «نجرّب».',
  })
  await expect(text(page)).toContainText('وقال مسؤول في Harbour Labs')
  await expect(text(page).locator('[class*=Mso], [style*=mso]')).toHaveCount(0)

  await test.step('tidy', async () => {
    await page
      .getByRole('button', { name: /التدقيق الطباعي/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'اقبل الكل' }).click()
    await expect(text(page)).toContainText('المركزي، إن')
    await page.keyboard.press('Escape')
  })

  await test.step('a lead picture', async () => {
    const details = await openTab(page, 'البيانات')
    await details.getByRole('button', { name: 'اختر صورة' }).click()
    const picker = page.getByRole('dialog', { name: 'اختر صورة' })
    await picker
      .locator('input[type=file]')
      .setInputFiles(join(import.meta.dirname, '../docs/pictures/card.jpg'))
    await expect(picker).toBeHidden({ timeout: 30_000 })
    await expect(details.locator('.lead-picture img')).toBeVisible()
    await closePanel(page)
  })
  await isSaved(page)

  await test.step('previews show the draft', async () => {
    const panel = await openTab(page, 'المعاينة')
    await expect(panel.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(title)
    await panel.getByRole('radio', { name: 'البطاقة' }).check()
    const card = panel.getByRole('img', { name: title })
    await expect.poll(() => card.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200)
    await panel.getByRole('radio', { name: 'المنصات' }).check()
    for (const platform of ['واتساب', 'إكس', 'فيسبوك', 'تيليغرام', 'لينكدإن', 'غوغل']) {
      const shown = panel.getByRole('region', { name: platform })
      await expect(shown.locator('.platform-title')).toContainText(title.slice(0, 20))
      await expect(shown.locator('.platform-title')).toHaveCSS('direction', 'rtl')
    }
    // It has all that a link is shown with.
    const whatsapp = panel.getByRole('region', { name: 'واتساب' })
    await expect(whatsapp.getByRole('listitem')).toHaveText(['لا ملاحظات.'])
    await closePanel(page)
  })

  await test.step('an author submits, and can do no more', async () => {
    const panel = await openTab(page, 'النشر')
    await expect(panel.getByRole('button', { name: 'انشرها الآن' })).toHaveCount(0)
    await makeMove(page, 'أرسلها إلى المراجعة', 'الأرقام من المصرف نفسه.')
    await expect(page.getByText('أُرسلت إلى المراجعة.', { exact: true })).toBeVisible()
    await expect(state(page)).toHaveText('قيد المراجعة')
  })

  const editor = await anotherBrowser(browser)
  await signInAsShared(editor, 'editor')
  await test.step('an editor reads the note, approves and schedules', async () => {
    await openStory(editor, id)
    // She has it in hand, although the author stays where she was.
    await isReady(editor)
    await expect(editor.locator('.story-notices')).not.toContainText('يكتب فيها الآن')
    const history = await openTab(editor, 'السجل')
    await expect(history.locator('.event-note')).toHaveText('الأرقام من المصرف نفسه.')
    await makeMove(editor, 'اعتمدها')
    await expect(state(editor)).toHaveText('معتمدة')
    const panel = await openTab(editor, 'النشر')
    await panel.getByRole('button', { name: 'جدوِل نشرها' }).click()
    const dialog = editor.locator('.dialog')
    await expect(dialog).toContainText('توقيت الخليج')
    await expect(dialog).toContainText('UTC+04:00')
    const tomorrow = new Date(Date.now() + 86_400_000)
    const [day, time] = [dialog.getByLabel('موعد النشر'), dialog.getByLabel('الساعة')]
    await dialog.getByRole('button', { name: 'صباح غد 08:00' }).click()
    await expect(time).toHaveValue('08:00')
    await expect(dialog.getByRole('status')).toContainText(await day.inputValue())
    await day.fill(wallTime(tomorrow, timeZone).replace('T', ' '))
    await day.press('Tab')
    await expect(time).toHaveValue(wallTime(tomorrow, timeZone).slice(11))
    await time.fill('٢٠٣٠')
    await time.press('Tab')
    await expect(time).toHaveValue('20:30')
    await expect(dialog.getByRole('button', { name: /^الليلة/ })).toHaveCount(
      Number(wallTime(new Date(), timeZone).slice(11, 13)) < 20 ? 1 : 0,
    )
    await dialog.getByRole('button', { name: 'جدوِل نشرها' }).click()
    await expect(state(editor)).toHaveText('مجدولة')
    expect((await request.get('/')).ok()).toBe(true)
    expect(await (await request.get('/')).text()).not.toContain(title)
  })

  await test.step('it is published, and the front has it', async () => {
    await makeMove(editor, 'انشرها الآن')
    await expect(state(editor)).toHaveText('منشورة')
    const panel = await openTab(editor, 'النشر')
    const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
    const article = await request.get(href!)
    expect(article.status()).toBe(200)
    expect(await article.text()).toContain('عشرة مصارف تكتب في دفتر واحد')
    await expect.poll(async () => (await request.get('/')).text()).toContain(title)
  })
  await editor.context().close()
})

/** A published story on this page's screen. @returns its id and its readers' address */
async function publishedStory(page: Page, title: string): Promise<{ id: string; href: string }> {
  const id = await beginStory(page, title)
  await typeText(page, 'نص يقرؤه القراء.')
  await isSaved(page)
  await makeMove(page, 'انشرها الآن')
  await expect(state(page)).toHaveText('منشورة')
  const panel = await openTab(page, 'النشر')
  const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
  return { id, href: href! }
}

test('an embargo hides a story everywhere until its second has come', once, async ({ page, request }) => {
  const title = unique('خبر محظور')
  await signInAsShared(page, 'editor')
  const { href } = await publishedStory(page, title)
  expect((await request.get(href)).status()).toBe(200)

  const panel = await openTab(page, 'النشر')
  const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 30_000)
  await panel.getByLabel('لا تُنشر قبل').fill(wallTime(until, timeZone))
  await panel.getByRole('button', { name: 'احظر النشر حتى هذا الموعد' }).click()
  await expect(panel.getByText(/^لا تُنشر قبل .*\d/)).toBeVisible()
  await expect.poll(async () => (await request.get(href)).status()).toBe(404)
  expect(await (await request.get('/latest')).text()).not.toContain(title)

  let seenAt = 0
  await expect
    .poll(
      async () => {
        const answer = await request.get(href)
        if (answer.ok()) seenAt ||= Date.now()
        return answer.status()
      },
      { intervals: [200], timeout: 60_000 },
    )
    .toBe(200)
  expect(seenAt).toBeGreaterThanOrEqual(until.getTime())
  await expect.poll(async () => (await request.get('/latest')).text()).toContain(title)
})

test(
  'an embargo and a schedule that contradict each other say so; once it is published neither is asked about',
  once,
  async ({ page }) => {
    await signInAsShared(page, 'editor')
    await beginStory(page, unique('خبر بموعدين'))
    await typeText(page, 'نص يقرؤه القراء.')
    await isSaved(page)
    const panel = await openTab(page, 'النشر')
    const day = 86_400_000
    const typed = (at: number) => wallTime(new Date(at), timeZone).replace('T', ' ')
    const schedule = async (at: number) => {
      await panel.getByRole('button', { name: 'جدوِل نشرها' }).click()
      await page.getByRole('dialog').getByLabel('موعد النشر').fill(typed(at))
      await page.getByRole('dialog').getByRole('button', { name: 'جدوِل نشرها' }).click()
    }
    const embargo = panel.getByLabel('لا تُنشر قبل')
    const setEmbargo = async (at: number) => {
      await embargo.fill(typed(at))
      await panel.getByRole('button', { name: 'احظر النشر حتى هذا الموعد' }).click()
    }

    await test.step('a schedule before the embargo ends', async () => {
      await setEmbargo(Date.now() + 2 * day)
      await expect(panel.getByText(/^لا تُنشر قبل .*\d/)).toBeVisible()
      await schedule(Date.now() + day)
      await expect(alertOn(page)).toContainText('لم يُحفظ الموعد: حظر النشر المؤقت ينتهي بعده')
      await page.keyboard.press('Escape')
      await panel.getByRole('button', { name: 'ارفع حظر النشر' }).click()
      await expect(embargo).toHaveValue('')
    })

    await test.step('an embargo that ends after the schedule', async () => {
      await schedule(Date.now() + day)
      await expect(state(page)).toHaveText('مجدولة')
      await setEmbargo(Date.now() + 2 * day)
      await expect(panel.getByRole('alert')).toContainText(
        'لم يُحفظ حظر النشر المؤقت: للمادة موعد نشر قبل هذه اللحظة',
      )
      expect(await barriers(page)).toEqual([])
    })

    await test.step('published, it has neither, and nothing is wrong', async () => {
      await makeMove(page, 'انشرها الآن')
      await expect(state(page)).toHaveText('منشورة')
      await expect(panel.getByRole('alert')).toHaveCount(0)
      await expect(embargo).toHaveValue('')
    })

    await test.step('at the foot of a long page the panel’s tabs stand free', async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      for (const tab of await page.getByRole('tab').all())
        expect(
          await tab.evaluate((element) => {
            const { top, left, width } = element.getBoundingClientRect()
            const seen = document.elementFromPoint(left + width / 2, top + 2)
            return element.contains(seen) ? 'itself' : `${seen?.className} at ${top}`
          }),
        ).toBe('itself')
    })
  },
)

test('what is unpublished is not found, and comes back; what is killed is gone, and says why', {
  ...once,
}, async ({ page, request }) => {
  await signInAsShared(page, 'editor')
  const { href } = await publishedStory(page, unique('خبر يُسحب'))

  const panel = await openTab(page, 'النشر')
  await panel.getByRole('button', { name: 'ألغِ النشر' }).click()
  const dialog = page.locator('.dialog')
  await expect(dialog).toContainText('تختفي فورًا من كل مكان')
  await expect(dialog.getByRole('button', { name: 'ألغِ النشر' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('رقم يحتاج إلى تحقق')
  await dialog.getByRole('button', { name: 'ألغِ النشر' }).click()
  await expect(state(page)).toHaveText('أُلغي نشرها')
  expect((await request.get(href)).status()).toBe(404)

  await makeMove(page, 'انشرها من جديد')
  await expect(state(page)).toHaveText('منشورة')
  expect((await request.get(href)).status()).toBe(200)

  await makeMove(page, 'اسحبها نهائيًا', 'المصدر تراجع عن روايته.')
  await expect(state(page)).toHaveText('مسحوبة')
  const gone = await request.get(href)
  expect(gone.status()).toBe(410)
  expect(await gone.text()).toContain('المصدر تراجع عن روايته.')
  await expect(headline(page)).not.toBeEditable()
  // It is its state, not who she is.
  await expect(page.locator('.story-notices')).toContainText('سُحبت هذه المادة نهائيًا')
  await expect(page.locator('.story-notices')).not.toContainText('صلاحيات')
})

test(
  'two editors write at once: nothing is overwritten, both versions are compared, the outcome is saved',
  once,
  async ({ page, browser }) => {
    const title = unique('عنوان أول')
    await signInAsNew(page, 'editor', { name: 'هدى' })
    const id = await beginStory(page, title)
    await typeText(page, 'الفقرة الأولى كما كانت.')
    await isSaved(page)

    const other = await anotherBrowser(browser)
    await signInAsNew(other, 'editor', { name: 'سالم' })

    await test.step('one loses the network and writes on', async () => {
      await page.context().setOffline(true)
      await headline(page).fill(`${title} بقلم هدى`)
      await typeText(page, ' وزادت هدى.')
      await expect(page.locator('.story-status')).toHaveAttribute('data-kind', 'away')
      await expect(page.locator('.story-notices')).toContainText('كلماتك محفوظة في هذا المتصفح')
    })

    await test.step('the other takes over, and saves', async () => {
      await openStory(other, id)
      await expect(other.locator('.story-notices')).toContainText('يكتب فيها الآن هدى')
      await expect(headline(other)).not.toBeEditable()
      await other.getByRole('button', { name: 'تولَّ الكتابة' }).click()
      await other.getByRole('alertdialog').getByRole('button', { name: 'تولَّ الكتابة' }).click()
      await isReady(other)
      await headline(other).fill(`${title} بقلم سالم`)
      await line(other, 'الملخّص').fill('مقدمة سالم')
      await isSaved(other)
      await other.goto('/admin')
    })

    await test.step('back on the network, the first sees both versions beside each other', async () => {
      await page.context().setOffline(false)
      await expect(page.getByRole('heading', { name: 'نسختان من مادة واحدة' })).toBeVisible({
        timeout: 30_000,
      })
      expect(await barriers(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      const conflict = page.locator('.conflict')
      await expect(conflict).toContainText('وصلت نسخة من سالم بينما كنت تكتب')
      const head = conflict.getByRole('group', { name: /العنوان/ })
      await expect(head.locator('ins').first()).toHaveText(/هدى/)
      await expect(head.locator('ins').last()).toHaveText(/سالم/)
      await head.getByRole('radio', { name: 'نسخة سالم' }).check()
      // What only one of the two changed is suggested as that one left it.
      await expect(
        conflict.getByRole('group', { name: /الملخّص/ }).getByRole('radio', { name: 'نسخة سالم' }),
      ).toBeChecked()
      await conflict.getByRole('button', { name: 'احفظ ما اخترت' }).click()
      await expect(conflict).toBeHidden()
    })

    await test.step('the outcome is what was chosen, and both versions are kept', async () => {
      await page.reload()
      await expect(headline(page)).toHaveValue(`${title} بقلم سالم`)
      await expect(line(page, 'الملخّص')).toHaveValue('مقدمة سالم')
      await expect(text(page)).toContainText('الفقرة الأولى كما كانت. وزادت هدى.')
      const history = await openTab(page, 'السجل')
      for (const reason of ['دمج نسختين', 'النسخة الأولى قبل الدمج', 'النسخة الأخرى قبل الدمج'])
        await expect(history.locator('.session-list')).toContainText(reason)
    })
    await other.context().close()
  },
)

test('one writes and the other reads along; whoever is taken over from is told, and loses nothing', {
  ...once,
}, async ({ page, browser }) => {
  await signInAsNew(page, 'editor', { name: 'هدى' })
  const id = await beginStory(page, unique('حضور'))
  await typeText(page, 'ما كتبته هدى.')
  await isSaved(page)

  const other = await anotherBrowser(browser)
  await signInAsNew(other, 'editor', { name: 'سالم' })
  await openStory(other, id)
  await expect(other.locator('.story-notices')).toContainText('يكتب فيها الآن هدى')
  expect(await barriers(other)).toEqual([])
  await expect(page.locator('.story-others')).toContainText('سالم', { timeout: 20_000 })

  await test.step('the reader sees what is being written', async () => {
    await typeText(page, ' ثم زادت.')
    await isSaved(page)
    await expect(text(other)).toContainText('ثم زادت.', { timeout: 20_000 })
  })

  await test.step('taking over, while the last words have not been sent', async () => {
    // Not by her next sign of life, which may be ten seconds off: that one comes back once she has been told.
    let isTold = false
    page.on('response', async (response) => {
      if (response.url().includes('/tab/lost-lock')) isTold ||= (await response.json()).value.isLost
    })
    await page.route(/\/tab$/, (route) => (isTold ? route.continue() : route.abort()))
    await page.route(/\/draft$/, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await typeText(page, ' كلمة أخيرة')
    await expect(page.locator('.story-status')).toHaveAttribute('data-kind', 'away')
    await other.getByRole('button', { name: 'تولَّ الكتابة' }).click()
    const dialog = other.getByRole('alertdialog')
    await expect(dialog).toContainText('تُحفظ أولًا نسخة من نص هدى')
    await dialog.getByRole('button', { name: 'تولَّ الكتابة' }).click()
    await isReady(other)
    await expect(headline(page)).not.toBeEditable()
    await expect(page.locator('.story-notices')).toContainText('انتقلت الكتابة إلى سالم')
    await expect(page.locator('.story-notices')).toContainText('كلماتك الأخيرة محفوظة في هذا المتصفح')
    await expect(text(page)).toContainText('ثم زادت. كلمة أخيرة')
    const history = await openTab(other, 'السجل')
    await expect(history.locator('.session-list')).toContainText('قبل انتقال الكتابة')
  })

  await test.step('when the other goes, the words that waited are sent', async () => {
    await page.unroute(/\/draft$/)
    await other.goto('/admin')
    await expect(headline(page)).toBeEditable({ timeout: 30_000 })
    await isSaved(page)
  })

  await test.step('and after a second time the first writes again, upon the newest words', async () => {
    await openStory(other, id)
    await expect(text(other)).toContainText('كلمة أخيرة')
    await other.getByRole('button', { name: 'تولَّ الكتابة' }).click()
    await other.getByRole('alertdialog').getByRole('button', { name: 'تولَّ الكتابة' }).click()
    await isReady(other)
    await typeText(other, ' وكتب سالم.')
    await isSaved(other)
    await other.goto('/admin')
    await expect(headline(page)).toBeEditable({ timeout: 30_000 })
    await expect(text(page)).toContainText('وكتب سالم.')
  })
  await other.context().close()
})

test('versions are compared word by word, and one is brought back as a new one', once, async ({ page }) => {
  await signInAsShared(page, 'editor')
  const title = unique('نسخ')
  await beginStory(page, title)
  await typeText(page, 'ارتفع السعر إلى 12 دولارًا في Dubai.')
  await isSaved(page)
  const panel = await openTab(page, 'السجل')
  await panel.getByPlaceholder('قبل إعادة ترتيب الفقرات الأولى').fill('قبل تصحيح الرقم')
  await panel.getByRole('button', { name: 'احفظ نسخة' }).click()
  await expect(panel.locator('.session-list')).toContainText('قبل تصحيح الرقم')
  await closePanel(page)

  await text(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('ارتفع السعر إلى 15 دولارًا في Dubai.')
  await isSaved(page)

  await openTab(page, 'السجل')
  await panel.locator('.revision-list li').first().getByRole('button', { name: /^قارن/ }).click()
  const dialog = page.getByRole('dialog', { name: 'ما تغيّر' })
  await expect(dialog.locator('del')).toHaveText('12')
  await expect(dialog.locator('ins')).toHaveText('15')
  expect(await barriers(page)).toEqual([])
  // What was there stands before what is there, in the direction of the line.
  const [gone, added] = await Promise.all([
    dialog.locator('del').boundingBox(),
    dialog.locator('ins').boundingBox(),
  ])
  expect(gone!.x).toBeGreaterThan(added!.x)
  await page.keyboard.press('Escape')

  await panel
    .locator('.revision-list li', { hasText: 'قبل تصحيح الرقم' })
    .getByRole('button', { name: /^استعد/ })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'استعد هذه النسخة' }).click()
  await expect(text(page)).toHaveText('ارتفع السعر إلى 12 دولارًا في Dubai.')
  await page.reload()
  await expect(text(page)).toHaveText('ارتفع السعر إلى 12 دولارًا في Dubai.')
})

test('a text that somebody deleted is among the versions of her sitting, and comes back', {
  ...once,
}, async ({ page }) => {
  await signInAsNew(page, 'editor', { name: 'هدى' })
  const id = await beginStory(page, unique('محذوف'))
  await typeText(page, 'كُتبت هذه الجملة ثم حُذفت كلها.')
  await isSaved(page)
  await text(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await isSaved(page)

  await page.goto(`/admin/stories/${id}/history`)
  const sitting = page.locator('.session-list > li')
  await expect(sitting).toHaveCount(1)
  const head = sitting.locator('summary')
  await expect(head).toContainText('هدى')
  await expect(head).toContainText('نسختان')
  expect(await barriers(page)).toEqual([])
  await head.focus()
  await page.keyboard.press('Enter')
  await expect(sitting.getByRole('button', { name: /^استعد/ })).toHaveCount(0)
  await expect(head).toContainText('قبل حذف جزء كبير منها')
  await page.keyboard.press('Enter')
  await sitting
    .locator('li', { hasText: 'قبل حذف جزء كبير منها' })
    .getByRole('button', { name: /^استعد/ })
    .press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'استعد هذه النسخة' }).press('Enter')
  await expect(page.locator('.session-list')).toContainText('نسخة مستعادة')
  await openStory(page, id)
  await expect(text(page)).toHaveText('كُتبت هذه الجملة ثم حُذفت كلها.')
})

test('a story goes to the bin and comes back as it was', once, async ({ page }) => {
  await signInAsShared(page, 'author')
  const title = unique('إلى السلة')
  const id = await beginStory(page, title)
  await typeText(page, 'كلمات لا تضيع.')
  await isSaved(page)
  const panel = await openTab(page, 'البيانات')
  await panel.getByRole('button', { name: 'انقلها إلى سلة المحذوفات' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'انقلها إلى سلة المحذوفات' }).click()
  await expect(page).toHaveURL(/\/admin$/)
  expect((await page.request.get(storyPath(id))).status()).toBe(404)

  await page.goto('/admin/bin')
  await page.getByRole('button', { name: new RegExp(title) }).click()
  await expect(page.getByRole('button', { name: new RegExp(title) })).toHaveCount(0)
  await openStory(page, id)
  await expect(text(page)).toHaveText('كلمات لا تضيع.')
})

test('details are filed at once, bylines in their order, and an address leads on', { ...once }, async ({
  page,
  request,
}) => {
  await signInAsShared(page, 'editor')
  const title = unique('بيانات')
  const { href } = await publishedStory(page, title)
  const panel = await openTab(page, 'البيانات')
  await panel.getByLabel('القسم').selectOption({ index: 1 })
  await expect(page.getByText('حُفظت البيانات.')).toBeVisible()
  for (const name of ['سلمى الحدّاد', 'كريم بن علي']) {
    await panel.getByRole('combobox', { name: 'أضف توقيعًا' }).fill(name.slice(0, 4))
    await page.getByRole('option').first().click()
  }
  await expect(panel.locator('.byline-list li')).toHaveCount(2)
  const names = await panel.locator('.byline-name').allTextContents()
  await panel.getByRole('button', { name: `أخّر ${names[0]}` }).click()
  await isSaved(page)
  await page.reload()
  await openTab(page, 'البيانات')
  expect(await panel.locator('.byline-name').allTextContents()).toEqual([...names].reverse())

  await panel.getByLabel('الرابط').fill(unique('رابط آخر'))
  await panel.getByRole('button', { name: 'غيّر الرابط' }).click()
  await expect(page.getByText('تغيّر الرابط.')).toBeVisible()
  const former = await request.get(href, { maxRedirects: 0 })
  expect(former.status()).toBe(301)
  expect((await request.get(href)).status()).toBe(200)
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    inOneLightPerSize(colorScheme)
    test('no state of the screen has a serious barrier', async ({ page }) => {
      await signInAsShared(page, 'editor')
      const { id } = await publishedStory(page, unique('حواجز'))
      await closePanel(page)
      expect(await barriers(page), 'writing').toEqual([])
      for (const tab of ['النشر', 'البيانات', 'المعاينة', 'السجل'] as const) {
        await openTab(page, tab)
        expect(await barriers(page), tab).toEqual([])
        expect(await overflow(page), tab).toBe(0)
      }
      const panel = await openTab(page, 'النشر')
      await panel.getByRole('button', { name: 'اسحبها نهائيًا' }).click()
      await expect(page.locator('.dialog')).toBeVisible()
      expect(await barriers(page), 'killing').toEqual([])
      await page.keyboard.press('Escape')
      await page.goto(`/admin/preview/${id}`)
      expect(await barriers(page), 'preview').toEqual([])
    })
  })

test(
  'a draft is nobody’s who is not signed in, and a preview is kept by nobody',
  once,
  async ({ page, request }) => {
    await signInAsShared(page, 'author')
    const id = await beginStory(page, unique('سر'))
    for (const path of [storyPath(id), `/admin/preview/${id}`]) {
      const answer = await request.get(path, { maxRedirects: 0 })
      expect(answer.status(), path).toBe(307)
      expect(answer.headers().location, path).toContain('/admin/sign-in')
    }
    for (const path of ['/draft', '/card', '/checklist', '/revisions']) {
      const answer = await request.get(storyPath(id) + path, { headers: { 'sec-fetch-site': 'same-origin' } })
      expect(answer.status(), path).toBe(401)
      expect(await answer.json(), path).toMatchObject({ ok: false, refusal: 'signed-out' })
    }
    const preview = await page.goto(`/admin/preview/${id}`)
    expect(preview!.headers()['cache-control']).toContain('no-store')
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  },
)
