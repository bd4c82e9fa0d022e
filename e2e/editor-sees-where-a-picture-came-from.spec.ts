import {
  plainPicture,
  signedPicture,
  tamperedPicture,
} from '../lib/picture/credentials/testing/signed-pictures.ts'
import { barriersInEachLight } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { anotherBrowser, beginStory, closePanel, isSaved, makeMove, openTab } from './story-screen.ts'

test(
  'an editor sees who signed a picture and that one was changed since; so does a reader who asks',
  once,
  async ({ page, browser }) => {
    await signInAsNew(page, 'editor')
    await page.goto('/admin/media')
    const original = await signedPicture({ by: 'stranger', isMachineMade: true, title: 'draft.png' })
    const signed = await signedPicture({ original, file: await plainPicture(140) })
    await page.locator('.picture-drop input[type=file]').setInputFiles([
      { name: 'موقّعة.jpg', mimeType: 'image/jpeg', buffer: signed },
      { name: 'معدّلة.jpg', mimeType: 'image/jpeg', buffer: await tamperedPicture() },
    ])
    await expect(page.locator('.uploads li[data-state="done"]')).toHaveCount(2, { timeout: 60_000 })
    const changed = page.locator('.uploads li').filter({ hasText: 'معدّلة.jpg' })
    const described = await changed.getByRole('link', { name: 'صِفها' }).getAttribute('href')
    await page
      .locator('.uploads li')
      .filter({ hasText: 'موقّعة.jpg' })
      .getByRole('link', { name: 'صِفها' })
      .click()

    const origin = page.locator('.media-origin')
    await expect(origin).toContainText('سميرة النداف · وكالة الاختبار')
    await expect(origin).toContainText('Test Camera 1.0')
    await expect(origin).toContainText('غُيّرت ألوانها')
    await expect(origin).toContainText('صُنعت من «draft.png»')
    await expect(page.locator('[name="licence-source"]')).toHaveValue('trainedAlgorithmicMedia')
    expect(await barriersInEachLight(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    const mark = `منشأ${Date.now().toString().slice(-6)}`
    const words = page.locator('form', { has: page.locator('[name="alt-ar"]') })
    await words.locator('[name="alt-ar"]').fill(`صورة ${mark}`)
    await words.getByRole('button', { name: 'احفظ' }).click()
    await expect(words.getByText('حُفظ.')).toBeVisible()
    await page.goto(described!)
    await expect(origin.locator('.notice')).toContainText('ليست كما وُقّعت')
    await page.goto('/admin/media')
    await expect(page.locator(`.library-card[href="${described}"]`)).toContainText('ليست كما وُقّعت')

    await beginStory(page, `مادة ${mark}`)
    const details = await openTab(page, 'البيانات')
    await details.getByRole('button', { name: 'اختر صورة' }).click()
    const picker = page.getByRole('dialog', { name: 'اختر صورة' })
    await expect(picker.locator('.badge').first()).toHaveText('ليست كما وُقّعت')
    await picker.getByRole('searchbox').fill(mark)
    await picker.getByRole('button', { name: `صورة ${mark}` }).click()
    await expect(details.locator('.lead-picture img')).toBeVisible()
    await closePanel(page)
    await isSaved(page)
    await makeMove(page, 'انشرها الآن')
    const panel = await openTab(page, 'النشر')
    const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')
    const reader = await anotherBrowser(browser)
    for (const edition of ['', '?lite']) {
      await reader.goto(`${href}${edition}`)
      await expect(reader.locator('figure img')).toHaveCount(edition ? 0 : 1)
      const asked = reader.locator('figure details')
      await asked.locator('summary').click()
      await expect(asked).toContainText('لم تتغير منذ وُقّعت')
      await expect(asked).toContainText('سميرة النداف')
      await expect(reader.locator('figcaption')).toContainText('صورة مولّدة بالذكاء الاصطناعي')
      expect(await overflow(reader)).toBe(0)
    }
    await reader.close()
  },
)
