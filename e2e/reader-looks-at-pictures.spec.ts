/** Pictures are told in: an author makes a gallery, and readers go through one with and without a script. */
import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { signInAsShared } from './newsroom-session.ts'

const photoStory = `/s/${storyId('a-night-at-the-quay')}`

test('pictures beside the first of a gallery are fetched when the gallery comes near, and not with the page', async ({
  page,
}) => {
  await page.goto(photoStory, { waitUntil: 'networkidle' })
  const second = page.locator('.gallery-strip img').nth(1)
  const isThere = () => second.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)
  expect(await second.evaluate((img: HTMLImageElement) => img.currentSrc)).toBe('')
  await page.locator('.gallery-strip').scrollIntoViewIfNeeded()
  await expect.poll(isThere).toBe(true)
})

/** Where the strip stands: the place of the picture that is seen. */
const seen = (page: Page) =>
  page.locator('.gallery-strip').evaluate((strip) => {
    const { left, right } = strip.getBoundingClientRect()
    const middle = (left + right) / 2
    return [...strip.children].findIndex((each) => {
      const box = each.getBoundingClientRect()
      return box.left <= middle && middle < box.right
    })
  })

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a gallery is gone through by its links, each picture under its own words and number', async ({
    page,
  }) => {
    await page.goto(photoStory)
    await expect(page.locator('.gallery-strip figcaption').nth(1)).toContainText('الثانية فجرًا')
    await expect(page.locator('.gallery-steps').first()).toContainText('1 من 3')
    await expect(page.locator('.viewer-open')).toHaveCount(0)
    expect(await overflow(page)).toBe(0)
    await page.getByRole('link', { name: 'الصورة التالية' }).first().click()
    await expect(page.locator('.gallery-steps').nth(1)).toBeInViewport()
    await page.goto('/economy/السوق-القديم-بلا-نقد')
    await expect(page.locator('before-after figure')).toHaveCount(2)
    await expect(page.getByText('قبل الحملة', { exact: true })).toBeVisible()
  })
})

test('a gallery and a picture as large as the screen are gone through by keys, in the direction of the page', async ({
  page,
  isMobile,
}) => {
  await page.goto(photoStory)
  await page.locator('.gallery').scrollIntoViewIfNeeded()
  expect(await seen(page)).toBe(0)
  await page.getByRole('link', { name: 'الصورة التالية' }).first().click()
  await expect.poll(() => seen(page)).toBe(1)
  expect(new URL(page.url()).hash).toBe('')

  const opener = page.locator('.gallery figure').first().getByRole('button', { name: 'كبّر الصورة' })
  await opener.evaluate((button) => (button as HTMLElement).click())
  const dialog = page.getByRole('dialog', { name: 'صور المادة' })
  await expect(dialog.getByText('1 من 3')).toBeVisible()
  await expect(dialog).toContainText('التاسعة')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByText('1 من 3')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(dialog.getByText('2 من 3')).toBeVisible()
  await page.keyboard.press('End')
  await expect(dialog.getByText('3 من 3')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'التالية' })).toBeDisabled()
  expect(await overflow(page)).toBe(0)
  if (!isMobile) expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.goto('/economy/السوق-القديم-بلا-نقد')
  const slider = page.getByRole('slider')
  await slider.focus()
  const clip = () =>
    page
      .locator('.pair-stage picture')
      .first()
      .evaluate((each) => each.style.clipPath)
  // The earlier picture lies at the right, where the line begins.
  expect(await clip()).toBe('inset(0px 0px 0px 50%)')
  await page.keyboard.press('ArrowLeft')
  expect(await clip()).toBe('inset(0px 0px 0px 49%)')
})

test(
  'an author drops pictures and has a gallery, orders it, and makes single pictures of it again',
  once,
  async ({ page }) => {
    test.slow()
    await signInAsShared(page, 'author')
    await page.goto('/admin/new')
    await page.getByLabel('عنوان أولي').fill(`معرض ${Math.random().toString(36).slice(2, 8)}`)
    await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
    const text = page.locator('.story-body[role=textbox]')
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await text.click()
    await page.keyboard.type('قبل المعرض')
    const drop = (where: string, ...colours: string[]) =>
      page.locator(where).evaluate(async (element, fills) => {
        const dataTransfer = new DataTransfer()
        for (const fill of fills) {
          const canvas = new OffscreenCanvas(60, 40)
          const context = canvas.getContext('2d')!
          context.fillStyle = fill
          context.fillRect(0, 0, 60, 40)
          dataTransfer.items.add(
            new File([await canvas.convertToBlob()], `${fill}.png`, { type: 'image/png' }),
          )
        }
        const { left, top, width, height } = element.getBoundingClientRect()
        const at = { clientX: left + width / 2, clientY: top + height / 2 }
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...at }))
      }, colours)
    // Colours of its own, so that no other test's upload is the same picture.
    const own = () =>
      `#${Math.floor(Math.random() * 0xffffff)
        .toString(16)
        .padStart(6, '0')}`
    await drop('.story-body[role=textbox] > p', own(), own())
    const gallery = text.locator('.gallery-edit')
    await expect(gallery.locator('figure img')).toHaveCount(2, { timeout: 30_000 })
    await drop('.gallery-edit .gallery-hint', own())
    await expect(gallery.locator('figure img')).toHaveCount(3, { timeout: 30_000 })
    await expect(gallery).toContainText('معرض من 3 صور')

    const captions = gallery.locator('figure').getByLabel('تعليق الصورة')
    for (const [at, words] of ['أولى', 'ثانية', 'ثالثة'].entries()) await captions.nth(at).fill(words)
    const order = () =>
      captions.evaluateAll((fields) => fields.map((each) => (each as HTMLInputElement).value))
    await gallery.getByRole('button', { name: 'أخّرها' }).first().press('Enter')
    expect(await order()).toEqual(['ثانية', 'أولى', 'ثالثة'])
    await expect(gallery.getByRole('button', { name: 'أخّرها' }).nth(1)).toBeFocused()
    // All of it is in sight: what is dragged does not scroll.
    await page.setViewportSize({ width: 1280, height: 1600 })
    await gallery.evaluate((each) => each.scrollIntoView({ block: 'center', behavior: 'instant' }))
    const pictures = gallery.locator('.figure-picture')
    const { mouse } = page
    const [from, to] = [(await pictures.nth(2).boundingBox())!, (await pictures.nth(0).boundingBox())!]
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await mouse.down()
    await mouse.move(from.x + 40, from.y + 40, { steps: 4 })
    await mouse.move(to.x + to.width - 20, to.y + to.height / 2, { steps: 6 })
    await mouse.up()
    await expect.poll(order).toEqual(['ثالثة', 'ثانية', 'أولى'])
    await gallery.getByRole('button', { name: 'أخرجها من المعرض' }).nth(1).click()
    await expect(gallery.locator('figure')).toHaveCount(2)
    await expect(text.locator('> figure')).toHaveCount(1)
    await text.locator('> figure').getByRole('button', { name: 'اجمع الصور المتجاورة في معرض' }).click()
    await expect.poll(order).toEqual(['ثالثة', 'أولى', 'ثانية'])
    expect(await violationsOn(page, '.story-body')).toEqual([])

    // Saved, read again, and undone by the editor's own hand.
    await expect(page.locator('.story-bar')).toContainText('حُفظ', { timeout: 30_000 })
    await page.reload()
    await expect(gallery.locator('figure img')).toHaveCount(3)
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await gallery.getByRole('button', { name: 'اجعلها صورًا متفرقة' }).click()
    await expect(text.locator('> figure')).toHaveCount(3)
    await text.locator('> figure').first().getByLabel('عرض الصورة').selectOption('portrait')
    await text.locator('> figure').first().getByRole('button', { name: 'اجعلها وجارتها قبل وبعد' }).click()
    await expect(text.locator('.pair-edit figure')).toHaveCount(2)
  },
)
