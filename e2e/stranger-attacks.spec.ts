import { expect, test } from '@playwright/test'
import { kinds } from '../bench/attacks/kinds.ts'
import { openTarget, type Target } from '../bench/attacks/open-target.ts'
import { tryAll } from '../bench/attacks/try-all.ts'
import { newspaper } from './fixtures.ts'

/** What is quick of `bench/attacks/run.ts`, on the paper that all tests share. */
test.describe('a stranger attacks, and the paper holds', () => {
  let target: Target
  test.beforeAll(async () => {
    target = await openTarget(newspaper.url, newspaper.settings.WARRAQ_DATA!)
  })

  for (const kind of kinds.filter(({ isCheap }) => isCheap))
    test(kind.name, async () => {
      const { tried, failed } = await tryAll(kind, target)
      expect(failed).toEqual([])
      expect(tried).toBeGreaterThan(0)
    })
})
