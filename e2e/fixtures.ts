import { test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/** The newspaper that `open-newspaper.ts` started, before any of these files was read. */
export const newspaper = {
  url: process.env.E2E_URL!,
  settings: { WARRAQ_DATA: process.env.E2E_DATA! },
}

export const test = base.extend({ baseURL: newspaper.url })

/** How many pixels a page is wider than its screen: anything but 0 is broken, whatever else the page does. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
