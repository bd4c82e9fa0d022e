import { storyId } from '../lib/demo/demo-story.ts'
import { expect, newspaper, overflow, test } from './fixtures.ts'
import { smallTargets } from './targets.ts'

const id = storyId('stablecoin-reserves-report')

test('the short link goes to the clipboard, and the page says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/s/${id}`)
  await page.getByRole('button', { name: 'انسخ الرابط' }).click()
  await expect(page.locator('share-story [role=status]')).toHaveText('نُسخ الرابط.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${newspaper.url}/s/${id}`)

  await test.step('where the browser lets nothing be copied, it stands there to be copied by hand', async () => {
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await page.evaluate(() => {
      navigator.clipboard.writeText = async () => {
        throw new DOMException('Write permission denied.', 'NotAllowedError')
      }
    })
    const field = page.locator('share-story input')
    for (const _ of ['once', 'again']) {
      await page.getByRole('button', { name: 'انسخ الرابط' }).click()
      await expect(page.locator('share-story [role=status]')).toContainText('لم يسمح المتصفح بالنسخ')
      await expect(field).toBeFocused()
      const selected = await field.evaluate(({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
        value.slice(selectionStart ?? 0, selectionEnd ?? 0),
      )
      expect(selected).toBe(`${newspaper.url}/s/${id}`)
    }
    expect(await smallTargets(page, 'share-story')).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(thrown).toEqual([])
  })
})

test('the device’s own share sheet gets the short link and the headline; without one there is no button', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true })
  })
  await page.goto(`/s/${id}/en`)
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeHidden()

  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: async (shared: unknown) => {
        document.documentElement.dataset.shared = JSON.stringify(shared)
      },
    })
  })
  await page.reload()
  const headline = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const shared = JSON.parse((await page.locator('html').getAttribute('data-shared'))!)
  expect(shared).toEqual({ url: `${newspaper.url}/s/${id}/en`, title: headline })
})
