/** A translator suggests in a colleague's story, who accepts some of it and refuses the rest; readers see what was accepted. */
import { violationsOn } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import {
  anotherBrowser,
  beginStory,
  headline,
  isReady,
  isSaved,
  line,
  openStory,
  openTab,
  text,
  typeText,
} from './story-screen.ts'

test.slow()

test('what is suggested stands in the text, and is accepted, undone and refused', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'the same on a phone, where the panel is a sheet: editor-notes-a-story')
  const mark = Math.random().toString(36).slice(2, 7)
  await signInAsNew(page, 'author', { name: `ليلى ${mark}` })
  const articleId = await beginStory(page, `الاقتراح ${mark}`)
  await typeText(page, 'قال الوزير أمس كلامًا كثيرًا.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('ثم مضى إلى بيته.')
  await isSaved(page)

  const desk = await anotherBrowser(browser)
  await signInAsNew(desk, 'translator', { name: `سامي ${mark}` })
  const hears = () => page.evaluate(() => window.dispatchEvent(new Event('online')))
  await test.step('who may not change it suggests, without asking for it', async () => {
    await openStory(desk, articleId)
    await expect(desk.getByRole('button', { name: 'اقترح', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await text(desk)
      .getByText('أمس')
      .dblclick({ position: { x: 5, y: 8 } })
    await desk.keyboard.press('Control+Home')
    await desk.keyboard.type('وقد ')
    await desk.keyboard.press('Control+End')
    await desk.keyboard.type(' Kestrel')
    await desk.keyboard.press('Enter')
    await desk.keyboard.type('سطر جديد.')
    await headline(desk).fill(`الاقتراح الآخر ${mark} Kestrel`)
    await line(desk, 'الملخّص').fill('وملخّص لم يُكتب.')
    await expect(desk.getByText('حُفظت اقتراحاتك.')).toBeVisible()
    await expect(desk.locator('.suggested-in').first()).toBeVisible()
    await expect(desk.locator('.line-suggestion ins').first()).toHaveText('الآخر')
  })

  await test.step('its author sees them in her text, which is as it was', async () => {
    await hears()
    await expect(page.locator('ins.suggested').first()).toBeVisible()
    const panel = await openTab(page, 'الملاحظات')
    await panel.getByRole('button', { name: /^الاقتراحات/ }).click()
    await expect(panel.locator('.note-thread').first()).toContainText(`سامي ${mark}`)
    await expect(panel.locator('.note-thread')).toHaveCount(5)
    await expect(headline(page)).toHaveValue(`الاقتراح ${mark}`)
    await expect(page.locator('.line-suggestion')).toHaveText([/الآخر.*سامي/s, /وملخّص لم يُكتب/])
    expect(await violationsOn(page, '.story-screen')).toEqual([])
  })

  await test.step('one is accepted, undone and done again, one refused, and the rest accepted', async () => {
    const cards = page.locator('.story-panel .note-thread')
    const another = page.getByRole('region', { name: 'الاقتراحات: العنوان' })
    await another.getByRole('button', { name: 'اقبل' }).click()
    await expect(headline(page)).toHaveValue(`الاقتراح الآخر ${mark} Kestrel`)
    await expect(another).toHaveCount(0)
    await isSaved(page)
    await expect(cards).toHaveCount(4)
    // Undone, it stands open again; done again, it is accepted.
    await headline(page).press('Control+z')
    await expect(headline(page)).toHaveValue(`الاقتراح ${mark}`)
    await expect(another).toBeVisible()
    await headline(page).press('Control+Shift+z')
    await expect(cards).toHaveCount(4)
    await cards.filter({ hasText: 'Kestrel' }).getByRole('button', { name: 'اقبل' }).click()
    await expect(cards).toHaveCount(3)
    await text(page).press('Control+z')
    await expect(cards).toHaveCount(4)
    await isSaved(page)
    // She is gone before it is answered: what she accepted is in the text, or it is open.
    const asked = new Promise<void>((resolve) => {
      void page.route(/\/(suggestions\/acceptance|draft)$/, async (route) => {
        if (route.request().method() === 'GET') return route.continue()
        await route.fetch()
        resolve()
      })
    })
    await cards.filter({ hasText: 'وقد' }).getByRole('button', { name: 'اقبل' }).click()
    await asked
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.reload()
    await isReady(page)
    await expect(text(page).locator('p').first()).toContainText('وقد قال الوزير أمس كلامًا كثيرًا.')
    await openTab(page, 'الملاحظات')
    await page.getByRole('button', { name: /^الاقتراحات/ }).click()
    await expect(cards).toHaveCount(3)
    await cards.filter({ hasText: 'Kestrel' }).getByRole('button', { name: 'ارفض' }).click()
    await expect(cards).toHaveCount(2)
    await page.getByRole('button', { name: 'اقبل الكل' }).click()
    await expect(cards).toHaveCount(0)
    await expect(text(page).locator('> p').last()).toHaveText('سطر جديد.')
    await expect(text(page)).not.toContainText('Kestrel')
    await expect(line(page, 'الملخّص')).toHaveValue('وملخّص لم يُكتب.')
    await expect(headline(page)).toHaveValue(`الاقتراح الآخر ${mark} Kestrel`)
    await isSaved(page)
  })

  await test.step('whoever suggested sees what became of it', async () => {
    await desk.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(text(desk)).not.toContainText('Kestrel')
    await expect(desk.locator(':is(.suggested, .line-suggestion)')).toHaveCount(0)
    await expect(headline(desk)).toHaveValue(`الاقتراح الآخر ${mark} Kestrel`)
    await expect(text(desk).locator('> p').last()).toHaveText('سطر جديد.')
  })
  await desk.context().close()
  await isReady(page)
})
