import { test as base, type Page } from '@playwright/test'
import { atBothSizes } from './sizes.ts'

export { expect } from '@playwright/test'
export { once } from './sizes.ts'

/** The newspaper that `open-newspaper.ts` started, before any of these files was read. */
export const newspaper = {
  url: process.env.E2E_URL!,
  settings: { WARRAQ_DATA: process.env.E2E_DATA! },
}

export const test = base.extend({ baseURL: newspaper.url })

/**
 * Colours and sizes do not depend on each other: what is looked at in both colours is looked at light on a desk and dark
 * on a phone, in half the time.
 */
export const inOneLightPerSize = (colorScheme: 'light' | 'dark'): void =>
  test.skip(
    ({ viewport }) => (viewport?.width ?? 0) > 500 !== (colorScheme === 'light'),
    'the other size is seen in this light',
  )

/**
 * How many pixels a page is wider than its screen, at the worse of the sizes that this test looks at: anything but 0 is
 * broken, whatever else the page does.
 */
export const overflow = async (page: Page): Promise<number> =>
  Math.max(
    ...(await atBothSizes(page, () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )),
  )
