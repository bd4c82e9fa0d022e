import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { storyId } from '../lib/demo/demo-story.ts'
import { violationsOn } from './barriers.ts'
import { expect, newspaper, once, overflow, test } from './fixtures.ts'

const arabicIndic = /[٠-٩]/
const latin = /[0-9]/

/** Fills in the form at the foot of the page one is on, and sends it. */
async function choose(page: Page, choices: Record<string, string>): Promise<void> {
  await page.locator('.reading-settings summary').click()
  for (const [name, value] of Object.entries(choices))
    await page.locator(`.reading-settings select[name=${name}]`).selectOption(value)
  await page.locator('.reading-settings button').first().click()
}

const times = (page: Page) => page.locator('time').allTextContents()

test.describe('a reader without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('has Arabic pages in Arabic-Indic digits, with the Hijri date beside', async ({ page }) => {
    await page.goto('/latest?page=2')
    await expect(page.locator('.paging')).toContainText(latin)
    await choose(page, { numerals: 'arab', months: 'LB', secondCalendar: 'islamic-umalqura' })

    await expect(page, 'back where the form stood').toHaveURL(/\/latest\?page=2$/)
    await expect(page.locator('.paging')).toContainText('٢')
    await expect(page.locator('.paging')).not.toContainText(latin)

    await page.goto('/')
    await expect(page.locator('.front-day time')).toHaveText(
      /^\p{L}+، [٠-٩]+ .+ [٠-٩]{4} \([٠-٩]+ .+ [٠-٩]{4}\sهـ\)$/u,
    )
    for (const time of await times(page)) {
      expect(time).toMatch(arabicIndic)
      expect(time).not.toMatch(latin)
    }

    await page.goto(`/s/${storyId('gold-vault-audit')}`)
    await expect(page.locator('.times time').first()).toHaveText(
      /\([٠-٩]+ .+ [٠-٩]{4}\sهـ\)، الساعة [٠-٩]{2}:[٠-٩]{2}$/,
    )
    await expect(page.locator('.times')).not.toContainText(latin)
    await expect(page.locator('#corrections time')).toHaveText(arabicIndic)
    expect(await overflow(page)).toBe(0)

    // The choice shows itself as made.
    await expect(page.locator('.reading-settings select[name=months]')).toHaveValue('LB')
  })

  test('reads every word of a story as its writer wrote it', once, async ({ page }) => {
    await page.goto(`/s/${storyId('stablecoin-reserves-report')}`)
    const story = page.locator('.story :is(h1, .standfirst, .story-body)')
    const written = await story.allTextContents()
    expect(written.join()).toMatch(latin)
    await choose(page, { numerals: 'arab', calendar: 'islamic-umalqura' })
    await expect(page.locator('.times')).toContainText('هـ')
    expect(await story.allTextContents()).toEqual(written)
  })

  test('chooses for one language, and can go back to the paper’s own way', { ...once }, async ({
    page,
    context,
  }) => {
    await page.goto('/')
    const papers = await page.locator('.front-day time').textContent()
    await choose(page, { numerals: 'arab', calendar: 'persian' })
    await expect(page.locator('.front-day time')).toHaveText(/هـ\.ش$/)

    await page.goto('/en')
    expect((await times(page)).join()).not.toMatch(/[٠-٩]|SH/)
    await choose(page, { secondCalendar: 'persian' })
    await expect(page).toHaveURL(/\/en$/)
    await expect(page.locator('.front-day time')).toHaveText(/\(\w+ \d+, 14\d\d\sSH\)$/)
    await page.goto('/')
    await expect(page.locator('.front-day time')).toHaveText(/هـ\.ش$/)

    await page.locator('.reading-settings summary').click()
    await page.locator('.reading-settings button[name=reset]').click()
    await expect(page.locator('.front-day time')).toHaveText(papers!)
    await page.goto('/en')
    await expect(page.locator('.front-day time')).toHaveText(/SH\)$/)
    await page.locator('.reading-settings summary').click()
    await page.locator('.reading-settings button[name=reset]').click()
    expect(await context.cookies()).toEqual([])
  })

  test('changes nothing for anybody else', once, async ({ page, browser, baseURL }) => {
    await page.goto('/')
    await choose(page, { numerals: 'arab' })
    await expect(page.locator('.front-day time')).toHaveText(arabicIndic)
    const other = await browser.newContext({ baseURL: baseURL! })
    const theirs = await other.newPage()
    await theirs.goto('/')
    await expect(theirs.locator('.front-day time')).toHaveText(latin)
    await expect(theirs.locator('.front-day time')).not.toHaveText(arabicIndic)
    await other.close()
    const shared = await page.request.get('/')
    expect(shared.headers()['cache-control'], 'kept by no cache in front of us').toContain('private')
  })
})

test('the cookie is ours alone, for a year, and out of scripts’ reach', once, async ({ page, context }) => {
  await page.goto('/')
  await choose(page, { numerals: 'arab' })
  const [cookie, ...others] = await context.cookies()
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ name: 'reading', value: 'ar.arab.gregory.AE.-', path: '/', httpOnly: true })
  expect(cookie!.sameSite).toBe('Lax')
  const days = (cookie!.expires - Date.now() / 1000) / 86_400
  expect(days).toBeGreaterThan(364)
  expect(days).toBeLessThan(366)
})

test('a form on somebody else’s page chooses nothing for a reader', once, async ({ page, context }) => {
  const fields = { locale: 'ar', numerals: 'arab', calendar: 'persian', months: 'AE', secondCalendar: '-' }
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`)
  const elsewhere = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<form method="post" action="${newspaper.url}/reading">${inputs.join('')}<button>Win</button></form>`,
    )
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  try {
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
    const answered = page.waitForResponse((response) => response.url().endsWith('/reading'))
    await page.getByRole('button').click()
    expect((await answered).status()).toBe(403)
    expect(await context.cookies(newspaper.url)).toEqual([])
  } finally {
    elsewhere.close()
  }
})

test('a request that our form cannot send is refused', once, async ({ request }) => {
  const fields = { locale: 'ar', numerals: 'arab', calendar: 'gregory', months: 'AE', secondCalendar: '-' }
  const send = (form: Record<string, string>, headers: Record<string, string> = { Origin: newspaper.url }) =>
    request.post('/reading', { form, headers, maxRedirects: 0 })
  const status = async (...sent: Parameters<typeof send>) => (await send(...sent)).status()
  expect(await status(fields)).toBe(303)
  expect(await status(fields, {}), 'no origin').toBe(403)
  expect(await status(fields, { Origin: 'null' })).toBe(403)
  expect(await status(fields, { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' })).toBe(
    403,
  )
  expect(await status({ ...fields, locale: 'de' })).toBe(400)
  expect(await status({ ...fields, numerals: 'thai' })).toBe(400)
  expect(await status({ ...fields, months: '-.-' })).toBe(400)
  expect(await status({ locale: 'ar' })).toBe(400)
  expect(await status({ ...fields, more: 'x'.repeat(5_000) })).toBe(413)
  expect((await request.get('/reading')).status()).toBe(405)
  for (const [referrer, location] of [
    [`${newspaper.url}/latest?page=2`, '/latest?page=2'],
    [`${newspaper.url}//evil.example/`, '/'],
    ['https://evil.example/economy', '/economy'],
    ['nonsense', '/'],
  ] as const)
    expect((await send(fields, { Origin: newspaper.url, Referer: referrer })).headers().location).toBe(
      location,
    )
})

test('the form is no barrier to anybody', async ({ page }) => {
  for (const path of ['/', '/en', '/ur']) {
    await page.goto(path)
    await page.locator('.reading-settings summary').click()
    await expect(page.getByRole('combobox').first()).toBeVisible()
    const violations = await violationsOn(page, '.reading-settings')
    expect(violations.map((each) => each.id)).toEqual([])
    expect(await overflow(page)).toBe(0)
  }
})
