import type { Page } from '@playwright/test'
import { type Locale, locales } from '../lib/locale/table.ts'
import { expect, once, test } from './fixtures.ts'

const frontOf = (locale: Locale) => (locale === 'ar' ? '/' : `/${locale}`)
const minutes = (count: number) => count * 60_000

/** What a page's script makes of moments so many minutes ago, each printed as «printed» with «clock» in it. */
const saidOf = (page: Page, ages: readonly number[]): Promise<string[]> =>
  page.evaluate((given) => {
    const times = given.map((age) => {
      const time = document.createElement('time')
      time.dateTime = new Date(Date.now() - age * 60_000).toISOString()
      time.textContent = 'printed'
      Object.assign(time.dataset, { relative: '', clock: 'clock' })
      return time
    })
    document.querySelector('main')!.append(...times)
    document.dispatchEvent(new Event('visibilitychange'))
    return times.map((time) => time.textContent)
  }, ages)

const wording: Record<Locale, readonly string[]> = {
  ar: [
    ...['قبل لحظات', 'قبل دقيقة واحدة', 'قبل دقيقتين', 'قبل 5 دقائق', 'قبل 59 دقيقة'],
    ...['قبل ساعة واحدة', 'قبل ساعتين', 'قبل 3 ساعات', 'قبل 11 ساعة', 'أمس، clock'],
  ],
  en: [
    ...['just now', '1 minute ago', '2 minutes ago', '5 minutes ago', '59 minutes ago'],
    ...['1 hour ago', '2 hours ago', '3 hours ago', '11 hours ago', 'yesterday, clock'],
  ],
  fa: [
    ...['لحظاتی پیش', 'یک دقیقه پیش', '۲ دقیقه پیش', '۵ دقیقه پیش', '۵۹ دقیقه پیش'],
    ...['یک ساعت پیش', '۲ ساعت پیش', '۳ ساعت پیش', '۱۱ ساعت پیش', 'دیروز، clock'],
  ],
  he: [
    ...['לפני רגע', 'לפני דקה', 'לפני שתי דקות', 'לפני 5 דקות', 'לפני 59 דקות'],
    ...['לפני שעה', 'לפני שעתיים', 'לפני 3 שעות', 'לפני 11 שעות', 'אתמול, clock'],
  ],
  ur: [
    ...['ابھی ابھی', 'ایک منٹ پہلے', '2 منٹ پہلے', '5 منٹ پہلے', '59 منٹ پہلے'],
    ...['ایک گھنٹہ پہلے', '2 گھنٹے پہلے', '3 گھنٹے پہلے', '11 گھنٹے پہلے', 'گزشتہ کل، clock'],
  ],
  fr: [
    ...['à l’instant', 'il y a 1 minute', 'il y a 2 minutes', 'il y a 5 minutes', 'il y a 59 minutes'],
    ...['il y a 1 heure', 'il y a 2 heures', 'il y a 3 heures', 'il y a 11 heures', 'hier, clock'],
  ],
}

/** Two in the afternoon where the paper is made (Asia/Dubai), on a day whose yesterday was another month's. */
const now = new Date('2027-03-01T10:00:00Z')

test(
  'how long ago is said in each language, until the clock says more, and then the day',
  once,
  async ({ page }) => {
    await page.clock.setFixedTime(now)
    for (const locale of locales) {
      await page.goto(frontOf(locale))
      // The last is half past midnight of yesterday; then the day before it.
      const said = await saidOf(page, [0, 1, 2, 5, 59, 60, 120, 180, 660, 37 * 60 + 30, 39 * 60])
      expect(said, locale).toEqual([...wording[locale], 'printed'])
    }
  },
)

test(
  'a page that stays open goes on saying it, in the reader’s digits and the paper’s day',
  once,
  async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'reading', value: 'ar.arab.gregory.AE.-', url: baseURL! }])
    await page.clock.install({ time: now })
    await page.goto('/latest')
    const [first] = await saidOf(page, [3])
    expect(first).toBe('قبل ٣ دقائق')
    const time = page.locator('main > time')
    await page.clock.runFor(minutes(9))
    await expect(time).toHaveText('قبل ١١ دقيقة')
    await expect(time).toHaveAttribute('title', 'printed')
    await page.clock.fastForward(minutes(11 * 60 + 50))
    await page.clock.runFor(minutes(2))
    await expect(time, 'past midnight').toHaveText('أمس، clock')
    await page.clock.fastForward(minutes(24 * 60))
    await page.clock.runFor(minutes(2))
    await expect(time).toHaveText('printed')
    await expect(time).not.toHaveAttribute('title')
  },
)

test('the latest stand under their days, and today is called so', async ({ page }) => {
  await page.goto('/latest')
  const days = page.locator('.story-day-name')
  await expect(days.first()).toHaveText(/^(اليوم|أمس)، \p{L}+، \d+ \p{L}+ \d{4}$/u)
  const seen = await page.locator('.story-day').evaluateAll((sections) =>
    sections.map((section) => ({
      day: section.querySelector('h2 time')!.getAttribute('datetime')!,
      stories: [...section.querySelectorAll('.teaser-foot > time')].map((time) =>
        // Four hours ahead of Greenwich all year.
        new Date(Date.parse(time.getAttribute('datetime')!) + 4 * 3_600_000).toISOString().slice(0, 10),
      ),
    })),
  )
  expect(seen.length).toBeGreaterThan(0)
  for (const { day, stories } of seen) expect(new Set(stories)).toEqual(new Set([day]))
  expect(seen.map(({ day }) => day)).toEqual(
    seen
      .map(({ day }) => day)
      .toSorted()
      .reverse(),
  )
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('a story says its hour under its day, and that it was updated', once, async ({ page }) => {
    await page.goto('/latest')
    for (const time of await page.locator('.story-day .teaser-foot > time').allTextContents())
      expect(time).toMatch(/^\d\d:\d\d$/)
    await expect(page.locator('.teaser-updated').first()).toHaveText(
      /^حُدّث (\d+ \p{L}+( \d{4})?، )?\d\d:\d\d$/u,
    )
    await page.goto('/search?q=%D8%A8%D9%86%D9%83')
    for (const time of await page.locator('.search-result .teaser-foot > time').allTextContents())
      expect(time).toMatch(/^\d+ \p{L}+( \d{4})?(، \d\d:\d\d)?$/u)
  })
})
