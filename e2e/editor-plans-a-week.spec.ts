/**
 * An editor plans what happens and who writes of it; the author finds it, tries another headline, chooses what to read
 * next and what search engines are told; the editor publishes, and readers' heads say so.
 */
import { barriers } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { answers, enter, newPerson, signInAsNew } from './newsroom-session.ts'
import { anotherBrowser, headline as headlineOf, isReady, isSaved, makeMove } from './story-screen.ts'
import { smallTargets } from './targets.ts'

test(
  'from an event to a story without a word typed twice, and what is told of it elsewhere',
  once,
  async ({ browser, page }) => {
    const mark = Math.random().toString(36).slice(2, 8)
    // Heads have marks of isolation around what runs the other way.
    const toldAs = (before: string, after = '') => new RegExp(`^${before} .?${mark}.? ?${after}`)
    const [event, headline] = [`مناقشة الموازنة ${mark}`, `الموازنة في سطور ${mark}`]
    const [editor, author] = await Promise.all([
      newPerson('editor', { name: 'هدى' }),
      newPerson('author', { name: `سالم ${mark}` }),
    ])
    const hers = await anotherBrowser(browser)
    await Promise.all([enter(page, editor), enter(hers, author)])
    await hers.goto('/admin/plan?person=me')

    await page.goto('/admin/plan/event/new')
    await page.getByLabel('ماذا يحدث').fill(event)
    await page.getByRole('button', { name: 'خطِّط الحدث' }).click()
    await page.getByRole('link', { name: 'أضف تغطية' }).click()
    await page.getByLabel('عنوان العمل').fill(headline)
    await page.getByLabel('من يتولّاها').selectOption({ label: author.name })
    await page.getByLabel('التكليف').fill('خمسمئة كلمة')
    await page.getByRole('button', { name: 'أضفها إلى الخطة' }).click()
    await expect(page.locator('.plan-card', { hasText: headline })).toContainText('مخطَّطة')

    // It comes into the tab that she has open.
    await expect(hers.locator('.plan-card', { hasText: headline })).toBeVisible()

    // What nobody has is hers by one press, and the page that is open says so.
    const free = `صور من القاعة ${mark}`
    await page.getByRole('link', { name: 'أضف تغطية' }).click()
    await page.getByLabel('عنوان العمل').fill(free)
    await page.getByRole('button', { name: 'أضفها إلى الخطة' }).click()
    const nobodys = page.locator('.plan-card', { hasText: free })
    await expect(nobodys.getByRole('button', { name: `خذها: ${free}` })).toBeVisible()
    await hers.goto(new URL(page.url()).pathname)
    await hers.getByRole('button', { name: `خذها: ${free}` }).click()
    await expect(nobodys).toContainText(author.name)
    await expect(nobodys.getByRole('button', { name: /^خذها/ })).toHaveCount(0)

    await page.goto('/admin/plan')
    expect(await barriers(page)).toEqual([])
    expect(await overflow(page)).toBe(0)

    // The event goes to the next day by the keys alone; a press of Escape leaves it where it was.
    const days = page.locator('.plan-day')
    const held = days.filter({ hasText: event })
    const from = await held.evaluate((day) => [...day.parentElement!.children].indexOf(day))
    const isLast = from === (await days.count()) - 1
    const handle = page.getByRole('button', { name: `انقل: ${event}` })
    const said = page.locator('[id^="DndLiveRegion"]')
    const carry = async (...keys: string[]) => {
      await handle.focus()
      await page.keyboard.press('Space')
      await expect(said).toHaveText(`التُقط: ${event}.`)
      // dnd-kit hears keys in a task of its own after that.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
      for (const key of keys) await page.keyboard.press(key)
    }
    const arrow = isLast ? 'ArrowUp' : 'ArrowDown'
    await carry(arrow, 'Escape')
    await expect(days.nth(from)).toContainText(event)
    await carry(arrow)
    await expect(days.nth(isLast ? from - 1 : from + 1)).toHaveAttribute('data-over', '')
    await page.keyboard.press('Space')
    await expect(days.nth(isLast ? from - 1 : from + 1)).toContainText(event)
    await expect(days.nth(from)).not.toContainText(event)

    // Her story begins with what was planned.
    await hers.goto('/admin/inbox')
    await hers.locator('.inbox-row', { hasText: headline }).getByRole('link', { name: headline }).click()
    await hers.getByRole('button', { name: 'ابدأ المادة' }).click()
    await hers.waitForURL('**/admin/stories/*')
    await expect(hers.locator('.plan-story')).toContainText('خمسمئة كلمة')
    await isReady(hers)
    await expect(hers.getByRole('heading', { level: 1 })).toHaveText(headline)

    // Another headline takes its place, and it takes the other's.
    const second = `ما الذي تغيّره الموازنة ${mark}`
    await hers.getByRole('button', { name: 'عناوين أخرى' }).click()
    await hers.getByLabel('عنوان آخر للاختيار').fill(second)
    await hers.keyboard.press('Enter')
    await hers.getByRole('button', { name: `استعمل هذا ${second}` }).click()
    await expect(headlineOf(hers)).toHaveValue(second)
    await expect(hers.locator('.other-headlines-list li')).toHaveText([new RegExp(headline)])

    await hers.getByRole('tab', { name: 'البيانات' }).click()
    const suggested = hers.getByRole('button', { name: /^أضف «/ }).first()
    const next = (await suggested.getAttribute('aria-label'))!.slice('أضف «'.length, -1)
    await suggested.click()
    await expect(hers.getByText('حُفظت مواد «اقرأ بعدها».')).toBeVisible()
    await hers.getByRole('button', { name: 'اكتبهما وعاينهما' }).click()
    await hers.getByLabel('العنوان في محركات البحث').fill(`موازنة ${mark} بالأرقام`)
    await hers.getByLabel('الوصف على المنصات').fill(`وصف لمن يشارك ${mark}`)
    await expect(hers.locator('.platform-link[data-platform="google"] .platform-title')).toContainText(
      toldAs('موازنة', 'بالأرقام'),
    )
    expect(await barriers(hers)).toEqual([])
    await isSaved(hers)

    // Readers' page has the headline that was chosen, and its head what was written for others.
    const written = new URL(hers.url()).pathname
    // She lets go of it.
    await hers.goto('/admin/inbox')
    await page.goto(written)
    await isReady(page)
    await makeMove(page, 'انشرها الآن')
    const href = await page.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
    await page.goto(href!)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(second)
    await expect(page).toHaveTitle(toldAs('موازنة', 'بالأرقام — '))
    const meta = (name: string) => page.locator(`meta[property="${name}"]`)
    await expect(meta('og:title')).toHaveAttribute('content', toldAs('ما الذي تغيّره الموازنة'))
    await expect(meta('og:description')).toHaveAttribute('content', toldAs('وصف لمن يشارك'))
    await expect(page.locator('.related .headline').first()).toContainText(next)
    await hers.context().close()
  },
)

test('what was typed of what a colleague deletes is still there to be copied', async ({ browser, page }) => {
  const [one, other] = await Promise.all([newPerson('editor'), newPerson('editor')])
  const theirs = await anotherBrowser(browser)
  await Promise.all([enter(page, one), enter(theirs, other)])
  const headline = `تغطية مشتركة ${Math.random().toString(36).slice(2, 8)}`
  await page.goto('/admin/plan/coverage/new')
  await page.getByLabel('عنوان العمل').fill(headline)
  await page.getByRole('button', { name: 'أضفها إلى الخطة' }).click()
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible()
  await answers(page)
  await page.getByLabel('التكليف').fill('اتصل بالوزارة قبل الظهر')
  // Her hand is on nothing: the page may be made anew.
  await page.getByRole('heading', { level: 1 }).click()
  await theirs.goto(new URL(page.url()).pathname)
  await theirs.getByRole('button', { name: 'احذفها' }).click()
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'احذفها' }).click()
  await expect(page.getByRole('heading', { name: 'لا شاشة في هذا العنوان' })).toBeVisible()
  const kept = page
    .getByRole('status')
    .or(page.getByRole('alert'))
    .filter({ hasText: 'اتصل بالوزارة قبل الظهر' })
  await expect(kept).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.reload()
  await kept.getByRole('button', { name: 'لم أعد أحتاج إليه' }).click()
  await expect(kept).toHaveCount(0)
  await theirs.context().close()
})

test('what is taken from the plan leaves the hand on the page, and a finger finds all of it', async ({
  page,
}) => {
  await signInAsNew(page, 'editor')
  const headline = `تغطية عابرة ${Math.random().toString(36).slice(2, 8)}`
  await page.goto('/admin/plan/coverage/new')
  await page.getByLabel('عنوان العمل').fill(headline)
  await page.getByRole('button', { name: 'أضفها إلى الخطة' }).dblclick({ delay: 20 })
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible()
  const address = new URL(page.url()).pathname
  if (test.info().project.name === 'phone')
    for (const path of [
      '/admin/plan?view=list',
      '/admin/plan?view=day',
      '/admin/today',
      address,
      '/admin/log',
    ]) {
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      expect(await smallTargets(page, 'main'), path).toEqual([])
    }
  await page.goto(address)
  await page.getByRole('button', { name: 'احذفها' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'احذفها' }).dblclick({ delay: 20 })
  await expect(page).toHaveURL(/\/admin\/plan$/)
  await expect(question).toBeHidden()
  await expect(page.locator('main')).toBeFocused()
})
