import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { flaws } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { phone } from './sizes.ts'
import { smallTargets } from './targets.ts'

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 500
const translated = `/s/${storyId('stablecoin-reserves-report')}`

test.describe('on a phone', () => {
  test.skip(({ viewport }) => (viewport?.width ?? 0) > 500, 'a desk has no menu to open')

  test('the menu leads on, closes for who looks elsewhere, and leaves the page where it was', async ({
    page,
  }) => {
    await page.goto('/economy')
    const menu = page.locator('.site-menu')
    const summary = menu.locator('summary')
    await page.mouse.wheel(0, 900)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300)
    const bar = page.locator('.bar')
    expect((await bar.boundingBox())!.y, 'the bar stays').toBe(0)
    expect((await bar.boundingBox())!.height, 'and is low').toBeLessThanOrEqual(49)

    await summary.click()
    const economy = menu.getByRole('link', { name: 'اقتصاد', exact: true })
    await expect(economy).toHaveAttribute('aria-current', 'page')
    expect(await flaws(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.keyboard.press('Escape')
    await expect(economy).toBeHidden()
    await expect(summary).toBeFocused()
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)

    await summary.click()
    await page.mouse.click(180, 770)
    await expect(menu).not.toHaveAttribute('open')

    await summary.click()
    await menu.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en$/)
  })

  test('a strip that is wider than the screen shows where one is', async ({ page }) => {
    await page.goto('/latest')
    const current = page.locator('.sections [aria-current=page]')
    await expect(current).toBeInViewport({ ratio: 1 })
    const strip = page.locator('.sections ul')
    expect(await strip.evaluate((list) => list.scrollWidth - list.clientWidth)).toBeGreaterThan(0)
  })
})

test('a story shows its section as current, and leads to its own versions', async ({ page }) => {
  await page.goto(translated)
  const path = new URL(page.url()).pathname
  await expect(page.locator('.sections [aria-current=true]')).toHaveAttribute(
    'href',
    `/${path.split('/')[1]}`,
  )
  if (isPhone(page)) await page.locator('.site-menu summary').click()
  const languages = page.locator(isPhone(page) ? '.site-menu .languages' : '.folio .languages')
  await expect(languages).toContainText('لغات هذه المادة:')
  await expect(languages.locator('[aria-current=true]')).toHaveAttribute('href', path)
  await languages.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('article.story')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('what an anchor leads to is not under what stays', once, async ({ page }) => {
  for (const size of [page.viewportSize()!, phone]) {
    await page.setViewportSize(size)
    await page.goto('/#latest')
    const heading = page.locator('#latest')
    await expect(heading).toBeInViewport()
    const top = (await heading.boundingBox())!.y
    expect(top).toBeGreaterThanOrEqual(48)
  }
})

test('a finger hits whatever it aims at, on every kind of page', once, async ({ page }) => {
  const pages = [
    '/',
    '/economy',
    '/latest?page=2',
    '/topic/payments',
    '/desk/dubai',
    '/author/salma-haddad',
    // Whose addresses are long, in a language that is set large.
    '/ur/author/mariam-azizi',
    '/about',
    `/archive/${new Date().toISOString().slice(0, 7).replace('-', '/')}`,
    '/search?q=%D8%A8%D9%86%D9%83',
    '/corrections',
    '/nothing',
    ...['stablecoin-reserves-report', 'cable-cut-red-sea', 'gold-vault-audit'].map(
      (key) => `/s/${storyId(key)}`,
    ),
    '/en',
    '/ur',
  ]
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of pages) {
      await page.goto(path)
      await page.locator('.reading-settings summary').click()
      expect(await smallTargets(page), `${width} px, ${path}`).toEqual([])
      expect(await overflow(page), `${width} px, ${path}`).toBe(0)
    }
    await page.goto('/')
    const menu = page.locator('.site-menu summary')
    await menu.click()
    expect(await smallTargets(page, '.site-menu'), `${width} px, the menu`).toEqual([])
    await page.locator('.site-menu').getByRole('button', { name: 'طريقة العرض' }).click()
    expect(await smallTargets(page, '#reader-tools'), `${width} px, display`).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.search-link:visible').first().click()
    await page.keyboard.type('سلم')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    expect(await smallTargets(page, '.search-panel'), `${width} px, search`).toEqual([])
  }
})

test.describe('searching', () => {
  const open = async (page: Page) => {
    await page.goto('/economy')
    await page.locator('.search-link:visible').click()
    const field = page.getByRole('combobox')
    await expect(field).toBeFocused()
    return field
  }

  test('suggests while one types, by the keyboard alone, and remembers what was asked', async ({ page }) => {
    const field = await open(page)
    await page.keyboard.type('سلم')
    const list = page.getByRole('listbox')
    await expect(list.getByRole('option').first()).toBeVisible()
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await expect(page.locator('.search-panel [role=status]')).toHaveText(/^الاقتراحات: \d+$/)
    await expect(page.locator('.suggestions-title:visible')).toHaveCount(0)
    expect(await flaws(page)).toEqual([])
    expect(await overflow(page)).toBe(0)

    await page.keyboard.press('ArrowUp')
    const options = await list.getByRole('option').all()
    await expect(options.at(-1)!).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowDown')
    await expect(field).not.toHaveAttribute('aria-activedescendant')
    await page.keyboard.press('ArrowDown')
    await expect(field).toHaveAttribute('aria-activedescendant', (await options[0]!.getAttribute('id'))!)
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await expect(field, 'the first Escape closes the list alone').toBeFocused()
    await expect(field).toHaveValue('سلم')
    await page.keyboard.press('ArrowDown')
    await expect(list).toBeVisible()
    await page.keyboard.press('ArrowDown')
    const href = (await options[0]!.getAttribute('href'))!
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(href)

    await open(page)
    await page.keyboard.type('بنك')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/search\?q=/)

    const again = await open(page)
    const recent = page.getByRole('listbox').getByRole('option', { name: 'بنك' })
    await expect(recent).toBeVisible()
    await page.getByRole('button', { name: 'امحُها من هذا الجهاز' }).click()
    await expect(recent).toBeHidden()
    await expect(again).toBeFocused()
    expect(await page.evaluate(() => localStorage.getItem('searches'))).toBeNull()
    await page.keyboard.press('Escape')
    await expect(again).toBeHidden()
    await expect(page.locator('.search-link:visible')).toBeFocused()
  })

  test(
    'shows the answer to what stands in the field, in whatever order answers come',
    once,
    async ({ page }) => {
      const held: (() => void)[] = []
      await page.route('**/suggest/**', async (route) => {
        const asked = new URL(route.request().url()).searchParams.get('q')!
        const answer = () =>
          route
            .fulfill({ json: { suggestions: [{ kind: 'story', text: `جواب ${asked}`, href: '/x' }] } })
            .catch(() => {})
        // Words of three letters are answered at once, those of two when the test says so.
        if (asked.length > 2) await answer()
        else held.push(answer)
      })
      const field = await open(page)
      await field.fill('اب')
      await expect.poll(() => held.length).toBe(1)
      await field.fill('ابت')
      await expect(page.getByRole('listbox').getByRole('option')).toHaveText(/جواب ابت/)
      for (const answer of held) answer()
      // Something that comes after it, to know that it has been and gone.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
      await expect(page.getByRole('listbox').getByRole('option')).toHaveText(/جواب ابت/)
      await field.fill('')
      await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0)
    },
  )
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the menu opens, its settings are there, and search leads to its page', async ({ page }) => {
    await page.goto('/economy')
    if (isPhone(page)) {
      await page.locator('.site-menu summary').click()
      await page.locator('.site-menu').getByRole('link', { name: 'الأرقام والتواريخ' }).click()
      await expect(page.locator('#reading-settings')).toBeInViewport()
    }
    await page.locator('.search-link:visible').first().click()
    await expect(page).toHaveURL(/\/search$/)
    await page.getByRole('searchbox').fill('بنك')
    await page.keyboard.press('Enter')
    await expect(page.locator('.search-result').first()).toBeVisible()
  })
})
