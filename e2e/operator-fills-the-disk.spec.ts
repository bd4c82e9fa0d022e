import { copyDemo, openNewspaper } from '../lib/testing/newspaper.ts'
import { smallDisk } from '../lib/testing/small-disk.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { alertOn, enter, newPerson, signInAsShared } from './newsroom-session.ts'
import { anotherBrowser, beginStory, headline, isSaved, status, text, typeText } from './story-screen.ts'

test('the disk is full: readers read, everybody is told why, and no word that is typed is lost', {
  tag: '@once',
}, async ({ browser }) => {
  const disk = await smallDisk(600)
  test.skip(typeof disk === 'string', String(disk))
  if (typeof disk === 'string') return
  test.setTimeout(240_000)
  await copyDemo(disk.folder)
  const settings = { WARRAQ_DATA: disk.folder, METRICS_PORT: '0' }
  const paper = await openNewspaper(settings)
  try {
    const page = await anotherBrowser(browser, paper.url)
    await enter(page, await newPerson('owner', { settings }))
    await beginStory(page, 'عنوان والقرص خالٍ')
    await typeText(page, 'كلمات حُفظت.')
    await isSaved(page)

    await disk.fill(20)
    await expect.poll(() => paper.output()).toContain('The disk is full')
    await typeText(page, ' وكلمات كُتبت والقرص ممتلئ.')
    await expect(status(page)).toHaveAttribute('data-kind', 'away')
    await expect(status(page)).toHaveText('محفوظ في هذا المتصفح وحده.')

    await test.step('readers get pages, those that are not kept too', async () => {
      for (const path of ['/', '/latest', `/search?q=${Date.now()}`])
        expect((await fetch(paper.url + path)).status, path).toBe(200)
      expect((await fetch(`${paper.url}/readyz`)).status).toBe(200)
    })

    await test.step('an owner is told on every screen, her operator at the address for operators', async () => {
      const screen = await page.context().newPage()
      await screen.goto('/admin/status')
      await expect(screen.locator('.finding').first()).toContainText('القرص ممتلئ')
      expect(await barriers(screen)).toEqual([])
      await screen.goto('/admin/new')
      await expect(alertOn(screen).or(screen.locator('.notice[data-kind="failure"]')).first()).toContainText(
        'ولا يمكن حفظ شيء',
      )
      await screen.getByLabel('عنوان أولي').fill('لا مكان لهذا العنوان')
      await screen.getByRole('button', { name: 'ابدأ الكتابة' }).click()
      await expect(alertOn(screen)).toContainText('لا يمكن حفظ شيء الآن')
      await expect(screen.getByLabel('عنوان أولي')).toHaveValue('لا مكان لهذا العنوان')
      await screen.close()
      const health = /http:\/\/localhost:\d+(?=\/metrics)/.exec(paper.output())![0]
      const response = await fetch(`${health}/status`)
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('The disk is full')
    })

    await disk.clear()
    await isSaved(page)
    await page.reload()
    await expect(headline(page)).toHaveValue('عنوان والقرص خالٍ')
    await expect(text(page)).toHaveText('كلمات حُفظت. وكلمات كُتبت والقرص ممتلئ.')
  } finally {
    await paper.stop()
    await disk.remove()
  }
})

test('a tab of an earlier build says so, calmly, and loses nothing', async ({ page }) => {
  await signInAsShared(page, 'owner')
  await page.goto('/admin/new')
  const title = page.getByLabel('عنوان أولي')
  const bar = page.locator('.new-version')
  await title.fill('كُتب قبل النسخة الجديدة')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(bar).toHaveCount(0)

  // As a server of another build answers: it does not know the action that this page asks for.
  await page.route('/admin/new', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '40'.padEnd(42, '0') } })
      : route.continue(),
  )
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await expect(alertOn(page)).toContainText('صدرت نسخة جديدة')
  await expect(bar).toContainText('صدرت نسخة جديدة من غرفة الأخبار')
  expect(await barriers(page)).toEqual([])
  await page.unroute('/admin/new')
  await bar.getByRole('button', { name: 'حدّث الآن' }).click()
  await expect(bar).toHaveCount(0)
  await expect(title).toHaveValue('كُتب قبل النسخة الجديدة')

  // And as it answers when it is asked which one it is.
  await page.route('/admin/build', (route) => route.fulfill({ body: 'another', contentType: 'text/plain' }))
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(bar).toBeVisible()
})
