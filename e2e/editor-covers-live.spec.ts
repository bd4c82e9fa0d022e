import { expect, test } from './fixtures.ts'
import { answers, signInAsShared } from './newsroom-session.ts'
import { beginStory } from './story-screen.ts'

test('an editor posts from a phone, and a page that is open has it without moving', async ({
  page,
  browser,
}) => {
  test.skip(test.info().project.name !== 'phone', 'made for a phone')
  // As where the newsroom is reached without TLS.
  await page.addInitScript(() => Object.defineProperty(crypto, 'randomUUID', { value: undefined }))
  await signInAsShared(page, 'editor')
  const id = await beginStory(page, `ليلة طويلة ${test.info().workerIndex}${Date.now()}`)
  // What the story's own screen asks; its forms have journeys of their own.
  const ask = (path: string, body: object, method = 'POST') =>
    page.evaluate(
      async ([address, sent, how]) =>
        (
          await fetch(address!, {
            method: how!,
            body: sent!,
            headers: { 'content-type': 'application/json' },
          })
        ).status,
      [`/admin/stories/${id}/${path}`, JSON.stringify(body), method],
    )
  expect(await ask('filing', { kind: 'live' }, 'PUT')).toBe(200)
  expect(await ask('move', { move: 'publish' })).toBe(200)
  await page.goto(`/admin/stories/${id}/live`)
  await answers(page)
  const words = page.getByLabel('التحديث', { exact: true }).first()
  const post = async (text: string) => {
    await words.fill(text)
    await page.getByRole('button', { name: 'انشر', exact: true }).first().dblclick()
    await expect(page.getByRole('listitem').filter({ hasText: text })).toHaveCount(1)
    await expect(words).toHaveValue('')
  }
  for (let at = 1; at <= 3; at += 1) await post(`خبر طويل ${at}\n${'سطر\n'.repeat(12)}`)

  const reader = await (await browser.newContext()).newPage()
  const streams = reader.waitForResponse(
    (response) => new URL(response.url()).pathname.startsWith('/stream/') && response.status() === 200,
  )
  const href = await page.getByRole('link', { name: 'صفحة القرّاء' }).getAttribute('href')
  await reader.goto(new URL(href!, page.url()).href)
  await streams
  const updates = reader.locator('.live-update')
  await expect(updates).toHaveCount(3)

  // At the head of the page it is there at once.
  await post('وصلت السفينة')
  await expect(updates.first()).toContainText('وصلت السفينة')

  // Further down it waits, and nothing moves.
  await updates.nth(2).evaluate((each) => each.scrollIntoView())
  const place = () =>
    updates.filter({ hasText: 'خبر طويل 2' }).evaluate((each) => each.getBoundingClientRect().top)
  const before = await place()
  await post('عادت الخدمة')
  const offer = reader.getByRole('link', { name: 'تحديثات جديدة' })
  await expect(offer).toBeVisible()
  await expect(updates.filter({ hasText: 'عادت الخدمة' })).toHaveCount(0)
  expect(await place()).toBe(before)

  // Withdrawn above what is read: it goes, and nothing moves.
  const wrong = page.getByRole('listitem').filter({ hasText: 'وصلت السفينة' })
  await wrong.getByRole('button', { name: 'اسحب' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'اسحب' }).click()
  // A stream that broke meanwhile is begun again within ten seconds.
  await expect(updates.filter({ hasText: 'وصلت السفينة' })).toHaveCount(0, { timeout: 30_000 })
  expect(Math.abs((await place()) - before)).toBeLessThan(2)
  await offer.click()
  await expect(updates.first()).toContainText('عادت الخدمة')
  await expect(updates.first()).toBeInViewport()

  // What she is changing is withdrawn by another hand: its form goes, and her words do not.
  const entry = (on: typeof page) => on.getByRole('listitem').filter({ hasText: 'عادت الخدمة' })
  await entry(page).getByText('عدّل', { exact: true }).click()
  const mine = 'عادت الخدمة إلى الحي كله'
  await entry(page).getByLabel('التحديث', { exact: true }).fill(mine)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await answers(other)
  await entry(other).getByRole('button', { name: 'اسحب' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'اسحب' }).click()
  await expect(entry(other)).toHaveCount(0)
  await other.close()
  await entry(page).getByLabel('التحديث', { exact: true }).blur()
  const left = page.getByRole('status').filter({ hasText: mine })
  await expect(left).toBeVisible()
  await expect(entry(page)).toHaveCount(0)
  await left.getByRole('button', { name: 'لم أعد أحتاج إليه' }).click()
  await page.reload()
  await answers(page)
  await expect(page.getByText(mine)).toHaveCount(0)

  // Posted, but the answer never comes; a colleague withdraws it. Sent again it is not said to stand, and its words are here.
  const lost = 'انقطع الاتصال'
  await page.route('**/live', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort()
  })
  await words.fill(lost)
  const send = page.getByRole('button', { name: 'انشر', exact: true }).first()
  await send.click()
  await expect(page.getByRole('alert').filter({ hasText: /./ }).first()).toBeVisible()
  await page.unroute('**/live')
  const colleague = await page.context().newPage()
  await colleague.goto(page.url())
  await answers(colleague)
  const theirs = colleague.getByRole('listitem').filter({ hasText: lost })
  await theirs.getByRole('button', { name: 'اسحب' }).click()
  await colleague.getByRole('alertdialog').getByRole('button', { name: 'اسحب' }).click()
  await expect(theirs).toHaveCount(0)
  await colleague.close()
  await expect(words).toHaveValue(lost)
  await send.click()
  await expect(page.getByText('سبق أن نُشر هذا التحديث')).toBeVisible()
  await expect(words).toHaveValue(lost)
  await send.click()
  await expect(page.getByRole('listitem').filter({ hasText: lost })).toHaveCount(1)
  await expect(words).toHaveValue('')
})
